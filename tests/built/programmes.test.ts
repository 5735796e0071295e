import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { languages } from '../../src/languages/languages.ts';
import { translator } from '../../src/languages/words.ts';
import { chartsOf, dataTables } from '../../src/model/data-tables.ts';
import type { PublishedProgramme } from '../../src/model/manifest.ts';
import { decode, tagsOf } from '../html.ts';
import { addressOf, manifest } from '../pages.ts';
import { dist, readPage } from '../site.ts';

const programmes = Object.entries(manifest.programmes);
const links = (html: string) => tagsOf(html, 'a').map(({ attributes }) => attributes['href']);
/** A page's words, each after a space. */
const words = (html: string) => decode(html.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ');
/** Rows of the table of figures: the words of their cells. */
const figures = (html: string) =>
	[...(/<table class="figures">[\s\S]*?<\/table>/.exec(html)?.[0] ?? '').matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)]
		.map(([, row]) =>
			[...(row as string).matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell]) => words(cell as string).trim()),
		)
		.filter((cells) => cells.length > 0);

describe.each(manifest.languages)('programmes in %s', (language) => {
	const t = translator(manifest.words[language], language);
	const say = (text: { en: string } & Partial<Record<string, string>>) => text[language] ?? text.en;

	test('are all in their list, and in the menu', () => {
		const list = links(readPage(addressOf('programmes', language)));
		for (const [id] of programmes) expect(list).toContain(addressOf(`programmes/${id}`, language));
		expect(links(readPage(addressOf('about', language)))).toContain(addressOf('programmes', language));
	});

	test.each(programmes)('%s: leads to its reports, modules and sessions, and they lead back', (id, programme) => {
		const own = addressOf(`programmes/${id}`, language);
		const html = readPage(own);
		const reports = manifest.pages.filter(({ in: { en } }) => (en.data as { programme?: string }).programme === id);
		expect(reports.length).toBeGreaterThan(0);
		const others = [
			...reports.map(({ path }) => path),
			...programme.modules.map((slug) => `modules/${slug}`),
			...programme.sessions.map((slug) => `session-plans/${slug}`),
		].map((path) => addressOf(path, language));
		for (const other of others) {
			expect(links(html)).toContain(other);
			expect(links(readPage(other)), other).toContain(own);
		}
	});

	test.each(programmes)(
		'%s: each figure with how it is known and its source, here and in its reports',
		(id, programme) => {
			const pages = [
				`programmes/${id}`,
				...manifest.pages
					.filter(({ in: { en } }) => (en.data as { programme?: string }).programme === id)
					.map(({ path }) => path),
			];
			for (const path of pages) {
				const rows = figures(readPage(addressOf(path, language)));
				expect(rows).toHaveLength(programme.indicators.length);
				programme.indicators.forEach(({ value, statement, planned, quality, measure, n, source }, i) => {
					const [figure, means, known, origin] = rows[i] as string[];
					expect(figure).toBe(value === undefined ? t('noFigure') : String(value));
					expect(means).toBe(say(statement));
					expect(known).toContain(planned ? t('planned') : t(`quality-${quality}`));
					if (measure !== 'count') expect(known).toContain(n === undefined ? t('nNotStated') : t('nOf', { n }));
					if (source) expect(origin).toBe(say(manifest.sources[source]?.short ?? { en: source }));
				});
			}
		},
	);

	test.each(programmes)('%s: says what is not known, and of a template that it is one', (id, programme) => {
		const text = words(readPage(addressOf(`programmes/${id}`, language)));
		for (const unknown of programme.unknown) expect(text).toContain(say(unknown));
		expect(text.includes(t('basis-illustrative'))).toBe(programme.sources.length === 0);
	});

	test.each(programmes)('%s: charts have a title, a description with all values, and their words', (id, programme) => {
		const html = readPage(addressOf(`programmes/${id}`, language));
		const drawn = [...html.matchAll(/<svg role="img"[\s\S]*?<\/svg>/g)].map(([svg]) => svg);
		const charts = chartsOf(programme);
		expect(drawn).toHaveLength(charts.length);
		charts.forEach(({ bars }, i) => {
			const svg = drawn[i] as string;
			expect(svg).toContain(`direction="${languages[language].dir}"`);
			expect(/<title>[^<]+<\/title><desc>[^<]+<\/desc>/.test(svg)).toBe(true);
			const values = [...svg.matchAll(/<text[^>]* dx=[^>]*>([^<]*)<\/text>/g)].map(([, value]) => value);
			expect(values).toEqual(bars.map(({ value }) => String(value)));
			const told = /<desc>([^<]*)/.exec(svg)?.[1]?.split('; ') ?? [];
			expect(told.map((each) => each.split(': ').at(-1))).toEqual(values);
		});
	});

	test.each(programmes)('%s: its tables can be taken away, described', (id, programme: PublishedProgramme) => {
		const files = links(readPage(addressOf(`programmes/${id}`, language))).filter((href) => href?.startsWith('/data/'));
		const tables = dataTables(programme, manifest.places, language).map(
			({ name }) => `/data/${language}/${id}-${name}.csv`,
		);
		expect(files).toEqual([...tables, `/data/${language}/${id}.json`]);
		for (const file of [...files, ...tables.map((table) => `${table}-metadata.json`)])
			expect(existsSync(join(dist, file as string)), file).toBe(true);
	});
});

test('there is a programme with a chart, and one with a figure that nobody stated', () => {
	expect(programmes.some(([, programme]) => chartsOf(programme).length > 0)).toBe(true);
	expect(programmes.some(([, { indicators }]) => indicators.some(({ value }) => value === undefined))).toBe(true);
});
