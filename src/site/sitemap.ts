import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import astroSitemap, { type SitemapItem } from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';
import { DomUtils, parseDocument } from 'htmlparser2';
import type { Manifest } from '../model/manifest.ts';
import { wholeAddress } from '../model/site-address.ts';

/**
 * The sitemap of a site with an address. What stands in it is what the finished pages say of themselves, so that the two
 * never differ. It takes the place of Starlight's, which lists every page in every language.
 */
export function sitemap({ site, pages }: Manifest): AstroIntegration[] {
	if (!site.address) return [];
	let folder = '';
	const updated = new Map(pages.map(({ path, in: { en } }) => [path, en.data.updated]));
	const home = wholeAddress(site.address, '');
	const { hooks, ...integration } = astroSitemap({
		namespaces: { news: false, image: false, video: false },
		serialize({ url }) {
			const path = decodeURI(url.slice(home.length));
			const lastmod = updated.get(path.split('/').slice(1, -1).join('/'));
			const item = itemOf(url, readFileSync(join(folder, path, 'index.html'), 'utf8'));
			return item && lastmod ? { ...item, lastmod } : item;
		},
	});
	return [
		{
			...integration,
			hooks: {
				...hooks,
				async 'astro:config:done'(options) {
					folder = fileURLToPath(options.config.outDir);
					// The site is built at a root, wherever it is published.
					const config = { ...options.config, base: new URL(home).pathname };
					await hooks['astro:config:done']?.({ ...options, config });
				},
			},
		},
	];
}

/**
 * A page as the sitemap lists it, with the languages it really exists in; nothing for one that asks not to be indexed, or
 * is a copy of another.
 */
export function itemOf(url: string, html: string): SitemapItem | undefined {
	const head = parseDocument(html.slice(0, html.indexOf('</head>')));
	const tags = DomUtils.getElementsByTagName('meta', head).map(({ attribs }) => attribs);
	if (tags.some(({ name, content }) => name === 'robots' && content === 'noindex')) return undefined;
	const links = DomUtils.getElementsByTagName('link', head).map(({ attribs }) => attribs);
	const canonical = links.find(({ rel }) => rel === 'canonical')?.['href'];
	if (canonical !== undefined && canonical !== url) return undefined;
	return {
		url,
		links: links.flatMap(({ hreflang, href }) => (hreflang && href ? [{ lang: hreflang, url: href }] : [])),
	};
}
