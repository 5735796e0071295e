import type { Plan, Way } from './query.ts';

/** A key's hit in a page, as Pagefind gives it. */
export interface Hit {
	/** Score of the page for this key alone: BM25, with more for words in headings. */
	score: number;
	/** Places of the words in the page. */
	words: number[];
}

/** Hits by key, then by page. */
export type Hits = ReadonlyMap<string, ReadonlyMap<string, Hit>>;

/** What is known of a page without its text. */
export interface Titled {
	/** Keys of the words, forms and concepts of its title and kind. */
	title: ReadonlySet<string>;
	/** How many words the title has. */
	titleWords: number;
	/** Keys of the words its kind is called by. */
	kind?: readonly string[];
	/** Whether it is the page that says what words mean. */
	glossary?: boolean;
	/** Whether it is a list of many entries, each of which answers for itself. */
	list?: boolean;
}

export interface Ranked {
	page: string;
	score: number;
	/** Places to mark. */
	words: number[];
	/** Whether it has every token that any page has. */
	complete: boolean;
}

/** How much each sign is worth. Chosen on the queries of tests/search, whose plateau is wide: round numbers. */
export const weights = {
	/** The very form typed, beside its stem. */
	form: 0.3,
	/** The title, beside the body, when it has all of the query and nothing else. */
	title: 20,
	/** All of the query within one passage, beside anywhere in the page. */
	passage: 3,
	/** Words that the query has side by side standing side by side, beside anywhere in the page. */
	neighbours: 3,
	/** What is missing counts against a page: its share of the query to this power. */
	coverage: 1.5,
	/** Words in a passage. */
	span: 12,
	/** How far apart two neighbours may stand: a word that says nothing may be between them. */
	gap: 2,
	/** A word that few pages have counts no more than this: it may be only how the question was put. */
	rarity: 3,
	/** A page of the kind that the query names. */
	kind: 1.5,
};

/**
 * Ranks the pages that have any of a plan's tokens. Rare tokens count more, and so do pages that have all of them, close
 * together, in the form typed, in a heading or the title.
 * Pure; ties keep the order of the pages' names, so that a result list is the same every time.
 */
export function rank({ tokens, ways, asksMeaning }: Plan, hits: Hits, pages: ReadonlyMap<string, Titled>): Ranked[] {
	const having = tokens.map((_token, i) => {
		const found = new Set<string>();
		for (const way of ways)
			if (way.covers.includes(i)) {
				for (const page of hits.get(way.keys[0] as string)?.keys() ?? []) found.add(page);
				for (const [page, { title }] of pages) if (way.keys.every((key) => title.has(key))) found.add(page);
			}
		return found;
	});
	const rarity = having.map(({ size }) =>
		size === 0 ? 0 : Math.min(weights.rarity, Math.log(1 + (pages.size - size + 0.5) / (size + 0.5))),
	);
	const all = rarity.reduce((sum, value) => sum + value, 0);
	const known = rarity.map((value) => value > 0);
	const asked = new Set(ways.flatMap(({ keys }) => keys));

	const ranked: Ranked[] = [];
	for (const page of new Set(having.flatMap((found) => [...found]))) {
		const titled = pages.get(page);
		if (!titled) continue;
		const best = tokens.map(() => -1);
		const inTitle = tokens.map(() => false);
		const places = new Map<number, Set<number>>();
		for (const way of ways) {
			const title = way.keys.every((key) => titled.title.has(key));
			// A phrase is found by the order of its words, which is known of the text alone: it begins with the title.
			const found = wayHit(way, page, hits) ?? (title && way.keys.length === 1 ? { score: 0, words: [] } : undefined);
			if (!found) continue;
			const form = way.form === undefined ? 0 : (hits.get(way.form)?.get(page)?.score ?? 0);
			const score = way.worth * (found.score + weights.form * form);
			for (const token of way.covers) {
				best[token] = Math.max(best[token] as number, score);
				if (title) inTitle[token] = true;
				for (const place of found.words) {
					const here = places.get(place) ?? new Set();
					places.set(place, here.add(token));
				}
			}
		}
		const share = (has: (i: number) => boolean) =>
			all === 0 ? 0 : rarity.reduce((sum, value, i) => sum + (has(i) ? value : 0), 0) / all;
		const covered = share((i) => (best[i] as number) >= 0);
		if (covered === 0) continue;
		const marked = [...places.keys()].sort((a, b) => a - b);
		const passage = tokens.length > 1 ? bestPassage(marked, places, share) : 0;
		const neighbours = tokens.length > 1 ? sideBySide(marked, places, rarity) : 0;
		// The glossary's terms are so many titles to who asks what one means.
		const defines = asksMeaning && titled.glossary;
		const titleShare = defines ? covered : share((i) => inTitle[i] as boolean);
		const { kind = [] } = titled;
		// Half its name is enough: «دورة» for «دورة تدريبية».
		const ofKind = kind.length > 0 && 2 * kind.filter((key) => asked.has(key)).length >= kind.length;
		const titleFit = defines ? 1 : inTitle.filter(Boolean).length / Math.max(1, titled.titleWords);
		const sum = best.reduce((total, score) => total + Math.max(0, score), 0);
		// What stands in two entries of a list is no answer together.
		const answered = titled.list && !defines && tokens.length > 1 ? passage : covered;
		ranked.push({
			page,
			score:
				(ofKind ? weights.kind : 1) *
				(answered ** weights.coverage * sum * (1 + weights.passage * passage ** 2 + weights.neighbours * neighbours) +
					weights.title * all * titleShare ** 2 * (0.5 + titleFit / 2)),
			complete: known.every((value, i) => !value || (best[i] as number) >= 0),
			words: marked,
		});
	}
	return ranked.sort((a, b) => b.score - a.score || (a.page < b.page ? -1 : 1));
}

/** The largest share of a query that stands within one passage. */
function bestPassage(
	marked: readonly number[],
	places: ReadonlyMap<number, ReadonlySet<number>>,
	share: (has: (i: number) => boolean) => number,
): number {
	let best = 0;
	const counts = new Map<number, number>();
	let start = 0;
	for (const place of marked) {
		for (const token of places.get(place) ?? []) counts.set(token, (counts.get(token) ?? 0) + 1);
		while ((marked[start] as number) <= place - weights.span) {
			for (const token of places.get(marked[start] as number) ?? [])
				counts.set(token, (counts.get(token) as number) - 1);
			start++;
		}
		best = Math.max(
			best,
			share((i) => (counts.get(i) ?? 0) > 0),
		);
	}
	return best;
}

/** The share of a query's neighbours that stand side by side, in its order; a pair counts as its more common word does. */
function sideBySide(
	marked: readonly number[],
	places: ReadonlyMap<number, ReadonlySet<number>>,
	rarity: readonly number[],
): number {
	const found = new Set<number>();
	for (const place of marked)
		for (const token of places.get(place) ?? [])
			for (let next = place; next <= place + weights.gap; next++)
				if (places.get(next)?.has(token + 1)) found.add(token);
	const worth = rarity.slice(1).map((value, i) => Math.min(value, rarity[i] as number));
	const all = worth.reduce((sum, value) => sum + value, 0);
	return all === 0 ? 0 : [...found].reduce((sum, token) => sum + (worth[token] as number), 0) / all;
}

/** A page's hit for a way; a way of several keys asks for them one right after the other. */
function wayHit({ keys }: Way, page: string, hits: Hits): Hit | undefined {
	const found = keys.map((key) => hits.get(key)?.get(page));
	const [first] = found;
	if (!first || found.some((hit) => !hit)) return;
	if (keys.length === 1) return first;
	const rest = found.map((hit) => new Set(hit?.words));
	const starts = first.words.filter((start) => rest.every((words, i) => words.has(start + i)));
	if (starts.length === 0) return;
	return {
		score: found.reduce((sum, hit) => sum + (hit?.score ?? 0), 0),
		words: starts.flatMap((start) => keys.map((_key, i) => start + i)),
	};
}
