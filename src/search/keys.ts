import { type AnalysedLanguage, stem } from '../languages/analyse.ts';

/**
 * What the index holds in place of a word: `<stem>ߊ<form>`. The letter ߊ, which no language here writes, ends the
 * stem, so that a search for `<stem>ߊ` finds the whole stem in any of its forms and nothing longer; the two letters
 * after it tell the forms apart, so that the form which was typed can come first. A concept's key is `ߊ<letters>ߊ`.
 * Letters without case alone: Pagefind splits words at digits and capitals.
 */
const end = 'ߊ';

/** Finds every form of a stem. */
export const stemKey = (stemmed: string): string => stemmed + end;

/** Finds one form of a stem. @param word as `wordsOf` folds it */
export const formKey = (word: string, lang: AnalysedLanguage): string =>
	stemKey(stem(word, lang)) + letters(hash(word), 2);

/**
 * Keys so close to each other that every chunk of the index with a form of a stem has one of them in its range.
 * @param key as {@link stemKey} makes it
 */
export const spreadOf = (key: string): string[] =>
	Array.from({ length: 52 }, (_, n) => key + letters(n * (forms / 52), 2)).concat(key + letters(forms - 1, 2));

/** Whether a key finds every form of a stem. */
export const isStemKey = (key: string): boolean => key.endsWith(end) && !key.startsWith(end);

/** Finds a concept, by its place in the list. */
export const conceptKey = (concept: number): string => `${end}${letters(concept, 2)}${end}`;

function letters(number: number, least: number): string {
	let rest = number;
	let text = '';
	while (rest > 0 || text.length < least) {
		text = String.fromCharCode(97 + (rest % 26)) + text;
		rest = Math.floor(rest / 26);
	}
	return text;
}

/** Two letters. */
const forms = 26 * 26;

/** Two letters tell the forms of one stem apart; that two of them fall together once in a while only costs rank. */
function hash(word: string): number {
	let sum = 0;
	for (const letter of word) sum = (sum * 31 + (letter.codePointAt(0) as number)) % forms;
	return sum;
}
