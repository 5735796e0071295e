import { launch } from '../../tests/site.ts';
import { median, sum } from './figures.ts';
import { type Line, type Load, lineNames, visit } from './load.ts';
import { phone } from './pages.ts';
import { filesOf, serveCompressed, withStylesInlined, withStylesLinked } from './server.ts';
import { listedIn, site } from './site.ts';
import { number, table } from './table.ts';

const tries = 5;

/** How a page can get its styles. */
const ways = ['linked', 'inlined'] as const;
type Way = (typeof ways)[number];

/** Pages one after the other, by somebody who was never here. */
export interface Visit {
	name: string;
	line: Line;
	font: boolean;
	/** Of each page, the middle of all visits. LCP in milliseconds, bytes without the font. */
	pages: Record<Way, { lcp: number; bytes: number }[]>;
}

/** Visits of three pages with the stylesheet linked, and written into each page. */
export async function measureVisits(size: number): Promise<Visit[]> {
	const { folder } = await site(size);
	const { pages } = listedIn(folder);
	const plans = pages.filter(({ kind }) => kind === 'session-plan').map(({ path }) => `/ar/${path}/`);
	const module = pages.find(({ kind }) => kind === 'module');
	if (!module || plans.length < 3) throw new Error('The generated content has too few plans for a visit.');
	const [first, second, third] = plans as [string, string, string];
	const visits = {
		'home, module, plan': ['/ar/', `/ar/${module.path}/`, first],
		'plan, plan, plan': [first, second, third],
	};
	const servers = {
		linked: await serveCompressed(withStylesLinked(filesOf(folder))),
		inlined: await serveCompressed(withStylesInlined(filesOf(folder))),
	};
	const browser = await launch();
	const measured: Visit[] = [];
	for (const [name, paths] of Object.entries(visits))
		for (const line of lineNames)
			for (const font of [false, true]) {
				console.error(`Visiting ${name}, ${line}${font ? ', with the font' : ''} …`);
				const loads: Record<Way, Load[][]> = { linked: [], inlined: [] };
				for (let i = 0; i < tries; i++)
					for (const way of ways) {
						const addresses = paths.map((path) => servers[way].url + path);
						loads[way].push(await visit(await browser.newContext(phone), addresses, { line, font }));
					}
				const middle = (way: Way) =>
					paths.map((_, page) => {
						const same = loads[way].map((each) => each[page] as Load);
						return {
							lcp: median(same.map(({ lcp }) => lcp)),
							bytes: median(same.map(({ bytes }) => bytes.page + bytes.CSS + bytes.JS + bytes.other)),
						};
					});
				measured.push({ name, line, font, pages: { linked: middle('linked'), inlined: middle('inlined') } });
			}
	await browser.close();
	for (const server of Object.values(servers)) server.close();
	return measured;
}

/** Inlined against linked, over a whole visit. */
export const inlinedAgainstLinked = ({ pages }: Visit, of: 'lcp' | 'bytes'): number => {
	const whole = (way: Way) => sum(pages[way].map((page) => page[of]));
	return whole('inlined') / whole('linked');
};

export const visitTable = (visits: readonly Visit[]): string => {
	const all = (visit: Visit, way: Way, of: 'lcp' | 'bytes') =>
		`${visit.pages[way].map((page) => number(page[of])).join(', ')} = ${number(sum(visit.pages[way].map((page) => page[of])))}`;
	const ratio = (visit: Visit, of: 'lcp' | 'bytes') => `×${number(inlinedAgainstLinked(visit, of), 2)}`;
	const weights = visits.filter(({ line, font }) => line === lineNames[0] && !font);
	return [
		table(
			['bytes of three pages, without the font', 'linked', 'inlined', 'inlined against linked'],
			weights.map((each) => [
				each.name,
				all(each, 'linked', 'bytes'),
				all(each, 'inlined', 'bytes'),
				ratio(each, 'bytes'),
			]),
		),
		table(
			['LCP of three pages, ms', 'linked', 'inlined', 'inlined against linked'],
			visits.map((each) => [
				`${each.name}; ${each.line}${each.font ? '; with the font' : ''}`,
				all(each, 'linked', 'lcp'),
				all(each, 'inlined', 'lcp'),
				ratio(each, 'lcp'),
			]),
		),
		`Middle of ${tries} visits, each by a browser that knows nothing yet and keeps what it was told to keep.`,
	].join('\n\n');
};
