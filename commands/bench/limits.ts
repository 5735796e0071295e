import { cpuOf } from './build.ts';
import { type Build, cpuOfDocument, pageGrowth } from './builds.ts';
import { bytesOf, htmlRatio, type Measured, waitRatio } from './pages.ts';
import type { Rebuilds } from './rebuilds.ts';
import type { IndexCost } from './search.ts';

/** What the guard looks at. */
export interface Figures {
	/** The larger has three times the pages. */
	small: Build;
	large: Build;
	rebuilds: Rebuilds;
	pages: Measured;
	index: readonly IndexCost[];
}

export interface Limit {
	name: string;
	of: (figures: Figures) => number;
	most: number;
	/** Why no more. */
	why: string;
}

const more = (step: string, most: number, why: string): Limit => ({
	name: `CPU of "${step}", three times the pages`,
	of: ({ small, large }) => (large.cost.steps[step] as number) / (small.cost.steps[step] as number),
	most,
	why,
});
const start = 'What it costs to begin is most of it; what a page adds is the same however many there are.';

/** Ratios alone: a slow machine is no regression. */
export const limits: readonly Limit[] = [
	more('content', 2, start),
	more('html', 2.2, start),
	more('search', 2.7, start),
	more('local-edition', 3.3, 'Each file is packed once, and a page adds the same however many there are.'),
	{
		name: 'CPU of a document, three times the pages',
		of: ({ small, large }) => cpuOfDocument(large) / cpuOfDocument(small),
		most: 1.2,
		why: 'No document knows of another. How many there are depends on the kinds of pages, so one is looked at.',
	},
	{
		name: 'CPU of rendering, against Starlight as it comes',
		of: ({ pages }) => htmlRatio(pages),
		most: 2,
		why: 'Our pages say more than Starlight’s, and have no menu of the whole site.',
	},
	{
		name: 'CPU of a build where nothing changed, against a clean one',
		of: ({ rebuilds }) => cpuOf(rebuilds.unchanged) / cpuOf(rebuilds.clean),
		most: 0.5,
		why: 'Documents are most of a build, and unchanged ones come from the cache.',
	},
	{
		name: 'CPU of a build after one edit, against one where nothing changed',
		of: ({ rebuilds }) => cpuOf(rebuilds.edited) / cpuOf(rebuilds.unchanged),
		most: 1.2,
		why: 'Of one edit only that page’s documents are made anew.',
	},
	{
		name: 'Bytes of the same pages, three times the pages beside them',
		of: ({ small, large }) =>
			1 + Math.max(...[...small.pages].map(([kind, pages]) => pageGrowth(pages, large.pages.get(kind) ?? pages))) / 100,
		most: 1.05,
		why: 'A page names its neighbours, never all there are.',
	},
	{
		name: 'Bytes of an article without the font, against Starlight as it comes',
		of: ({ pages }) => bytesOf(pages.loads['ours without the font']) / bytesOf(pages.loads['Starlight as it comes']),
		most: 0.36,
		why: 'Bytes are what readers pay for.',
	},
	{
		name: 'Bytes of an article without the font, against a page made by hand',
		of: ({ pages }) => bytesOf(pages.loads['ours without the font']) / bytesOf(pages.loads.floor),
		most: 4.6,
		why: 'What is around an article weighs three and a half times what is in it.',
	},
	{
		name: 'DOM nodes of an article, against Starlight as it comes',
		of: ({ pages }) => pages.loads.ours.nodes / pages.loads['Starlight as it comes'].nodes,
		most: 0.8,
		why: 'Phones lay out every one of them.',
	},
	{
		name: 'Bytes of a search index, against Pagefind as it comes',
		of: ({ index }) => Math.max(...index.map(({ ours, stock }) => ours.bytes / stock.bytes)),
		most: 1.4,
		why: 'Forms and concepts are added to each page; a reader loads pieces of the index, never all.',
	},
	{
		name: 'CPU of a search index, against Pagefind as it comes',
		of: ({ index }) => Math.max(...index.map(({ ours, stock }) => ours.cpu / stock.cpu)),
		most: 4.5,
		why: 'Each page is analysed in its language before Pagefind reads it.',
	},
	{
		name: 'LCP without the font against a page made by hand, 1.6 Mbps',
		of: ({ pages }) => waitRatio(pages, '1.6 Mbps, 150 ms', 'ours without the font'),
		most: 1.4,
		why: 'One round trip, as the other has, and more to read before the first paint.',
	},
	{
		name: 'LCP without the font against a page made by hand, 400 kbps',
		of: ({ pages }) => waitRatio(pages, '400 kbps, 400 ms', 'ours without the font'),
		most: 1.45,
		why: 'One round trip, as the other has, and more to read before the first paint.',
	},
	{
		name: 'LCP with the font, against Starlight as it comes without one, 400 kbps',
		of: ({ pages }) =>
			waitRatio(pages, '400 kbps, 400 ms', 'ours') / waitRatio(pages, '400 kbps, 400 ms', 'Starlight as it comes'),
		most: 0.6,
		why: 'One round trip against two, and the font holds nothing back.',
	},
];
