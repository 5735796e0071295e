import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LanguagePath } from '../languages/languages.ts';
import { copiesOf, documentSets } from '../model/copies.ts';
import type { Manifest } from '../model/manifest.ts';
import { FoundProblems } from '../model/problem.ts';
import type { PublishedFile } from '../model/published-files.ts';
import { copyPlace, filesOf, localScriptFile, noticeStyle, type Scope } from './copy.ts';
import { FileContent, Folder, Zip } from './pack.ts';
import { nameProblems, problemsOf } from './problems.ts';
import { readMe, readMeFile } from './read-me.ts';
import { type Place, readSitePage, relative, relink, relinkStyle, type SitePage } from './relink.ts';
import { classicScript, copiedTable, fileScript, importsOf, isIndexFile } from './scripts.ts';
import { localEditionOf, readSite, type Site } from './site.ts';

/** A copy while it is written. */
interface Written {
	scope: Scope;
	included: ReadonlySet<string>;
	place: Place;
	package: Folder | Zip;
}

/**
 * Writes the local edition beside a built site, and the zips into it.
 * @returns the zips by path
 * @throws FoundProblems with all that would not work in a folder; then nothing is written
 */
export async function writeCopies(folder: string, manifest: Manifest): Promise<Map<string, PublishedFile>> {
	const site = readSite(folder, manifest);
	const pages = readPages(site);
	const scripts = await classicScripts(site, pages);
	checkSite(site, pages);

	const written = (scope: Scope, target: Folder | Zip): Written => {
		const included = new Set(filesOf(scope, site, pages.values()).filter((file) => !isScriptPart(file, scripts)));
		return { scope, included, place: copyPlace(scope, included, site, manifest), package: target };
	};
	const zips = copiesOf(manifest.languages).map((copy) => ({
		copy,
		zip: new Zip(join(folder, copy.path), copy.name, manifest.edition.date),
	}));
	const everything = { languages: manifest.languages, documents: Object.values(documentSets).flat() };
	const all = [
		written(everything, new Folder(localEditionOf(folder))),
		...zips.map(({ copy, zip }) => written(copy, zip)),
	];

	// Each file is read and made once for all the copies that hold it as it is.
	const files = [...(all[0] as Written).included];
	for (const [i, file] of files.entries()) {
		addFile(
			file,
			all.filter(({ included }) => included.has(file)),
			site,
			pages,
			scripts,
		);
		if (process.stderr.isTTY) process.stderr.write(`\rLocal edition: ${i + 1} of ${files.length}`);
	}
	if (process.stderr.isTTY) process.stderr.write('\n');

	const local = new FileContent(await classicScript());
	const first = new FileContent(readMe(manifest));
	for (const { scope, included, package: target } of all) {
		target.add(localScriptFile, local);
		target.add(readMeFile, first);
		target.add('manifest.json', new FileContent(copiedManifest(site, scope, included)));
		target.addSums();
	}
	const published = new Map<string, PublishedFile>();
	for (const { copy, zip } of zips) published.set(copy.path, zip.finish());
	return published;
}

/** Pages that stand in a copy: not those that are one file already or are frozen, and not the one that a host shows. */
function readPages({ folder, files }: Site): Map<string, SitePage> {
	const pages = new Map<string, SitePage>();
	for (const file of files)
		if (file.endsWith('.html') && !/^(downloads|archive)\//.test(file) && file !== '404.html')
			pages.set(file, readSitePage(file, readFileSync(join(folder, file), 'utf8')));
	return pages;
}

/** The scripts that pages load from files: modules put together with their imports, the others as they are. */
async function classicScripts({ folder }: Site, pages: ReadonlyMap<string, SitePage>): Promise<Map<string, string>> {
	const modules = new Map(
		[...pages.values()].flatMap(({ elements }) =>
			elements.flatMap(({ name, attributes }) => {
				const source = name === 'script' && attributes.get('src')?.raw;
				return source ? [[source.slice(1), attributes.get('type')?.raw === 'module'] as const] : [];
			}),
		),
	);
	const scripts = new Map<string, string>();
	for (const [file, isModule] of [...modules].sort()) {
		const path = join(folder, file);
		scripts.set(file, isModule ? await classicScript(path) : readFileSync(path, 'utf8'));
	}
	return scripts;
}

/** Whether a script is only a part of others, which have it in them. */
const isScriptPart = (file: string, scripts: ReadonlyMap<string, string>): boolean =>
	/^_astro\/.*\.js$/.test(file) && !scripts.has(file);

/** @throws FoundProblems with all that would not work in a folder */
function checkSite(site: Site, pages: ReadonlyMap<string, SitePage>): void {
	const known = new Map<string, string[] | undefined>();
	// Pages share their scripts.
	const imports = (script: string): string[] | undefined => {
		if (!known.has(script)) known.set(script, importsOf(script));
		return known.get(script);
	};
	const problems = [
		...[...pages.values()].flatMap((page) => problemsOf(page, site, imports)),
		...nameProblems(site.files),
	];
	if (problems.length > 0) throw new FoundProblems(problems);
}

function addFile(
	file: string,
	holders: readonly Written[],
	site: Site,
	pages: ReadonlyMap<string, SitePage>,
	scripts: ReadonlyMap<string, string>,
): void {
	const page = pages.get(file);
	if (page) {
		for (const { place, package: target } of holders) target.add(file, new FileContent(relink(page, site, place)));
		return;
	}
	const data = readFileSync(join(site.folder, file));
	if (file.endsWith('/pages.json') && isIndexFile(file)) {
		for (const { scope, package: target } of holders) {
			const table = copiedTable(data.toString('utf8'), scope.languages, site.address);
			target.add(`${file}.js`, new FileContent(fileScript(file, Buffer.from(table))));
		}
		return;
	}
	const made = new FileContent(
		isIndexFile(file)
			? fileScript(file, data)
			: file.endsWith('.css')
				? copiedStyle(file, data.toString('utf8'), site)
				: (scripts.get(file) ?? data),
	);
	for (const { package: target } of holders) target.add(isIndexFile(file) ? `${file}.js` : file, made);
}

const copiedStyle = (file: string, style: string, site: Site): string =>
	relinkStyle(style, (url) =>
		url.startsWith('/') && site.files.has(url.slice(1)) ? relative(file, url.slice(1)) : url,
	) + noticeStyle;

/** What a copy says of itself: which edition it is, and its pages. */
function copiedManifest({ folder }: Site, { languages, documents }: Scope, included: ReadonlySet<string>): string {
	const whole = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
		languages: { path: LanguagePath }[];
		downloads: { path: string }[];
	};
	return `${JSON.stringify({
		...whole,
		copy: { languages, documents },
		languages: whole.languages.filter(({ path }) => languages.includes(path)),
		downloads: whole.downloads.filter(({ path }) => included.has(path)),
	})}\n`;
}
