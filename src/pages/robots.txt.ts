import type { APIRoute } from 'astro';

/** All may be read; where the site has an address, its sitemap is named. */
export const GET: APIRoute = ({ site }) =>
	new Response(
		['User-agent: *', 'Allow: /', ...(site ? [`Sitemap: ${new URL('/sitemap-index.xml', site).href}`] : []), ''].join(
			'\n',
		),
	);
