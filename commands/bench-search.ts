import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright';
import { type LanguagePath, languages } from '../src/languages/languages.ts';
import { contentFolder, engineWords, root } from '../src/model/folder.ts';
import { makeManifest } from '../src/model/manifest.ts';
import { readContent } from '../src/model/read.ts';
import { indexPages } from '../src/search/bundle.ts';
import { conceptsOf } from '../src/search/concepts.ts';
import { generateContent } from '../tests/generate.ts';
import { builtPages } from '../tests/search/ranked-pages.ts';
import { staticServer } from './static-server.ts';
import { findTool } from './tools.mjs';

// `npm run bench:search`: what the index costs at 200 generated pages a language, against Pagefind as it comes, and
// how long a reader waits for a first result. Prints Markdown. Nothing here passes or fails. Linux: CPU time of the
// indexer, a child process, is read from /proc.
const pages = 200;
const paths = Object.keys(languages) as LanguagePath[];
const queries: Record<LanguagePath, string> = { en: 'survivor', ar: 'الناجيات', ku: 'ڕزگاربووان' };
/** A slow phone on a bad line. */
const line = { latency: 150, downloadThroughput: (1.6e6 / 8) | 0, uploadThroughput: (0.75e6 / 8) | 0, offline: false };
const slowdown = 4;

const work = mkdtempSync(join(tmpdir(), 'bench-search-'));
try {
	const content = join(work, 'content');
	const dist = join(work, 'dist');
	generateContent(content, pages);
	const { status } = spawnSync(process.execPath, ['commands/build.ts'], {
		cwd: root,
		stdio: ['ignore', 'ignore', 'inherit'],
		env: { ...process.env, KB_CONTENT: content, KB_OUT: dist, ASTRO_TELEMETRY_DISABLED: '1' },
	});
	if (status !== 0) throw new Error('The build failed, so there is nothing to measure.');

	console.log(
		`\n${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}\n`,
	);
	console.log(`| ${pages} pages a language | pages indexed | stock index, bytes | ours | stock, CPU s | ours |`);
	console.log('| --- | --: | --: | --: | --: | --: |');
	for (const path of paths) {
		const files = builtPages(dist, path);
		const stock = await cost(() => stockIndex(files, languages[path].tag));
		const concepts = conceptsOf(makeManifest(readContent(contentFolder, engineWords)));
		const ours = await cost(async () => indexBytes((await indexPages(files, path, concepts)).files));
		console.log(
			`| ${path} | ${files.length} | ${stock.bytes} | ${ours.bytes} (×${(ours.bytes / stock.bytes).toFixed(2)}) | ${stock.cpu.toFixed(1)} | ${ours.cpu.toFixed(1)} |`,
		);
	}

	console.log(
		`\n| first result, ${slowdown}× slower CPU, 1.6 Mbps, 150 ms | from the last key, box open before | cold: from the link |`,
	);
	console.log('| --- | --: | --: |');
	for (const path of paths) {
		const [ready, cold] = await firstResult(dist, path);
		console.log(`| ${path} | ${ready} ms | ${cold} ms |`);
	}
} finally {
	rmSync(work, { recursive: true, force: true });
}

/** Milliseconds until a first result is shown, the middle one of five. */
async function firstResult(dist: string, path: LanguagePath): Promise<[ready: number, cold: number]> {
	const server = staticServer(dist);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const executablePath = findTool('chromium');
	const browser = await chromium.launch({
		...(executablePath ? { executablePath } : {}),
		args: ['--no-sandbox', '--disable-background-networking'],
	});
	const times: { ready: number[]; cold: number[] } = { ready: [], cold: [] };
	for (let i = 0; i < 5; i++)
		for (const way of ['ready', 'cold'] as const) {
			const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
			const throttle = await page.context().newCDPSession(page);
			await throttle.send('Network.enable');
			await throttle.send('Network.emulateNetworkConditions', line);
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
	server.close();
	const middle = (list: number[]) => Math.round(list.sort((a, b) => a - b)[2] as number);
	return [middle(times.ready), middle(times.cold)];
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
	await pagefind.close();
	await sleep(300);
	return { bytes, cpu: cpuSeconds() - before };
}

/** User and system time of this process and its ended children, by proc(5): fields 14 to 17, in hundredths of a second. */
function cpuSeconds(): number {
	const fields = readFileSync('/proc/self/stat', 'utf8')
		.replace(/^.*\)\s/, '')
		.split(' ');
	return fields.slice(11, 15).reduce((sum, value) => sum + Number(value), 0) / 100;
}
