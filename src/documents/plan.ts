import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LanguagePath } from '../languages/languages.ts';
import { translator } from '../languages/words.ts';
import { downloadsOf, hasDocuments, isDocument } from '../model/downloads.ts';
import type { Manifest, Page } from '../model/manifest.ts';
import { FoundProblems, type Problem } from '../model/problem.ts';
import { makeDocument } from './document.ts';
import { type Outline, outline } from './outline.ts';
import { outlineProblems } from './problems.ts';
import type { PlannedFile } from './write.ts';
import { agendaOf } from './xlsx/agenda.ts';

type OutlineOf = (page: Page, language: LanguagePath) => Outline;

/**
 * Reads one page of a built site.
 * @param folder the built site
 */
export function readOutline(
	folder: string,
	manifest: Manifest,
	page: Page,
	language: LanguagePath,
): { outline: Outline; problems: Problem[] } {
	const file = `${language}/${page.path}.mdx`;
	const html = readFileSync(join(folder, language, page.path, 'index.html'), 'utf8');
	const read = outline(
		html,
		file,
		translator(manifest.words[language], language),
		(term) => manifest.terms[term]?.definition?.[language],
	);
	return { outline: read.outline, problems: [...read.problems, ...outlineProblems(read.outline, file)] };
}

/** Reads each page there are documents of; all that is wrong with them is one report. */
function readOutlines(folder: string, manifest: Manifest): OutlineOf {
	const outlines = new Map<string, Outline>();
	const problems: Problem[] = [];
	for (const { page, language } of textsWithDocuments(manifest)) {
		const read = readOutline(folder, manifest, page, language);
		outlines.set(`${language}/${page.path}`, read.outline);
		problems.push(...read.problems);
	}
	if (problems.length > 0) throw new FoundProblems(problems);
	return (page, language) => outlines.get(`${language}/${page.path}`) as Outline;
}

/** Pages that can be taken away, in each language they exist in. */
const textsWithDocuments = ({ pages }: Manifest): { page: Page; language: LanguagePath }[] =>
	pages
		.filter(hasDocuments)
		.flatMap((page) => (Object.keys(page.in) as LanguagePath[]).map((language) => ({ page, language })));

/**
 * Every file of a site.
 * @param folder the built site
 * @throws FoundProblems when a page cannot be printed
 */
export function planFiles(manifest: Manifest, folder: string): PlannedFile[] {
	const outlineOf = readOutlines(folder, manifest);
	return textsWithDocuments(manifest).flatMap(({ page, language }) => {
		const downloads = downloadsOf(page, language, manifest.pages).filter(isDocument);
		// The same document in two formats is made in one place.
		const documents = Map.groupBy(downloads, ({ format, edition, module }) =>
			format === 'xlsx' ? format : `${edition} ${module?.slug}`,
		);
		return [...documents.values()].flatMap((files) => {
			const [download] = files as [(typeof files)[number], ...typeof files];
			const make = () =>
				download.format === 'xlsx'
					? agendaOf(page, language, manifest)
					: makeDocument({ page, language, download }, manifest, (part) => outlineOf(part, language));
			return files.map(({ path, format }) => ({ path, format, make }));
		});
	});
}
