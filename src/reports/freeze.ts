import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { escapeUTF8 } from 'entities';
import { formatDate } from '../languages/dates.ts';
import { type LanguagePath, leftToRight } from '../languages/languages.ts';
import { translator } from '../languages/words.ts';
import { type ArchivedFile, archivedAs, archiveSums, sumsOf } from '../model/archive.ts';
import { downloadsOf } from '../model/downloads.ts';
import type { Manifest, Page } from '../model/manifest.ts';
import { digestOf } from '../model/published-files.ts';
import { wholeAddress } from '../model/site-address.ts';

/** A report in one language, in a version that is not kept yet. */
interface Unfrozen {
	page: Page;
	language: LanguagePath;
}

export const unfrozen = ({ pages, archive }: Manifest): Unfrozen[] =>
	pages
		.filter(({ kind }) => kind === 'report')
		.flatMap((page) => {
			const { id, version } = page.in.en.data;
			const kept = archive.filter((file) => file.id === id && file.version === version);
			return (Object.keys(page.in) as LanguagePath[])
				.filter((language) => !kept.some((file) => file.language === language))
				.map((language) => ({ page, language }));
		});

/**
 * Keeps each report as it is on the built site: its page in one file, its PDF, and their checksums.
 * @param folder the content folder
 * @param site the site built from it
 * @returns paths of the new files
 */
export function freeze(folder: string, site: string, manifest: Manifest): string[] {
	const added = unfrozen(manifest).flatMap(({ page, language }) => {
		const { id, version } = page.in.en.data;
		// Of a report that has parts for trainers the whole, as the page is.
		const files = downloadsOf(page, language, manifest.pages).filter(({ edition }) => edition !== 'participant');
		return (['html', 'pdf'] as const).map((format): ArchivedFile => {
			const made = readFileSync(join(site, files.find((file) => file.format === format)?.path ?? ''));
			const data = format === 'html' ? Buffer.from(frozenPage(made.toString('utf8'), page, language, manifest)) : made;
			const file = archivedAs(id, version, language, format);
			mkdirSync(dirname(join(folder, file)), { recursive: true });
			writeFileSync(join(folder, file), data);
			return { id, version, language, file, bytes: data.byteLength, sha256: digestOf(data) };
		});
	});
	if (added.length > 0) writeFileSync(join(folder, archiveSums), sumsOf([...manifest.archive, ...added]));
	return added.map(({ file }) => file);
}

const looks = '<style>.frozen{margin-block-end:var(--s4);padding:var(--s3);background:var(--caution-tint)}</style>';

/**
 * A page in one file as it is kept: it says which version it is, and where the current one is.
 * @param html the page in one file
 * @throws when the page is not as the site makes it
 */
export function frozenPage(html: string, page: Page, language: LanguagePath, { words, site }: Manifest): string {
	const t = translator(words[language], language);
	const { id, version, published, changes } = page.in.en.data;
	const address = `/${language}/r/${id}/`;
	const current = site.address ? wholeAddress(site.address, address) : address;
	const date = formatDate(changes[0]?.on ?? published, language);
	const head = `<meta name="robots" content="noindex">${site.address ? `<link rel="canonical" href="${current}">` : ''}${looks}`;
	const notice = `<p class="frozen">${escapeUTF8(t('frozen', { version: leftToRight(version), date }))} <a href="${current}">${escapeUTF8(t('frozenCurrent'))}</a></p>`;
	const [top, rest, ...more] = html
		.replace(/<link\b(?=[^>]* rel="(?:canonical|alternate)")[^>]*>/g, '')
		.replace('</head>', (end) => head + end)
		.split(/(?<=<main\b[^>]*>)/);
	if (!top?.includes(head) || rest === undefined || more.length > 0)
		throw new Error(`The page of ${id} in one file has no head, or no main part. Nothing of it was kept.`);
	return top + notice + rest;
}
