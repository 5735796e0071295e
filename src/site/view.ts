import manifest from 'virtual:manifest';
import { type Language, type LanguagePath, languages, source } from '../languages/languages.ts';
import { alphabetical } from '../languages/order.ts';
import { type Translate, translator } from '../languages/words.ts';
import type { Kind } from '../model/kinds.ts';
import type { Page, PageText } from '../model/manifest.ts';
import type { Data } from '../model/schema/entries.ts';

/** What a page is made from. */
export interface View {
	/** The reader's language: of the menus, and of the article unless it is not translated. */
	reader: LanguagePath;
	/** Words in the reader's language. */
	t: Translate;
	/** Address after the language, without slashes at the ends. */
	path: string;
	/** The entry on this page; undefined on listings and the like. */
	page?: Page | undefined;
	/** Its words, in `language`. */
	text?: PageText | undefined;
	/** Language the article is in: English where a translation is missing. */
	language: LanguagePath;
	/** Words in the article's language, for labels inside it. */
	tt: Translate;
}

const translators = Object.fromEntries(
	manifest.languages.map((language) => [language, translator(manifest.words[language], language)]),
) as Record<LanguagePath, Translate>;

/** Words of a language of the site. */
export const wordsOf = (language: LanguagePath): Translate => translators[language];

const pagesByPath = new Map(manifest.pages.map((page) => [page.path, page]));
const pagesByKind = Map.groupBy(manifest.pages, ({ kind }) => kind);

export const pageAt = (path: string): Page | undefined => pagesByPath.get(path);

/** Pages of a kind, in the order of the curriculum. */
export const pagesOf = (kind: Kind): Page[] => pagesByKind.get(kind) ?? [];

/** A page's words for a reader: in their language, or in English where it is not translated. */
export function textFor(page: Page, reader: LanguagePath): { language: LanguagePath; text: PageText } {
	const own = page.in[reader];
	return own ? { language: reader, text: own } : { language: source, text: page.in.en };
}

/** Pages with their words for a reader, by title in the reader's alphabet. */
export function pagesAToZ(reader: LanguagePath, pages: readonly Page[] = manifest.pages) {
	const compare = alphabetical(reader);
	return pages
		.map((page) => ({ page, ...textFor(page, reader) }))
		.sort((a, b) => compare(a.text.data.title, b.text.data.title));
}

/** Whether the page is hard to read for someone it has happened to: it gets a note, a quick way out and contacts. */
export const isSensitive = ({ text }: View): boolean => text?.data.sensitivity === 'high';

/** A page's data in one kind's type. */
export const dataOf = <K extends Kind>(text: PageText, _kind: K): Data<K> => text.data as Data<K>;

/** Path of the page that says that another is not there: a host sends it, so it is a file and no folder. */
export const notFoundPath = '404';

/** Address of a page for a reader. */
export const addressOf = (path: string, reader: LanguagePath): string =>
	path === notFoundPath ? `/${reader}/404.html` : path ? `/${reader}/${path}/` : `/${reader}/`;

/** `lang` and `dir` for words that are not in the language around them; nothing when they are. */
export const tongue = (language: LanguagePath, around: LanguagePath): { lang?: string; dir?: Language['dir'] } =>
	language === around ? {} : { lang: languages[language].tag, dir: languages[language].dir };

/** What the page at an address is made from. */
export function viewAt(reader: LanguagePath, path: string): View {
	const page = pageAt(path);
	const found = page && textFor(page, reader);
	const language = found?.language ?? reader;
	return { reader, t: wordsOf(reader), path, page, text: found?.text, language, tt: wordsOf(language) };
}
