import { setTimeout as sleep } from 'node:timers/promises';
import { type LanguagePath, languages } from '../../src/languages/languages.ts';
import { engineWords } from '../../src/model/folder.ts';
import { makeManifest } from '../../src/model/manifest.ts';
import { readContent } from '../../src/model/read.ts';
import { indexPages } from '../../src/search/bundle.ts';
import { conceptsOf } from '../../src/search/concepts.ts';
import { builtPages } from '../../tests/search/ranked-pages.ts';
import { launch, serve } from '../../tests/site.ts';
import { cpuSeconds } from './cpu.ts';
import { median } from './figures.ts';
import { lines } from './load.ts';
import { site } from './site.ts';
import { number, table } from './table.ts';

const paths = Object.keys(languages) as LanguagePath[];
export const queries: Record<LanguagePath, string> = { en: 'survivor', ar: 'الناجيات', ku: 'ڕزگاربووان' };
/** A slow phone on a bad line. */
const slow = '1.6 Mbps, 150 ms';
const slowdown = 4;

/** A language's index against one made by Pagefind as it comes. Bytes, CPU seconds. */
export interface IndexCost {
	path: LanguagePath;
	pages: number;
	stock: { bytes: number; cpu: number };
	ours: { bytes: number; cpu: number };
}

/** Indexes the pages of a built site both ways. */
export async function measureIndex(size: number): Promise<IndexCost[]> {
	const { content, folder } = await site(size);
	const concepts = conceptsOf(makeManifest(readContent(content, engineWords)));
	const costs: IndexCost[] = [];
	for (const path of paths) {
		const files = builtPages(folder, path);
		const stock = await cost(() => stockIndex(files, languages[path].tag));
		const ours = await cost(async () => indexBytes((await indexPages(files, path, concepts)).files));
		costs.push({ path, pages: files.length, stock, ours });
	}
	return costs;
}

export const indexTable = (size: number, costs: readonly IndexCost[]): string =>
	table(
		[`${size} pages a language`, 'pages indexed', 'stock index, bytes', 'ours', 'stock, CPU s', 'ours'],
		costs.map(({ path, pages, stock, ours }) => [
			languages[path].name,
			number(pages),
			number(stock.bytes),
			`${number(ours.bytes)} (×${number(ours.bytes / stock.bytes, 2)})`,
			number(stock.cpu, 1),
			number(ours.cpu, 1),
		]),
	);

/** How long a reader waits for a first result, in each language. */
export async function firstResultTable(size: number): Promise<string> {
	const { folder } = await site(size);
	const rows: string[][] = [];
	for (const path of paths) {
		const [ready, cold] = await firstResult(folder, path);
		rows.push([languages[path].name, `${ready} ms`, `${cold} ms`]);
	}
	return table(
		[`first result, ${slowdown}× slower CPU, ${slow}`, 'from the last key, box open before', 'cold: from the link'],
		rows,
	);
}

/** Milliseconds until a first result is shown, the middle one of five. */
async function firstResult(dist: string, path: LanguagePath): Promise<[ready: number, cold: number]> {
	const { url, close } = await serve(dist);
	const browser = await launch();
	const times: { ready: number[]; cold: number[] } = { ready: [], cold: [] };
	for (let i = 0; i < 5; i++)
		for (const way of ['ready', 'cold'] as const) {
			const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
			const throttle = await page.context().newCDPSession(page);
			await throttle.send('Network.enable');
			await throttle.send('Network.emulateNetworkConditions', lines[slow]);
			await throttle.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
			const result = page.locator('[data-search-result]').first();
			if (way === 'cold') {
				const start = performance.now();
				await page.goto(`${url}/${path}/search/?q=${encodeURIComponent(queries[path])}`, { waitUntil: 'commit' });
				await result.waitFor();
				times.cold.push(performance.now() - start);
			} else {
				await page.goto(`${url}/${path}/`);
				await page.locator('.find-link').click();
				const input = page.locator('.search-dialog input');
				await input.waitFor();
				// The time in which a person types: the box loads meanwhile.
				const [last = '', ...before] = [...queries[path]].reverse();
				await input.pressSequentially(before.reverse().join(''), { delay: 250 });
				await sleep(250);
				// What the letters before it found is not the answer.
				await page.locator('.results').evaluate((list) => list.replaceChildren());
				const start = performance.now();
				await input.pressSequentially(last);
				await page.waitForFunction(
					(query) =>
						document.querySelector<HTMLInputElement>('.search-dialog input')?.value === query &&
						document.querySelector('[data-search-result] ~ .places mark'),
					queries[path],
				);
				times.ready.push(performance.now() - start);
			}
			await page.close();
		}
	await browser.close();
	close();
	return [Math.round(median(times.ready)), Math.round(median(times.cold))];
}

function indexBytes(files: readonly { path: string; content: Uint8Array }[]): number {
	return files.filter(({ path }) => path.startsWith('index/')).reduce((sum, { content }) => sum + content.length, 0);
}

/** Indexes pages with Pagefind as it comes. */
async function stockIndex(files: readonly { url: string; html: string }[], tag: string): Promise<number> {
	const pagefind = await import('pagefind');
	const { index } = await pagefind.createIndex({ forceLanguage: tag });
	for (const { url, html } of files) await index?.addHTMLFile({ url, content: html });
	return indexBytes((await index?.getFiles())?.files ?? []);
}

/** CPU seconds of this process and of the indexer, which is started for it and ended after. */
async function cost(index: () => Promise<number>): Promise<{ bytes: number; cpu: number }> {
	const pagefind = await import('pagefind');
	const before = cpuSeconds();
	const bytes = await index();
	const cpu = cpuSeconds() - before;
	await pagefind.close();
	return { bytes, cpu };
}
