import type { LanguagePath } from './languages.ts';

/** Sorani alphabetical order. `Intl.Collator` has none for `ckb` and silently sorts as American English. */
const sorani = [...'ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهەیێ'];

const soraniRank = new Map(sorani.map((letter, rank) => [letter, rank]));

/** Compares two Sorani texts letter by letter; what is not a Sorani letter keeps its code point's place, before them. */
function compareSorani(a: string, b: string): number {
	const left = [...a];
	const right = [...b];
	for (let i = 0; i < Math.min(left.length, right.length); i++) {
		const difference = rank(left[i] as string) - rank(right[i] as string);
		if (difference !== 0) return difference;
	}
	return left.length - right.length;
}

const rank = (letter: string) => {
	const known = soraniRank.get(letter);
	return known === undefined ? (letter.codePointAt(0) as number) - 0x110000 : known;
};

const collators = { en: new Intl.Collator('en'), ar: new Intl.Collator('ar') };

/** The comparator of a language's alphabet, for `Array.prototype.sort`. */
export const alphabetical = (language: LanguagePath): ((a: string, b: string) => number) =>
	language === 'ku' ? compareSorani : collators[language].compare;

/** The letter a word stands under in an A-Z: without the Arabic article, hamza on alef folded, in capitals. */
export function initial(word: string, language: LanguagePath): string {
	const bare = language === 'ar' ? word.replace(/^ال/, '').replace(/^[أإآ]/, 'ا') : word;
	return ([...bare][0] ?? '').toLocaleUpperCase('en');
}
