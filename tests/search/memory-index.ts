import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { LanguagePath } from '../../src/languages/languages.ts';
import { indexPages } from '../../src/search/bundle.ts';
import type { Concept } from '../../src/search/concepts.ts';
import type { Engine } from '../../src/search/engine.ts';
import { bundleScript, searchSource } from '../../src/search/scripts.ts';
import { conceptsFile, type PageTable } from '../../src/search/tables.ts';
import { indexFile } from '../index-file.ts';

/** Address the files of a memory index are asked under. */
const origin = 'http://memory-index/';

/**
 * Indexes pages and opens the engine that the browser has on them, with no browser and no server: the same script,
 * the same files.
 * @param pages finished pages; `kind` is what the page can be filtered by
 * @param kindNames what the site calls the kinds
 * @returns the engine, and the index's bytes
 */
export async function memoryIndex(
	pages: Iterable<{ url: string; html: string; kind?: string }>,
	path: LanguagePath,
	concepts: readonly Concept[],
	kindNames: Record<string, string> = {},
): Promise<{ engine: Engine; bytes: number }> {
	const all = [...pages];
	const { files, words } = await indexPages(all, path, concepts);
	const held = new Map<string, Uint8Array | string>(files.map((file) => [`${path}/${file.path}`, file.content]));
	const kinds = new Map(all.map(({ url, kind = '' }) => [url, kind]));
	const table: Omit<PageTable, 'words'> = {
		others: (['en', 'ar', 'ku'] as const)
			.filter((other) => other !== path)
			.map((other) => ({ path: other, name: other, url: `/${other}/search/` })),
		pages: files
			.filter((file) => file.path.endsWith('.pf_fragment'))
			.map((file) => {
				const shown = shownOf(file.content);
				return {
					id: /([^/]+)\.pf_fragment/.exec(file.path)?.[1] ?? '',
					...shown,
					facets: { kind: [kinds.get(shown.url) ?? ''] },
				};
			}),
		facets: {
			kind: kindNames,
			audience: {},
			jurisdiction: {},
			module: {},
		},
	};
	held.set(`${path}/pages.json`, JSON.stringify(table));
	held.set(`${path}/words.json`, JSON.stringify(words));
	held.set(conceptsFile, JSON.stringify(concepts));
	return {
		engine: await openEngine(held, path),
		bytes: files.filter((file) => file.path.startsWith('index/')).reduce((sum, file) => sum + file.content.length, 0),
	};
}

/** Opens the engine on the index of a built site. */
export async function builtIndex(folder: string, path: LanguagePath): Promise<Engine> {
	const fileOf = (name: string) => {
		const file = join(folder, 'search-index', name);
		return existsSync(file) ? file : indexFile(name.replace(/^.*\/(?=wasm)/, 'all/'), folder);
	};
	return openEngine({ get: (name) => readFileSync(fileOf(name)) }, path);
}

async function openEngine(
	held: { get(name: string): Uint8Array | string | undefined },
	path: LanguagePath,
): Promise<Engine> {
	const base = `${origin}${Math.random()}/`;
	const real = globalThis.fetch;
	globalThis.fetch = async (address, options) => {
		if (!String(address).startsWith(base)) return real(address, options);
		const file = held.get(String(address).slice(base.length).replace(/\?.*/, ''));
		return file === undefined ? new Response(null, { status: 404 }) : new Response(file as BodyInit);
	};
	const folder = mkdtempSync(join(tmpdir(), 'engine-'));
	try {
		const script = join(folder, 'engine.mjs');
		const pagefind = await pagefindScript();
		writeFileSync(
			script,
			await bundleScript(searchSource('engine.ts'), pagefind, {}, { format: 'esm', minify: false, target: 'node24' }),
		);
		const { Engine } = (await import(pathToFileURL(script).href)) as typeof import('../../src/search/engine.ts');
		return new Engine(path, base);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

let engineScript: Promise<Uint8Array> | undefined;
const pagefindScript = (): Promise<Uint8Array> =>
	(engineScript ??= indexPages(
		[{ url: '/', html: '<html><body><main data-pagefind-body lang="en">a</main></body></html>' }],
		'en',
		[],
	).then(({ files }) => files.find((file) => file.path === 'pagefind.js')?.content as Uint8Array));

function shownOf(fragment: Uint8Array): { url: string; title: string } {
	const { url, meta } = JSON.parse(gunzipSync(fragment).toString('utf8').slice('pagefind_dcd'.length)) as {
		url: string;
		meta: { title?: string };
	};
	return { url, title: meta.title ?? '' };
}
