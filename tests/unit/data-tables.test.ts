import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chartsOf, dataTables, tableColumns } from '../../src/model/data-tables.ts';
import { contentFolder, engineWords } from '../../src/model/folder.ts';
import { makeManifest, type PublishedProgramme } from '../../src/model/manifest.ts';
import { readContent } from '../../src/model/read.ts';
import { dataFiles } from '../../src/reports/data-files.ts';
import { barsOf } from '../../src/site/chart.ts';

const manifest = makeManifest(readContent(contentFolder, engineWords));
const programmes = Object.keys(manifest.programmes);

type Indicator = PublishedProgramme['indicators'][number];
const indicator = (value: number | undefined, more: Partial<Indicator> = {}): Indicator => ({
	id: 'some',
	level: 'output',
	statement: { en: 'Some.' },
	name: { en: `Bar ${value}` },
	unit: { en: 'people' },
	measure: 'count',
	value,
	planned: false,
	quality: 'measured',
	source: 'account',
	...more,
});

describe('a chart', () => {
	const values = (indicators: Indicator[]) =>
		chartsOf({ indicators, events: [] }).map(({ bars }) => bars.map(({ value }) => value));

	test('is drawn of three values that were measured or stated, and of no fewer', () => {
		const three = [indicator(10), indicator(20, { quality: 'stated-in-source' }), indicator(30)];
		expect(values(three)).toEqual([[10, 20, 30]]);
		expect(values(three.slice(1))).toEqual([]);
	});

	test.each([
		['planned', { planned: true }],
		['somebody’s own word', { quality: 'self-reported' }],
		['an illustration', { quality: 'illustrative' }],
		['without a value', { value: undefined }],
		['without a name', { name: undefined }],
		['without a unit', { unit: undefined }],
		['of another unit', { unit: { en: 'courses' } }],
		['of another measure', { measure: 'mean' }],
	] as [string, Partial<Indicator>][])('does not count a value that is %s', (_, more) => {
		expect(values([indicator(10), indicator(20), indicator(30, more)])).toEqual([]);
	});

	test('of events leaves out what was planned and what no source counts', () => {
		const event = (people: number | undefined, planned = false) => ({
			id: 'some',
			title: { en: 'Some' },
			places: [],
			people,
			planned,
			source: 'account',
		});
		const events = [event(10), event(20), event(undefined), event(300, true), event(30)];
		expect(chartsOf({ indicators: [], events }).map(({ bars }) => bars.map(({ value }) => value))).toEqual([
			[10, 20, 30],
		]);
	});

	test('has bars as long as their values, from where reading starts, with room for the longest value', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(10_000), { minLength: 1 }), fc.constantFrom('ltr', 'rtl'), (list, dir) => {
				const bars = barsOf(list, dir);
				const most = Math.max(...list, 1);
				bars.forEach(({ x, width, end }, i) => {
					expect(width / 85).toBeCloseTo((list[i] as number) / most, 2);
					expect(dir === 'ltr' ? x : x + width).toBeCloseTo(dir === 'ltr' ? 0 : 100, 6);
					expect(end).toBeCloseTo(dir === 'ltr' ? width : 100 - width, 6);
				});
			}),
		);
	});
});

describe.each(programmes.flatMap((id) => manifest.languages.map((language) => [id, language] as const)))(
	'data of %s in %s',
	(id, language) => {
		const files = dataFiles(manifest, id, language);
		const tables = dataTables(manifest.programmes[id] as PublishedProgramme, manifest.places, language);

		test('reads back from CSV as it stands in the programme', () => {
			expect(tables.length).toBeGreaterThan(0);
			for (const { name, rows } of tables) {
				const text = files[`${name}.csv`] as string;
				expect(text.startsWith('\uFEFF')).toBe(true);
				const read = parse(text, { bom: true, columns: true }) as Record<string, string>[];
				expect(read).toEqual(
					rows.map((row) =>
						Object.fromEntries(
							Object.keys(tableColumns[name]).map((column) => [
								column,
								row[column] === undefined ? '' : String(row[column]),
							]),
						),
					),
				);
			}
		});

		test('is described column by column, in its language', () => {
			for (const { name } of tables) {
				const { url, tableSchema } = JSON.parse(files[`${name}.csv-metadata.json`] as string);
				expect(url).toBe(`${id}-${name}.csv`);
				const header = (files[`${name}.csv`] as string).slice(1).split('\r\n')[0]?.split(',');
				expect(tableSchema.columns.map((column: { name: string }) => column.name)).toEqual(header);
				for (const column of tableSchema.columns)
					expect(column['dc:description']).toBe(manifest.words[language][`column-${column.name}`]);
			}
		});

		test('says null in JSON for what is not known', () => {
			const { tables: read } = JSON.parse(files['json'] as string);
			for (const { name, rows } of tables)
				rows.forEach((row, i) => {
					for (const column of Object.keys(tableColumns[name])) expect(read[name][i][column]).toBe(row[column] ?? null);
				});
		});
	},
);

test('no cell of a CSV is a formula', () => {
	const programme = manifest.programmes['cascade-example'] as PublishedProgramme;
	const [first, ...rest] = programme.indicators;
	const changed = {
		...manifest,
		programmes: {
			some: { ...programme, indicators: [{ ...(first as Indicator), statement: { en: '=1+1' } }, ...rest] },
		},
	};
	expect(dataFiles(changed, 'some', 'en')['indicators.csv']).toContain(",'=1+1,");
});
