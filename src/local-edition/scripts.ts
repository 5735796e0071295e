import { fileURLToPath } from 'node:url';
import { init, parse } from 'es-module-lexer';
import { build } from 'esbuild';
import type { LanguagePath } from '../languages/languages.ts';
import { browserScript } from '../model/browser-script.ts';
import { wholeAddress } from '../model/site-address.ts';

await init;

const localScript = fileURLToPath(new URL('browser/local.ts', import.meta.url));

/** A script with all it imports, as one that a browser runs from a folder. @param entry path of its source */
export async function classicScript(entry: string = localScript): Promise<string> {
	const { outputFiles } = await build({ ...browserScript, entryPoints: [entry] });
	return outputFiles[0]?.text ?? '';
}

/** Addresses that a script imports, and `…` for each that it works out as it runs; undefined where it does not parse. */
export function importsOf(script: string): string[] | undefined {
	try {
		return parse(script)[0].flatMap(({ n, d }) => (d === -2 ? [] : [n ?? '…']));
	} catch {
		return undefined;
	}
}

/** Names of a search index's files: all but its scripts. */
export const isIndexFile = (file: string): boolean => file.startsWith('search-index/') && !file.endsWith('.js');

/** Whether a file is the table of pages of a search index: see `copiedTable`. */
export const isPageTable = (file: string): boolean => /^search-index\/[^/]+\/pages\.[^/]+\.json$/.test(file);

/** A file of the search index as a script that hands it over. See browser/local.ts for who receives it. */
export const fileScript = (file: string, data: Buffer): string =>
	file.endsWith('.json')
		? `receiveFile(${JSON.stringify(data.toString('utf8'))})`
		: `receiveFile("${data.toString('base64')}",true)`;

interface Addressed {
	url: string;
}

/**
 * The search's table of pages, for a copy.
 * @param text of `search-index/<path>/pages.<digest>.json`
 * @param languages of the copy
 * @param address where the site is online, if it is
 */
export function copiedTable(text: string, languages: readonly LanguagePath[], address: string | undefined): string {
	const table = JSON.parse(text) as { pages: Addressed[]; others: (Addressed & { path: LanguagePath })[] };
	const local = <T extends Addressed>(item: T): T => ({ ...item, url: item.url.replace(/\/$/, '/index.html') });
	return JSON.stringify({
		...table,
		pages: table.pages.map(local),
		others: table.others.flatMap((other) =>
			languages.includes(other.path)
				? [local(other)]
				: address
					? [{ ...other, url: wholeAddress(address, other.url) }]
					: [],
		),
	});
}
