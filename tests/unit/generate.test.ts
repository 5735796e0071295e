import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engineWords } from '../../src/model/folder.ts';
import { kinds } from '../../src/model/kinds.ts';
import { readContent } from '../../src/model/read.ts';
import { checkContent } from '../../src/model/rules/index.ts';
import { translationState } from '../../src/model/translations.ts';
import { generateContent } from '../generate.ts';

const work = mkdtempSync(join(tmpdir(), 'generate-'));
const folder = (name: string) => join(work, name);

/** Every file of a folder with its text. */
const filesOf = (path: string) =>
	Object.fromEntries(
		readdirSync(path, { recursive: true, withFileTypes: true })
			.filter((item) => item.isFile())
			.map(({ parentPath, name }) => join(parentPath, name))
			.map((file) => [file.slice(path.length), readFileSync(file, 'utf8')]),
	);

beforeAll(() => {
	generateContent(folder('first'), 12);
	generateContent(folder('again'), 12);
	generateContent(folder('other'), 12, ['en', 'ku'], 2);
	generateContent(folder('larger'), 30);
});
afterAll(() => rmSync(work, { recursive: true }));

describe('generated content', () => {
	test.each(['first', 'other', 'larger'])('passes the check: %s', (name) => {
		expect(checkContent(readContent(folder(name), engineWords))).toEqual([]);
	});

	test('has every kind, in every language, with translations that are current', () => {
		const { entries, lock } = readContent(folder('first'), engineWords);
		expect(entries).toHaveLength(12);
		expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(Object.keys(kinds)));
		for (const entry of entries) {
			expect(Object.keys(entry.files).sort()).toEqual(['ar', 'en', 'ku']);
			expect(translationState(entry, 'ar', lock)).toEqual({ state: 'current' });
		}
	});

	test('is the same for the same seed, and another for another', () => {
		expect(filesOf(folder('again'))).toEqual(filesOf(folder('first')));
		expect(filesOf(folder('other'))['/en/about.mdx']).not.toBe(filesOf(folder('first'))['/en/about.mdx']);
	});

	test('keeps the words of a page when there are more pages', () => {
		const withoutLinks = (name: string) => filesOf(folder(name))['/ar/about.mdx']?.replace(/\]\(.*\)/g, '');
		expect(withoutLinks('larger')).toBe(withoutLinks('first'));
	});
});
