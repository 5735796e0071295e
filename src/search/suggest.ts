import { type AnalysedLanguage, stem, wordsOf } from '../languages/analyse.ts';

/** Letters that sound alike or lie side by side in the mind of who types: a slip between them costs half. */
const alike = [
	'ضظزذ',
	'صسث',
	'طتة',
	'قكگغخ',
	'حهخع',
	'اعءئ',
	'دذ',
	'ژزج',
	'چشج',
	'فڤو',
	'بپ',
	'یوا',
	'ie',
	'ea',
	'oau',
	'sc',
	'ck',
	'sz',
	'dt',
	'bp',
	'fv',
	'mn',
];

/** Words with which one may try again instead of a word that the index does not have, best first. */
export class Suggester {
	readonly #words: { printed: string; folded: string; stem: string }[];
	readonly #tag: AnalysedLanguage;

	/**
	 * @param words words of the pages, the most frequent first
	 * @param tag their language
	 */
	constructor(words: readonly string[], tag: AnalysedLanguage) {
		this.#tag = tag;
		this.#words = words.map((printed) => {
			const folded = wordsOf(printed, tag).join('');
			return { printed, folded, stem: stem(folded, tag) };
		});
	}

	/** @param word as `wordsOf` folds it */
	suggest(word: string, most = 3): string[] {
		if (word.length < 3) return [];
		const limit = word.length < 5 ? 1 : word.length < 9 ? 1.5 : 2;
		const own = stem(word, this.#tag);
		return this.#words
			.map(({ printed, folded, stem: other }, i) => ({
				printed,
				other,
				distance: Math.min(distance(word, folded, limit), distance(own, other, Math.min(limit, own.length / 4)) + 0.25),
				// Of two as near, the more frequent.
				rarity: i / this.#words.length,
			}))
			.filter((candidate) => candidate.distance <= limit + 0.25)
			.sort((a, b) => a.distance + a.rarity / 2 - (b.distance + b.rarity / 2))
			.filter(({ other }, i, all) => all.findIndex((earlier) => earlier.other === other) === i)
			.slice(0, most)
			.map(({ printed }) => printed);
	}
}

/**
 * Edits from one word to another: a letter more, less, other, or two swapped; half for letters that sound alike and
 * for one doubled.
 * @param limit beyond it the answer is Infinity
 */
export function distance(a: string, b: string, limit: number): number {
	if (a === b) return 0;
	if (Math.abs(a.length - b.length) > limit) return Number.POSITIVE_INFINITY;
	let before: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const [x, y] = [a[i - 1] as string, b[j - 1] as string];
			let cost = Math.min(
				(last[j] as number) + (x === a[i - 2] ? 0.5 : 1),
				(row[j - 1] as number) + (y === b[j - 2] ? 0.5 : 1),
				(last[j - 1] as number) + (x === y ? 0 : soundAlike(x, y) ? 0.5 : 1),
			);
			if (x === b[j - 2] && y === a[i - 2]) cost = Math.min(cost, (before[j - 2] ?? Number.POSITIVE_INFINITY) + 1);
			row.push(cost);
		}
		if (Math.min(...row) > limit) return Number.POSITIVE_INFINITY;
		before = last;
		last = row;
	}
	const edits = last[b.length] as number;
	return edits <= limit ? edits : Number.POSITIVE_INFINITY;
}

const soundAlike = (x: string, y: string) => alike.some((group) => group.includes(x) && group.includes(y));
