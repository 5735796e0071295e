import { describe, expect, test } from 'vitest';
import { parseBase, styleWithBase, withBase } from '../../src/hosting/base.ts';
import { inlineStyles } from '../../src/hosting/inline-styles.ts';

describe('a base before the addresses of a page', () => {
	test.each([
		['a link', '<a class="x" href="/en/about/">a</a>', '<a class="x" href="/kb/en/about/">a</a>'],
		['the root itself', '<a href="/">a</a>', '<a href="/kb/">a</a>'],
		['a form', '<form action="/ar/search/">', '<form action="/kb/ar/search/">'],
		['a picture', '<img alt="a > b" src="/_astro/a.webp">', '<img alt="a > b" src="/kb/_astro/a.webp">'],
		[
			'a refresh',
			'<meta http-equiv="refresh" content="0; url=/en/">',
			'<meta http-equiv="refresh" content="0; url=/kb/en/">',
		],
		['a script from a file', '<script src="/_astro/a.js"></script>', '<script src="/kb/_astro/a.js"></script>'],
		[
			'a style',
			'<style>a{src:url(/a.woff2) url("/b.woff2")}</style>',
			'<style>a{src:url(/kb/a.woff2) url("/kb/b.woff2")}</style>',
		],
		[
			'structured data',
			'<script type="application/ld+json">{"item":"/en/","name":"a / b"}</script>',
			'<script type="application/ld+json">{"item":"/kb/en/","name":"a / b"}</script>',
		],
	])('%s', (_what, html, expected) => {
		expect(withBase(html, '/kb/')).toBe(expected);
		expect(withBase(html, '/')).toBe(html);
	});

	test.each([
		['a whole address', '<a href="https://example.org/en/">a</a>'],
		['an address of another host', '<a href="//example.org/en/">a</a>'],
		['an anchor', '<a href="#top">a</a>'],
		['words that look like an attribute', '<p>write href="/en/" there</p>'],
		['an attribute that is no address', '<p data-text="/en/" title=" href=&quot;/en/">a</p>'],
		['a script that its hash holds', `<script>location.href="/en/";'<a href="/en/">'</script>`],
		['a description', '<meta name="description" content="/en/ is a path">'],
	])('%s stays', (_what, html) => expect(withBase(html, '/kb/')).toBe(html));

	test('a stylesheet too', () =>
		expect(styleWithBase("a{src:url('/f.woff2')}", '/kb/')).toBe("a{src:url('/kb/f.woff2')}"));

	test.each([
		['kb', '/kb/'],
		['/kb', '/kb/'],
		['/a/b-c.d/', '/a/b-c.d/'],
		['/', '/'],
		['', '/'],
	])('%j is %j', (text, base) => expect(parseBase(text)).toBe(base));

	test.each(['../a', 'a b', 'a//b', 'https://example.org/kb/', 'a"b', 'a/../b', '?a'])('%j is none', (text) =>
		expect(() => parseBase(text)).toThrow('is no path'),
	);
});

describe('styles in the page', () => {
	const styles = new Map([
		['/_astro/a.css', 'a{color:red}\n'],
		['/_astro/print.css', 'a{color:black}'],
	]);

	test('stand where they were linked, those for print alone as such', () => {
		expect(
			inlineStyles(
				'<head><link rel="stylesheet" href="/_astro/print.css" media="print"><link rel="stylesheet" href="/_astro/a.css"><link rel="icon" href="/a.svg"></head>',
				styles,
			),
		).toBe(
			'<head><style media="print">a{color:black}</style><style>a{color:red}</style><link rel="icon" href="/a.svg"></head>',
		);
	});

	test('one that is not there ends the build', () => {
		expect(() => inlineStyles('<link rel="stylesheet" href="/b.css">', styles)).toThrow('/b.css');
	});
});
