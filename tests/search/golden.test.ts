import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LanguagePath, languages } from '../../src/languages/languages.ts';
import { endIndexing } from '../../src/search/bundle.ts';
import type { Engine } from '../../src/search/engine.ts';
import { memoryIndex } from './memory-index.ts';
import { escaped, type Pair, pageOf, projectConcepts, readNonsense, readPairs } from './pairs.ts';

/**
 * Least share of each class that must be found. Classes that are not named here are held to `rest`; the classes with
 * a language of their own are spelling and inflection, the others ask the glossary or the suggestions.
 */
const least: Record<LanguagePath, { all: number; apart: number; classes: Record<string, number>; rest: number }> = {
	en: { all: 0.97, apart: 0.98, classes: { typo: 0.8 }, rest: 0.9 },
	ar: {
		all: 0.95,
		apart: 0.98,
		classes: { typo: 0.8, 'broken-plural-glossary': 0.9, 'hamza-on-waw-or-ya': 0.75 },
		rest: 0.9,
	},
	ku: { all: 0.97, apart: 0.98, classes: { typo: 0.8, possessive: 0.75, 'compound-spacing': 0.8 }, rest: 0.85 },
};

/** Not spelling or inflection: they have a target of their own. */
const apartFromAll = /^(typo|broken-plural-glossary)$/;

afterAll(() => endIndexing());

describe.each(['en', 'ar', 'ku'] as const)('words typed another way, %s', (path) => {
	const recall = readPairs(path, 'recall');
	const apart = readPairs(path, 'apart');
	const texts = [...new Set([...recall, ...apart].map(({ page }) => page))];
	const urlOf = ({ page }: Pair) => `/${path}/${texts.indexOf(page)}/`;
	const found = new Map<Pair, boolean>();
	let engine: Engine;

	/** Whether a search for the typed word shows the page as a full result; for a typo, after one tap. */
	async function finds(pair: Pair): Promise<boolean> {
		const shows = async (query: string) => {
			const results = await engine.search(query);
			return !results.some && results.found.some(({ row }) => row.url === urlOf(pair)) ? results : undefined;
		};
		if (await shows(pair.typed)) return true;
		if (pair.class !== 'typo') return false;
		for (const suggestion of (await engine.search(pair.typed)).suggestions) if (await shows(suggestion)) return true;
		return false;
	}
	const share = (pairs: Pair[]) => pairs.filter((pair) => found.get(pair)).length / pairs.length;
	const listed = (pairs: Pair[], wrong: boolean) =>
		pairs
			.filter((pair) => found.get(pair) === wrong)
			.map(({ class: name, page, typed }) => `${name}: ${page} | ${typed}`)
			.join('\n');

	beforeAll(async () => {
		const { tag } = languages[path];
		const pages = texts.map((text, i) => pageOf(`/${path}/${i}/`, tag, 'x', `<p>${escaped(text)}</p>`));
		({ engine } = await memoryIndex(pages, path, projectConcepts()));
		for (const pair of [...recall, ...apart]) found.set(pair, await finds(pair));
	}, 120_000);

	test.each([...Map.groupBy(recall, (pair) => pair.class)])('%s', (name, pairs) => {
		expect(pairs.length).toBeGreaterThanOrEqual(16);
		expect(share(pairs), listed(pairs, false)).toBeGreaterThanOrEqual(least[path].classes[name] ?? least[path].rest);
	});

	test('spelling, inflection and synonyms as a whole', () => {
		const pairs = recall.filter((pair) => !apartFromAll.test(pair.class));
		expect(share(pairs), listed(pairs, false)).toBeGreaterThanOrEqual(least[path].all);
	});

	test('different words stay apart', () => {
		expect(1 - share(apart), listed(apart, true)).toBeGreaterThanOrEqual(least[path].apart);
	});

	test('nonsense finds nothing', async () => {
		for (const word of readNonsense(path)) expect((await engine.search(word)).found, word).toEqual([]);
	});
});
