import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LanguagePath } from '../languages/languages.ts';
import { copiesOf, documentSets } from '../model/copies.ts';
import type { FileCache } from '../model/file-cache.ts';
import type { Manifest } from '../model/manifest.ts';
import { ownText } from '../model/own-text.ts';
import { FoundProblems, type Problem } from '../model/problem.ts';
import type { PublishedFile } from '../model/published-files.ts';
import { copyPlace, documentsOn, filesOf, hostFiles, localScriptFile, noticeStyle, type Scope } from './copy.ts';
import { FileContent, FileReader, Folder, Zip } from './pack.ts';
import { nameProblems, problemsOf } from './problems.ts';
import { readMe, readMeFile } from './read-me.ts';
import { type Place, readSitePage, relative, relink, relinkStyle, type SitePage } from './relink.ts';
import { classicScript, copiedTable, fileScript, importsOf, isIndexFile, isPageTable } from './scripts.ts';
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
 * @param cache of deflated files
 * @returns the zips by path
 * @throws FoundProblems with all that would not work in a folder; then nothing is written
 */
export async function writeCopies(
	folder: string,
	manifest: Manifest,
	cache: FileCache,
): Promise<Map<string, PublishedFile>> {
	const site = readSite(folder, manifest);
	const pages = new Pages(site);
	const { modules, documents } = lookAt(pages, site);
	const scripts = await classicScripts(site, modules);

	const written = (scope: Scope, target: Folder | Zip): Written => {
		const included = new Set(filesOf(scope, site, documents).filter((file) => !isScriptPart(file, scripts)));
		return { scope, included, place: copyPlace(scope, included, site, manifest), package: target };
	};
	const zips = copiesOf(manifest.languages).map((copy) => ({
		copy,
		zip: new Zip(join(folder, copy.path), copy.name, manifest.edition.date, cache),
	}));
	const everything = { languages: manifest.languages, documents: Object.values(documentSets).flat() };
	const all = [
		written(everything, new Folder(localEditionOf(folder))),
		...zips.map(({ copy, zip }) => written(copy, zip)),
	];

	const reader = new FileReader();
	// Each file is read and made once for all the copies that hold it as it is.
	const files = [...(all[0] as Written).included];
	for (const [i, file] of files.entries()) {
		addFile(
			file,
			all.filter(({ included }) => included.has(file)),
			site,
			{ pages, reader, scripts },
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
	cache.prune();
	return published;
}

/**
 * Pages that stand in a copy: not those that are one file already or are frozen, and not those that a host shows. Read when
 * they are asked for: all of a large site would not fit in memory.
 */
class Pages {
	readonly #folder: string;
	readonly #files: ReadonlySet<string>;

	constructor({ folder, files }: Site) {
		this.#folder = folder;
		this.#files = new Set(
			[...files].filter(
				(file) => file.endsWith('.html') && !/^(downloads|archive)\//.test(file) && !hostFiles.test(file),
			),
		);
	}

	get(file: string): SitePage | undefined {
		return this.#files.has(file) ? readSitePage(file, readFileSync(join(this.#folder, file), 'utf8')) : undefined;
	}

	*[Symbol.iterator](): Generator<SitePage> {
		for (const file of this.#files) yield this.get(file) as SitePage;
	}
}

/** What pages ask for, page by page. */
interface Asked {
	/** Scripts from files, and whether each is a module. */
	modules: Map<string, boolean>;
	/** Documents by the page that links to them. */
	documents: Map<string, string[]>;
}

/** @throws FoundProblems with all that would not work in a folder */
function lookAt(pages: Pages, site: Site): Asked {
	const asked: Asked = { modules: new Map(), documents: new Map() };
	const known = new Map<string, string[] | undefined>();
	// Pages share their scripts.
	const imports = (script: string): string[] | undefined => {
		if (!known.has(script)) known.set(script, importsOf(script));
		return known.get(script);
	};
	const problems: Problem[] = [];
	for (const page of pages) {
		problems.push(...problemsOf(page, site, imports));
		asked.documents.set(page.file, documentsOn(page, site).map(ownText));
		for (const { name, attributes } of page.elements) {
			const source = name === 'script' && attributes.get('src')?.raw;
			if (source) asked.modules.set(ownText(source.slice(1)), attributes.get('type')?.raw === 'module');
		}
	}
	problems.push(...nameProblems(site.files));
	if (problems.length > 0) throw new FoundProblems(problems);
	return asked;
}

/** The scripts that pages load from files: modules put together with their imports, the others as they are. */
async function classicScripts({ folder }: Site, modules: Asked['modules']): Promise<Map<string, string>> {
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

function addFile(
	file: string,
	holders: readonly Written[],
	site: Site,
	{ pages, reader, scripts }: { pages: Pages; reader: FileReader; scripts: ReadonlyMap<string, string> },
): void {
	const page = pages.get(file);
	if (page) {
		for (const { place, package: target } of holders) target.add(file, new FileContent(relink(page, site, place)));
		return;
	}
	const data = reader.read(join(site.folder, file));
	if (isPageTable(file)) {
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
