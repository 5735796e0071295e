import { type LanguagePath, source } from '../languages/languages.ts';
import type { Words } from '../languages/words.ts';
import type { ArchivedFile } from './archive.ts';
import type { Heading } from './body.ts';
import { type Edition, editionOf } from './edition.ts';
import { type Kind, kinds } from './kinds.ts';
import { type Partner, printedName } from './partners.ts';
import type { Content, Entry } from './read.ts';
import type { Localised } from './schema/common.ts';
import type { Data } from './schema/entries.ts';
import type { TermData } from './schema/glossary.ts';
import type { PlaceData, ProgrammeData } from './schema/programme.ts';
import type { SiteData } from './schema/site.ts';
import type { SourceData } from './schema/source.ts';
import type { SynonymGroup } from './schema/synonyms.ts';
import type { WithdrawnData } from './schema/withdrawn.ts';
import { withoutSmallGroups } from './small-groups.ts';
import { today } from './today.ts';
import { type TranslationState, translationState } from './translations.ts';
import { isOverdue } from './verification.ts';
import { type Filling, vocabulary } from './vocabulary.ts';

/** The one list of all that is published. Plain data: it is written to disk and read by every part of the site. */
export interface Manifest {
	site: SiteData;
	languages: LanguagePath[];
	words: Record<LanguagePath, Words>;
	/** In the order of the kinds, and within a kind in that of the curriculum. */
	pages: Page[];
	terms: Record<string, TermData>;
	sources: Record<string, PublishedSource>;
	programmes: Record<string, PublishedProgramme>;
	places: PlaceData[];
	synonyms: SynonymGroup[];
	withdrawn: WithdrawnData[];
	archive: ArchivedFile[];
	edition: Edition;
}

/** A source, and whether it is too long ago that somebody verified it. */
export type PublishedSource = SourceData & { overdue: boolean };

/** A programme without what may not be published: names that are withheld, and small groups. */
export type PublishedProgramme = Omit<ProgrammeData, 'partners' | 'participants'> & {
	partners: { role?: Partner['role']; name: Localised }[];
	participants?:
		| {
				total: number | undefined;
				groups: { label: Localised; count: number | undefined }[];
				note?: Localised | undefined;
		  }
		| undefined;
};

export interface Page {
	kind: Kind;
	slug: string;
	/** Address after the language, without slashes at the ends; `` is the home page. */
	path: string;
	/** Languages the page exists in; English always. */
	in: Partial<Record<LanguagePath, PageText>> & { en: PageText };
}

export interface PageText {
	data: Data;
	/** Headings of the body, with the English anchors. */
	headings: Pick<Heading, 'depth' | 'text' | 'id'>[];
	/** Titles of steps and decisions, by id. */
	titles: Record<string, string>;
	/** Glossary terms the body marks, in order, each once. */
	terms: string[];
	/** Law the body cites, in order, each once. */
	law: { source: string; ref: string }[];
	/** Whether parts of it are for the trainer alone, so that participants get an edition of their own. */
	forTrainers: boolean;
	/** Of a form: what of a module can be filled in. */
	fills: Filling[];
	words: number;
	translation: TranslationState;
	/** The language what changed is told in: English until it is translated. */
	changesIn: LanguagePath;
}

/**
 * Makes the manifest of content that has no problems.
 * @param drafts whether drafts are in it: while writing only
 * @param day as 2026-11-21: what may be published depends on it
 */
export function makeManifest(content: Content, drafts = false, day = today()): Manifest {
	if (!content.site) throw new Error('A manifest needs a site.yaml without problems.');
	const { site, words, entries, terms, sources, programmes, places, synonyms, withdrawn, archive, lock } = content;
	const pages = entries.flatMap((entry) => makePage(entry, lock, drafts) ?? []).sort(inOrder);
	return {
		site,
		languages: site.languages,
		words: Object.fromEntries(
			Object.entries(words).map(([language, { words: own }]) => [language, own]),
		) as Manifest['words'],
		pages,
		terms: Object.fromEntries([...terms].map(([id, { data }]) => [id, data])),
		sources: Object.fromEntries([...sources].map(([id, { data }]) => [id, { ...data, overdue: isOverdue(data, day) }])),
		programmes: Object.fromEntries([...programmes].map(([id, { data }]) => [id, published(data, day)])),
		places,
		synonyms,
		withdrawn,
		archive,
		edition: editionOf(content.digest, [
			...pages.map(({ in: { en } }) => en.data.updated),
			...withdrawn.map(({ on }) => on),
		]),
	};
}

function published({ partners, participants, ...rest }: ProgrammeData, day: string): PublishedProgramme {
	const counted =
		participants &&
		withoutSmallGroups(
			participants.total,
			participants.groups.map(({ count }) => count),
		);
	return {
		...rest,
		partners: partners.map((partner) => ({ role: partner.role, name: printedName(partner, day) })),
		participants: participants && {
			total: counted?.total,
			groups: participants.groups.map(({ label }, i) => ({ label, count: counted?.groups[i] })),
			note: participants.note,
		},
	};
}

const kindsInOrder = Object.keys(kinds);
const orderOf = ({ in: { en } }: Page) => (en.data as { order?: number }).order ?? 0;

const inOrder = (a: Page, b: Page): number =>
	kindsInOrder.indexOf(a.kind) - kindsInOrder.indexOf(b.kind) ||
	orderOf(a) - orderOf(b) ||
	a.slug.localeCompare(b.slug, 'en');

/** Whether a page belongs to a module. */
export const isPartOf = (page: Page, module: Page): boolean =>
	(page.in.en.data as { module?: string }).module === module.slug;

function makePage(entry: Entry, lock: Content['lock'], drafts: boolean): Page | undefined {
	const texts: Partial<Record<LanguagePath, PageText>> = {};
	const english = entry.files[source];
	for (const file of Object.values(entry.files)) {
		if (!file.data || !file.body || (file.data.draft && !drafts)) continue;
		const { headings, components, words } = file.body;
		texts[file.language] = {
			data: file.data,
			headings: headings.map(({ depth, text }, i) => ({ depth, text, id: english?.body?.headings[i]?.id ?? '' })),
			titles: Object.fromEntries(
				components.flatMap(({ attributes, heading }) =>
					attributes['id'] && heading ? [[attributes['id'], heading]] : [],
				),
			),
			terms: [
				...new Set(components.flatMap(({ name, attributes }) => (name === 'Term' ? [attributes['id'] as string] : []))),
			],
			law: uniqueLaw(
				components.flatMap(({ name, attributes: { source: id, ref } }) =>
					name === 'Law' ? [{ source: id as string, ref: ref as string }] : [],
				),
			),
			forTrainers: components.some(({ name }) => vocabulary[name]?.forTrainers),
			fills: [
				...new Set(
					components.flatMap(({ name, attributes }) => (name === 'Rows' ? [attributes['of'] as Filling] : [])),
				),
			],
			words,
			translation: translationState(entry, file.language, lock),
			changesIn: 'changes' in file.own ? file.language : source,
		};
	}
	if (!texts[source]) return undefined;
	return { kind: entry.kind, slug: entry.slug, path: entry.path, in: texts as Page['in'] };
}

const uniqueLaw = (law: PageText['law']) => [
	...new Map(law.map((item) => [`${item.source} ${item.ref}`, item])).values(),
];
