import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { browserScript } from '../model/browser-script.ts';

/** Path of a source file of the search. */
export const searchSource = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/**
 * Puts a script of the search together for a browser.
 * @param entry path of its source
 * @param engine the browser part of Pagefind, as it wrote it beside the index
 * @param names of the index's files that are named by their content, by the names they are asked for
 * @param options over the usual ones
 */
export async function bundleScript(
	entry: string,
	engine: Uint8Array,
	names: Readonly<Record<string, string>> = {},
	options: BuildOptions = {},
): Promise<string> {
	const folder = mkdtempSync(join(tmpdir(), 'search-'));
	try {
		const pagefind = join(folder, 'pagefind.js');
		writeFileSync(pagefind, engine);
		const { outputFiles } = await build({
			...browserScript,
			entryPoints: [entry],
			alias: { 'pagefind-engine': pagefind },
			// Pagefind's own `fetch`, and no other.
			inject: [searchSource('files.ts')],
			loader: { '.css': 'text' },
			...options,
			define: { indexNames: JSON.stringify(JSON.stringify(names)), ...options.define },
		});
		return outputFiles?.[0]?.text ?? '';
	} finally {
		rmSync(folder, { recursive: true });
	}
}
