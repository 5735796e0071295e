import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { translator } from '../../src/languages/words.ts';
import { engineWords } from '../../src/model/folder.ts';
import { type Entry, readContent } from '../../src/model/read.ts';
import { readSheet } from '../../src/review/read-sheet.ts';
import { signedReview } from '../../src/review/record.ts';
import { sectionsOf } from '../../src/review/sections.ts';
import { type SheetOrigin, writeSheet } from '../../src/review/sheet.ts';

const content = readContent(new URL('../fixtures/base', import.meta.url).pathname, engineWords);
const guide = content.entries.find(({ path }) => path === 'guides/calm-voice') as Entry;
const sections = sectionsOf(guide, 'ar') ?? [];
const origin: SheetOrigin = {
	path: guide.path,
	language: 'ar',
	sections: sections.map(({ id, print }) => [id, print]),
};
const t = translator(
	readContent(new URL('../../content', import.meta.url).pathname, engineWords).words.ar?.words ?? {},
	'ar',
);
const sheet = () => writeSheet('حافظ على هدوء صوتك', origin, sections, t);

/** The sheet as it comes back: with words typed into the nth empty cell of the document. */
function filledIn(docx: Uint8Array, typed: Record<number, string>): Uint8Array {
	const files = unzipSync(docx);
	let n = 0;
	const xml = strFromU8(files['word/document.xml'] as Uint8Array).replace(
		/<w:t xml:space="preserve"\/>|<w:t xml:space="preserve"><\/w:t>/g,
		(empty) => (typed[n++] === undefined ? empty : `<w:t>${typed[n - 1]}</w:t>`),
	);
	return zipSync({ ...files, 'word/document.xml': strToU8(xml) });
}

describe('the sections of a page', () => {
	test('stand in pairs, in plain words', () => {
		expect(sections.map(({ id }) => id)).toEqual(['', 'what-to-do', 'what-to-say']);
		expect(sections[0]?.english).toEqual([
			'Keep a calm voice',
			'What to do when a visitor is angry.',
			'When a visitor raises the voice.',
		]);
		expect(sections[2]?.own).toEqual(['ما تقوله', '«أنا أستمع إليك.»', '«اهدأ.»']);
		for (const { english, own } of sections) expect(english).toHaveLength(own.length);
	});

	test('have another print when either text changes', () => {
		const { ar, en } = guide.files;
		if (!ar?.body) throw new Error('The guide has no Arabic.');
		const texts = ar.body.sections.with(1, '## ما تفعله\n\nتكلّم بهدوء.');
		const changed = { ...guide, files: { en, ar: { ...ar, body: { ...ar.body, sections: texts } } } } as Entry;
		const prints = (sectionsOf(changed, 'ar') ?? []).map(({ print }) => print);
		expect(prints[0]).toBe(sections[0]?.print);
		expect(prints[1]).not.toBe(sections[1]?.print);
	});
});

describe('a sheet', () => {
	test('that nobody wrote on comes back as it went', async () => {
		expect(readSheet(await sheet())).toEqual({ origin, remarks: [], signed: [], unread: [] });
	});

	test('holds both texts, and no word of a name', async () => {
		const xml = strFromU8(unzipSync(await sheet())['word/document.xml'] as Uint8Array);
		for (const { english, own } of sections)
			for (const text of [...english, ...own]) expect(xml).toContain(text.replaceAll('"', '&quot;'));
	});

	test('tells the remarks by section, and who signed', async () => {
		const back = filledIn(await sheet(), { 1: 'اكتبوا «ببطء وهدوء»', 3: '٢٠٢٦/١٢/١', 5: '3.12.2026', 6: 'نعم' });
		expect(readSheet(back)).toEqual({
			origin,
			remarks: [{ id: 'what-to-do', text: 'اكتبوا «ببطء وهدوء»' }],
			signed: [
				{ by: 'legal', on: '2026-12-01' },
				{ by: 'native-editor', on: '2026-12-03' },
			],
			unread: ['trainer'],
		});
	});

	test.each([
		['no zip', strToU8('hello')],
		['a zip of something else', zipSync({ 'a.txt': strToU8('a') })],
		['a document that is no sheet', zipSync({ 'word/document.xml': strToU8('<w:document/>') })],
	])('is not %s', (_, file) => {
		expect(readSheet(file)).toBeUndefined();
	});

	test('whose origin was tampered with is none', async () => {
		const files = unzipSync(await sheet());
		const xml = strFromU8(files['docProps/custom.xml'] as Uint8Array);
		const evil = xml.replace('guides/calm-voice', '../../etc/passwd');
		expect(evil).not.toBe(xml);
		expect(readSheet(zipSync({ ...files, 'docProps/custom.xml': strToU8(evil) }))).toBeUndefined();
	});
});

describe('what is recorded', () => {
	const file = (review: string) => `---\ntitle: A\nreview: ${review}\n---\n\nreview: draft\n`;
	test.each([
		['draft', '[{ by: legal, on: 2026-12-01 }]'],
		['{ by: safety, on: 2026-11-30 }', '[{ by: safety, on: 2026-11-30 }, { by: legal, on: 2026-12-01 }]'],
		['[{ by: legal, on: 2026-01-01 }]', '[{ by: legal, on: 2026-12-01 }]'],
	])('after %s', (before, after) => {
		expect(signedReview(file(before), [{ by: 'legal', on: '2026-12-01' }])).toBe(file(after));
	});
});
