import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { caching, headers, headersFile, isLasting, previewHeaders } from '../../src/hosting/headers.ts';
import { htaccess } from '../../src/hosting/htaccess.ts';
import { warnings } from '../../src/hosting/index.ts';
import { caddyRedirects, nginxRedirects, redirectsFile, redirectsOf } from '../../src/hosting/redirects.ts';
import { carriedOver } from '../../src/hosting/releases.ts';
import { root } from '../../src/model/folder.ts';
import type { Manifest } from '../../src/model/manifest.ts';

/** Every header that a host's file sets, with its values in order. */
function headersIn(file: string): Record<string, string[]> {
	const found: Record<string, string[]> = {};
	for (const line of file.split('\n')) {
		const [, name, value] =
			/^\s*(?:add_header |Header (?:always )?set |header (?:@\S+ )?)?([A-Z][A-Za-z-]+):? "?([^"]*?)"?(?: always)?;?$/.exec(
				line,
			) ?? [];
		if (name && value && (name in headers || name === 'Cache-Control')) found[name] = [...(found[name] ?? []), value];
	}
	return found;
}

const text = (...aliases: string[]) => ({ data: { aliases } });
const manifest = {
	languages: ['en', 'ar'],
	pages: [
		{ path: 'guides/new', in: { en: text('guides/old', 'older'), ar: text('guides/old', 'older') } },
		{ path: 'about', in: { en: text() } },
	],
	programmes: { river: { aliases: ['programmes/first'] } },
} as unknown as Manifest;

const { lasting, brief } = caching;
const expected = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));

test.each([
	['nginx.conf', { 'Cache-Control': ['$caching'] }],
	['Caddyfile', { 'Cache-Control': [brief, lasting] }],
])('docs/hosting/%s says what the table says', (name, cache) => {
	const file = readFileSync(join(root, 'docs/hosting', name), 'utf8');
	expect(headersIn(file)).toEqual({ ...expected, ...cache });
	for (const value of [brief, lasting]) expect(file).toContain(`"${value}"`);
});

test('.htaccess says what the table says', () => {
	expect(headersIn(htaccess([], manifest))).toEqual({ ...expected, 'Cache-Control': [brief, lasting] });
});

test('_headers says what the table says, and what lasts', () => {
	const file = headersFile();
	expect(headersIn(file)).toEqual({ ...expected, 'Cache-Control': caching.lastingPaths.map(() => lasting) });
	expect(file.match(/^\/.*/gm)).toEqual(['/*', '/_astro/*', '/search-index/:folder/*']);
});

test.each([
	['_astro/page.1a2b3c.css', true],
	['_astro/page.1a2b3c.css.br', true],
	['search-index/en/fragment/en_1a2b3c.pf_fragment', true],
	['search-index/en/pages.1a2b3c4d.json', true],
	['search-index/search.js', false],
	['search-index/search.js.br', false],
	['en/_astro/page.css', false],
	['beside/en/about.js', false],
	['downloads/knowledge-base.zip', false],
])('%s lasts: %s', (file, expected) => expect(isLasting(file)).toBe(expected));

describe('former addresses', () => {
	const redirects = redirectsOf(manifest);

	test('lead to where a page or programme is now, in every language', () => {
		expect(redirects).toEqual([
			{ from: '/en/guides/old/', to: '/en/guides/new/' },
			{ from: '/en/older/', to: '/en/guides/new/' },
			{ from: '/en/programmes/first/', to: '/en/programmes/river/' },
			{ from: '/ar/guides/old/', to: '/ar/guides/new/' },
			{ from: '/ar/older/', to: '/ar/guides/new/' },
			{ from: '/ar/programmes/first/', to: '/ar/programmes/river/' },
		]);
	});

	test('begin where the site does', () => {
		expect(redirectsOf(manifest, '/kb/')[0]).toEqual({ from: '/kb/en/guides/old/', to: '/kb/en/guides/new/' });
		expect(headersFile('/kb/').match(/^\/.*/gm)).toEqual(['/kb/*', '/kb/_astro/*', '/kb/search-index/:folder/*']);
		expect(htaccess(redirectsOf(manifest, '/kb/'), manifest, '/kb/')).not.toMatch(/ "?\^?\/(?!kb\/|feed)/);
	});

	test('are said to each host as it reads them', () => {
		const [one] = redirects;
		if (!one) throw new Error('No redirect.');
		expect(redirectsFile([one], manifest)).toBe(
			'/en/guides/old/ /en/guides/new/ 301\n/en/* /en/404.html 404\n/ar/* /ar/404.html 404\n',
		);
		expect(nginxRedirects([one])).toBe('# Former addresses\n/en/guides/old/ /en/guides/new/;\n');
		expect(caddyRedirects([one])).toBe('# Former addresses\nredir /en/guides/old/ /en/guides/new/ 301\n');
		expect(htaccess([one], manifest)).toContain('RedirectMatch 301 "^/en/guides/old/$" "/en/guides/new/"');
	});
});

test('what Cloudflare Pages would not take is said, with what to do', () => {
	const folder = mkdtempSync(join(tmpdir(), 'kb-large-'));
	mkdirSync(join(folder, 'downloads'));
	writeFileSync(join(folder, 'downloads/large.zip'), Buffer.alloc(3 * 1024 * 1024));
	writeFileSync(join(folder, 'downloads/small.zip'), Buffer.alloc(2 * 1024 * 1024));
	const said = warnings(folder, 2001, 2 * 1024 * 1024);
	expect(said).toHaveLength(2);
	expect(said[0]).toMatch(/^downloads\/large\.zip is larger than 2 MiB/);
	expect(said[1]).toContain('2001 former addresses');
	expect(warnings(folder, 2000)).toEqual([]);
	rmSync(folder, { recursive: true });
});

describe('the table', () => {
	test('a frame is refused in both ways that browsers know', () => {
		expect(headers['Content-Security-Policy']).toBe("frame-ancestors 'none'; img-src 'self' data:");
		expect(headers['X-Frame-Options']).toBe('DENY');
	});

	test('no host is named, and nothing needs quoting in a file of a host', () => {
		for (const value of Object.values(headers)) expect(value).not.toMatch(/["$\\\n]|https?:|\*/);
	});

	test('a preview says all of it but TLS alone', () => {
		expect(Object.keys(headers).filter((name) => !(name in previewHeaders))).toEqual(['Strict-Transport-Security']);
	});
});

describe('what a release takes over', () => {
	const now = '2026-11-22T10:00:00.000Z';
	const none = { published: now, carried: {} };

	test('is what the last one had and the new build has not, for thirty days', () => {
		expect(
			carriedOver(new Set(['_astro/a.css']), { release: none, lasting: ['_astro/a.css', '_astro/b.css'] }, now),
		).toEqual({ '_astro/b.css': '2026-12-22T10:00:00.000Z' });
	});

	test('goes when its days are over, counted from the last build that had it', () => {
		const release = {
			published: now,
			carried: { 'old.css': '2026-11-22T10:00:00.000Z', 'new.css': '2026-11-22T10:00:01.000Z' },
		};
		expect(carriedOver(new Set(), { release, lasting: ['new.css', 'old.css'] }, now)).toEqual({
			'new.css': '2026-11-22T10:00:01.000Z',
		});
	});

	test('is nothing when a site says so', () =>
		expect(carriedOver(new Set(), { release: none, lasting: ['a.css'] }, now, 0)).toEqual({}));
});
