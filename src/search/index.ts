import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { type LanguagePath, languages } from '../languages/languages.ts';
import { makeManifest } from '../model/manifest.ts';
import type { Content } from '../model/read.ts';
import { endIndexing, indexPages, isIndexed } from './bundle.ts';
import { conceptsOf } from './concepts.ts';
import { firstWords, pageTable } from './page-table.ts';
import { bundleScript, searchSource } from './scripts.ts';

/** Pagefind's WebAssembly without a stemmer: one for all languages. */
const wasmFile = 'wasm.unknown.pagefind';

/**
 * Indexes the finished pages, a bundle a language under `search-index/<path>/`, with the scripts that search them.
 * @param content the content the pages were made from
 */
export function search(content: Content): AstroIntegration {
	return {
		name: 'search',
		hooks: {
			async 'astro:build:done'({ dir, logger }) {
				const folder = fileURLToPath(dir);
				const manifest = makeManifest(content);
				const concepts = conceptsOf(manifest);
				const bundle = new Map<string, Uint8Array>();
				for (const path of manifest.languages) {
					const { files, words } = await indexPages(readPages(folder, path), path, concepts);
					const write = (name: string, data: Uint8Array | string) =>
						writeFile(join(folder, 'search-index', path, name), data);
					for (const file of files)
						if (/\.pf_|^pagefind-entry/.test(file.path)) write(file.path, file.content);
						else bundle.set(file.path, file.content);
					write('pages.json', JSON.stringify(pageTable(manifest, path, files)));
					write('words.json', JSON.stringify(words));
				}
				await endIndexing();
				const engine = bundle.get('pagefind.js');
				const wasm = bundle.get(wasmFile);
				if (!engine || !wasm)
					throw new Error('Pagefind wrote no engine. See docs/decisions on search before changing its version.');
				const write = (name: string, data: Uint8Array | string) => writeFile(join(folder, 'search-index', name), data);
				write(wasmFile, wasm);
				write('concepts.json', JSON.stringify(concepts));
				write(
					'search.js',
					await bundleScript(searchSource('box.ts'), engine, {
						define: { firstWords: JSON.stringify(firstWords(manifest)) },
					}),
				);
				write('marks.js', await bundleScript(searchSource('marks.ts'), engine));
				logger.info(`${manifest.languages.length} languages indexed`);
			},
		},
	};
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
