import { describe, expect, test } from 'vitest';
import { contentFolder, engineWords } from '../../src/model/folder.ts';
import { readContent } from '../../src/model/read.ts';
import { survey } from '../../src/model/survey.ts';

const base = readContent(new URL('../fixtures/base', import.meta.url).pathname, engineWords);

describe('of a small folder', () => {
	const found = survey(base);
	test('pages are counted by kind', () => {
		expect(Object.fromEntries(found.kinds.map(({ kind, pages }) => [kind, pages]))).toMatchObject({ module: 1 });
	});
	test('sentences stand on lines of their own, without tags and marks', () => {
		for (const { text } of found.kinds) {
			expect(text).not.toMatch(/[<>*|]|^#/m);
			for (const line of text.split('\n')) expect(line.split(' ').length).toBeGreaterThan(2);
		}
	});
});

describe('of the real content', () => {
	const found = survey(readContent(contentFolder, engineWords));
	test('each page is led to by another, and each term is defined', () => {
		expect(found.orphans).toEqual([]);
		expect(found.undefinedTerms).toEqual([]);
	});
	test('each source is cited', () => {
		expect(found.sources.uncited).toEqual([]);
	});
	test('a plan can be read in one sitting: its text without handouts', () => {
		const plans = found.kinds.find(({ kind }) => kind === 'session-plan');
		expect(plans?.words.least).toBeGreaterThanOrEqual(600);
		expect(plans?.words.median).toBeLessThanOrEqual(1200);
	});
});
