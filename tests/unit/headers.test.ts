import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../src/model/folder.ts';
import { caching, headers, headersFile, previewHeaders } from '../../src/site/headers.ts';

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

const { lasting, brief } = caching;
const expected = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));

test.each([
	['nginx.conf', { 'Cache-Control': ['$caching'] }],
	['Caddyfile', { 'Cache-Control': [brief, lasting] }],
	['.htaccess', { 'Cache-Control': [brief, lasting] }],
])('hosting/%s says what the table says', (name, cache) => {
	const file = readFileSync(join(root, 'hosting', name), 'utf8');
	expect(headersIn(file)).toEqual({ ...expected, ...cache });
	for (const value of [brief, lasting]) expect(file).toContain(`"${value}"`);
});

test('_headers says what the table says, and what lasts', () => {
	const file = headersFile();
	expect(headersIn(file)).toEqual({ ...expected, 'Cache-Control': caching.lastingPaths.map(() => lasting) });
	expect(file.match(/^\/.*/gm)).toEqual([
		'/*',
		'/_astro/*',
		'/search-index/:language/index/*',
		'/search-index/:language/fragment/*',
	]);
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
