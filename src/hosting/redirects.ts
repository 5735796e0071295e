import { source } from '../languages/languages.ts';
import type { Manifest } from '../model/manifest.ts';
import { programmePath } from '../model/programme-paths.ts';

/** Where a former address leads; both with a slash at both ends. */
export interface Redirect {
	from: string;
	to: string;
}

/** Cloudflare Pages reads this many lines that name one address each. */
export const mostRedirects = 2000;

/**
 * Former addresses of pages and programmes in every language. Those of withdrawn pages are not among them: they are
 * pages, which say so. A page stands at each former address too, for hosts that can redirect nothing.
 * @param base where the site begins, with a slash at both ends
 */
export const redirectsOf = ({ languages, pages, programmes }: Manifest, base = '/'): Redirect[] =>
	languages.flatMap((language) => {
		const lead = (path: string, aliases: readonly string[]): Redirect[] =>
			aliases.map((alias) => ({ from: `${base}${language}/${alias}/`, to: `${base}${language}/${path}/` }));
		return [
			...pages.flatMap(({ path, in: texts }) => lead(path, (texts[language] ?? texts[source]).data.aliases)),
			...Object.entries(programmes).flatMap(([id, { aliases }]) => lead(programmePath(id), aliases)),
		];
	});

/** `_redirects` for Netlify and Cloudflare Pages. Netlify has to be told of each language's own not-found page as well. */
export const redirectsFile = (redirects: readonly Redirect[], { languages }: Manifest, base = '/'): string =>
	[
		...redirects.map(({ from, to }) => `${from} ${to} 301`),
		...languages.map((language) => `${base}${language}/* ${base}${language}/404.html 404`),
	]
		.map((line) => `${line}\n`)
		.join('');

/** Caddy does not start with a file that is empty. */
const firstLine = '# Former addresses\n';

/** Pairs for nginx, to be included in a `map`. */
export const nginxRedirects = (redirects: readonly Redirect[]): string =>
	[firstLine, ...redirects.map(({ from, to }) => `${from} ${to};\n`)].join('');

/** Lines for Caddy, to be imported into a site. */
export const caddyRedirects = (redirects: readonly Redirect[]): string =>
	[firstLine, ...redirects.map(({ from, to }) => `redir ${from} ${to} 301\n`)].join('');
