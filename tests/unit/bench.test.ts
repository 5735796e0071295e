import { describe, expect, test } from 'vitest';
import { type Build, costTable, pageGrowth } from '../../commands/bench/builds.ts';
import { chart } from '../../commands/bench/chart.ts';
import { growth, median, slopes } from '../../commands/bench/figures.ts';
import { floorPage } from '../../commands/bench/floor.ts';
import { judge } from '../../commands/bench/guard.ts';
import type { Figures, Limit } from '../../commands/bench/limits.ts';
import { replaced } from '../../commands/bench/report.ts';
import { withStylesInlined, withStylesLinked } from '../../commands/bench/server.ts';
import { number, percent, table } from '../../commands/bench/table.ts';

describe('figures', () => {
	test('the one in the middle', () => {
		expect(median([9, 1, 5])).toBe(5);
		expect(median([4, 1, 3, 2])).toBe(3);
	});

	test('what one more costs is the slope between two sizes, not the share of a size', () => {
		const points = [20, 200, 1000].map((size) => ({ size, value: 100 + 3 * size }));
		expect(slopes(points)).toEqual([3, 3]);
		expect(slopes(points.map(({ size }) => ({ size, value: size ** 2 })))).toEqual([220, 1200]);
		expect(slopes(points.slice(0, 1))).toEqual([]);
	});

	test('growth is of the first', () => {
		expect(growth(200, 210)).toBeCloseTo(5);
	});

	test('pages that were not there before have not grown', () => {
		expect(
			pageGrowth(
				new Map([['a', 100]]),
				new Map([
					['a', 110],
					['b', 9000],
				]),
			),
		).toBeCloseTo(10);
	});
});

describe('the report', () => {
	test('a table in Markdown', () => {
		expect(table(['', 'ours'], [['bytes', number(1234.56, 1)]])).toBe(
			'|  | ours |\n| --- | --: |\n| bytes | 1,234.6 |',
		);
		expect([percent(1.25), percent(-1.25), percent(-0.04)]).toEqual(['+1.3 %', '−1.3 %', '+0.0 %']);
	});

	test('what a page adds, step by step, and how that changed', () => {
		const build = (size: number, html: number): Build => ({
			size,
			content: '',
			folder: '',
			contentPages: size * 3,
			htmlFiles: 0,
			documents: 1,
			bytes: 0,
			pages: new Map(),
			cost: { steps: { html, search: size * 0.03, idle: 0.01 }, peak: 0, peakWithChildren: 0 },
		});
		const rows = costTable([build(20, 1), build(200, 10), build(1000, 90)]).split('\n');
		expect(rows).toContain('| … search |  | 10.0 | 10.0 (+0.0 %) |');
		expect(rows).toContain('| … html |  | 16.7 | 33.3 (+100.0 %) |');
		expect(rows.join()).not.toContain('idle');
	});

	test('a part takes its own place and no other', () => {
		const text = 'a\n<!-- x -->\nold\n<!-- /x -->\nb\n<!-- y -->\n<!-- /y -->\n';
		expect(replaced(text, 'x', 'new')).toBe('a\n<!-- x -->\n\nnew\n\n<!-- /x -->\nb\n<!-- y -->\n<!-- /y -->\n');
		expect(replaced(replaced(text, 'x', 'one'), 'x', 'new')).toBe(replaced(text, 'x', 'new'));
		expect(() => replaced(text, 'z', 'new')).toThrow('<!-- z -->');
	});
});

describe('the chart', () => {
	const svg = chart('What & why', [
		{
			title: 'Bytes < words',
			bars: [
				{
					name: 'ours',
					parts: [
						{ name: 'page', value: 3 },
						{ name: 'CSS', value: 1 },
					],
					value: '4',
				},
				{
					name: 'other',
					parts: [
						{ name: 'page', value: 8 },
						{ name: 'CSS', value: 0 },
					],
					value: '8',
				},
			],
		},
	]);
	const widths = [...svg.matchAll(/<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)" height="22"/g)].map(([, width]) =>
		Number(width),
	);

	test('lengths are in proportion, and what is nothing is not drawn', () => {
		expect(widths).toHaveLength(3);
		const [page, css, other] = widths as [number, number, number];
		expect(page / css).toBeCloseTo(3, 1);
		expect(other / (page + css)).toBeCloseTo(2, 1);
	});

	test('is a picture with a name for those who hear it, and text that stays text', () => {
		expect(svg).toContain('role="img"');
		expect(svg).toContain('<title id="title">Bytes &lt; words</title>');
		expect(svg).toContain('<desc id="desc">What &amp; why</desc>');
		expect(svg).toContain('>ours</text>');
	});
});

describe('what pages are held against', () => {
	test('the floor is one file', () => {
		const html = floorPage({ title: 'عنوان', description: 'وصف', body: '## قسم\n\nنص.' });
		expect(html).toContain('<h2>قسم</h2>');
		expect(html).not.toMatch(/<script|<link(?![^>]*href="data:)|src=/);
	});

	const css = `p{color:red}${' '.repeat(9000)}`;
	const site = (files: Record<string, string>) => (path: string) =>
		files[path] === undefined ? undefined : Buffer.from(files[path]);
	const print = '<link rel="stylesheet" href="/print.css" media="print">';
	const linked = site({ '/': `<style>b{}</style>${print}<link rel="stylesheet" href="/a.css">`, '/a.css': css });

	test('inlined styles are the linked ones, and linked ones the inlined', () => {
		const inlined = withStylesInlined(linked);
		expect(`${inlined('/')}`).toBe(`<style>b{}</style>${print}<style>${css}</style>`);
		expect(`${inlined('/a.css')}`).toBe(css);
		const again = withStylesLinked(inlined);
		const [, sheet = ''] = /<link rel="stylesheet" href="([^"]+)">$/.exec(`${again('/')}`) ?? [];
		expect(`${again('/')}`).toBe(`<style>b{}</style>${print}<link rel="stylesheet" href="${sheet}">`);
		expect(`${again(sheet)}`).toBe(css);
		expect(`${withStylesLinked(linked)('/')}`).toBe(`${linked('/')}`);
	});

	test('a stylesheet that is missing is told of', () => {
		expect(() => withStylesInlined(site({ '/': '<link rel="stylesheet" href="/a.css">' }))('/')).toThrow('/a.css');
	});
});

describe('the guard', () => {
	const limit = (value: number): Limit => ({ name: 'a ratio', of: () => value, most: 1.5, why: 'Because.' });
	const isKept = (value: number) => judge({} as Figures, [limit(value)])[0]?.isKept;

	test('keeps what is within its limit and refuses what is over', () => {
		expect(isKept(1.5)).toBe(true);
		expect(isKept(1.51)).toBe(false);
	});

	test('refuses what was not measured', () => {
		expect(isKept(Number.NaN)).toBe(false);
	});
});
