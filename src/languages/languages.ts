/**
 * The one table of languages. Sidebar, addresses, search, documents, images and tests read it; nobody
 * else writes a language tag or a direction. English is the source: the others are made from it.
 */
export const languages = {
	en: { path: 'en', tag: 'en', dir: 'ltr', name: 'English', font: false },
	ar: { path: 'ar', tag: 'ar', dir: 'rtl', name: 'العربية', font: true },
	ku: { path: 'ku', tag: 'ckb', dir: 'rtl', name: 'کوردی', font: true },
} as const satisfies Record<string, Language>;

export interface Language {
	/** First part of every address and the content folder's name. Kurdish is `ku` although its tag is `ckb`. */
	path: string;
	/** BCP 47 tag, as `lang` attributes and Intl take it. */
	tag: string;
	/** Intl does not know the direction of `ckb`, so it stands here. */
	dir: 'ltr' | 'rtl';
	/** The language's own name for itself. */
	name: string;
	/** Whether pages in it load the Arabic-script webfont. */
	font: boolean;
}

export type LanguagePath = keyof typeof languages;

/** The language every entry is written in first. */
export const source = 'en' satisfies LanguagePath;

export const isLanguagePath = (text: string | undefined): text is LanguagePath =>
	text !== undefined && Object.hasOwn(languages, text);

/** A code or a file name, for the middle of a sentence in any direction: its parts stay in their order. */
export const leftToRight = (text: string): string => `\u2066${text}\u2069`;

export const isRightToLeft = (language: LanguagePath): boolean => languages[language].dir === 'rtl';
