import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type LanguagePath, languages } from '../../src/languages/languages.ts';
import { localEditionOf } from '../../src/local-edition/site.ts';
import { copiesOf } from '../../src/model/copies.ts';
import { engineWords } from '../../src/model/folder.ts';
import { makeManifest } from '../../src/model/manifest.ts';
import { readContent } from '../../src/model/read.ts';
import { type FolderBrowser, folderBrowsers, launchFolderBrowser } from '../../tests/folder-browser.ts';
import { serve } from '../../tests/site.ts';
import { median } from './figures.ts';
import { queries } from './search.ts';
import { site } from './site.ts';
import { number, table } from './table.ts';

const tries = 9;

/** How large the copies to take away are. What they cost is a step of the build. */
export async function localTable(sizes: readonly (number | undefined)[]): Promise<string> {
	const rows: string[][] = [];
	for (const size of sizes) {
		const { content, folder } = await site(size);
		const manifest = makeManifest(readContent(content, engineWords));
		const zips = copiesOf(manifest.languages).map(
			({ name, path }) => `${name} ${number(statSync(join(folder, path)).size / 1e6, 1)}`,
		);
		rows.push([
			size ? `${size}` : 'the content',
			number(manifest.pages.length * manifest.languages.length),
			zips.join(', '),
		]);
	}
	return table(['pages a language', 'pages', 'zips, MB'], rows);
}

/** The wait from opening a search page with a query to its first result, in a folder and over http. */
export async function localSearchTable(size: number): Promise<string> {
	const { folder } = await site(size);
	const server = await serve(folder);
	const rows: string[][] = [];
	for (const name of folderBrowsers)
		for (const language of Object.keys(queries) as LanguagePath[]) {
			const query = `?q=${encodeURIComponent(queries[language])}`;
			const http = await firstResult(name, `${server.url}/${language}/search/${query}`);
			const file = pathToFileURL(join(localEditionOf(folder), language, 'search/index.html')).href;
			rows.push([`${name}, ${languages[language].name}`, http, await firstResult(name, file + query)]);
		}
	server.close();
	return table(['first result, ms', 'http', 'folder'], rows);
}

/** Median of several browsers' first visits, in ms. */
async function firstResult(name: FolderBrowser, address: string): Promise<string> {
	const times: number[] = [];
	for (let i = 0; i < tries; i++) {
		const browser = await launchFolderBrowser(name);
		const page = await browser.newPage();
		await page.goto(address, { waitUntil: 'domcontentloaded' });
		await page.waitForSelector('[data-search-result]', { timeout: 30_000 });
		times.push(await page.evaluate(() => performance.now()));
		await browser.close();
	}
	return number(median(times));
}
