import type { LanguagePath } from './languages.ts';

/**
 * Words of another language inside Arabic or Kurdish: several Latin words in a row, since one alone is a name or a key;
 * and, between quotation marks, letters that the language does not write.
 */
const latin = "[A-Za-z]{2,}(?:[ ,:'’&-]+[A-Za-z]+)+";
const quoted = (letters: string) => `(?<=«)[^«»]*[${letters}][^«»]*(?=»)`;
const foreign: Record<LanguagePath, { words: RegExp; other: LanguagePath }> = {
	// Of two languages in one script the letters tell, where there are any.
	en: { words: /(\p{Script=Arabic}(?:[^A-Za-z]*\p{Script=Arabic})?)/u, other: 'ar' },
	ar: { words: RegExp(`(${latin}|${quoted('ڕڵێۆە')})`), other: 'ku' },
	ku: { words: RegExp(`(${latin}|${quoted('ةيكىثذصضطظ')})`), other: 'ar' },
};

/** A text in pieces, each with the language it is in, so that it can be read out in that language's voice. */
export function pieces(text: string, language: LanguagePath): { text: string; language: LanguagePath }[] {
	const rule = foreign[language];
	return text
		.split(rule.words)
		.map((piece, i) => {
			const other = /[A-Za-z]/.test(piece) ? 'en' : /[ڕڵێۆە]/.test(piece) ? 'ku' : rule.other;
			const own = i % 2 === 0 ? language : other;
			return { text: piece, language: own };
		})
		.filter((piece) => piece.text !== '');
}
