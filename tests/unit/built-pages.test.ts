import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkPages, findBroken, readPage } from '../../src/site/built-pages.ts';

describe('what a built page links to', () => {
	test('pages and files of this site, in quotation marks or none', () => {
		const { targets } = readPage(
			'/en/',
			'<a href="/en/about/">a</a><a class=x href=/en/search/?q=a>b</a><img alt="" src="/card.png"><a href="?a=1&#38;b=2&amp;c=3">c</a>',
		);
		expect(targets).toEqual(['/en/about/', '/en/search/?q=a', '?a=1&b=2&c=3', '/card.png']);
	});

	test('nothing elsewhere, nothing in a script, no other attribute', () => {
		const { targets } = readPage(
			'/en/',
			'<a href="https://example.org/">a</a><a href="//example.org/">b</a><a href="mailto:a@b.c">c</a><a href="tel:1">d</a>' +
				'<script>const a = "<a href=\'/x/\' href=/y/>"</script><p data-href="/z/">e</p>',
		);
		expect(targets).toEqual([]);
	});

	test('anchors are its ids', () => {
		expect(readPage('/en/', '<h2 id="first">a</h2><p id=second>b</p><p data-id="third">c</p>').ids).toEqual(
			new Set(['first', 'second']),
		);
	});
});

describe('links that lead nowhere', () => {
	const page = (address: string, ids: string[] = [], targets: string[] = []) => ({
		address,
		ids: new Set(ids),
		targets,
	});
	const files = new Set(['/card.png', '/en/صورة.png', '/404.html']);
	const others = [
		page('/'),
		page('/en/', ['top']),
		page('/en/about/', ['who', 'لماذا']),
		page('/en/دليل/'),
		page('/404.html'),
	];
	const broken = (target: string, from = '/en/guide/') =>
		findBroken([...others, page(from, ['here'], [target])], files);

	test.each([
		['an address', '/en/about/'],
		['the start page', '/'],
		['an address with an anchor', '/en/about/#who'],
		['an address with a query', '/en/about/?q=a%20b/c'],
		['an address with a query and an anchor', '/en/about/?q=a#who'],
		['an anchor on the page itself', '#here'],
		['the page itself', ''],
		['a query on the page itself', '?q=a'],
		['a relative address', '../about/#who'],
		['a relative address from the folder', './'],
		['a file', '/card.png'],
		['an address in Arabic letters', '/en/دليل/'],
		['the same, encoded', '/en/%D8%AF%D9%84%D9%8A%D9%84/'],
		['an encoded file', '/en/%D8%B5%D9%88%D8%B1%D8%A9.png'],
		['an anchor in Arabic letters', '/en/about/#لماذا'],
		['the same, encoded', '/en/about/#%D9%84%D9%85%D8%A7%D8%B0%D8%A7'],
	])('%s is sound: %s', (_, target) => {
		expect(broken(target)).toEqual([]);
	});

	test.each([
		['an address that is not there', '/en/nowhere/', 'which was not built'],
		['an address without its last slash', '/en/about', 'which was not built'],
		['another language', '/ku/about/', 'which was not built'],
		['a file that is not there', '/card.webp', 'which was not built'],
		['a relative address that is not there', 'about/', 'which was not built'],
		['an anchor that is not there', '/en/about/#when', 'there is no such anchor'],
		['an anchor of another page', '#who', 'there is no such anchor'],
		['an encoded anchor that is not there', '/en/about/#%D9%85%D8%AA%D9%89', 'there is no such anchor'],
		['an address that is encoded wrongly', '/en/100%/', 'which was not built'],
	])('%s is broken: %s', (_, target, says) => {
		const problems = broken(target);
		expect(problems).toHaveLength(1);
		expect(problems[0]).toMatchObject({ file: '/en/guide/', rule: 'broken-link' });
		expect(problems[0]?.message).toContain(`leads to ${target}`);
		expect(problems[0]?.message).toContain(says);
	});

	test('a relative address on a page that is a file starts from its folder', () => {
		expect(broken('en/about/', '/lost.html')).toEqual([]);
		expect(broken('lost.html/en/', '/lost.html')).toHaveLength(1);
	});

	test('the same broken link twice on a page is one problem', () => {
		expect(findBroken([page('/en/', [], ['/x/', '/x/', '/y/'])], files)).toHaveLength(2);
	});
});

describe('a built folder', () => {
	let folder: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'kb-'));
		mkdirSync(join(folder, 'en'));
	});
	afterEach(() => rmSync(folder, { recursive: true }));
	const write = (file: string, html: string) => writeFileSync(join(folder, file), html);

	test('whose links all lead somewhere has no problems', () => {
		write('index.html', '<a href="/en/#a">a</a><img src="/en/card.png">');
		write('en/index.html', '<h1 id="a"></h1><a href="/">b</a>');
		write('en/card.png', '');
		expect(checkPages(folder)).toEqual([]);
	});

	test('has a problem for each link that does not: a folder is no page', () => {
		write('index.html', '<a href="/en">a</a><a href="/ar/">b</a>');
		write('en/index.html', '<a href="/#a">c</a>');
		expect(checkPages(folder).map(({ file, message }) => `${file} ${message}`)).toEqual(
			expect.arrayContaining([
				expect.stringMatching(/^\/ leads to \/en, /),
				expect.stringMatching(/^\/ leads to \/ar\/, /),
				expect.stringMatching(/^\/en\/ leads to \/#a, /),
			]),
		);
	});

	test('without a start page was not built', () => {
		expect(checkPages(folder)).toMatchObject([{ rule: 'not-built' }]);
	});
});
