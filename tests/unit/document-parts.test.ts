import { describe, expect, test } from 'vitest';
import { stretchesOf } from '../../src/documents/bidi.ts';
import {
	type Block,
	type Box,
	type BoxName,
	isHandout,
	isShort,
	leadsTo,
	picturesIn,
	type Run,
	smallOnOwnLine,
	stepParts,
	textsOf,
} from '../../src/documents/blocks.ts';
import { resolveLink } from '../../src/documents/document.ts';
import { fillRows } from '../../src/documents/forms.ts';
import { missingLetters } from '../../src/documents/letters.ts';
import type { Outline } from '../../src/documents/outline.ts';
import { outlineProblems } from '../../src/documents/problems.ts';
import { columnsOf } from '../../src/documents/tables.ts';
import type { LanguagePath } from '../../src/languages/languages.ts';
import { translator } from '../../src/languages/words.ts';
import { withSizes } from '../../src/model/published-files.ts';

const runs = (text: string): Run[] => (text === '' ? [] : [{ text }]);
const words = (text: string): Block => ({ type: 'paragraph', runs: runs(text) });
const box = (name: BoxName, ...blocks: Block[]): Box => ({ type: 'box', name, label: [], blocks });
const list = (...items: Block[][]): Block => ({ type: 'list', ordered: false, start: 1, tick: false, items });
const table = (head: string[], ...rows: string[][]) => ({
	type: 'table' as const,
	head: head.map(runs),
	rows: rows.map((row) => row.map(runs)),
});

describe('a form filled for a module', () => {
	const rows = {
		sessions: [
			[runs('First contact'), runs('120 minutes')],
			[runs('Mediation'), runs('90 minutes')],
		],
		outcomes: [[runs('Listen')]],
	};
	const empty = table(['Session', 'Length', 'Date'], ['', '', '']);

	test('has a row for each session, the other cells left to fill in', () => {
		expect(fillRows([words('a'), box('rows-of-sessions', words('b'), empty)], rows)).toEqual([
			words('a'),
			box(
				'rows-of-sessions',
				words('b'),
				table(['Session', 'Length', 'Date'], ['First contact', '120 minutes', ''], ['Mediation', '90 minutes', '']),
			),
		]);
	});

	test('has no more cells in a row than its table', () => {
		expect(fillRows([box('rows-of-sessions', table(['Session'], ['']))], rows)).toEqual([
			box('rows-of-sessions', table(['Session'], ['First contact'], ['Mediation'])),
		]);
	});

	test('has its outcomes where they belong, in boxes too', () => {
		expect(fillRows([box('option', box('rows-of-outcomes', table([], ['', ''])))], rows)).toEqual([
			box('option', box('rows-of-outcomes', table([], ['Listen', '']))),
		]);
	});

	test('keeps tables that are not marked', () => {
		expect(fillRows([empty, box('option', empty)], rows)).toEqual([empty, box('option', empty)]);
	});

	test('does not change the empty form', () => {
		const form = [box('rows-of-outcomes', table(['Outcome'], ['']))];
		const before = structuredClone(form);
		fillRows(form, rows);
		expect(form).toEqual(before);
	});
});

describe('columns of a table', () => {
	test('are as wide as their longest text, and a little more', () => {
		expect(columnsOf(table(['No.', 'Name'], ['1', 'A long name']))).toEqual({
			widths: [6, 14],
			wide: false,
			tooWide: false,
			form: false,
		});
	});

	test('share the room that long words leave', () => {
		expect(columnsOf(table([], ['word '.repeat(40), 'x'.repeat(70)])).widths).toEqual([23, 73]);
	});

	test('with empty cells leave room to write and make a form', () => {
		expect(columnsOf(table(['A', 'B'], ['a', ''], ['b', 'c']))).toMatchObject({ widths: [5, 12], form: true });
	});

	test('without a heading or a word leave room for a sentence', () => {
		expect(columnsOf(table([], ['Shelter', ''], ['Health', '']))).toMatchObject({ widths: [10, 48], form: true });
	});

	test('with an empty head are no form', () => {
		expect(columnsOf(table(['', 'B'], ['a', 'b']))).toMatchObject({ widths: [5, 5], form: false });
	});

	test('that a row leaves out are empty', () => {
		expect(columnsOf(table(['A', 'B'], ['a']))).toMatchObject({ widths: [5, 12], form: true });
	});

	test.each([
		[8, false, false],
		[9, true, false],
		[12, true, false],
		[13, true, true],
	])('%i to fill in: page turned %s, too wide even so %s', (count, wide, tooWide) => {
		const head = Array.from({ length: count }, (_, i) => String(i));
		expect(columnsOf(table(head, [...head].fill('')))).toMatchObject({ wide, tooWide });
	});

	test('of long texts turn no page, of long words they do', () => {
		const row = (text: string) => [text, text, text];
		expect(columnsOf(table([], row('ten words '.repeat(20)))).wide).toBe(false);
		expect(columnsOf(table([], row('x'.repeat(30))))).toMatchObject({ wide: true, tooWide: false });
		expect(columnsOf(table([], row('x'.repeat(47)))).tooWide).toBe(true);
	});
});

describe('a box is short', () => {
	test.each<[BoxName, number]>([
		['option', 960],
		['trainerOnly', 960],
		['step', 4100],
	])('%s: up to %i letters in one paragraph', (name, letters) => {
		expect(isShort(box(name, words('x'.repeat(letters))))).toBe(true);
		expect(isShort(box(name, words('x'.repeat(letters + 1))))).toBe(false);
	});

	test('only with few paragraphs, also when they stand deeper', () => {
		const lines = (count: number) => Array.from({ length: count }, () => words('x'.repeat(10)));
		expect(isShort(box('say', ...lines(20)))).toBe(true);
		expect(isShort(box('say', ...lines(21)))).toBe(false);
		expect(isShort(box('say', list(lines(21))))).toBe(false);
	});
});

describe('stretches of one direction', () => {
	/** Right-to-left stretches in brackets. */
	const parted = (text: string, around: 'rtl' | 'ltr') =>
		stretchesOf(text, around === 'rtl').map((stretch) => (stretch.rightToLeft ? `[${stretch.text}]` : stretch.text));

	test.each<[string, string, string[]]>([
		['Latin words', 'دليل Global Forum للشرطة', ['[دليل ]', 'Global Forum', '[ للشرطة]']],
		['Latin words with a comma between them', 'منظمة UN Women, UNDP هنا', ['[منظمة ]', 'UN Women, UNDP', '[ هنا]']],
		['a code with its numbers', 'الرمز rbp-sp-14-1.0.0 هنا', ['[الرمز ]', 'rbp-sp-14-1.0.0', '[ هنا]']],
		['letters with accents', 'مدينة Genève هنا', ['[مدينة ]', 'Genève', '[ هنا]']],
		['an address', 'انظر police.example/v هنا', ['[انظر ]', 'police.example/v', '[ هنا]']],
		['digits, which stay', 'المادة 37(1) في 9:00', ['[المادة 37(1) في 9:00]']],
		['brackets around Latin words, which stay', 'الاتفاقية (CEDAW) هنا', ['[الاتفاقية (]', 'CEDAW', '[) هنا]']],
		['a full stop after Latin words, which stays', 'اقرأ ملف PDF.', ['[اقرأ ملف ]', 'PDF', '[.]']],
		['a number between Latin words', 'قرار UNSCR 1325 on women هنا', ['[قرار ]', 'UNSCR 1325 on women', '[ هنا]']],
		['a whole address', 'انظر https://a.org/x?y=1#z هنا', ['[انظر ]', 'https://a.org/x?y=1#z', '[ هنا]']],
		['nothing else', 'نصّ فقط', ['[نصّ فقط]']],
		['Latin words only', 'PDF', ['PDF']],
		['Kurdish with a joiner', 'ئەو ده‌چێت', ['[ئەو ده‌چێت]']],
	])('Arabic script with %s', (_, text, expected) => {
		expect(parted(text, 'rtl')).toEqual(expected);
	});

	test.each<[string, string, string[]]>([
		['Arabic words', 'the word ضحية means', ['the word ', '[ضحية]', ' means']],
		['several with a comma between them', 'say نعم، لا now', ['say ', '[نعم، لا]', ' now']],
		['a lengthened letter', 'read محمـد here', ['read ', '[محمـد]', ' here']],
		['vowel marks', 'read شُرْطَة here', ['read ', '[شُرْطَة]', ' here']],
		['a Sorani word with an invisible joiner in it', 'he می‌خوازێت it', ['he ', '[می‌خوازێت]', ' it']],
		['digits and codes, which stay', 'rbp-sp-14, 9:00', ['rbp-sp-14, 9:00']],
		['a full stop after Arabic, which stays', 'It is ضحية.', ['It is ', '[ضحية]', '.']],
	])('English with %s', (_, text, expected) => {
		expect(parted(text, 'ltr')).toEqual(expected);
	});

	test('put together are the whole text, and an empty text has none', () => {
		const text = ' قبل Before, بعد (After) 12 ';
		for (const around of ['rtl', 'ltr'] as const)
			expect(
				stretchesOf(text, around === 'rtl')
					.map((stretch) => stretch.text)
					.join(''),
			).toBe(text);
		expect(stretchesOf('', true)).toEqual([]);
	});
});

describe('letters the font lacks', () => {
	test.each([
		['Arabic', 'ء آ أ ؤ إ ئ ا ب ة ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ى ي ـ ، ؛ ؟ ٪ ٠١٢٣٤٥٦٧٨٩'],
		['Arabic vowel marks', 'مً مٌ مٍ مَ مُ مِ مّ مْ هٰذا'],
		['Sorani', 'ئ ا ب پ ت ج چ ح خ د ر ڕ ز ژ س ش ع غ ف ڤ ق ک گ ل ڵ م ن ه ھ ە و ۆ ی ێ ۰۱۲۳۴۵۶۷۸۹'],
		['English', 'The quick brown fox jumps over 0123456789 & "lazy" dogs: é ü ç – — “ ” ‘ ’ … • · « » × ½ °'],
	])('none of %s', (_, text) => {
		expect(missingLetters([text])).toEqual([]);
	});

	test('marks that are invisible by nature are none', () => {
		expect(missingLetters(['a\u200cb\u200d \u200e\u200f\u061c \u2066x\u2069 \u202ay\u202c \u00ad\ufeff\n\t'])).toEqual(
			[],
		);
	});

	test('each once, of all texts, in their order; one of two code units is one', () => {
		expect(missingLetters(['a 👮 b', '警 👮', 'ا 察警'])).toEqual(['👮', '警', '察']);
	});
});

describe('sizes behind links', () => {
	const t = (language: LanguagePath) =>
		translator(
			{
				nPages: { one: '{n} page', two: 'two pages', few: '{n} few pages', other: '{n} pages' },
				nKilobytes: '{n} kB',
				nMegabytes: '{n} MB',
				listComma: ', ',
			},
			language,
		);
	const files = new Map([
		['downloads/en/guides/a.pdf', { bytes: 51_800, pages: 2 }],
		['downloads/en/guides/a.docx', { bytes: 91_400 }],
		['downloads/en/guides/b.pdf', { bytes: 12, pages: 1 }],
		['downloads/en/guides/c.pdf', { bytes: 1_204_499, pages: 11 }],
	]);
	const link = (path: string) => `<a href="/${path}" hreflang="ar"> <b>PDF</b> </a>`;

	test.each<[LanguagePath, string, string]>([
		['en', 'a.pdf', '2 pages, 52 kB'],
		['ar', 'a.pdf', 'two pages, 52 kB'],
		['en', 'a.docx', '91 kB'],
		['en', 'b.pdf', '1 page, 1 kB'],
		['ar', 'c.pdf', '11 pages, 1.2 MB'],
	])('in %s, of %s: %s', (language, name, size) => {
		const html = `<p>${link(`downloads/en/guides/${name}`)} or not</p>`;
		expect(withSizes(html, files, t(language))).toBe(
			`<p>${link(`downloads/en/guides/${name}`)} <small>${size}</small> or not</p>`,
		);
	});

	test('each link has its own', () => {
		const html = `${link('downloads/en/guides/a.docx')} ${link('downloads/en/guides/b.pdf')}`;
		expect(withSizes(html, files, t('en')).match(/<small>.*?<\/small>/g)).toEqual([
			'<small>91 kB</small>',
			'<small>1 page, 1 kB</small>',
		]);
	});

	test.each([
		['a download that was not written', link('downloads/en/guides/z.pdf')],
		['a page', link('en/guides/a/')],
		['a file elsewhere', '<a href="https://example.org/downloads/en/guides/a.pdf">PDF</a>'],
		['a download that is no link', '<link href="/downloads/en/guides/a.pdf"><b>x</b>'],
	])('%s has none', (_, html) => {
		expect(withSizes(html, files, t('en'))).toBe(html);
	});
});

describe('what cannot be printed', () => {
	const outline = (own: Partial<Outline>): Outline => ({ title: 'Title', lead: 'Lead', state: [], blocks: [], ...own });
	const problemsOf = (own: Partial<Outline>) => outlineProblems(outline(own), 'en/guides/a.mdx');

	test('a page that is sound has no problems', () => {
		expect(problemsOf({ state: [runs('Draft')], blocks: [words('Text'), table(['A'], ['b'])] })).toEqual([]);
	});

	test.each<[string, Partial<Outline>]>([
		['the title', { title: '👮' }],
		['the lead', { lead: 'x 👮' }],
		['the state', { state: [runs('a'), runs('👮')] }],
		['a heading', { blocks: [{ type: 'heading', depth: 2, runs: runs('👮'), id: '' }] }],
		['a cell', { blocks: [box('option', list([table(['a'], ['👮'])]))] }],
		['a fact', { blocks: [{ type: 'facts', facts: [{ label: 'a', value: '👮' }] }] }],
		['a label', { blocks: [{ ...box('say'), label: runs('👮') }] }],
		['the words of a picture', { blocks: [{ type: 'image', src: '/a.png', alt: '👮' }] }],
	])('a letter that is missing in %s is named', (_, own) => {
		const problems = problemsOf(own);
		expect(problems).toHaveLength(1);
		expect(problems[0]).toMatchObject({ file: 'en/guides/a.mdx', rule: 'missing-letter' });
		expect(problems[0]?.message).toContain('«👮» (U+1F46E)');
	});

	test('a letter is named once a page, each letter by itself', () => {
		const problems = problemsOf({ title: '警', blocks: [words('警 ✗'), words('✗')] });
		expect(problems.map(({ message }) => /U\+\w+/.exec(message)?.[0])).toEqual(['U+8B66', 'U+2717']);
	});

	test('a table that fits no page is named by its heads, wherever it stands', () => {
		const heads = ['a', 'b', 'c'].map((letter) => letter.repeat(50));
		const wide = table(heads, ['1', '2', '3']);
		for (const blocks of [[wide], [box('option', wide)], [list([box('law', wide)])]]) {
			const problems = problemsOf({ blocks });
			expect(problems).toHaveLength(1);
			expect(problems[0]).toMatchObject({ file: 'en/guides/a.mdx', rule: 'table-too-wide' });
			expect(problems[0]?.message).toContain(`of 3 columns (${heads.join(', ')})`);
		}
	});

	test('a table that fits a turned page is none', () => {
		expect(problemsOf({ blocks: [table(['x'.repeat(60), 'y'.repeat(60)], ['a', 'b'])] })).toEqual([]);
	});
});

describe('where a link leads outside the document', () => {
	const address = 'https://example.test';

	test.each([
		['https://example.org/a', 'https://example.org/a'],
		['http://example.org/', 'http://example.org/'],
		['mailto:a@example.org', 'mailto:a@example.org'],
		['/en/guides/a/#b', 'https://example.test/en/guides/a/#b'],
		['#step-a', undefined],
		['javascript:alert(1)', undefined],
	])('%s: %s', (link, target) => {
		expect(resolveLink(link, { address })).toBe(target);
	});

	test('links inside the site lead nowhere while it has no address', () => {
		expect(resolveLink('/en/forms/', {})).toBeUndefined();
		expect(resolveLink('https://example.org/', {})).toBe('https://example.org/');
	});
});

describe('what blocks hold', () => {
	const image = (src: string): Block => ({ type: 'image', src, alt: `alt of ${src}` });

	test('pictures, in boxes and lists too, in their order', () => {
		expect([
			...picturesIn([image('1'), box('option', words('a'), list([image('2')], [box('law', image('3'))])), image('4')]),
		]).toEqual(['1', '2', '3', '4']);
	});

	test('texts, as the reader meets them', () => {
		expect([
			...textsOf([
				{ type: 'heading', depth: 2, runs: [{ text: 'Head ' }, { text: 'bold', bold: true }], id: 'x' },
				list([words('item'), list([words('inner')])]),
				table(['th'], ['td', '']),
				{ type: 'facts', facts: [{ label: 'label', value: 'value' }] },
				{ ...box('say', words('said')), label: runs('Say') },
				image('1'),
				{ type: 'write', lines: 2 },
				{ type: 'rule' },
			]),
		]).toEqual(['Head bold', 'item', 'inner', 'th', 'td', '', 'label', 'value', 'Say', 'said', 'alt of 1']);
	});

	test('a step has words, notes beside them, and below what is for the trainer alone; handouts are copied', () => {
		const names: BoxName[] = ['do', 'say', 'expect', 'trouble', 'trainerOnly', 'handout', 'option'];
		const { words: own, beside, below } = stepParts(box('step', words('a'), ...names.map((name) => box(name))));
		const namesOf = (blocks: Block[]) => blocks.map((block) => (block.type === 'box' ? block.name : block.type));
		expect(namesOf(own)).toEqual(['paragraph', 'do', 'say', 'handout', 'option']);
		expect(namesOf(beside)).toEqual(['expect', 'trouble']);
		expect(namesOf(below)).toEqual(['trainerOnly']);
		expect(names.filter((name) => isHandout(box(name)))).toEqual(['handout']);
		expect(isHandout(undefined)).toBe(false);
	});

	test('a step is as long as its longer column: notes beside it have shorter lines', () => {
		const long = words('x'.repeat(1700));
		expect(isShort(box('step', words('a'), box('expect', long)))).toBe(false);
		expect(isShort(box('step', words('a'), box('trainerOnly', long)))).toBe(true);
	});

	test('what only leads to the next block stays with it', () => {
		const write: Block = { type: 'write', lines: 2 };
		const ticks = { ...list([words('a')]), tick: true } as Block;
		expect(
			[write, ticks, table(['a'], ['']), box('rows-of-sessions')].map((next) => leadsTo(words('a'), next)),
		).toEqual([true, true, true, true]);
		expect([words('b'), list([words('a')]), undefined].map((next) => leadsTo(words('a'), next))).toEqual([
			false,
			false,
			false,
		]);
		expect(leadsTo(list([words('a')]), write)).toBe(true);
		expect(leadsTo(list([words('a')]), words('b'))).toBe(false);
	});

	test('what is said less loudly starts a line of its own, unless nothing stands before it', () => {
		const small = (text: string): Run => ({ text, small: true });
		expect(smallOnOwnLine([{ text: 'Paper ' }, small('or a wall')])).toEqual([
			{ text: 'Paper ' },
			small('\nor a wall'),
		]);
		expect(smallOnOwnLine([small('only')])).toEqual([small('only')]);
	});
});
