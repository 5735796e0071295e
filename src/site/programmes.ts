import manifest from 'virtual:manifest';
import { formatDate, formatPeriod } from '../languages/dates.ts';
import type { LanguagePath } from '../languages/languages.ts';
import { kinds } from '../model/kinds.ts';
import type { Page, PublishedProgramme } from '../model/manifest.ts';
import { dataOf, pageAt, pagesOf } from './view.ts';

/** Programmes, the newest first; those without a known time stand last. */
export const programmesInOrder: readonly [id: string, programme: PublishedProgramme][] = Object.entries(
	manifest.programmes,
).sort(
	([, a], [, b]) => (b.period?.end ?? '').localeCompare(a.period?.end ?? '') || (a.title.en < b.title.en ? -1 : 1),
);

/** Modules and sessions on a programme's topics. */
export const materialOf = ({ modules, sessions }: PublishedProgramme): Page[] =>
	[
		...modules.map((slug) => `${kinds.module.folder}/${slug}`),
		...sessions.map((slug) => `${kinds['session-plan'].folder}/${slug}`),
	].flatMap((path) => pageAt(path) ?? []);

/** Programmes on whose topics a page is. */
export const programmesOf = (page: Page): [id: string, programme: PublishedProgramme][] =>
	programmesInOrder.filter(([, programme]) => materialOf(programme).includes(page));

export const reportsOf = (id: string): Page[] =>
	pagesOf('report').filter(({ in: { en } }) => dataOf(en, 'report').programme === id);

/** A day or a time from one to another, in words; undefined where it is not known. */
export const datesOf = (language: LanguagePath, start: string | undefined, end = start): string | undefined =>
	start && end && (start === end ? formatDate(start, language) : formatPeriod(start, end, language));

/** Names of places, in the order of all. */
export const placeNames = (codes: readonly string[], language: LanguagePath): string[] =>
	manifest.places.filter(({ code }) => codes.includes(code)).map(({ name }) => name[language] ?? name.en);

/** Address of a file of a programme's data. @param name a table's, with its ending; or `json` for all tables in one */
export const dataFile = (language: LanguagePath, id: string, name: string): string =>
	`/data/${language}/${id}${name === 'json' ? '.' : '-'}${name}`;
