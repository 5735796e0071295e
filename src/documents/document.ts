import { renderSVG } from 'uqr';
import { formatDate } from '../languages/dates.ts';
import { type LanguagePath, source } from '../languages/languages.ts';
import { type Translate, translator } from '../languages/words.ts';
import { apaLine, citationOf, isCited } from '../model/citation.ts';
import { chaptersOf, type Download } from '../model/downloads.ts';
import { kinds } from '../model/kinds.ts';
import { isPartOf, type Manifest, type Page, type PageText } from '../model/manifest.ts';
import type { Data } from '../model/schema/entries.ts';
import { codeOf } from '../model/sheet-code.ts';
import type { Block, Run } from './blocks.ts';
import { formAlone, forParticipants } from './editions.ts';
import { fillRows } from './forms.ts';
import type { Outline } from './outline.ts';

/** A document as all writers take it: plain data, the same for every format. */
export interface TrainingDocument {
	language: LanguagePath;
	/** The last day it changed, 2026-11-21. */
	updated: string;
	title: string;
	lead: string;
	/** Name of the site, in full and for a running head. */
	site: string;
	shortSite: string;
	publisher?: string;
	/** Where the site lives; links inside it are kept only when it is known. */
	address?: string;
	/** Name of the edition; empty where there is one. */
	edition: string;
	forParticipants: boolean;
	words: DocumentWords;
	chapters: Chapter[];
}

/** One page of the site, from its title on. */
export interface Chapter {
	kind: string;
	title: string;
	lead: string;
	state: Run[][];
	/** What `/v/` takes: the permanent id and the version. */
	code: string;
	version: string;
	date: string;
	/** A QR code of the permanent address, as SVG, where the site has an address. */
	qr?: string;
	blocks: Block[];
}

export interface DocumentWords {
	contents: string;
	/** How to find out whether a sheet is still current. */
	check: string;
	/** The words before, between and after a page's number and the number of pages. */
	pageOf: [string, string, string];
}

/**
 * Puts a document together.
 * @param download the file it is for
 * @param outlineOf the outline of a page in this language
 */
export function makeDocument(
	{ page, language, download }: { page: Page; language: LanguagePath; download: Download },
	manifest: Manifest,
	outlineOf: (page: Page) => Outline,
): TrainingDocument {
	const { site } = manifest;
	const t = translatorOf(manifest, language);
	const { module, edition } = download;
	const text = page.in[language] as PageText;
	const title = module ? `${text.data.title}: ${module.in[language]?.data.title}` : text.data.title;
	const publisher = site.publisher?.[language] ?? site.publisher?.en;
	const address = site.address?.replace(/\/$/, '');
	const licence = t('licence', { name: site.licence.name[language] ?? site.licence.name.en });
	const terms = publisher ? `${t('publishedBy', { name: publisher })} · ${licence}` : licence;
	const colophon = [[{ text: terms }], ...(isCited(page) ? [citationRuns(page, language, manifest)] : [])];
	return {
		language,
		updated: text.data.updated,
		title,
		lead: text.data.summary,
		site: site.name[language] ?? site.name.en,
		shortSite: site.shortName[language] ?? site.shortName.en,
		...(publisher ? { publisher } : {}),
		...(address ? { address } : {}),
		edition: edition ? t(`edition-${edition}`) : '',
		forParticipants: edition === 'participant',
		words: {
			contents: t('contents'),
			check: address
				? t('checkSheetAt', { address: `${address.replace(/^https?:\/\//, '')}/${language}/v/` })
				: t('checkSheet'),
			pageOf: t('pageOf', { n: '\0', total: '\0' }).split('\0') as [string, string, string],
		},
		chapters: chaptersOf(page, language, manifest.pages).map((part, i): Chapter => {
			const { kind } = part;
			const { data } = part.in[language] as PageText;
			const { title: ownTitle, lead, state, blocks } = outlineOf(part);
			const kept = kind === 'form' ? formAlone(blocks) : blocks;
			const own = edition === 'participant' ? forParticipants(kept, kind) : kept;
			return {
				kind: t(kinds[kind].label),
				title: module ? title : ownTitle,
				lead,
				state: i === 0 ? [...state, ...colophon] : state,
				code: codeOf(data),
				version: t('version', { version: data.version }),
				date: formatDate(data.updated, language),
				...(address ? { qr: renderSVG(`${address}/${language}/r/${data.id}/`, { border: 0 }) } : {}),
				blocks: module ? fillRows(own, rowsOf(module, language, manifest.pages)) : own,
			};
		}),
	};
}

/** How to cite a page, since a document travels without it. */
function citationRuns(page: Page, language: LanguagePath, manifest: Manifest): Run[] {
	const t = translatorOf(manifest, language);
	const line = apaLine(citationOf(manifest, page, language), t);
	return [
		{ text: `${t('cite')}: ` },
		...line.map(({ text, as }): Run => (as === 'title' ? { text, bold: true } : { text })),
	];
}

const translatorOf = (manifest: Manifest, language: LanguagePath): Translate =>
	translator(manifest.words[language], language);

/** What a form is filled with for a module: its sessions with their minutes, its outcomes. */
function rowsOf(module: Page, language: LanguagePath, pages: readonly Page[]) {
	const sessions = pages.filter((page) => page.kind === 'session-plan' && isPartOf(page, module));
	return {
		sessions: sessions.map((page) => [
			[{ text: (page.in[language] ?? page.in[source]).data.title }],
			[{ text: String((page.in[source].data as Data<'session-plan'>).minutes) }],
		]),
		outcomes: ((module.in[language] ?? module.in[source]).data as Data<'module'>).outcomes.map((text) => [[{ text }]]),
	};
}

/** Where a link leads outside the document: links inside the site only where it has an address. */
export function resolveLink(link: string, { address }: Pick<TrainingDocument, 'address'>): string | undefined {
	if (/^(https?|mailto):/.test(link)) return link;
	return address && link.startsWith('/') ? address + link : undefined;
}
