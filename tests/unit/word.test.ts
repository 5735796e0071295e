import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { DomUtils, parseDocument } from 'htmlparser2';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Block, Box, BoxName, Run } from '../../src/documents/blocks.ts';
import type { Chapter, TrainingDocument } from '../../src/documents/document.ts';
import { finishDocx } from '../../src/documents/docx/package.ts';
import { writeDocx } from '../../src/documents/docx/word.ts';
import { drawCode } from '../../src/documents/pictures.ts';
import type { Agenda } from '../../src/documents/xlsx/agenda.ts';
import { writeXlsx } from '../../src/documents/xlsx/sheet.ts';

const words = (text: string): Block => ({ type: 'paragraph', runs: [{ text }] });
const heading = (text: string, depth = 2): Block => ({ type: 'heading', depth, runs: [{ text }], id: text });
const box = (name: BoxName, ...blocks: Block[]): Box => ({ type: 'box', name, label: [{ text: 'قولوا' }], blocks });
const list = (ordered: boolean, ...items: Block[][]): Block => ({
	type: 'list',
	ordered,
	start: 1,
	tick: false,
	items,
});
const table = (head: string[], ...rows: string[][]): Block => {
	const cells = (row: string[]): Run[][] => row.map((text) => (text === '' ? [] : [{ text }]));
	return { type: 'table', head: cells(head), rows: rows.map(cells) };
};
const qr = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h1v1H0z"/></svg>';

const documentOf = (
	blocks: Block[],
	own: Partial<TrainingDocument> = {},
	chapter: Partial<Chapter> = {},
): TrainingDocument => ({
	language: 'ar',
	updated: '2026-11-21',
	title: 'دليل',
	lead: 'ملخص',
	site: 'موقع التدريب',
	shortSite: 'التدريب',
	edition: 'نسخة المدرّب',
	forParticipants: false,
	words: { contents: 'المحتويات', check: 'هل هذه الورقة محدّثة؟', pageOf: ['الصفحة ', ' من ', ''] },
	chapters: [
		{
			kind: 'دليل',
			title: 'دليل المدرّب',
			lead: 'ملخص الدليل',
			state: [[{ text: 'مسودة' }]],
			code: 'rbp-g-02-1.0.0',
			version: 'الإصدار 1.0.0',
			date: '21 تشرين الثاني 2026',
			blocks,
			...chapter,
		},
	],
	...own,
});

const every: Block[] = [
	heading('عنوان'),
	words('نصّ فيه PDF وWord معًا'),
	list(true, [words('واحد'), list(false, [words('داخل')])]),
	{ type: 'list', ordered: false, start: 1, tick: true, items: [[words('مهمة')]] },
	table(['رأس', 'آخر'], ['خلية', '']),
	{ type: 'facts', facts: [{ label: 'المدة', value: '90 دقيقة' }] },
	box('step', heading('خطوة', 3), box('say', words('أهلًا')), box('expect', words('جواب'))),
	box('pair', box('say', words('نعم')), box('not', words('لا'))),
	box('option', words('خيار'), box('follows', words('نتيجة'))),
	box('law', words('قانون'), { type: 'paragraph', role: 'cite', runs: [{ text: 'المادة 37' }] }),
	{ type: 'paragraph', role: 'fictional', runs: [{ text: 'خيالي' }] },
	{ type: 'write', lines: 2 },
	{ type: 'rule' },
	heading('ورقة'),
	box('handout', words('نسخة')),
	box('decision', words('قرار')),
];

type Files = Record<string, Uint8Array>;
const filesOf = async (document: TrainingDocument): Promise<Files> => unzipSync(await writeDocx(document));
const bodyOf = async (blocks: Block[], own: Partial<TrainingDocument> = {}) =>
	xmlOf(await filesOf(documentOf(blocks, own)), 'word/document.xml');

function xmlOf(files: Files, name: string): string {
	const file = files[name];
	if (!file) throw new Error(`There is no ${name}.`);
	return strFromU8(file);
}

const elementsIn = (xml: string, name: string) =>
	DomUtils.getElementsByTagName(name, parseDocument(xml, { xmlMode: true }).children);
type Element = ReturnType<typeof elementsIn>[number];
const within = (element: Element, name: string) => DomUtils.getElementsByTagName(name, element.children);
const isOn = (element: Element, name: string) =>
	within(element, name).some(({ attribs }) => !/^(false|off|0)$/.test(attribs['w:val'] ?? ''));
const textOf = (element: Element) => DomUtils.textContent(element);
const paragraphIn = (xml: string, text: string): Element => {
	const found = elementsIn(xml, 'w:p').find((each) => textOf(each).includes(text));
	if (!found) throw new Error(`There is no paragraph with ${text}.`);
	return found;
};
/** Runs of a paragraph, each with whether it runs from right to left. */
const runsIn = (paragraph: Element) => within(paragraph, 'w:r').map((run) => [textOf(run), isOn(run, 'w:rtl')]);

/** What is made when the clock says this. */
async function at<T>(time: string, make: () => Promise<T>): Promise<T> {
	vi.setSystemTime(time);
	return await make();
}
beforeEach(() => {
	vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
	vi.useRealTimers();
});

describe('a Word document from right to left', async () => {
	const document = documentOf(every, { address: 'https://example.test' }, { qr });
	const files = unzipSync(await writeDocx(document, new Map([[qr, await drawCode(qr)]])));
	const parts = ['document', 'header1', 'footer1'].map((name) => xmlOf(files, `word/${name}.xml`));
	const [body = '', , foot = ''] = parts;

	test('says so of each paragraph with Arabic letters, in its head and foot too', () => {
		const paragraphs = parts.map((xml) =>
			elementsIn(xml, 'w:p').filter((each) => /\p{Script=Arabic}/u.test(textOf(each))),
		);
		for (const some of paragraphs) expect(some).not.toEqual([]);
		const other = paragraphs.flat().filter((each) => !isOn(each, 'w:bidi'));
		expect(other.map(textOf)).toEqual([]);
	});

	test('says so of each table', () => {
		const tables = parts.flatMap((xml) => elementsIn(xml, 'w:tbl'));
		expect(tables.length).toBeGreaterThan(10);
		expect(tables.filter((each) => !isOn(each, 'w:bidiVisual')).map(textOf)).toEqual([]);
		expect(elementsIn(foot, 'w:tbl')).toHaveLength(1);
	});

	test('says so of its sections and of what is typed anew', () => {
		expect(elementsIn(body, 'w:sectPr').map((section) => isOn(section, 'w:bidi'))).toEqual([true]);
		expect(elementsIn(xmlOf(files, 'word/styles.xml'), 'w:pPrDefault').map((each) => isOn(each, 'w:bidi'))).toEqual([
			true,
		]);
	});

	test('has Latin words and its code in runs of their own', () => {
		expect(runsIn(paragraphIn(body, 'PDF'))).toEqual([
			['نصّ فيه ', true],
			['PDF', false],
			[' و', true],
			['Word', false],
			[' معًا', true],
		]);
		expect(runsIn(paragraphIn(foot, 'rbp-g-02')).slice(0, 2)).toEqual([
			['rbp-g-02-1.0.0', false],
			[' · الإصدار 1.0.0 · 21 تشرين الثاني 2026\tالصفحة ', true],
		]);
	});

	test('has all its words, in their order', () => {
		const order = ['دليل المدرّب', 'ملخص الدليل', 'مسودة', 'عنوان', 'واحد', 'داخل', 'مهمة', 'رأس', '90 دقيقة', 'خطوة'];
		const places = [...order, 'أهلًا', 'جواب', 'نتيجة', 'المادة 37', 'خيالي', 'نسخة', 'قرار'].map((text) =>
			body.indexOf(`>${text}<`),
		);
		expect(places).not.toContain(-1);
		expect(places).toEqual(places.toSorted((a, b) => a - b));
	});

	test('has its fonts in it, scrambled with the key that its font table names', () => {
		const links = new Map(
			elementsIn(xmlOf(files, 'word/_rels/fontTable.xml.rels'), 'Relationship').map(({ attribs }) => [
				attribs['Id'],
				attribs['Target'],
			]),
		);
		const faces = ['w:embedRegular', 'w:embedBold'].flatMap((face) =>
			elementsIn(xmlOf(files, 'word/fontTable.xml'), face),
		);
		const fonts = faces.map(({ attribs }) => {
			const font = files[`word/${links.get(attribs['r:id'])}`] ?? new Uint8Array();
			const key = Buffer.from((attribs['w:fontKey'] ?? '').replace(/[{}-]/g, ''), 'hex').reverse();
			return Buffer.from(font.map((byte, i) => (i < 32 ? byte ^ (key[i % 16] ?? 0) : byte)));
		});
		expect(fonts.map((font) => font.subarray(0, 4).toString('hex'))).toEqual(['00010000', '00010000']);
		// The checksum of a whole TrueType font, the field for it left out, makes up a number fixed by the format.
		for (const font of fonts) {
			const padded = Buffer.concat([font, Buffer.alloc((4 - (font.length % 4)) % 4)]);
			let sum = 0;
			for (let i = 0; i < padded.length; i += 4) sum = (sum + padded.readUInt32BE(i)) >>> 0;
			expect(sum.toString(16)).toBe('b1b0afba');
		}
		expect(fonts[0]?.equals(fonts[1] as Buffer)).toBe(false);
	});

	test('has the last day it changed, and no other', () => {
		const core = xmlOf(files, 'docProps/core.xml');
		expect(core.match(/\d{4}-\d\d-\d\dT[\d:.]+Z/g)).toEqual(['2026-11-21T00:00:00Z', '2026-11-21T00:00:00Z']);
	});
});

describe('a Word document from left to right', () => {
	test('turns Arabic words alone', async () => {
		const body = await bodyOf([words('The word ضحية means'), table(['a'], ['b'])], { language: 'en' });
		expect(runsIn(paragraphIn(body, 'ضحية'))).toEqual([
			['The word ', false],
			['ضحية', true],
			[' means', false],
		]);
		expect(elementsIn(body, 'w:p').filter((each) => isOn(each, 'w:bidi'))).toEqual([]);
		expect(elementsIn(body, 'w:tbl').map((each) => isOn(each, 'w:bidiVisual'))).toEqual([false]);
	});
});

describe('the same Word document twice', () => {
	const link: Block = { type: 'paragraph', runs: [{ text: 'رابط', link: 'https://example.org/' }] };
	const document = documentOf([...every, link, list(true, [words('ب')])]);

	test('is the same bytes, whenever and whatever is written in between', async () => {
		const first = await at('2026-11-21T08:00:00Z', () => writeDocx(document));
		const other = await writeDocx(documentOf([link, list(true, [words('ج')]), heading('آخر')], { title: 'آخر' }));
		const second = await at('2031-05-06T17:31:12Z', () => writeDocx(document));
		expect(Buffer.compare(first, second)).toBe(0);
		expect(Buffer.compare(first, other)).not.toBe(0);
	});

	test('side by side too', async () => {
		const [first, , second] = await Promise.all([
			writeDocx(document),
			writeDocx(documentOf([list(true, [link])])),
			writeDocx(document),
		]);
		expect(Buffer.compare(first, second)).toBe(0);
	});
});

describe('blocks in Word', () => {
	const numbersOf = (body: string, ...texts: string[]) =>
		texts.map((text) => within(paragraphIn(body, text), 'w:numId')[0]?.attribs['w:val']);

	test('each numbered list starts anew, and goes on after a list in it', async () => {
		const files = await filesOf(
			documentOf([
				list(true, [words('أول'), list(true, [words('داخل')])], [words('ثان')]),
				words('نصّ'),
				list(true, [words('جديد')], [words('بعده')]),
			]),
		);
		const body = xmlOf(files, 'word/document.xml');
		const levels = elementsIn(body, 'w:ilvl').map(({ attribs }) => attribs['w:val']);
		expect(levels).toEqual(['0', '1', '0', '0', '0']);
		const [first, inner, second, anew, after] = numbersOf(body, 'أول', 'داخل', 'ثان', 'جديد', 'بعده');
		expect(new Set([first, inner, anew]).size).toBe(3);
		expect([second, after]).toEqual([first, anew]);
		const numbering = elementsIn(xmlOf(files, 'word/numbering.xml'), 'w:num');
		for (const number of [first, inner, anew]) {
			const own = numbering.find(({ attribs }) => attribs['w:numId'] === number);
			expect(own && within(own, 'w:startOverride')[0]?.attribs['w:val']).toBe('1');
		}
		expect(numbersOf(body, 'نصّ')).toEqual([undefined]);
	});

	test('a box to tick stands before a task, and no number', async () => {
		const body = await bodyOf([{ type: 'list', ordered: false, start: 1, tick: true, items: [[words('مهمة')]] }]);
		expect(numbersOf(body, 'مهمة')).toEqual([undefined]);
		expect(within(paragraphIn(body, 'مهمة'), 'w14:checkbox')).toHaveLength(1);
	});

	test('the head of a table is repeated, empty cells are there to write in', async () => {
		const body = await bodyOf([table(['رأس', 'آخر'], ['خلية', ''])]);
		const rows = elementsIn(body, 'w:tr');
		expect(rows.map((row) => within(row, 'w:tblHeader').map(({ attribs }) => attribs['w:val'] ?? 'on'))).toEqual([
			['on'],
			['off'],
		]);
		expect(rows.map((row) => within(row, 'w:tc').map(textOf))).toEqual([
			['رأس', 'آخر'],
			['خلية', ''],
		]);
		expect(rows.map((row) => within(row, 'w:trHeight').length)).toEqual([0, 1]);
	});

	test('the notes of a step stand beside its words', async () => {
		const body = await bodyOf([box('step', words('كلام'), box('expect', words('جواب')), words('بعده'))]);
		const [row] = elementsIn(body, 'w:tr');
		const cells = (row?.children ?? []).filter((each): each is Element => 'name' in each && each.name === 'w:tc');
		expect(cells.map(textOf)).toEqual(['قولواكلامبعده', 'قولواجواب']);
	});

	test('a handout starts a page with its heading, and so does what follows it', async () => {
		const body = await bodyOf([words('أ'), heading('ورقة'), box('handout', words('ب')), words('ج')]);
		const breaks = elementsIn(body, 'w:p').map((each) => [textOf(each), isOn(each, 'w:pageBreakBefore')]);
		expect(breaks.slice(-5)).toEqual([
			['أ', false],
			['ورقة', true],
			['ب', false],
			['', true],
			['ج', false],
		]);
	});

	test('a line breaks where it does on the page', async () => {
		const body = await bodyOf([words('أول\n\nثان')]);
		const runs = within(paragraphIn(body, 'أول'), 'w:r');
		expect(runs.map((run) => [within(run, 'w:br').length, textOf(run)])).toEqual([
			[0, 'أول'],
			[1, ''],
			[1, ''],
			[0, 'ثان'],
		]);
	});

	test('links inside the site are there only where it has an address', async () => {
		const blocks: Block[] = [{ type: 'paragraph', runs: [{ text: 'نموذج', link: '/ar/forms/' }] }];
		const targets = async (own: Partial<TrainingDocument>) =>
			elementsIn(xmlOf(await filesOf(documentOf(blocks, own)), 'word/_rels/document.xml.rels'), 'Relationship')
				.filter(({ attribs }) => attribs['TargetMode'] === 'External')
				.map(({ attribs }) => attribs['Target']);
		expect(await targets({})).toEqual([]);
		expect(await targets({ address: 'https://example.test' })).toEqual(['https://example.test/ar/forms/']);
	});

	test('chapters have a section each, and contents that lead to them', async () => {
		const [chapter] = documentOf([words('أ')]).chapters;
		if (!chapter) throw new Error('There is no chapter.');
		const body = await bodyOf([], { chapters: ['الأول', 'الثاني', 'الثالث'].map((title) => ({ ...chapter, title })) });
		expect(elementsIn(body, 'w:sectPr')).toHaveLength(3);
		const anchors = elementsIn(body, 'w:hyperlink').map(({ attribs }) => attribs['w:anchor']);
		const places = elementsIn(body, 'w:bookmarkStart').map(({ attribs }) => attribs['w:name']);
		expect(anchors).toHaveLength(2);
		expect(places.slice(1)).toEqual(anchors);
	});

	test('a picture that was not read is an error', async () => {
		await expect(writeDocx(documentOf([{ type: 'image', src: '/a.png', alt: '' }]))).rejects.toThrow(
			'The picture /a.png was not read.',
		);
	});
});

describe('a timetable in Excel', async () => {
	const agenda: Agenda = {
		rightToLeft: true,
		title: 'جدول',
		from: 'rbp-sp-14-1.0.0',
		help: 'غيّروا الدقائق',
		heads: { start: 'البداية', end: 'النهاية', minutes: 'الدقائق', what: 'ماذا', how: 'كيف', total: 'المجموع' },
		days: [
			{
				name: 'اليوم 1',
				start: 9 * 60,
				rows: [
					{ minutes: 15, what: 'افتتاح', how: 'نشاط' },
					{ minutes: 20, what: 'نقاش <1> & "2"', how: '' },
					{ minutes: 25, what: 'ختام', how: 'تلخيص' },
				],
			},
			{ name: 'اليوم 2', start: 13 * 60 + 30, rows: [{ minutes: 45, what: 'تمرين', how: '' }] },
		],
	};
	const files = unzipSync(await writeXlsx(agenda));
	const sheets = [1, 2].map((n) => xmlOf(files, `xl/worksheets/sheet${n}.xml`));
	const [first = '', second = ''] = sheets;
	const strings = elementsIn(xmlOf(files, 'xl/sharedStrings.xml'), 'si').map(textOf);

	/** Formula and value of each cell that has one. */
	const cellsOf = (sheet: string) =>
		new Map(
			elementsIn(sheet, 'c').flatMap((cell): [string, { formula?: string; value: string | number }][] => {
				const [formula] = within(cell, 'f').map(textOf);
				const [value] = within(cell, 'v').map(textOf);
				if (value === undefined) return formula ? [[cell.attribs['r'] ?? '', { formula, value: 'none' }]] : [];
				const shown = cell.attribs['t'] === 's' ? (strings[Number(value)] ?? '') : Number(value);
				return [[cell.attribs['r'] ?? '', { ...(formula ? { formula } : {}), value: shown }]];
			}),
		);
	const cells = cellsOf(first);
	const formulas = (sheet: Map<string, { formula?: string }>) =>
		Object.fromEntries([...sheet].flatMap(([name, { formula }]) => (formula ? [[name, formula]] : [])));

	test('reckons each start from the end before, each end from its minutes', () => {
		expect(formulas(cells)).toEqual({
			B6: 'A6+C6/1440',
			A7: 'B6',
			B7: 'A7+C7/1440',
			A8: 'B7',
			B8: 'A8+C8/1440',
			C9: 'SUM(C6:C8)',
		});
		expect(formulas(cellsOf(second))).toEqual({ B6: 'A6+C6/1440', C7: 'SUM(C6:C6)' });
	});

	test.each([
		['A6', 9 * 60],
		['B6', 9 * 60 + 15],
		['A7', 9 * 60 + 15],
		['B7', 9 * 60 + 35],
		['A8', 9 * 60 + 35],
		['B8', 10 * 60],
	])('has the value of %s beside its formula: %i minutes after midnight', (cell, minutes) => {
		expect(cells.get(cell)?.value).toBeCloseTo(minutes / (24 * 60), 12);
	});

	test('adds up the minutes of each day', () => {
		expect([cells.get('C9')?.value, cells.get('B9')?.value]).toEqual([60, 'المجموع']);
		expect(cellsOf(second).get('C7')?.value).toBe(45);
		expect(cellsOf(second).get('A6')?.value).toBeCloseTo(13.5 / 24, 12);
	});

	test('says what it is, and what is done when', () => {
		const texts = ['A1', 'A2', 'A3', 'A5', 'B5', 'C5', 'D5', 'E5', 'D6', 'E6', 'D7', 'C7'];
		expect(texts.map((cell) => cells.get(cell)?.value)).toEqual([
			'جدول',
			'rbp-sp-14-1.0.0',
			'غيّروا الدقائق',
			'البداية',
			'النهاية',
			'الدقائق',
			'ماذا',
			'كيف',
			'افتتاح',
			'نشاط',
			'نقاش <1> & "2"',
			20,
		]);
	});

	test('has a sheet for each day, which runs as its language does', async () => {
		const names = elementsIn(xmlOf(files, 'xl/workbook.xml'), 'sheet').map(({ attribs }) => attribs['name']);
		expect(names).toEqual(['اليوم 1', 'اليوم 2']);
		const turned = (sheet: string) =>
			elementsIn(sheet, 'sheetView').map(({ attribs }) => attribs['rightToLeft'] ?? '0');
		expect(sheets.map(turned)).toEqual([['1'], ['1']]);
		const english = unzipSync(await writeXlsx({ ...agenda, rightToLeft: false }));
		expect(turned(xmlOf(english, 'xl/worksheets/sheet1.xml'))).toEqual(['0']);
	});

	test('is the same bytes, whenever it is written', async () => {
		const early = await at('2026-11-21T08:00:00Z', () => writeXlsx(agenda));
		const late = await at('2031-05-06T17:31:12Z', () => writeXlsx(agenda));
		expect(Buffer.compare(early, late)).toBe(0);
	});
});

test('a document is the same whatever the library had counted before, numbers that meet by chance too', () => {
	const document = (bookmark: number, picture: number) =>
		finishDocx(
			zipSync({
				'word/document.xml': strToU8(
					`<w:bookmarkStart w:name="x" w:id="${bookmark}"/><w:bookmarkEnd w:id="${bookmark}"/><wp:docPr id="${picture}" name=""/>`,
				),
			}),
			{ updated: '2026-11-21', rightToLeft: false, fonts: [] },
		);
	expect(document(7, 7)).toEqual(document(3, 9));
});
