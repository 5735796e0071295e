import { globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { type Kind, kinds } from '../../src/model/kinds.ts';
import { type BuildCost, cpuOf, htmlOf, stepsOf } from './build.ts';
import type { Panel } from './chart.ts';
import { growth, median, slopes, sum } from './figures.ts';
import { listedIn, type Site, site } from './site.ts';
import { number, percent, table } from './table.ts';

/** Pages are weighed in this language: the worst of the three with a webfont, and the second most read. */
const weighed = 'ar';

/** A built site, looked at. */
export interface Build extends Site {
	/** An entry in one language, a fallback included. */
	contentPages: number;
	htmlFiles: number;
	/** PDF, Word and Excel files. */
	documents: number;
	bytes: number;
	/** Bytes of HTML as a server sends it, in the weighed language, by kind and address. */
	pages: Map<Kind, Map<string, number>>;
}

/** Builds content of these sizes and looks at what came out. */
export async function measureBuilds(sizes: readonly (number | undefined)[]): Promise<Build[]> {
	const builds: Build[] = [];
	for (const size of sizes) builds.push(lookAt(await site(size)));
	return builds;
}

function lookAt(built: Site): Build {
	const { languages, pages } = listedIn(built.folder);
	const files = readdirSync(built.folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
	const translated = pages.filter(({ titles }) => weighed in titles);
	const weigh = (path: string) =>
		brotliCompressSync(readFileSync(join(built.folder, weighed, path, 'index.html'))).length;
	return {
		...built,
		contentPages: pages.length * languages.length,
		htmlFiles: filesIn(built.folder, '**/*.html'),
		documents: filesIn(built.folder, 'downloads/**/*.{pdf,docx,xlsx}'),
		bytes: sum(files.map(({ parentPath, name }) => statSync(join(parentPath, name)).size)),
		pages: new Map(
			[...Map.groupBy(translated, ({ kind }) => kind)].map(([kind, list]) => [
				kind,
				new Map(list.map(({ path }) => [path, weigh(path)])),
			]),
		),
	};
}

const filesIn = (folder: string, pattern: string) => globSync(pattern, { cwd: folder }).length;

/** CPU seconds a document, in the mean: how many there are depends on the kinds of the pages. */
export const cpuOfDocument = ({ cost, documents }: Build): number => (cost.steps['documents'] ?? 0) / documents;

/** By how many percent the pages that were there before have grown, all together. */
export function pageGrowth(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): number {
	const both = [...before.keys()].filter((path) => after.has(path));
	const bytesIn = (pages: ReadonlyMap<string, number>) => sum(both.map((path) => pages.get(path) as number));
	return growth(bytesIn(before), bytesIn(after));
}

/** What the builds of generated content cost, one column a size: by step, by page, and by page added. */
export function costTable(builds: readonly Build[]): string {
	const generated = builds.filter(({ size }) => size);
	const perPage = (cpu: (cost: BuildCost) => number) =>
		slopes(generated.map(({ contentPages, cost }) => ({ size: contentPages, value: cpu(cost) * 1000 })));
	const names = stepsOf(builds.map(({ cost }) => cost));
	const row = (name: string, cell: (build: Build) => string) => [name, ...builds.map(cell)];
	const slopeRow = (name: string, cpu: (cost: BuildCost) => number) => {
		const all = perPage(cpu);
		return row(name, (build) => {
			const i = generated.indexOf(build) - 1;
			const before = all[i - 1];
			const slope = all[i];
			if (slope === undefined) return '';
			return `${number(slope, 1)}${before === undefined ? '' : ` (${percent(growth(before, slope))})`}`;
		});
	};
	return [
		table(
			['', ...builds.map(({ size }) => (size ? `${size} a language` : 'the content'))],
			[
				row('content pages, all languages', ({ contentPages }) => number(contentPages)),
				row('HTML files built', ({ htmlFiles }) => number(htmlFiles)),
				row('documents', ({ documents }) => number(documents)),
				row('whole site, MB', ({ bytes }) => number(bytes / 1e6, 1)),
				row('peak memory, MB: the largest process', ({ cost }) => number(cost.peak)),
				row('… all at the same time', ({ cost }) => number(cost.peakWithChildren)),
				row('**CPU seconds**', ({ cost }) => number(cpuOf(cost), 1)),
				...names.map((name) => row(`… ${name}`, ({ cost }) => number(cost.steps[name] ?? 0, 1))),
				row('**CPU ms a content page**', ({ cost, contentPages }) => number((cpuOf(cost) / contentPages) * 1000, 1)),
				row('… HTML', ({ cost, contentPages }) => number((htmlOf(cost) / contentPages) * 1000, 1)),
				row('… a document', (build) => number(cpuOfDocument(build) * 1000)),
				slopeRow('**CPU ms a page added**', cpuOf),
				...names.map((name) => slopeRow(`… ${name}`, ({ steps }) => steps[name] ?? 0)),
			],
		),
		'The heap is held at 1 GB. In brackets: against what a page added before. `html` is Astro with Starlight, `content` is its rules, reading it in both processes, and their start; the others are what is made of finished pages; `rest` looks at every link.',
	].join('\n\n');
}

/** Bytes of a page by kind. */
export function weightTable(builds: readonly Build[]): string {
	const [smallest] = builds.filter(({ size }) => size);
	return [
		table(
			['HTML, bytes', ...builds.map(({ size }) => (size ? `${size} a language` : 'the content'))],
			(Object.keys(kinds) as Kind[]).map((kind) => [
				kind,
				...builds.map((build) => {
					const pages = build.pages.get(kind);
					if (!pages) return '';
					const before = build.size && build !== smallest ? smallest?.pages.get(kind) : undefined;
					return `${number(median([...pages.values()]))}${before ? ` (${percent(pageGrowth(before, pages))})` : ''}`;
				}),
			]),
		),
		'Brotli 11, the Arabic page of median size; in brackets how much the same pages grew since the smallest size.',
	].join('\n\n');
}

/** CPU by step and size. */
export const costPanel = (builds: readonly Build[]): Panel => ({
	title: 'CPU milliseconds a content page',
	bars: builds
		.filter(({ size }) => size)
		.map(({ size, contentPages, cost }) => ({
			name: `${number(size as number)} pages a language`,
			parts: stepsOf(builds.map(({ cost }) => cost)).map((name) => ({
				name,
				value: ((cost.steps[name] ?? 0) / contentPages) * 1000,
			})),
			value: number((cpuOf(cost) / contentPages) * 1000),
		})),
});
