/** What a browser never gives this site, nor a script that got into it. */
const denied = [
	'accelerometer',
	'bluetooth',
	'camera',
	'clipboard-read',
	'display-capture',
	'geolocation',
	'gyroscope',
	'hid',
	'idle-detection',
	'local-fonts',
	'magnetometer',
	'microphone',
	'midi',
	'payment',
	'publickey-credentials-get',
	'screen-wake-lock',
	'serial',
	'usb',
	'window-management',
	'xr-spatial-tracking',
];
/** What the share row of a page asks for. */
const own = ['clipboard-write', 'web-share'];

/**
 * What a server sends with every answer. The rest of the policy is in the pages; what stands here a page cannot say.
 * Nothing of the site is meant to be embedded or fetched by another: links and downloads need neither.
 */
export const headers: Readonly<Record<string, string>> = {
	// Firefox asks for the pictures of a `srcset` before it has read the policy in the page.
	'Content-Security-Policy': "frame-ancestors 'none'; img-src 'self' data:",
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'Permissions-Policy': [...denied.map((name) => `${name}=()`), ...own.map((name) => `${name}=(self)`)].join(', '),
	'Referrer-Policy': 'no-referrer',
	'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
	'X-Content-Type-Options': 'nosniff',
	'X-Frame-Options': 'DENY',
};

/** For a preview: a browser would remember for two years that this computer's own name is asked over TLS alone. */
export const previewHeaders: typeof headers = Object.fromEntries(
	Object.entries(headers).filter(([name]) => name !== 'Strict-Transport-Security'),
);

/** `Cache-Control` by path. Elsewhere names stay and contents change. */
export const caching = {
	lasting: 'public, max-age=31536000, immutable',
	brief: 'public, max-age=300',
	/** A star stands for one part of a path; at the end, for all that follows. */
	lastingPaths: ['/_astro/*', '/search-index/*/*'],
};

/** How a path begins that names what lasts, without a slash in front: the source of an expression. */
export const lastingStart = caching.lastingPaths
	.map((path) => path.slice(1).replace(/\*$/, '').replace('*', '[^/]+'))
	.join('|');

const lastingFile = new RegExp(`^(${lastingStart}).`);

/** Whether a file is named by its content, and so never changes. @param file path in the site, without a slash in front */
export const isLasting = (file: string): boolean => lastingFile.test(file);

/** Content types that servers do not know by themselves, by the end of a path; a browser guesses none. */
export const contentTypes: Readonly<Record<string, string>> = {
	'.bib': 'application/x-bibtex',
	'.csv': 'text/csv',
	'.ris': 'application/x-research-info-systems',
	'/feed.xml': 'application/atom+xml',
};

/**
 * The table as Netlify and Cloudflare Pages read it. Both join what several rules say, and let a browser ask again for
 * what no rule names: so only what lasts is named.
 * @param base where the site begins, with a slash at both ends
 */
export function headersFile(base = '/'): string {
	const rule = (path: string, lines: Readonly<Record<string, string>>) =>
		[base + path.slice(1), ...Object.entries(lines).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
	return `${[
		rule('/*', headers),
		...caching.lastingPaths.map((path) => rule(path.replace('/*/', '/:folder/'), { 'Cache-Control': caching.lasting })),
	].join('\n\n')}\n`;
}
