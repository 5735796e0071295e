import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import { close, createIndex } from 'pagefind';
import { afterAll, describe, expect, test } from 'vitest';
import { type LanguagePath, languages } from '../../src/languages/languages.ts';
import { isIndexed } from '../../src/search/bundle.ts';
import { readFragment } from '../../src/search/graft.ts';
import type { PageTable } from '../../src/search/tables.ts';
import { indexFile } from '../index-file.ts';
import { addressOf, manifest } from '../pages.ts';
import { addresses, dist, publicManifest, readPage } from '../site.ts';

const index = join(dist, 'search-index');
const filesIn = (folder: string): string[] =>
	globSync('**/*', { cwd: folder, withFileTypes: true })
		.filter((item) => item.isFile())
		.map((item) => join(item.parentPath, item.name).slice(folder.length + 1))
		.sort();

type Fragment = ReturnType<typeof readFragment>;

/** The fragments of a language, by their files' names. */
const fragmentsOf = (language: LanguagePath): Map<string, Fragment> =>
	new Map(
		globSync('fragment/*', { cwd: join(index, language) }).map((path) => [
			path.replaceAll('\\', '/'),
			readFragment({ path, content: readFileSync(join(index, language, path)) }),
		]),
	);
const tableOf = (language: LanguagePath): PageTable =>
	JSON.parse(readFileSync(indexFile(`${language}/pages.json`), 'utf8'));

/** The bundle that Pagefind itself makes of the pages of a language. */
async function stockFragments(language: LanguagePath): Promise<Fragment[]> {
	const { tag } = languages[language];
	const { index: stock } = await createIndex({ forceLanguage: tag });
	for (const address of addresses()) {
		const content = readPage(address);
		if (address.startsWith(`/${language}/`) && isIndexed(content, tag))
			await stock?.addHTMLFile({ url: address, content });
	}
	const { files = [] } = (await stock?.getFiles()) ?? {};
	return files.filter(({ path }) => path.endsWith('.pf_fragment')).map(readFragment);
}
afterAll(() => close());

/** What a page says within its indexed body, and the runs of words it says elsewhere. */
function partsOf(html: string): { body: string; elsewhere: string[] } {
	const inBody: string[] = [];
	const elsewhere: string[] = [];
	const open: { body: boolean; ignored: boolean }[] = [];
	const parser = new Parser({
		onopentag(name, attributes) {
			const around = open.at(-1) ?? { body: false, ignored: false };
			open.push({
				body: around.body || 'data-pagefind-body' in attributes,
				ignored: around.ignored || 'data-pagefind-ignore' in attributes || /^(head|script|style)$/.test(name),
			});
		},
		onclosetag: () => void open.pop(),
		ontext(text) {
			const words = text.replace(/\s+/g, ' ').trim();
			const around = open.at(-1);
			if (words && around) (around.body && !around.ignored ? inBody : elsewhere).push(words);
		},
	});
	parser.end(html);
	return { body: inBody.join(' '), elsewhere };
}

describe.each(manifest.languages)('the index of %s', (language) => {
	const fragments = fragmentsOf(language);
	const byUrl = (list: Iterable<Fragment>) => Object.fromEntries([...list].map((one) => [one.url, one]));

	test('shows what Pagefind itself would show of each page', async () => {
		const stock = await stockFragments(language);
		expect(stock.length).toBeGreaterThan(10);
		expect(fragments.size).toBe(stock.length);
		expect(byUrl(fragments.values())).toEqual(byUrl(stock));
	});

	test('has the pages that are written in it, the programmes, the glossary and the sources, and no other page', () => {
		const written = manifest.pages.filter((page) => page.in[language]).map(({ path }) => addressOf(path, language));
		const programmes = Object.keys(manifest.programmes).map((id) => addressOf(`programmes/${id}`, language));
		expect([...fragments.values()].map(({ url }) => url).sort()).toEqual(
			[...written, ...programmes, addressOf('glossary', language), addressOf('sources', language)].sort(),
		);
	});

	test('has nothing of what stands around a text', () => {
		const words = manifest.words[language];
		let around = 0;
		for (const { url, content } of fragments.values()) {
			const { body, elsewhere } = partsOf(readPage(url));
			const own = [...new Set(elsewhere)].filter((piece) => !body.includes(piece));
			around += own.length;
			expect(
				own.filter((piece) => content.includes(piece)),
				url,
			).toEqual([]);
			for (const key of ['onThisPage', 'skip', 'menu', 'breadcrumbs'])
				expect(content.split(/[.!?:؟]\s+/), `${url} ${key}`).not.toContain(words[key]);
		}
		// Menu, breadcrumbs, contents and state of every page, or the pages were not read.
		expect(around).toBeGreaterThan(fragments.size * 10);
	});

	test('its table names each fragment, with the address and the title of its page', () => {
		const { pages, words, others, facets } = tableOf(language);
		expect(pages.map(({ id }) => `fragment/${id}.pf_fragment`).sort()).toEqual([...fragments.keys()].sort());
		for (const { id, url } of pages) expect(fragments.get(`fragment/${id}.pf_fragment`)?.url).toBe(url);
		const titles = Object.fromEntries(
			publicManifest().pages.flatMap(({ path, titles: { [language]: title } }) =>
				title ? [[addressOf(path, language), title]] : [],
			),
		);
		expect(Object.keys(titles).length).toBeGreaterThan(10);
		expect(Object.fromEntries(pages.map(({ url, title }) => [url, title]))).toMatchObject(titles);
		expect(pages.filter(({ title }) => !title)).toEqual([]);
		expect(others.map(({ path }) => path)).toEqual(manifest.languages.filter((other) => other !== language));
		expect(Object.entries(words).filter(([, word]) => !word)).toEqual([]);
		const unnamed = pages.flatMap((page) =>
			Object.entries(page.facets).flatMap(([facet, values]) =>
				values.filter((value) => !facets[facet as keyof typeof facets][value]),
			),
		);
		expect(unnamed).toEqual([]);
	});
});

describe('the files of the search', () => {
	const files = filesIn(index).map((file) => file.replaceAll('\\', '/'));

	test('are those the box asks for', () => {
		const kinds = Map.groupBy(files, (file) =>
			file
				.replace(/^(en|ar|ku)\//, '<language>/')
				.replace(/(?<=\/|\/pagefind\.)[^/.]+(?=\.pf_)|(?<=\.)[0-9a-f]{8}(?=\.(json|pagefind)$)/, '*'),
		);
		const each = manifest.languages.length;
		expect(Object.fromEntries([...kinds].map(([kind, { length }]) => [kind, length]))).toEqual({
			'search.js': 1,
			'marks.js': 1,
			'all/concepts.*.json': 1,
			'all/wasm.unknown.*.pagefind': 1,
			'<language>/pagefind-entry.*.json': each,
			'<language>/pagefind.*.pf_meta': each,
			'<language>/pages.*.json': each,
			'<language>/words.*.json': each,
			'<language>/fragment/*.pf_fragment': manifest.languages.reduce(
				(sum, language) => sum + tableOf(language).pages.length,
				0,
			),
			'<language>/index/*.pf_index': expect.any(Number),
		});
	});

	test('name each other', () => {
		for (const language of manifest.languages) {
			const entry = JSON.parse(readFileSync(indexFile(`${language}/pagefind-entry.json`), 'utf8')) as {
				languages: Record<string, { hash: string; wasm: string | null; page_count: number }>;
			};
			const [only, ...more] = Object.values(entry.languages);
			expect(more).toEqual([]);
			expect(files).toContain(`${language}/pagefind.${only?.hash}.pf_meta`);
			expect(only?.page_count).toBe(tableOf(language).pages.length);
		}
	});
});
