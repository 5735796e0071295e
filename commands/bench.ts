import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../src/model/folder.ts';
import { costPanel, costTable, measureBuilds, weightTable } from './bench/builds.ts';
import { chart, type Panel } from './bench/chart.ts';
import { documentsTable, measureDocuments } from './bench/documents.ts';
import { guard } from './bench/guard.ts';
import { localSearchTable, localTable } from './bench/local.ts';
import { measurePages, pagesPanels, pagesTable } from './bench/pages.ts';
import { measureRebuilds, rebuildTable } from './bench/rebuilds.ts';
import { machine, writeReport } from './bench/report.ts';
import { firstResultTable, indexTable, measureIndex } from './bench/search.ts';
import { leaveNothingBehind } from './bench/site.ts';
import { measureVisits, visitTable } from './bench/visit.ts';

// `npm run bench`: what builds cost, what pages weigh and how long they take, over generated content, into
// docs/measured.md; `npm run bench -- pages` measures that part alone, and `npm run bench -- pages 60` prints it for
// another size. `npm run bench -- guard` compares ratios with their limits. Linux only.

/** What is measured, for some sizes: pages a language, the last of which is the one looked at closely. */
interface Part {
	sizes: readonly number[];
	measure: (
		sizes: readonly number[],
	) => Promise<{ tables: string[]; chart?: { description: string; panels: Panel[] } }>;
}

const last = (sizes: readonly number[]) => sizes.at(-1) as number;
const parts: Record<string, Part> = {
	pages: {
		sizes: [200],
		async measure(sizes) {
			const measured = await measurePages(last(sizes));
			return {
				tables: [pagesTable(measured)],
				chart: {
					description:
						'An article as a page made by hand, as this project builds it, and as Starlight builds it as it comes.',
					panels: pagesPanels(measured),
				},
			};
		},
	},
	visit: { sizes: [200], measure: async (sizes) => ({ tables: [visitTable(await measureVisits(last(sizes)))] }) },
	search: {
		sizes: [200],
		measure: async (sizes) => ({
			tables: [indexTable(last(sizes), await measureIndex(last(sizes))), await firstResultTable(last(sizes))],
		}),
	},
	documents: {
		sizes: [200],
		measure: async (sizes) => ({ tables: [documentsTable(last(sizes), await measureDocuments(last(sizes)))] }),
	},
	local: {
		sizes: [20, 200],
		measure: async (sizes) => ({
			tables: [await localTable([undefined, ...sizes]), await localSearchTable(last(sizes))],
		}),
	},
	// Last: it edits what the others look at.
	builds: {
		sizes: [20, 200, 1000],
		async measure(sizes) {
			const builds = await measureBuilds([undefined, ...sizes]);
			const rebuilt = sizes.at(-2) ?? last(sizes);
			const rebuilds = await measureRebuilds(rebuilt);
			return {
				tables: [costTable(builds), rebuildTable(rebuilt, rebuilds), weightTable(builds)],
				chart: {
					description: 'What a content page costs to build, step by step, for several numbers of pages.',
					panels: [costPanel(builds)],
				},
			};
		},
	},
};

const [asked, ...askedSizes] = process.argv.slice(2);
const sizes = askedSizes.map(Number);
if (asked && asked !== 'guard' && !parts[asked])
	stop(`There is no part "${asked}": ${Object.keys(parts).join(', ')}, guard.`);
if (sizes.some((size) => !Number.isInteger(size) || size < 12)) stop('Sizes are numbers of pages, 12 at least.');
if (process.platform !== 'linux') stop('Time and memory are read from /proc: run this on Linux, or in WSL.');

try {
	if (asked === 'guard') process.exitCode = (await guard()) ? 0 : 1;
	else for (const name of asked ? [asked] : Object.keys(parts)) await run(name);
} finally {
	leaveNothingBehind();
}

/** Measures a part and prints it; what was measured at its own sizes goes into docs/measured.md too. */
async function run(name: string): Promise<void> {
	const part = parts[name] as Part;
	const measured = await part.measure(sizes.length > 0 ? sizes : part.sizes);
	const text = [await machine(), ...measured.tables].join('\n\n');
	console.log(`\n## ${name}\n\n${text}`);
	if (sizes.length > 0) return;
	const picture = `measured-${name}.svg`;
	if (measured.chart) {
		const { description, panels } = measured.chart;
		writeFileSync(join(root, 'docs', picture), chart(description, panels));
		writeReport(name, `![${description}](${picture})\n\n${text}`);
	} else writeReport(name, text);
}

function stop(message: string): never {
	console.error(message);
	process.exit(1);
}
