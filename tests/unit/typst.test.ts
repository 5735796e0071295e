import { describe, expect, test } from 'vitest';
import type { Block, Box, BoxName, Run } from '../../src/documents/blocks.ts';
import type { Chapter, TrainingDocument } from '../../src/documents/document.ts';
import { compilePdf } from '../../src/documents/pdf/compiler.ts';
import { type PlacedPictures, quoted, typstOf } from '../../src/documents/pdf/typst.ts';
import { drawCode, type Picture } from '../../src/documents/pictures.ts';
import { type LanguagePath, languages } from '../../src/languages/languages.ts';

const words = (text: string): Block => ({ type: 'paragraph', runs: [{ text }] });
const heading = (text: string, depth = 2): Block => ({ type: 'heading', depth, runs: [{ text }], id: text });
const box = (name: BoxName, ...blocks: Block[]): Box => ({ type: 'box', name, label: [], blocks });
const list = (items: Block[][], own: { ordered?: boolean; start?: number; tick?: boolean } = {}): Block => ({
	type: 'list',
	ordered: false,
	start: 1,
	tick: false,
	items,
	...own,
});
const table = (head: string[], ...rows: string[][]): Block => {
	const cells = (row: string[]): Run[][] => row.map((text) => (text === '' ? [] : [{ text }]));
	return { type: 'table', head: cells(head), rows: rows.map(cells) };
};

const chapterOf = (blocks: Block[]): Chapter => ({
	kind: 'Guide',
	title: 'Chapter title',
	lead: 'Chapter lead',
	state: [],
	code: 'rbp-g-02-1.0.0',
	version: 'Version 1.0.0',
	date: '21 November 2026',
	blocks,
});
const documentOf = (blocks: Block[], own: Partial<TrainingDocument> = {}): TrainingDocument => ({
	language: 'en',
	updated: '2026-11-21',
	title: 'Title',
	lead: 'Lead',
	site: 'The whole site',
	shortSite: 'Site',
	edition: '',
	forParticipants: false,
	words: { contents: 'Contents', check: 'Check this sheet', pageOf: ['Page ', ' of ', ''] },
	chapters: [chapterOf(blocks)],
	...own,
});

/** The code of these blocks alone, without line breaks. */
function codeOf(blocks: Block[], own: Partial<TrainingDocument> = {}, pictures?: PlacedPictures): string {
	const code = typstOf(documentOf(blocks, own), pictures);
	const end = code.lastIndexOf('\n})\n}');
	return code
		.slice(code.indexOf('title-block'), end)
		.replace(/^title-block\(.*\)\n/, '')
		.replaceAll('\n', ' ')
		.replace(/^\{ | \}$/g, '');
}
const paragraph = (...runs: Run[]) => codeOf([{ type: 'paragraph', runs }]);

describe('words in Typst code', () => {
	test('are strings in which two letters are escaped', () => {
		expect(quoted('a "b" \\c')).toBe(String.raw`"a \"b\" \\c"`);
		expect(paragraph({ text: '"\\"' })).toBe(String.raw`par("\"\\\"")`);
	});

	test('that mean something in Typst stay text', () => {
		expect(paragraph({ text: '#set *a* _b_ $c$ // [d] @e' })).toBe('par("#set *a* _b_ $c$ // [d] @e")');
	});

	test('are loud, quiet and of another language', () => {
		expect(
			paragraph(
				{ text: 'a', bold: true },
				{ text: 'b', small: true },
				{ text: 'ج', lang: 'ckb' },
				{ text: 'd', lang: 'xx' },
			),
		).toBe('par({ strong("a"); small("b"); text(lang: "ckb", dir: rtl, "ج"); "d" })');
	});

	test('break where a line does', () => {
		expect(paragraph({ text: 'a\nb' }, { text: '\nc', bold: true })).toBe(
			'par({ { "a"; linebreak(); "b" }; strong({ ""; linebreak(); "c" }) })',
		);
	});

	test('lead elsewhere, and inside the site only where it has an address', () => {
		const block: Block = {
			type: 'paragraph',
			runs: [
				{ text: 'a', link: 'https://example.org/?q="' },
				{ text: 'b', link: '/en/forms/' },
				{ text: 'c', link: '#step' },
			],
		};
		const elsewhere = String.raw`link("https://example.org/?q=\"", "a")`;
		expect(codeOf([block])).toBe(`par({ ${elsewhere}; "b"; "c" })`);
		expect(codeOf([block], { address: 'https://example.test' })).toBe(
			`par({ ${elsewhere}; link("https://example.test/en/forms/", "b"); "c" })`,
		);
	});
});

describe('blocks in Typst code', () => {
	test('headings and paragraphs by their part', () => {
		const part = (role: 'cite' | 'basis' | 'harm' | 'fictional' | 'total'): Block => ({
			type: 'paragraph',
			role,
			runs: [{ text: role }],
		});
		expect(codeOf([heading('a', 3), part('cite'), part('basis'), part('harm'), part('fictional'), part('total')])).toBe(
			'heading(level: 3, "a") cite("cite") framed(none, strong("basis")) noted(none, "harm") framed(none, strong("fictional")) par("total")',
		);
	});

	test('lists with points, numbers and boxes', () => {
		const items = [[words('a')], [words('b'), list([[words('c')]])]];
		const inner = '"a", { par("b") list("c") }';
		expect(codeOf([list(items)])).toBe(`list(${inner})`);
		expect(codeOf([list(items, { ordered: true, start: 4 })])).toBe(`enum(start: 4, ${inner})`);
		expect(codeOf([list(items, { tick: true })])).toBe(`ticks(${inner})`);
	});

	test('what is said less loudly of an item stands on a line of its own', () => {
		const item: Block = { type: 'paragraph', runs: [{ text: 'Paper ' }, { text: 'or a wall', small: true }] };
		expect(codeOf([list([[item]])])).toBe('list({ "Paper "; small({ ""; linebreak(); "or a wall" }) })');
	});

	test('tables; a form has tall rows, one that is wide turns its page', () => {
		expect(codeOf([table(['No.', 'Name'], ['1', 'A'])])).toBe('cells((6fr, 7fr, ), ("No.", "Name", ), "1", "A")');
		expect(codeOf([table([], ['a', ''])])).toBe('cells((5fr, 48fr, ), (), "a", [], tall: true)');
		const head = [...'123456789'];
		expect(codeOf([table(head, [...head].fill(''))])).toMatch(/^turned\(cells\(.*, tall: true\)\)$/);
	});

	test('facts, lines to write on, rules and pictures', () => {
		expect(
			codeOf(
				[
					{ type: 'facts', facts: [{ label: 'a', value: '"b"' }] },
					{ type: 'write', lines: 3 },
					{ type: 'rule' },
					{ type: 'image', src: '/a.png', alt: 'A card' },
				],
				{},
				new Map([['/a.png', { path: '/picture-1.png', width: 640 }]]),
			),
		).toBe(
			String.raw`facts(("a", "\"b\"", )) writing-lines(3) line(length: 100%, stroke: 0.5pt + line-grey) picture("/picture-1.png", "A card", 640)`,
		);
	});

	test('a picture that was not read is an error', () => {
		expect(() => codeOf([{ type: 'image', src: '/a.png', alt: '' }])).toThrow('The picture /a.png was not read.');
	});

	test('a handout takes its heading with it; a sheet of its own is for participants', () => {
		const blocks = [words('a'), heading('Handout'), box('handout', words('b')), heading('After'), words('c')];
		expect(codeOf(blocks)).toBe(
			'par("a") handout(heading(level: 2, "Handout"), { par("b") }) heading(level: 2, "After") par("c")',
		);
		expect(codeOf(blocks, { forParticipants: true })).toContain('{ par("b") }, leaf: true, first: true)');
	});

	test('of two handouts under a heading the first takes it', () => {
		expect(codeOf([heading('Handouts'), box('handout', words('a')), box('handout', words('b'))])).toBe(
			'handout(heading(level: 2, "Handouts"), { par("a") }) handout(none, { par("b") })',
		);
	});

	test('a step parts its words from its notes, in whatever order they stand', () => {
		const step = (...blocks: Block[]): Box => ({ ...box('step', ...blocks), label: [{ text: '9:00', bold: true }] });
		expect(codeOf([step(heading('a', 3), box('expect', words('b')), words('c'), box('trouble', words('d')))])).toBe(
			'step(strong("9:00"), { heading(level: 3, "a") par("c") }, { noted(none, { par("b") }) noted(none, { par("d") }) }, none)',
		);
		expect(codeOf([step(words('a'))])).toBe('step(strong("9:00"), { par("a") }, none, none)');
	});

	test.each<[BoxName, string]>([
		['do', 'plain'],
		['say', 'said'],
		['not', 'refused'],
		['trainerOnly', 'noted'],
		['option', 'framed'],
		['follows', 'noted'],
		['law', 'ruled'],
		['aside', 'framed'],
		['decision', 'decision'],
	])('a box “%s” is %s, with its label', (name, drawn) => {
		expect(codeOf([{ ...box(name, words('a')), label: [{ text: 'Label' }] }])).toBe(`${drawn}("Label", { par("a") })`);
		expect(codeOf([box(name, words('a'))])).toBe(`${drawn}(none, { par("a") })`);
	});

	test('a paragraph stays with the lines, ticks or table it leads to', () => {
		const write: Block = { type: 'write', lines: 1 };
		expect(codeOf([words('a'), write, words('b')])).toBe('leading(par("a")) writing-lines(1) par("b")');
		for (const next of [table([], ['c']), list([[words('c')]], { tick: true }), box('rows-of-sessions', words('c'))])
			expect(codeOf([words('a'), next])).toMatch(/^leading\(par\("a"\)\) /);
		expect(codeOf([words('a'), list([[words('c')]])])).toBe('par("a") list("c")');
	});

	test('a long box may break, a short one is kept together', () => {
		const of = (name: BoxName, letters: number) => codeOf([box(name, words('x'.repeat(letters)))]);
		expect(of('option', 961)).toMatch(/, keep: false\)$/);
		expect(of('option', 960)).not.toContain('keep');
		expect(of('step', 4101)).toMatch(/, keep: false\)$/);
		expect(of('step', 4100)).not.toContain('keep');
	});

	test('pairs stand side by side; what participants take home looks like any text', () => {
		expect(codeOf([box('pair', box('say', words('a')), box('not', words('b')))])).toBe(
			'side-by-side(said(none, { par("a") }), refused(none, { par("b") }))',
		);
		expect(codeOf([box('take-home', words('a'))])).toBe('{ par("a") }');
	});
});

describe('a document in Typst code', () => {
	test('is by its publisher, or else by the site; the short name heads its pages', () => {
		expect(typstOf(documentOf([]))).toContain('author: "The whole site"');
		expect(typstOf(documentOf([], { publisher: 'A "house"' }))).toContain(String.raw`author: "A \"house\""`);
		expect(typstOf(documentOf([]))).toContain('site: "Site", code: "rbp-g-02-1.0.0"');
	});

	test.each(Object.values(languages))('knows its language and direction: $path', ({ path, tag, dir }) => {
		expect(typstOf(documentOf([], { language: path }))).toContain(`lang: "${tag}", dir: ${dir},`);
	});

	test('of several chapters has contents once, and starts each on a page', () => {
		const code = typstOf(documentOf([], { chapters: [chapterOf([]), chapterOf([]), chapterOf([])] }));
		expect(code.match(/outline\(title: none, depth: 1\)/g)).toHaveLength(1);
		expect(code.match(/pagebreak\(weak: true\)/g)).toHaveLength(2);
		expect(code.match(/\nchapter\(/g)).toHaveLength(3);
	});

	test('of one chapter has no contents', () => {
		expect(typstOf(documentOf([]))).not.toMatch(/outline\(|pagebreak\(/);
	});
});

describe('a PDF', () => {
	const latin1 = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1');
	const text: Record<LanguagePath, string> = {
		en: 'It says “no” (37).',
		ar: 'الشُّرْطَةُ تحمي السلامة، PDF 37',
		ku: 'پۆلیسی کوردستان، ڵا و لا، می‌خوازێت',
	};

	test.each(Object.values(languages))(
		'in $path has tags and its language, the same bytes each time',
		({ path, tag }) => {
			const document = documentOf([heading(text[path]), words(text[path])], { language: path, title: text[path] });
			const pdf = compilePdf(document);
			const written = latin1(pdf);
			expect(written.slice(0, 5)).toBe('%PDF-');
			expect(written).toContain('/Type /StructTreeRoot');
			expect(written).toContain(`/Lang (${tag})`);
			expect(written).toContain('<pdfuaid:part>1</pdfuaid:part>');
			compilePdf(documentOf([words('Another.')]));
			expect(Buffer.compare(compilePdf(document), pdf)).toBe(0);
		},
	);

	test('says another thing when it is another document', () => {
		expect(Buffer.compare(compilePdf(documentOf([words('a')])), compilePdf(documentOf([words('b')])))).not.toBe(0);
	});

	test('can show every block there is; a handout and a turned table have pages of their own', async () => {
		const qr = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h1v1H0z"/></svg>';
		const pictures = new Map<string, Picture>([['/a.png', await drawCode(qr)]]);
		const plain: BoxName[] = ['do', 'say', 'not', 'expect', 'trouble', 'trainerOnly', 'option', 'follows'];
		const boxes: BoxName[] = [...plain, 'decision', 'take-home', 'rows-of-sessions', 'rows-of-outcomes'];
		const others: BoxName[] = ['step', 'pair', 'law', 'both-laws', 'aside', 'quote'];
		const every: Block[] = [
			heading('Heading'),
			words('#*_$`@<a>\\"//\nnext'),
			list([[words('a'), list([[words('b')]], { ordered: true, start: 3 })], []]),
			list([[words('a')]], { tick: true }),
			table(['a', 'b'], ['c', '']),
			table([], ['a']),
			table(['a']),
			{ type: 'facts', facts: [{ label: 'a', value: 'b' }] },
			{ type: 'write', lines: 7 },
			{ type: 'image', src: '/a.png', alt: 'A square' },
			{ type: 'rule' },
			...[...boxes, ...others].map((name): Block => ({ ...box(name, words('a')), label: [{ text: name }] })),
		];
		const own = { ...chapterOf([]), qr, state: [[{ text: 'Draft' }]] };
		const pagesOf = (blocks: Block[]) => {
			const chapters = [
				{ ...own, blocks },
				{ ...own, blocks: [words('Last')] },
			];
			const pdf = compilePdf(
				documentOf([], { chapters, address: 'https://example.test', edition: 'For all' }),
				pictures,
			);
			return latin1(pdf).match(/\/Type \/Page\b/g)?.length ?? 0;
		};
		const pages = pagesOf(every);
		expect(pages).toBeGreaterThan(2);
		expect(pagesOf([...every, heading('Handout'), box('handout', words('a')), words('After')])).toBe(pages + 2);
		expect(pagesOf([...every, table([...'123456789'], [...'123456789'].fill(''))])).toBe(pages + 1);
	});

	test('that Typst cannot set says why', () => {
		const picture: Picture = { data: Buffer.from('no picture'), format: 'png', width: 1, height: 1 };
		const document = documentOf([{ type: 'image', src: '/a.png', alt: 'a' }], { title: 'Broken one' });
		expect(() => compilePdf(document, new Map([['/a.png', picture]]))).toThrow('failed to decode image');
	});
});
