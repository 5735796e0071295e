import { statSync } from 'node:fs';
import { join } from 'node:path';
import { isLanguagePath, type LanguagePath, source } from '../src/languages/languages.ts';
import { contentFolder, engineWords } from '../src/model/folder.ts';
import { kindOfFolder } from '../src/model/kinds.ts';
import { makeManifest, type Page, type PageText } from '../src/model/manifest.ts';
import { readContent } from '../src/model/read.ts';
import { addresses, dist } from './site.ts';

/** All that is published, as the build saw it. */
export const manifest = makeManifest(readContent(contentFolder, engineWords));

/** A built page and what it is. */
export interface SitePage {
	address: string;
	/** A kind of content, or what else the page is: `listing`, `glossary`, `permanent address` … */
	what: string;
	/** The reader's language; undefined for pages outside any. */
	language: LanguagePath | undefined;
	state: PageText['translation']['state'] | 'fallback' | undefined;
	/** The entry on it, and its words as the reader sees them. */
	entry?: { page: Page; text: PageText };
	/** Bytes of its file. */
	bytes: number;
}

/** Address of an entry, or of another page after the language. */
export const addressOf = (path: string, language: LanguagePath): string =>
	path ? `/${language}/${path}/` : `/${language}/`;

/** File of an address in a built folder. */
export const fileOf = (address: string, folder = dist): string =>
	join(folder, address.endsWith('/') ? `${address}index.html` : address);

/** An entry's words for a reader: in their language, or in English where it is not translated. */
export const textFor = (page: Page, language: LanguagePath): PageText => page.in[language] ?? page.in[source];

const byPath = new Map(manifest.pages.map((page) => [page.path, page]));

function describePage(address: string): SitePage {
	const [first, ...rest] = address.split('/').filter(Boolean);
	const language = isLanguagePath(first) ? first : undefined;
	const about = (what: string): SitePage => ({
		address,
		what,
		language,
		state: undefined,
		bytes: statSync(fileOf(address)).size,
	});
	if (!language) return about(!first ? 'language choice' : first === 'r' ? 'permanent address' : first);
	const path = rest.join('/');
	const page = byPath.get(path);
	if (page) {
		const text = textFor(page, language);
		const state = page.in[language] ? text.translation.state : 'fallback';
		return { ...about(path === '' ? 'home' : page.kind), state, entry: { page, text } };
	}
	if (rest[0] === 'r') return about('permanent address');
	if (rest[0] && kindOfFolder(rest[0])) return about(rest.length > 2 ? 'filter' : 'listing');
	if (rest[0] === 'programmes' && rest[1]) return about('programme');
	// Glossary, sources, search, and whatever is added: each is a sort of its own.
	return about(path);
}

/** Every page of the built site. */
export const allPages = (): SitePage[] => addresses().map(describePage);

/** Whether each test is asked of every page, and not of one of each sort. */
export const everyPage = process.env['EVERY_PAGE'] === '1';

/** One page of each sort, language and state, the longest; with EVERY_PAGE=1 in the environment, all of them. */
export function selectedPages(): SitePage[] {
	return everyPage ? allPages() : oneOfEach();
}

/** The longest page of each sort, language and state. */
function oneOfEach(): SitePage[] {
	const groups = Map.groupBy(allPages(), ({ what, language, state }) => `${what} ${language} ${state}`);
	return [...groups.values()].map((group) =>
		group.reduce((longest, page) => (page.bytes > longest.bytes ? page : longest)),
	);
}

/**
 * One page of each sort, its language in turn, for what looks at a page many times; with EVERY_PAGE=1 in the environment
 * one in English and one in Arabic, and of Kurdish, which is laid out as Arabic is, the longest page of all.
 * @param sorts to look at these alone without it
 */
export function pagesInTurn(...sorts: string[]): SitePage[] {
	// A permanent address in a language is left at once.
	const pages = oneOfEach().filter(({ what, language }) => !(what === 'permanent address' && language));
	if (everyPage) return pages.filter(({ what, language }) => language !== 'ku' || what === 'session-plan');
	return [...Map.groupBy(pages, ({ what }) => what).values()]
		.map((group, turn) => group[turn % group.length] as SitePage)
		.filter(({ what }) => sorts.length === 0 || sorts.includes(what));
}

/**
 * The longest session plan in each language, and one page of each other sort, its language in turn, for what looks at a
 * page in a browser; with EVERY_PAGE=1 in the environment, all pages.
 */
export const samplePages = (): SitePage[] =>
	everyPage
		? allPages()
		: [
				...oneOfEach().filter(({ what, state }) => what === 'session-plan' && state !== 'fallback'),
				...pagesInTurn().filter(({ what }) => what !== 'session-plan'),
			];

/** Built pages that show an entry, in one language. */
export const entryPages = (language: LanguagePath): (SitePage & Required<Pick<SitePage, 'entry'>>)[] =>
	allPages().filter(
		(page): page is SitePage & Required<Pick<SitePage, 'entry'>> =>
			page.language === language && page.entry !== undefined,
	);
