import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { type LanguagePath, languages } from '../languages/languages.ts';
import { FileCache } from '../model/file-cache.ts';
import { cacheFolder, root } from '../model/folder.ts';
import { makeManifest } from '../model/manifest.ts';
import { digestOf } from '../model/published-files.ts';
import type { Content } from '../model/read.ts';
import type { Step } from '../model/step.ts';
import { endIndexing, type Indexed, indexPages, isIndexed } from './bundle.ts';
import { conceptsOf } from './concepts.ts';
import { firstWords, pageTable } from './page-table.ts';
import { bundleScript, searchSource } from './scripts.ts';
import { conceptsFile } from './tables.ts';

/** Pagefind's WebAssembly without a stemmer: one for all languages. */
const wasmFile = 'wasm.unknown.pagefind';

/**
 * Indexes the finished pages, a bundle a language under `search-index/<path>/`, with the scripts that search them. All but
 * the scripts is named by its content.
 * @param content the content the pages were made from
 */
export function search(content: Content): Step {
	return {
		name: 'search',
		async run(folder) {
			const manifest = makeManifest(content);
			const concepts = conceptsOf(manifest);
			const cache = new FileCache(join(cacheFolder, 'search'), import.meta.dirname, join(root, 'src/languages'));
			const bundle = new Map<string, Uint8Array>();
			const write = (name: string, data: Uint8Array | string) => writeFile(join(folder, 'search-index', name), data);
			const names: Record<string, string> = {};
			// Files of two builds have two names: what a search reads is always of the build that its script is of.
			const writeNamed = (name: string, data: Uint8Array | string, askedAs = [name]) => {
				const own = name.replace(/(?=\.[^.]+$)/, `.${digestOf(data).slice(0, 8)}`);
				write(own, data);
				for (const asked of askedAs) names[asked] = own;
			};
			for (const path of manifest.languages) {
				const key = cache.keyOf(path, JSON.stringify(concepts), digestOfPages(readPages(folder, path)));
				const known = cache.read(key);
				const made = known
					? (deserialize(known) as Indexed)
					: await indexPages(readPages(folder, path), path, concepts);
				if (!known) cache.write(key, serialize(made));
				await endIndexing();
				const { files, words } = made;
				for (const file of files)
					if (/\.pf_/.test(file.path)) write(`${path}/${file.path}`, file.content);
					else if (file.path === 'pagefind-entry.json') writeNamed(`${path}/${file.path}`, file.content);
					else bundle.set(file.path, file.content);
				writeNamed(`${path}/pages.json`, JSON.stringify(pageTable(manifest, path, files)));
				writeNamed(`${path}/words.json`, JSON.stringify(words));
			}
			cache.prune();
			const engine = bundle.get('pagefind.js');
			const wasm = bundle.get(wasmFile);
			if (!engine || !wasm)
				throw new Error('Pagefind wrote no engine. See docs/decisions on search before changing its version.');
			writeNamed(conceptsFile, JSON.stringify(concepts));
			// Pagefind asks for it in the folder of each language.
			const askedAs = manifest.languages.map((path) => `${path}/${wasmFile}`);
			writeNamed(`all/${wasmFile}`, wasm, askedAs);
			const words = { firstWords: JSON.stringify(firstWords(manifest)) };
			write('search.js', await bundleScript(searchSource('box.ts'), engine, names, { define: words }));
			write('marks.js', await bundleScript(searchSource('marks.ts'), engine));
		},
	};
}

function digestOfPages(pages: Iterable<{ url: string; html: string }>): string {
	const hash = createHash('sha256');
	for (const { url, html } of pages) hash.update(`${url}\0${html}\0`);
	return hash.digest('hex');
}

function writeFile(path: string, data: Uint8Array | string): void {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, data);
}

/** The finished pages of a language, in a stable order. */
function* readPages(folder: string, path: LanguagePath): Generator<{ url: string; html: string }> {
	for (const file of globSync(`${path}/**/*.html`, { cwd: folder }).sort()) {
		const html = readFileSync(join(folder, file), 'utf8');
		if (isIndexed(html, languages[path].tag)) yield { url: `/${file.replace(/index\.html$/, '')}`, html };
	}
}
