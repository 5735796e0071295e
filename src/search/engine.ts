import { createInstance, type PagefindInstance, type PagefindResult } from 'pagefind-engine';
import { analyse, wordsOf } from '../languages/analyse.ts';
import { type LanguagePath, languages } from '../languages/languages.ts';
import { ConceptFinder } from './concepts.ts';
import type { PageContent } from './excerpt.ts';
import { failures, fetch } from './files.ts';
import { conceptKey, formKey, isStemKey, spreadOf, stemKey } from './keys.ts';
import { beginnings, looserWays, type Plan, planQuery, type Way } from './query.ts';
import { type Hit, type Ranked, rank, type Titled } from './rank.ts';
import { Suggester } from './suggest.ts';
import { type ConceptTable, conceptsFile, type PageRow, type PageTable, type WordTable } from './tables.ts';

export interface Found {
	row: PageRow;
	ranked: Ranked;
	/** Loads what the page says. */
	content(): Promise<PageContent>;
}

export interface Results {
	found: Found[];
	/** Whether no page has all the words, and these have some. */
	some: boolean;
	/** The query again, with words the pages have. */
	suggestions: string[];
}

/** Fewer results than this, and a word still being typed is looked for by its beginning, and pages that lack a word are shown. */
const enough = 5;

/** A page that lacks a word is shown from this share of the best page's score on. */
const worthShowing = 0.4;

/** Searches the pages of one language. Loads nothing before it is asked to. */
export class Engine {
	readonly language: LanguagePath;
	readonly root: string;
	#loaded: Promise<Loaded> | undefined;
	#suggester: Promise<Suggester> | undefined;

	/**
	 * @param language of the pages
	 * @param root address of the folder `search-index/`, with its slash
	 */
	constructor(language: LanguagePath, root: string) {
		this.language = language;
		this.root = root;
	}

	/** Loads all that a first search needs, at once. @throws when a file did not come; the next call tries again */
	async load(): Promise<PageTable> {
		return (await this.#ready()).table;
	}

	async #ready(): Promise<Loaded> {
		this.#loaded ??= this.#load();
		try {
			return await this.#loaded;
		} catch (error) {
			this.#loaded = undefined;
			throw error;
		}
	}

	async #load(): Promise<Loaded> {
		const before = failures.count;
		const pagefind = createInstance({
			basePath: `${this.root}${this.language}/`,
			baseUrl: '/',
			noWorker: true,
			// A key is a whole word: what comes after the stem says nothing about how near it is.
			// Titles are weighed with the whole query in view. Long pages are long here because they hold much: the
			// glossary, the sources.
			ranking: { termSimilarity: 0, metaWeights: { title: 0 }, pageLength: 0.3 },
		});
		const [table, concepts] = await Promise.all([
			readJson<PageTable>(`${this.root}${this.language}/pages.json`),
			readJson<ConceptTable>(`${this.root}${conceptsFile}`),
			pagefind.init(),
		]);
		// Pagefind prepares itself behind its first search, and keeps its failures for itself.
		await pagefind.search('');
		if (failures.count > before) throw new Error('Part of the index could not be loaded.');
		const spoken = [this.language, ...table.others.map(({ path }) => path)];
		const finders = Object.fromEntries(spoken.map((path) => [path, new ConceptFinder(concepts, path)]));
		return {
			pagefind,
			table,
			rows: new Map(table.pages.map((row) => [row.id, row])),
			titles: new Map(table.pages.map((row) => [row.id, this.#titled(row, table, finders[this.language])])),
			finders,
		};
	}

	#titled({ title, facets: { kind } }: PageRow, table: PageTable, finder: ConceptFinder | undefined): Titled {
		const { tag } = languages[this.language];
		const kindName = table.facets.kind[kind?.[0] ?? ''] ?? '';
		const words = wordsOf(title, tag);
		const stems = analyse(`${title} ${kindName}`, tag);
		const mentions = finder?.find(stems) ?? [];
		return {
			title: new Set([
				...stems.map(stemKey),
				...words.map((word) => formKey(word, tag)),
				...mentions.map(({ concept }) => conceptKey(concept)),
			]),
			titleWords: words.length,
			kind: analyse(kindName, tag).map(stemKey),
			glossary: kind?.[0] === 'glossary',
			list: kind?.[0] === 'glossary' || kind?.[0] === 'sources',
		};
	}

	/**
	 * @param text what was typed
	 * @param typing whether the last word may go on
	 * @throws when a part of the index could not be loaded; the next call tries again
	 */
	async search(text: string, typing = false): Promise<Results> {
		const { pagefind, rows, titles, finders } = await this.#ready();
		const { tag } = languages[this.language];
		const plan = planQuery(text, this.language, finders);
		if (plan.tokens.length === 0) return { found: [], some: false, suggestions: [] };

		const before = failures.count;
		const index = new Questions(pagefind);
		await index.ask(plan.ways);
		await widen(plan, index, (token, place) => looserWays(token, place, this.language));

		let ranked = rank(plan, index.hits, titles);
		const last = plan.tokens.length - 1;
		// Half a word can be the stem of another: detaine is no form of detain.
		const half = plan.ways.some(
			({ covers, form }) => form !== undefined && covers.includes(last) && !index.hits.get(form)?.size,
		);
		if (typing && (half || ranked.filter(({ complete }) => complete).length < enough)) {
			const ways = beginnings(plan.tokens[last] as string, last, tag);
			await index.ask(ways);
			plan.ways.push(...ways);
			// Appended: what has the words themselves stays first.
			const exact = new Set(ranked.filter(({ complete }) => complete).map(({ page }) => page));
			ranked = rank(plan, index.hits, titles).sort((a, b) => Number(exact.has(b.page)) - Number(exact.has(a.page)));
		}
		if (failures.count > before) {
			this.#loaded = undefined;
			throw new Error('Part of the index could not be loaded.');
		}

		const complete = ranked.some((one) => one.complete);
		const least = (ranked[0]?.score ?? 0) * worthShowing;
		const good = ranked.filter((one) => (complete && one.complete) || one.score >= least);
		const shown = good.length < enough ? ranked.slice(0, enough) : good;
		return {
			found: shown.map((one) => ({
				row: rows.get(one.page) as PageRow,
				ranked: one,
				content: () => index.content(one.page),
			})),
			some: !complete && ranked.length > 0,
			suggestions: await this.#suggest(text, plan, index),
		};
	}

	/** The query with another word in the place of each that the pages do not have. */
	async #suggest(text: string, plan: Plan, index: Questions): Promise<string[]> {
		const { tag } = languages[this.language];
		const unknown = plan.tokens.filter((_token, place) => !index.has(plan, place));
		if (unknown.length === 0) return [];
		this.#suggester ??= readJson<WordTable>(`${this.root}${this.language}/words.json`).then(
			(words) => new Suggester(words, tag),
		);
		let suggester: Suggester;
		try {
			suggester = await this.#suggester;
		} catch {
			this.#suggester = undefined;
			return [];
		}
		const pieces = text.trim().split(/\s+/);
		const choices = new Map(unknown.map((word) => [word, suggester.suggest(word)]));
		const most = Math.max(...[...choices.values()].map((words) => words.length));
		return Array.from({ length: most }, (_, n) =>
			pieces
				.map((piece) => {
					const choice = wordsOf(piece, tag)
						.map((word) => choices.get(word))
						.find((words) => words?.length);
					return choice?.[Math.min(n, choice.length - 1)] ?? piece;
				})
				.join(' '),
		);
	}
}

interface Loaded {
	pagefind: PagefindInstance;
	table: PageTable;
	rows: Map<string, PageRow>;
	titles: Map<string, Titled>;
	finders: Partial<Record<LanguagePath, ConceptFinder>>;
}

/** Asks Pagefind for keys, each once, and keeps the answers. */
class Questions {
	readonly hits = new Map<string, Map<string, Hit>>();
	readonly #results = new Map<string, PagefindResult>();
	readonly #pagefind: PagefindInstance;

	constructor(pagefind: PagefindInstance) {
		this.#pagefind = pagefind;
	}

	async ask(ways: readonly Way[]): Promise<void> {
		const keys = new Set(ways.flatMap(({ keys, form }) => (form === undefined ? keys : [...keys, form])));
		await Promise.all(
			[...keys]
				.filter((key) => !this.hits.has(key))
				.map(async (key) => {
					const hits = new Map<string, Hit>();
					this.hits.set(key, hits);
					// Pagefind loads the one chunk a key falls into: forms of a stem may go on in the next.
					if (isStemKey(key)) await this.#pagefind.preload(spreadOf(key).join(' '));
					for (const result of (await this.#pagefind.search(key)).results) {
						hits.set(result.id, { score: result.score, words: result.words });
						this.#results.set(result.id, result);
					}
				}),
		);
	}

	/** Whether any page has this token. */
	has({ ways }: Plan, place: number): boolean {
		return ways.some(
			({ covers, keys }) => covers.includes(place) && keys.every((key) => (this.hits.get(key)?.size ?? 0) > 0),
		);
	}

	content(page: string): Promise<PageContent> {
		const result = this.#results.get(page);
		if (!result) throw new Error(`No result ${page}.`);
		return result.data();
	}
}

/** Adds ways for the tokens that no page has. */
async function widen(plan: Plan, index: Questions, looser: (token: string, place: number) => Way[]): Promise<void> {
	const ways = plan.tokens.flatMap((token, place) => (index.has(plan, place) ? [] : looser(token, place)));
	await index.ask(ways);
	plan.ways.push(...ways);
}

const readJson = async <T>(address: string): Promise<T> => (await fetch(address)).json() as Promise<T>;
