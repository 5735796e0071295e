import { type AnalysedLanguage, analyse, stem, wordsOf } from '../languages/analyse.ts';
import { functionWords, joinedAnd, meaningWords } from '../languages/function-words.ts';
import { type LanguagePath, languages, source } from '../languages/languages.ts';
import type { ConceptFinder } from './concepts.ts';
import { conceptKey, formKey, stemKey } from './keys.ts';

/** What a query asks the index for. */
export interface Plan {
	/** Words to find, folded; those between quotation marks stay together. */
	tokens: string[];
	/** Ways to find them. A page answers when every token is covered by one that it has. */
	ways: Way[];
	/** Whether it asks what a word means. */
	asksMeaning?: boolean;
}

/** One way to find one or more tokens. */
export interface Way {
	/** Tokens it stands for, by place. */
	covers: number[];
	/** Keys that a page has, one after the other where there are several. */
	keys: string[];
	/** Key of the very form that was typed. */
	form?: string;
	/** How much a hit is worth, beside the typed word itself. */
	worth: number;
}

/** Long texts are cut here: nobody types more, and what is pasted is found by its beginning. */
const longest = { letters: 400, words: 12 };

const quoted = /["“”„‟«»]([^"“”„‟«»]+)["“”„‟«»]/g;

/**
 * Reads a query.
 * @param text what was typed or pasted
 * @param language the language of the pages searched
 * @param finders the concepts, by the language of their words
 */
export function planQuery(
	text: string,
	language: LanguagePath,
	finders: Partial<Record<LanguagePath, ConceptFinder>>,
): Plan {
	const { tag } = languages[language];
	const tokens: string[] = [];
	const ways: Way[] = [];
	const loose = text.slice(0, longest.letters).replace(quoted, (_, phrase: string) => {
		// What stands without white space between has one place in a page: co-facilitator.
		const pieces = phrase
			.split(/\s+/)
			.map((piece) => wordsOf(piece, tag))
			.filter((words) => words.length > 0)
			.slice(0, longest.words - tokens.length);
		if (pieces.length === 0) return ' ';
		const words = pieces.flat();
		const covers = words.map((_word, i) => tokens.length + i);
		tokens.push(...words);
		ways.push({ covers, keys: pieces.map((piece) => stemKey(stem(piece.join(''), tag))), worth: 1 });
		return ' ';
	});
	const free = tokens.length;
	const all = wordsOf(loose, tag);
	const telling = all.filter((word) => !functionWords[language].has(word) && !functionWords[source].has(word));
	const kept = new Set(telling.length > 0 || free > 0 ? telling : all);
	const words: string[] = [];
	// Place among the tokens of each word typed; none for those that say nothing.
	const places = all.map((word) =>
		kept.has(word) && free + words.length < longest.words ? free + words.push(word) - 1 : undefined,
	);
	tokens.push(...words);

	all.forEach((word, i) => {
		// Parts of a compound typed apart: ڕێگە گرتن, check point.
		const next = all[i + 1];
		const covers = places.slice(i, i + 2).filter((place) => place !== undefined);
		if (next === undefined || covers.length === 0) return;
		const joined = stem(word + next, tag);
		// Where the second is taken off as an ending, the two say no more than the first: خولی یەک is not خولێک.
		if (joined !== stem(word, tag)) ways.push({ covers, keys: [stemKey(joined)], worth: 1 });
	});
	words.forEach((word, i) => {
		ways.push({ covers: [free + i], keys: [stemKey(stem(word, tag))], form: formKey(word, tag), worth: 1 });
	});

	for (const [other, finder] of Object.entries(finders) as [LanguagePath, ConceptFinder][]) {
		const stems = analyse(loose, languages[other].tag);
		// Where a language parts the words otherwise, a mention stands for the whole query.
		const aligned = stems.length === all.length;
		for (const { from, to, concept } of finder.find(stems)) {
			const covers = (aligned ? places.slice(from, to + 1) : places).filter((place) => place !== undefined);
			if (covers.length > 0) ways.push({ covers, keys: [conceptKey(concept)], worth: 0.8 });
		}
	}
	return { tokens, ways, asksMeaning: all.some((word) => meaningWords[language].has(word)) };
}

/** Ways for a token that none of the plan's found: an "and" may be written onto it. */
export function looserWays(token: string, place: number, language: LanguagePath): Way[] {
	const { tag } = languages[language];
	const without = token.replace(joinedAnd[language] ?? '', '');
	return without === token
		? []
		: [{ covers: [place], keys: [stemKey(stem(without, tag))], form: formKey(without, tag), worth: 0.9 }];
}

/** Ways for a word that is still being typed: all words that begin so. */
export const beginnings = (token: string, place: number, tag: AnalysedLanguage): Way[] =>
	[...new Set([token, token.replace(/^(?:ال|لل)/, ''), stem(token, tag)])]
		.filter((start) => start.length > 1)
		.map((start) => ({ covers: [place], keys: [start], worth: 0.5 }));
