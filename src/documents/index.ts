import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { LanguagePath } from '../languages/languages.ts';
import { translator } from '../languages/words.ts';
import { downloadsOf } from '../model/downloads.ts';
import { type Manifest, makeManifest, type Page } from '../model/manifest.ts';
import { FoundProblems, type Problem } from '../model/problem.ts';
import type { Content } from '../model/read.ts';
import { DocumentCache } from './cache.ts';
import { makeDocument } from './document.ts';
import { type Outline, outline } from './outline.ts';
import { outlineProblems } from './problems.ts';
import { type FileFacts, withSizes } from './sizes.ts';
import { type PlannedFile, type WrittenFile, writeFiles } from './write.ts';
import { agendaOf } from './xlsx/agenda.ts';

/**
 * Writes the documents of the finished pages under `downloads/`, their sizes into the pages that link to them, and a
 * list with checksums into `manifest.json`.
 * @param content the content the pages were made from
 */
export function documents(content: Content): AstroIntegration {
	let cacheFolder = '';
	return {
		name: 'documents',
		hooks: {
			'astro:config:done'({ config }) {
				cacheFolder = join(fileURLToPath(config.cacheDir), 'documents');
			},
			async 'astro:build:done'({ dir, logger }) {
				const folder = fileURLToPath(dir);
				const manifest = makeManifest(content);
				const cache = new DocumentCache(cacheFolder);
				const written = await writeFiles(planFiles(manifest, readOutlines(folder, manifest)), { folder, cache });
				cache.prune();
				writeSizes(folder, manifest, written);
				listDownloads(folder, written);
				logger.info(`${written.size} documents written`);
			},
		},
	};
}

type OutlineOf = (page: Page, language: LanguagePath) => Outline;

/** Reads each page there are documents of; all that is wrong with them is one report. */
function readOutlines(folder: string, manifest: Manifest): OutlineOf {
	const outlines = new Map<string, Outline>();
	const problems: Problem[] = [];
	for (const { page, language } of textsWithDocuments(manifest)) {
		const address = `${language}/${page.path}`;
		const file = `${address}.mdx`;
		const html = readFileSync(join(folder, address, 'index.html'), 'utf8');
		const read = outline(html, file, translator(manifest.words[language], language));
		outlines.set(address, read.outline);
		problems.push(...read.problems, ...outlineProblems(read.outline, file));
	}
	if (problems.length > 0) throw new FoundProblems(problems);
	return (page, language) => outlines.get(`${language}/${page.path}`) as Outline;
}

/** Pages that can be taken away, in each language they exist in. */
const textsWithDocuments = ({ pages }: Manifest): { page: Page; language: LanguagePath }[] =>
	pages.flatMap((page) =>
		(Object.keys(page.in) as LanguagePath[])
			.filter((language) => downloadsOf(page, language, pages).length > 0)
			.map((language) => ({ page, language })),
	);

const planFiles = (manifest: Manifest, outlineOf: OutlineOf): PlannedFile[] =>
	textsWithDocuments(manifest).flatMap(({ page, language }) =>
		downloadsOf(page, language, manifest.pages).map((download) => ({
			path: download.path,
			format: download.format,
			source:
				download.format === 'xlsx'
					? agendaOf(page, language, manifest)
					: makeDocument({ page, language, download }, manifest, (part) => outlineOf(part, language)),
		})),
	);

function writeSizes(folder: string, manifest: Manifest, files: ReadonlyMap<string, FileFacts>): void {
	for (const language of manifest.languages) {
		const t = translator(manifest.words[language], language);
		for (const file of globSync(`${language}/**/*.html`, { cwd: folder })) {
			const path = join(folder, file);
			const html = readFileSync(path, 'utf8');
			const sized = withSizes(html, files, t);
			if (sized !== html) writeFileSync(path, sized);
		}
	}
}

function listDownloads(folder: string, files: ReadonlyMap<string, WrittenFile>): void {
	const file = join(folder, 'manifest.json');
	const list = JSON.parse(readFileSync(file, 'utf8')) as object;
	const downloads = [...files].map(([path, facts]) => ({ path, ...facts }));
	writeFileSync(file, `${JSON.stringify({ ...list, downloads })}\n`);
}
