import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-cff';
import '@citation-js/plugin-csl';
import { parse as readBibtex } from '@retorquere/bibtex-parser';
import { AST as RIS } from 'astrocite-ris';
import { describe, expect, test } from 'vitest';
import { type LanguagePath, languages } from '../../src/languages/languages.ts';
import { translator } from '../../src/languages/words.ts';
import { apaLine, type Citation, citationOf, citationsOf } from '../../src/model/citation.ts';
import { contentFolder, engineWords, root } from '../../src/model/folder.ts';
import { type Manifest, makeManifest } from '../../src/model/manifest.ts';
import { readContent } from '../../src/model/read.ts';
import { citationWriters } from '../../src/reports/citation-formats.ts';
import { cslOf } from '../../src/reports/csl.ts';

const manifest = makeManifest(readContent(contentFolder, engineWords));
const bare: Manifest = { ...manifest, site: { ...manifest.site, publisher: undefined, address: undefined } };
const published: Manifest = {
	...manifest,
	site: {
		...manifest.site,
		publisher: { en: 'Office of A and B', ar: 'مكتب أ وب', ku: 'نووسینگەی ئا و با' },
		address: 'https://kb.example',
	},
};
const wordsOf = (language: LanguagePath) => translator(manifest.words[language], language);
const lineOf = (citation: Citation) =>
	apaLine(citation, wordsOf(citation.language))
		.map(({ text }) => text)
		.join('');
const itemOf = (citation: Citation) => cslOf(citation, wordsOf(citation.language));
const report = manifest.pages.find(({ in: { en } }) => en.data.id === 'rbp-r-01');
if (!report) throw new Error('There is no report rbp-r-01.');
const programme = { programme: 'training-of-trainers-basra' };

describe('the line of a list of references', () => {
	test.each([
		[
			'en',
			'Office of A and B. (2026, November 21). Community policing training in retaken areas, December 2017 (Programme report rbp-r-01; Version 1.0.0). Rights-based Policing: a trainers’ knowledge base. https://kb.example/en/r/rbp-r-01/',
		],
		[
			'ar',
			'مكتب أ وب. (2026، 21 تشرين الثاني). تدريب الشرطة المجتمعية في المناطق المستعادة، كانون الأول 2017 (تقرير برنامج rbp-r-01؛ الإصدار 1.0.0). العمل الشرطي القائم على حقوق الإنسان: قاعدة معارف للمدربين. https://kb.example/ar/r/rbp-r-01/',
		],
		[
			'ku',
			'نووسینگەی ئا و با. (2026، 21ی تشرینی دووەم). ڕاهێنانی پۆلیسی کۆمەڵگەیی لەو ناوچانەی لە داعش وەرگیرانەوە، کانوونی یەکەمی 2017 (ڕاپۆرتی بەرنامە rbp-r-01؛ وەشانی 1.0.0). کاری پۆلیسی لەسەر بنەمای مافەکانی مرۆڤ: بنکەی زانیاری بۆ ڕاهێنەران. https://kb.example/ku/r/rbp-r-01/',
		],
	] as const)('%s: who, when, what, where', (language, line) => {
		expect(lineOf(citationOf(published, report, language)).replace("'", '’')).toBe(line);
	});

	test('what is not known is left out, and a work without an author starts with its title', () => {
		expect(lineOf(citationOf(bare, report, 'en')).replace("'", '’')).toBe(
			'Community policing training in retaken areas, December 2017 (Programme report rbp-r-01; Version 1.0.0). (2026, November 21). Rights-based Policing: a trainers’ knowledge base.',
		);
		expect(lineOf(citationOf(bare, programme, 'ku'))).toMatch(/\. \(بێ بەروار\)\. کاری پۆلیسی [^.]+\.$/);
	});

	test('titles are in italics, ids and addresses keep their letters in order', () => {
		expect(apaLine(citationOf(published, report, 'ar'), wordsOf('ar')).filter(({ as }) => as)).toEqual([
			{ text: report.in.ar?.data.title, as: 'title' },
			{ text: 'rbp-r-01', as: 'code' },
			{ text: 'https://kb.example/ar/r/rbp-r-01/', as: 'code' },
		]);
	});

	test('a title that ends in a mark gets no full stop', () => {
		const citation = citationOf(bare, programme, 'en');
		expect(lineOf({ ...citation, title: 'Who trains?', site: 'Ask Inc.' })).toBe('Who trains? (n.d.). Ask Inc.');
	});

	test('what is not translated is cited in English', () => {
		const { in: texts, ...rest } = report;
		expect(citationOf(published, { ...rest, in: { en: texts.en } }, 'ku')).toEqual(citationOf(published, report, 'en'));
	});

	// Citeproc gives a report's year alone, writes "Rbp-R-01", and "Retrieved" before the address of an undated page.
	test.each([
		['published', published],
		['without a publisher and an address', bare],
	])('as citeproc writes it in the APA style, apart from letters and days: %s', (_name, of) => {
		const english = citationsOf(of).filter(({ language }) => language === 'en');
		expect(english.length).toBeGreaterThan(2);
		for (const citation of english) {
			const theirs = plugins.output
				.format('bibliography', [itemOf(citation)], { template: 'apa', lang: 'en-US' })
				.trim()
				.replace('. Retrieved http', '. http');
			const ours = lineOf(citation).replace(/\((\d{4}), \w+ \d+\)/, '($1)');
			expect(plain(ours)).toBe(plain(theirs));
		}
	});
});

const plain = (text: string) => text.toLowerCase().replaceAll('’', "'");

type Entry = ReturnType<typeof RIS.parse>['children'][number];

/** What each reader found, by the same names. */
const readers = {
	bib(text: string) {
		const { entries, errors } = readBibtex(text);
		expect(errors).toEqual([]);
		expect(entries).toHaveLength(1);
		const { type, key, fields } = entries[0] as (typeof entries)[number];
		const { author, date, institution, organization, ...rest } = fields;
		return {
			type,
			key,
			title: rest['title'],
			author: author?.[0]?.name,
			site: (institution ?? organization)?.[0],
			year: date?.slice(0, 4),
			version: rest['version'],
			number: rest['number'],
			language: rest['language'],
			url: rest['url'],
		};
	},
	// By tag: the reader's own names for them know no organisation in Arabic letters.
	ris(text: string) {
		const [{ type, properties }, ...others] = RIS.parse(text).children as [Entry, ...Entry[]];
		expect(others).toEqual([]);
		const tags = Object.fromEntries(properties.map(({ key, value }) => [key, value]));
		return {
			type,
			key: tags['ID'],
			title: tags['TI'],
			author: tags['AU'],
			site: tags['PB'] ?? tags['T2'],
			year: tags['PY'],
			version: tags['ET'],
			number: tags['SN'],
			language: tags['LA'],
			url: tags['UR'],
		};
	},
	json(text: string) {
		const items = plugins.input.chain(text, { generateGraph: false, strict: true });
		expect(items).toHaveLength(1);
		const item = items[0] as Record<string, string> & {
			author?: { literal: string }[];
			issued?: { 'date-parts': number[][] };
		};
		return {
			type: item['type'],
			key: item['id'],
			title: item['title'],
			author: item.author?.[0]?.literal,
			site: item['publisher'] ?? item['container-title'],
			year: item.issued?.['date-parts'][0]?.[0]?.toString(),
			version: item['version'],
			number: item['number'],
			language: item['language'],
			url: item['URL'],
		};
	},
};

const formats = ['bib', 'ris', 'json'] as const;

describe.each(formats)('the %s file, in a reader of another author', (format) => {
	const read = (citation: Citation) => readers[format](citationWriters[format](itemOf(citation)));
	const typeOf = {
		bib: { report: 'report', webpage: 'online' },
		ris: { report: 'RPRT', webpage: 'ELEC' },
		json: { report: 'report', webpage: 'webpage' },
	}[format];
	/** RIS has room for 20 letters of an id. */
	const keyOf = ({ key }: Citation) => (format === 'ris' ? key.slice(0, 20) : key);

	test.each(manifest.languages)('%s: says of every work what its page says', (language) => {
		const citations = citationsOf(published).filter((citation) => citation.language === language);
		expect(citations.filter(({ type }) => type === 'report').length).toBeGreaterThan(4);
		for (const citation of citations)
			expect(read(citation)).toEqual({
				type: typeOf[citation.type],
				key: keyOf(citation),
				title: citation.title,
				author: published.site.publisher?.[language],
				site: published.site.name[language],
				year: citation.day?.slice(0, 4),
				version: citation.version,
				number: citation.number,
				language: languages[language].tag,
				url: citation.url,
			});
		for (const page of published.pages.filter(({ kind }) => kind === 'report')) {
			const { id, title, version, updated } = (page.in[language] ?? page.in.en).data;
			expect(read(citationOf(published, page, language))).toMatchObject({
				title,
				version,
				number: id,
				year: updated.slice(0, 4),
				url: `https://kb.example/${language}/r/${id}/`,
			});
		}
	});

	test('what is not known is not in it', () => {
		expect(read(citationOf(bare, programme, 'ku'))).toEqual({
			type: typeOf.webpage,
			key: keyOf(citationOf(bare, programme, 'ku')),
			title: manifest.programmes[programme.programme]?.title.ku,
			site: manifest.site.name.ku,
			language: languages.ku.tag,
		});
	});

	test('letters that mean something to a format stay letters', () => {
		for (const title of [
			'50% of {A} & B_c #1 $2 ~3 ^4',
			'back\\slash and }brace{',
			`«${'کاری پۆلیسی '.repeat(20)}»`,
			'“Quoted”: a {Title} with ’marks’, 100% "sure"',
		]) {
			const citation = { ...citationOf(published, report, 'en'), title: title.trim() };
			expect(read(citation).title).toBe(title.trim());
		}
	});
});

test('the project itself says how to cite it, at the version it is', () => {
	const file = readFileSync(join(root, 'CITATION.cff'), 'utf8');
	const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	const [work] = plugins.input.chain(file, { generateGraph: false });
	const licence = readFileSync(join(root, 'LICENSE'), 'utf8');
	expect(work).toMatchObject({ type: 'software', version, title: manifest.site.name.en });
	const [author] = (work as { author: { literal?: string; family?: string }[] }).author;
	expect(licence.toLowerCase()).toContain(`(c) 2026 ${(author?.literal ?? author?.family ?? '-').toLowerCase()}`);
	expect(file).toMatch(/^cff-version: 1\.2\.0\nmessage: /);
});
