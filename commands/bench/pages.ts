import { join } from 'node:path';
import type { BrowserContextOptions } from 'playwright';
import { launch } from '../../tests/site.ts';
import { type BuildCost, htmlOf } from './build.ts';
import type { Panel } from './chart.ts';
import { median, sum } from './figures.ts';
import { floorPage } from './floor.ts';
import { type Line, type Load, lineNames, type Sort, visit } from './load.ts';
import { readMarkdown, wordsIn } from './markdown.ts';
import { filesOf, serveCompressed } from './server.ts';
import { type ListedPage, listedIn, site, workPath } from './site.ts';
import { buildStarlight } from './starlight.ts';
import { number, table } from './table.ts';

export const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, locale: 'ar' };
const tries = 7;
const sorts: readonly Sort[] = ['page', 'CSS', 'JS', 'font', 'other'];

/** The same article as it can be read. */
export const candidates = ['floor', 'ours without the font', 'ours', 'Starlight as it comes'] as const;
export type Candidate = (typeof candidates)[number];

export interface Measured {
	words: number;
	/** Of clean builds of all pages: ours, and Starlight's of the same words. */
	builds: { ours: BuildCost; starlight: BuildCost };
	/** One load of each; what is counted is the same each time. */
	loads: Record<Candidate, Load>;
	/** Middle of all loads, in milliseconds. */
	lcp: Record<Line, Record<Candidate, number>>;
}

/** The report whose Arabic is nearest to 900 words: of all kinds the one that is text and little else. */
function articleIn(content: string, pages: readonly ListedPage[]): ListedPage {
	const distance = ({ path }: ListedPage) =>
		Math.abs(wordsIn(readMarkdown(join(content, 'ar', `${path}.mdx`)).body) - 900);
	return pages
		.filter(({ kind }) => kind === 'report')
		.reduce((best, page) => (distance(page) < distance(best) ? page : best));
}

/** Loads an article as it comes from each, side by side, so that a busy machine hits all alike. */
export async function measurePages(size: number): Promise<Measured> {
	const { content, folder, cost } = await site(size);
	const { path } = articleIn(content, listedIn(folder).pages);
	const article = readMarkdown(join(content, 'ar', `${path}.mdx`));
	console.error('Building the same with Starlight as it comes …');
	const starlight = workPath(`starlight-${size}`);
	const starlightCost = await buildStarlight(content, starlight);
	const floor = Buffer.from(floorPage(article));
	const servers = {
		floor: await serveCompressed((asked) => (asked === `/ar/${path}/` ? floor : undefined)),
		ours: await serveCompressed(filesOf(folder)),
		starlight: await serveCompressed(filesOf(join(starlight, 'dist'))),
	};
	const from: Record<Candidate, { url: string; font: boolean }> = {
		floor: { ...servers.floor, font: true },
		'ours without the font': { ...servers.ours, font: false },
		ours: { ...servers.ours, font: true },
		'Starlight as it comes': { ...servers.starlight, font: true },
	};
	console.error(`Loading ${path} …`);
	const browser = await launch();
	const loads: Record<Line, Record<Candidate, Load[]>> = perLine(() => perCandidate(() => []));
	for (let i = 0; i < tries; i++)
		for (const line of lineNames)
			for (const candidate of candidates) {
				const { url, font } = from[candidate];
				const [load] = await visit(await browser.newContext(phone), [`${url}/ar/${path}/`], { line, font });
				loads[line][candidate].push(load as Load);
			}
	await browser.close();
	for (const server of Object.values(servers)) server.close();
	return {
		words: wordsIn(article.body),
		builds: { ours: cost, starlight: starlightCost },
		loads: perCandidate((candidate) => loads[lineNames[0] as Line][candidate][0] as Load),
		lcp: perLine((line) => perCandidate((candidate) => median(loads[line][candidate].map(({ lcp }) => lcp)))),
	};
}

const perCandidate = <T>(of: (candidate: Candidate) => T) =>
	Object.fromEntries(candidates.map((candidate) => [candidate, of(candidate)])) as Record<Candidate, T>;
const perLine = <T>(of: (line: Line) => T) =>
	Object.fromEntries(lineNames.map((line) => [line, of(line)])) as Record<Line, T>;

/** How many times the floor's wait. */
export const waitRatio = ({ lcp }: Measured, line: Line, candidate: Candidate): number =>
	lcp[line][candidate] / lcp[line].floor;

/** What rendering costs, against Starlight's own components. */
export const htmlRatio = ({ builds }: Measured): number => htmlOf(builds.ours) / htmlOf(builds.starlight);

export const bytesOf = ({ bytes }: Load): number => sum(Object.values(bytes));

export const pagesTable = (measured: Measured): string =>
	[
		table(
			[`${number(measured.words)} words in Arabic`, ...candidates],
			[
				row('**bytes**', (candidate) => number(bytesOf(measured.loads[candidate]))),
				...sorts.map((sort) => row(`… ${sort}`, (candidate) => number(measured.loads[candidate].bytes[sort]))),
				row('requests before the first paint', (candidate) => `${measured.loads[candidate].requestsBeforePaint}`),
				row('requests in all', (candidate) => `${measured.loads[candidate].requests}`),
				row('DOM nodes', (candidate) => number(measured.loads[candidate].nodes)),
				...lineNames.map((line) =>
					row(
						`LCP, ${line}`,
						(candidate) =>
							`${number(measured.lcp[line][candidate])} ms (×${number(waitRatio(measured, line, candidate), 2)})`,
					),
				),
			],
		),
		`A first view, brotli, the line emulated by the browser; LCP is the middle of ${tries} loads, in brackets against the floor: a page made by hand of the same words, one file. To render all pages took ${number(htmlOf(measured.builds.ours), 1)} CPU seconds, Starlight as it comes ${number(htmlOf(measured.builds.starlight), 1)} (×${number(htmlRatio(measured), 2)}).`,
	].join('\n\n');

const row = (name: string, cell: (candidate: Candidate) => string): string[] => [name, ...candidates.map(cell)];

/** What comes over the line, and how long that takes. */
export const pagesPanels = (measured: Measured): Panel[] => [
	{
		title: `Kilobytes of an article of ${measured.words} words, compressed`,
		bars: candidates.map((candidate) => ({
			name: candidate,
			parts: sorts.map((name) => ({ name, value: measured.loads[candidate].bytes[name] / 1000 })),
			value: number(bytesOf(measured.loads[candidate]) / 1000, 1),
		})),
	},
	...lineNames.map((line) => ({
		title: `Seconds until it is painted (LCP), ${line}`,
		bars: candidates.map((candidate) => ({
			name: candidate,
			parts: [{ name: 'LCP', value: measured.lcp[line][candidate] / 1000 }],
			value: `${number(measured.lcp[line][candidate] / 1000, 2)} (×${number(waitRatio(measured, line, candidate), 2)})`,
		})),
	})),
];
