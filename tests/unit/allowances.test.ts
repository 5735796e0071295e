import { expect, test } from 'vitest';
import { allowances } from '../../src/model/allowances.ts';
import type { Content } from '../../src/model/read.ts';
import { words } from '../../src/model/rules/words.ts';

const until = '2026-11-21';
const allowed = [{ text: 'a stray cat', reason: 'An animal.', until }];

test.each([
	['a stray cat', 'It was a stray cat.', true],
	['stray', 'It was A Stray Cat.', true],
	['a stray cat here', 'a stray cat here', true],
	['stray', 'It was a stray dog.', false],
	['stray', 'It was a stray category.', false],
])('%s in "%s": %s', (found, line, may) => {
	expect(allowances(allowed, until)(found, line)).toBe(may);
	expect(allowances(allowed, '2026-11-22')(found, line)).toBe(false);
});

test('a word that the glossary rules out may stand until the day of its allowance', () => {
	const content = {
		entries: [{ files: { en: { file: 'en/a.mdx', language: 'en', text: 'a stray cat' } } }],
		terms: new Map([
			[
				'visitor',
				{ data: { en: { preferred: ['visitor'], forbidden: [{ form: 'stray', why: { en: 'It blames.' } }] } } },
			],
		]),
		allowed,
	} as unknown as Content;
	expect(words(content, until)).toEqual([]);
	expect(words(content, '2026-11-22')).toMatchObject([{ file: 'en/a.mdx', line: 1, rule: 'forbidden-word' }]);
});
