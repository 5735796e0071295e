import { stringify } from 'yaml';
import { formatDate } from '../languages/dates.ts';
import { type LanguagePath, leftToRight, source } from '../languages/languages.ts';
import { translator } from '../languages/words.ts';
import { changesSince, type Held, type PublishedList } from '../model/changes.ts';
import type { Manifest } from '../model/manifest.ts';
import type { Problem } from '../model/problem.ts';
import { sumLine, sumsFile } from '../model/published-files.ts';
import { wholeAddress } from '../model/site-address.ts';

/** Folder of the last release's record inside the content folder: private by its name, and no part of the content's digest. */
export const releaseFolder = '_release';

/** The record of a release: what it published, and what is needed to build the same bytes again. */
export interface ReleaseRecord extends PublishedList {
	/** Version of the release before; undefined for the first. */
	previous: string | undefined;
	/** The day it was built on, as 2026-11-21. */
	builtOn: string;
	/** Commit of the engine, or its version where it is no checkout. */
	engine: string;
}

export const recordFile = 'release.json';

/**
 * Why content cannot be the release after the last one.
 * @param last what the last release's record says
 */
export function notAfter(last: Held, { edition }: Pick<Manifest, 'edition'>): Problem[] {
	const message =
		edition.version === last.edition.version
			? `This content is released already, as ${edition.version}. Publish that release, or change something first.`
			: edition.date < last.edition.date
				? `The last release is of ${last.edition.date}, and nothing in the content has a later day. Put the day of the change into \`updated\` of the page that changed.`
				: undefined;
	return message ? [{ file: `${releaseFolder}/${recordFile}`, rule: 'not-newer', message }] : [];
}

/**
 * The files that are kept of a release, by name.
 * @param sums SHA-256 of every published file, by its path in the site
 * @param last what the last release's record says; undefined for the first
 */
export function releaseFiles(
	manifest: Manifest,
	record: ReleaseRecord,
	sums: ReadonlyMap<string, string>,
	last: Held | undefined,
): Map<string, string> {
	const lines = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, sum]) => sumLine(sum, file));
	return new Map([
		[recordFile, `${JSON.stringify(record, null, '\t')}\n`],
		[sumsFile, lines.join('')],
		['CITATION.cff', citationFile(manifest)],
		...manifest.languages.map(
			(language) => [`changes.${language}.md`, changeList(manifest, record, last, language)] as const,
		),
	]);
}

/** How the release is cited, in the Citation File Format: it has no languages, so in English. */
function citationFile({ site, edition }: Manifest): string {
	return stringify({
		'cff-version': '1.2.0',
		message: 'If you use this material, please cite it as below.',
		type: 'dataset',
		title: site.name[source],
		authors: [{ name: site.publisher?.[source] }],
		version: edition.version,
		'date-released': edition.date,
		url: site.address,
		license: site.licence.id,
	});
}

/** What is new, changed and withdrawn since the last release, as Markdown for readers of one language. */
export function changeList(
	{ site, words, pages, edition }: Manifest,
	now: PublishedList,
	last: Held | undefined,
	language: LanguagePath,
): string {
	const t = translator(words[language], language);
	// Of a site whose pages are all others, as of the first release, every page is new.
	const { lists } = (last && changesSince(last, now)) ?? { lists: [{ sort: 'added' as const, pages: now.pages }] };
	const before = new Map(last?.pages?.map(({ id, version }) => [id, version]));

	/** What its new versions say of themselves, the newest first. */
	const told = (id: string): string[] => {
		const data = pages.find((page) => page.in.en.data.id === id);
		const changes = (data?.in[language] ?? data?.in.en)?.data.changes ?? [];
		const known = changes.findIndex(({ version }) => version === before.get(id));
		return changes
			.slice(0, known === -1 ? undefined : known)
			.map(({ version, text }) => `  - ${leftToRight(version)}: ${inert(text)}\n`);
	};
	const sections = lists.map(({ sort, pages: listed }) => {
		const items = listed.map(({ id, titles }) => {
			const title = inert(titles[language] ?? titles[source] ?? id);
			// A withdrawn page's permanent address says why it is gone.
			const link = `- [${title}](${wholeAddress(site.address ?? '', `${language}/r/${id}/`)})\n`;
			return link + (sort === 'changed' ? told(id).join('') : '');
		});
		return `## ${t(`changes-${sort}`)}\n\n${items.join('')}`;
	});
	const day = formatDate(edition.date, language);
	const head = [
		`# ${inert(site.name[language] ?? site.name.en)}\n`,
		`${t('copiesAre', { version: leftToRight(edition.version) })} · ${day}\n`,
		...(last ? [`${t('releaseSince', { version: leftToRight(last.edition.version) })}\n`] : []),
		...(lists.length === 0 ? [`${t('releaseNone')}\n`] : []),
	];
	return [...head, ...sections].join('\n');
}

/** A text as Markdown that says nothing but the text. */
const inert = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#&~|@]/g, '\\$&');
