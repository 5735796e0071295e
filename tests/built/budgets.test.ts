import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Page } from 'playwright';
import { afterAll, describe, expect, test } from 'vitest';
import { languages } from '../../src/languages/languages.ts';
import type { Kind } from '../../src/model/kinds.ts';
import { phone, useBrowser } from '../browser.ts';
import { inlineScripts, tagsOf } from '../html.ts';
import { allPages, entryPages, manifest, type SitePage } from '../pages.ts';
import { dist, readPage } from '../site.ts';

/** Bytes as a host would send them, at best. */
const brotli = (text: string | Buffer): number =>
	brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

const sizes = new Map<string, number>();
const once = (key: string, measure: () => number): number => {
	const size = sizes.get(key) ?? measure();
	sizes.set(key, size);
	return size;
};
const sizeOf = (address: string): number => once(address, () => brotli(readFileSync(join(dist, address))));
const scriptSize = (html: string): number => {
	const code = inlineScripts(html).join('\n');
	return once(code, () => brotli(code));
};

/** What a first view of a page costs, without its webfont. */
function weigh(address: string) {
	// Nothing in a template is loaded before a script takes it out.
	const html = readPage(address).replace(/<template\b[\s\S]*?<\/template>/g, '');
	const links = tagsOf(html, 'link').map(({ attributes }) => attributes);
	const styles = links.filter(({ rel }) => rel === 'stylesheet');
	const scripts = tagsOf(html, 'script').map(({ attributes }) => attributes);
	const linkedScripts = scripts.flatMap(({ src }) => src ?? []);
	const page = brotli(readPage(address));
	const css = styles.reduce((sum, { href }) => sum + sizeOf(href as string), 0);
	return {
		bytes: page + css,
		page,
		css,
		js: scriptSize(html) + linkedScripts.reduce((sum, src) => sum + sizeOf(src), 0),
		// The page itself, styles and scripts that hold back painting, and what is preloaded.
		requests:
			1 +
			styles.filter(({ media }) => media !== 'print').length +
			links.filter(({ rel }) => rel === 'preload' || rel === 'modulepreload').length +
			scripts.filter(
				({ src, type, async, defer }) => src && type !== 'module' && async === undefined && defer === undefined,
			).length,
		menu: menuLinks(html),
	};
}

/** Links in the menu's lists. */
const menuLinks = (html: string): number =>
	tagsOf(/<nav class="menu[\s\S]*?<\/nav>/.exec(html)?.[0] ?? '', 'a').filter(
		({ attributes }) => attributes['class'] !== 'menu-close' && !('data-language' in attributes),
	).length;

const heaviest = (pages: SitePage[]): SitePage => pages.reduce((most, page) => (page.bytes > most.bytes ? page : most));

const largest = Object.values(languages).flatMap(({ path }) =>
	[...Map.groupBy(entryPages(path), ({ what }) => what).values()].map(heaviest),
);
/** The Arabic page of a kind nearest to 900 words; one that is translated, where one is. */
function about900(kind: Kind): SitePage {
	const all = entryPages('ar').filter(({ what }) => what === kind);
	const translated = all.filter(({ state }) => state !== 'fallback');
	const distance = ({ entry }: (typeof all)[number]) => Math.abs(entry.text.words - 900);
	return (translated.length > 0 ? translated : all).reduce((best, page) =>
		distance(page) < distance(best) ? page : best,
	);
}

const site = useBrowser();
const rows: Record<string, Record<string, string | number>> = {};
afterAll(() => console.table(rows));

/** Weighs a page, and counts its elements in a browser. */
async function measure({ address, entry }: SitePage, limit: string) {
	const { page } = await site.open(address, phone);
	const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
	const weight = weigh(address);
	rows[address] = { words: entry?.text.words ?? 0, ...weight, nodes, limit };
	return { ...weight, nodes };
}

describe('900 words in Arabic take at most 16,000 bytes and 450 nodes', () => {
	test.each((['guide', 'case-study', 'report'] as const).map(about900))('$what: $address', async (page) => {
		const { bytes, nodes } = await measure(page, '16000 B, 450 nodes');
		expect.soft(bytes).toBeLessThanOrEqual(16_000);
		expect.soft(nodes).toBeLessThanOrEqual(450);
	});
});

describe('the longest session plan and module take at most 20,000 bytes and 900 nodes in any language', () => {
	test.each(largest.filter(({ what }) => what === 'session-plan' || what === 'module'))(
		'$what: $address',
		async (page) => {
			const { bytes, nodes } = await measure(page, '20000 B, 900 nodes');
			expect.soft(bytes).toBeLessThanOrEqual(20_000);
			expect.soft(nodes).toBeLessThanOrEqual(900);
		},
	);
});

describe('the heaviest page of each kind and language', () => {
	test.each(largest)(
		'$address: 3 requests before it is painted, 2 kB of script, 30 links in the menu',
		({ address, entry }) => {
			const weight = weigh(address);
			const { requests, js, menu } = weight;
			rows[address] ??= { words: entry?.text.words ?? 0, ...weight };
			expect.soft(requests).toBeLessThanOrEqual(3);
			expect.soft(js).toBeLessThanOrEqual(2048);
			expect.soft(menu).toBeLessThanOrEqual(30);
		},
	);
});

test('no page has more than 2 kB of script, or 30 links in its menu', () => {
	const over = allPages().filter(({ address }) => {
		const { js, menu } = weigh(address);
		return js > 2048 || menu > 30;
	});
	expect(over.map(({ address }) => address)).toEqual([]);
});

test('a weight of the webfont takes at most 16,000 bytes', () => {
	const fonts = globSync('**/*.{woff2,woff,ttf,otf}', { cwd: dist });
	expect(fonts).toHaveLength(2);
	for (const font of fonts) expect(statSync(join(dist, font)).size, font).toBeLessThanOrEqual(16_000);
});

describe('a first view asks for', () => {
	const first = (what: string, language?: string) =>
		allPages().find((page) => page.what === what && (!language || page.language === language)) as SitePage;
	const fontsOf = (requests: string[]) => requests.filter((url) => url.endsWith('.woff2'));
	/** Loaded, its fonts too, and idle long enough for what waits for idleness. */
	const settled = async (page: Page) => {
		await page.evaluate(() => document.fonts.ready.then(() => undefined));
		await page.evaluate(() => new Promise((done) => requestIdleCallback(() => setTimeout(done, 100))));
	};
	const foreign = (requests: string[]) => requests.filter((url) => !url.startsWith(site.url()));

	test.each(manifest.languages)(
		'%s: a webfont in Arabic script only, nothing of the search, nothing of others',
		async (language) => {
			for (const what of ['home', 'report', 'listing', 'glossary', 'search']) {
				const { address } = first(what, language);
				const { page, requests } = await site.open(address);
				await settled(page);
				const fonts = fontsOf(requests);
				if (languages[language].font) expect(fonts.length, address).toBeGreaterThanOrEqual(1);
				else expect(fonts, address).toEqual([]);
				expect(requests.filter((url) => url.includes('/search-index/'))).toEqual([]);
				expect(foreign(requests)).toEqual([]);
			}
		},
	);

	test('pages outside any language: no webfont', async () => {
		for (const what of ['language choice', '404.html', 'permanent address']) {
			const page = allPages().find((one) => one.what === what && !one.language) as SitePage;
			const { page: opened, requests } = await site.open(page.address);
			await settled(opened);
			expect(fontsOf(requests), page.address).toEqual([]);
			expect(foreign(requests)).toEqual([]);
		}
	});

	test('no weight of it ahead of the page: one that comes before the other would show with the device’s letters', () => {
		for (const { address } of allPages())
			expect(
				tagsOf(readPage(address), 'link').filter(({ attributes }) => attributes['rel'] === 'preload'),
				address,
			).toEqual([]);
	});
});
