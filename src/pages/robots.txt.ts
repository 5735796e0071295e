import type { APIRoute } from 'astro';
import { wholeAddress } from '../model/site-address.ts';

/** All may be read; where the site has an address, its sitemap is named. */
export const GET: APIRoute = ({ site }) =>
	new Response(
		['User-agent: *', 'Allow: /', ...(site ? [`Sitemap: ${wholeAddress(site, 'sitemap-index.xml')}`] : []), ''].join(
			'\n',
		),
	);
