import { type LanguagePath, languages } from './languages.ts';

/** An interface word: one string, or one string a plural category of the language. */
export type Word = string | Partial<Record<Intl.LDMLPluralRule, string>>;
export type Words = Record<string, Word>;

/** Looks up an interface word; `{name}` in it is filled in from `values`, and `n` chooses the plural form. */
export type Translate = (key: string, values?: Record<string, string | number>) => string;

/**
 * The lookup for one language.
 * @throws when a key is not there: the check finds missing words before a build, so here it is a misspelt key in code.
 */
export function translator(words: Words, language: LanguagePath): Translate {
	const plural = new Intl.PluralRules(languages[language].tag);
	return (key, values = {}) => {
		const word = words[key];
		if (word === undefined) throw new Error(`No interface word "${key}" in ${language}.`);
		const text = typeof word === 'string' ? word : pluralForm(word, Number(values['n']), plural);
		return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? `{${name}}`));
	};
}

/** A language may word "none" apart (`zero`) even where its grammar has no such category, as Sorani does. */
function pluralForm(word: Exclude<Word, string>, n: number, plural: Intl.PluralRules): string {
	if (n === 0 && word.zero) return word.zero;
	return word[plural.select(n)] ?? word.other ?? '';
}
