import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { type LanguagePath, languages } from '../src/languages/languages.ts';
import { writeCopies } from '../src/local-edition/copies.ts';
import { writeSinglePages } from '../src/local-edition/single-page.ts';
import { localEditionOf } from '../src/local-edition/site.ts';
import { copiesOf } from '../src/model/copies.ts';
import { contentFolder, engineWords, root } from '../src/model/folder.ts';
import { makeManifest } from '../src/model/manifest.ts';
import { readContent } from '../src/model/read.ts';
import { folderBrowsers, launchFolderBrowser } from '../tests/folder-browser.ts';
import { generateContent } from '../tests/generate.ts';
import { serve } from '../tests/site.ts';

// `npm run bench:local`: what the local edition costs for the content and for 20 and 200 generated pages a language, and
// the wait for a first search result in a folder and over http; `npm run bench:local -- 200` for other sizes. Prints
// Markdown. Nothing here passes or fails.
const asked = process.argv.slice(2).map(Number);
const sizes = [undefined, ...(asked.length > 0 ? asked : [20, 200])];
const queries: Record<LanguagePath, string> = { en: 'survivor', ar: 'الناجيات', ku: 'ڕزگاربووان' };
const tries = 9;

const work = mkdtempSync(join(tmpdir(), 'bench-local-'));
try {
	console.log(
		'| pages a language | pages | CPU s, single pages | CPU s, copies and zips | zips, MB |\n|---|---|---|---|---|',
	);
	for (const size of sizes) await measureBuild(size);
	console.log('\n| first result, ms | http | folder |\n|---|---|---|');
	for (const name of folderBrowsers) await measureSearch(name);
} finally {
	rmSync(work, { recursive: true, force: true });
}

/** Builds a site, then its local edition once more, alone. */
async function measureBuild(size: number | undefined): Promise<void> {
	const content = size ? join(work, `content-${size}`) : contentFolder;
	const site = join(work, `site-${size ?? 'own'}`);
	if (size) generateContent(content, size);
	const { status } = spawnSync(process.execPath, ['commands/build.ts'], {
		cwd: root,
		stdio: ['ignore', 'ignore', 'inherit'],
		env: { ...process.env, KB_CONTENT: content, KB_OUT: site, ASTRO_TELEMETRY_DISABLED: '1' },
	});
	if (status !== 0) throw new Error('The build failed, so there is nothing to measure.');
	const manifest = makeManifest(readContent(content, engineWords));
	const single = await cpuOf(() => writeSinglePages(site, manifest));
	const copies = await cpuOf(() => writeCopies(site, manifest));
	const zips = copiesOf(manifest.languages).map(
		({ name, path }) => `${name} ${(statSync(join(site, path)).size / 1e6).toFixed(1)}`,
	);
	const pages = manifest.pages.length * manifest.languages.length;
	console.log(`| ${size ?? 'the content'} | ${pages} | ${single} | ${copies} | ${zips.join(', ')} |`);
}

/** CPU seconds of a step, zlib's threads included. */
async function cpuOf(step: () => unknown): Promise<string> {
	const before = process.cpuUsage();
	await step();
	const { user, system } = process.cpuUsage(before);
	return ((user + system) / 1e6).toFixed(1);
}

/** The wait from opening a search page with a query to its first result, with nothing in the cache. */
async function measureSearch(name: (typeof folderBrowsers)[number]): Promise<void> {
	const site = join(work, 'site-own');
	const server = await serve(site);
	try {
		for (const language of Object.keys(queries) as LanguagePath[]) {
			const query = `?q=${encodeURIComponent(queries[language])}`;
			const http = await firstResult(name, `${server.url}/${language}/search/${query}`);
			const folder = pathToFileURL(join(localEditionOf(site), language, 'search/index.html')).href;
			console.log(`| ${name}, ${languages[language].name} | ${http} | ${await firstResult(name, folder + query)} |`);
		}
	} finally {
		server.close();
	}
}

/** Median of several browsers' first visits, in ms. */
async function firstResult(name: (typeof folderBrowsers)[number], address: string): Promise<string> {
	const times: number[] = [];
	for (let i = 0; i < tries; i++) {
		const browser: Browser = await launchFolderBrowser(name);
		const page = await browser.newPage();
		await page.goto(address, { waitUntil: 'domcontentloaded' });
		await page.waitForSelector('[data-search-result]', { timeout: 30_000 });
		times.push(await page.evaluate(() => performance.now()));
		await browser.close();
	}
	return (times.toSorted((a, b) => a - b)[Math.floor(tries / 2)] as number).toFixed(0);
}
