import { formatYearFirst } from '../languages/dates.ts';
import { type LanguagePath, source } from '../languages/languages.ts';
import type { Translate } from '../languages/words.ts';
import { type Kind, kinds } from './kinds.ts';
import type { Manifest, Page } from './manifest.ts';
import { programmePath } from './programme-paths.ts';
import { wholeAddress } from './site-address.ts';

/** What somebody needs to name a work, in one language. What is not known is not there. */
export interface Citation {
	/** A numbered work that comes in versions, or a page that goes on changing. */
	type: 'report' | 'webpage';
	/** The language it is in: English where it is not translated. */
	language: LanguagePath;
	/** What a text names it by: of each language its own. */
	key: string;
	title: string;
	/** Full name of the site. */
	site: string;
	/** Who publishes the site. */
	publisher?: string;
	/** What it is: a key of the interface words. */
	label?: string;
	/** The permanent id. */
	number?: string;
	version?: string;
	/** The day of this version, as 2026-11-21. */
	day?: string;
	/** The permanent address, where the site has one. */
	url?: string;
	/** Path of its files in the built site, without a slash in front and without an ending. */
	file: string;
}

/** Endings of the files a citation is written to, and what the formats are called. */
export const citationFormats = { bib: 'BibTeX', ris: 'RIS', json: 'CSL-JSON' } as const;
export type CitationFormat = keyof typeof citationFormats;

/** What can be cited: a page, or a programme by its id. */
export type Cited = Page | { programme: string };

const citedKinds: readonly Kind[] = ['module', 'report'];

/** Whether a page is a work of its own, which others name in their lists of references. */
export const isCited = ({ kind }: Page): boolean => citedKinds.includes(kind);

/** How a work is cited in a language, or in English where it is not translated. */
export function citationOf(manifest: Manifest, cited: Cited, reader: LanguagePath): Citation {
	const { name, publisher, address } = manifest.site;
	const work = 'programme' in cited ? programmeOf(manifest, cited.programme, reader) : entryOf(cited, reader);
	const { language, id, path, ...rest } = work;
	const by = publisher?.[language] ?? publisher?.en;
	return {
		...rest,
		language,
		key: `${language}-${id}`,
		site: name[language] ?? name.en,
		...(by ? { publisher: by } : {}),
		...(address ? { url: wholeAddress(address, `${language}/${path}/`) } : {}),
		file: `citations/${language}/${'programme' in cited ? path : id}`,
	};
}

function entryOf({ kind, in: texts }: Page, reader: LanguagePath) {
	const language = texts[reader] ? reader : source;
	const { id, title, version, updated } = (texts[reader] ?? texts.en).data;
	return {
		type: 'report',
		language,
		id,
		path: `r/${id}`,
		title,
		label: kinds[kind].label,
		number: id,
		version,
		day: updated,
	} as const;
}

function programmeOf({ programmes }: Manifest, id: string, reader: LanguagePath) {
	const title = programmes[id]?.title;
	if (!title) throw new Error(`There is no programme ${id}.`);
	const language = title[reader] ? reader : source;
	return { type: 'webpage', language, id, path: programmePath(id), title: title[language] ?? title.en } as const;
}

/** Every citation of the site, in each language its work exists in. */
export function citationsOf(manifest: Manifest): Citation[] {
	const cited: Cited[] = [
		...manifest.pages.filter(isCited),
		...Object.keys(manifest.programmes).map((programme) => ({ programme })),
	];
	return cited.flatMap((work) =>
		manifest.languages
			.map((language) => ({ language, citation: citationOf(manifest, work, language) }))
			.filter(({ language, citation }) => citation.language === language)
			.map(({ citation }) => citation),
	);
}

/** A piece of a citation: a title, set in italics, or a code, whose letters stay in their order in any direction. */
export interface Piece {
	text: string;
	as?: 'title' | 'code';
}

/**
 * The line of a list of references, in APA's style: who, when, what, where. A work without an author starts with its
 * title. No citation style has a locale for Sorani, so the order and the words are ours.
 * @param t words in the language of the work
 */
export function apaLine(citation: Citation, t: Translate): Piece[] {
	const { language, title, site, publisher, label, number, version, day, url } = citation;
	const facts: Piece[][] = [
		...(label && number ? [[{ text: `${t(label)} ` }, { text: number, as: 'code' as const }]] : []),
		...(version ? [[{ text: t('version', { version }) }]] : []),
	];
	const inBrackets = facts.flatMap((fact, i) => [{ text: i === 0 ? ' (' : t('semicolon') }, ...fact]);
	const work: Piece[] = [
		{ text: title, as: 'title' },
		...inBrackets,
		{ text: inBrackets.length > 0 ? '). ' : `${stopAfter(title)} ` },
	];
	const date: Piece = { text: `(${day ? formatYearFirst(day, language) : t('undated')}). ` };
	return [
		...(publisher ? [{ text: `${publisher}${stopAfter(publisher)} ` }, date, ...work] : [...work, date]),
		...(site === publisher ? [] : [{ text: `${site}${stopAfter(site)}${url ? ' ' : ''}` }]),
		...(url ? [{ text: url, as: 'code' as const }] : []),
	];
}

const stopAfter = (text: string): string => (/[.!?؟]$/.test(text) ? '' : '.');
