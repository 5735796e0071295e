import { describe, expect, test } from 'vitest';
import { translator, type Words } from '../../src/languages/words.ts';

describe('words that count', () => {
	const arabic = translator(
		{ n: { zero: 'zero', one: 'one', two: 'two', few: '{n} few', many: '{n} many', other: '{n} other' } },
		'ar',
	);
	test.each([
		[0, 'zero'],
		[1, 'one'],
		[2, 'two'],
		[3, '3 few'],
		[10, '10 few'],
		[11, '11 many'],
		[99, '99 many'],
		[100, '100 other'],
		[103, '103 few'],
	])('Arabic has six forms: %i', (n, written) => {
		expect(arabic('n', { n })).toBe(written);
	});

	const results: Words = { n: { zero: 'هیچ', one: 'یەک', other: '{n} ئەنجام' } };
	test.each([
		[0, 'هیچ'],
		[1, 'یەک'],
		[2, '2 ئەنجام'],
		[11, '11 ئەنجام'],
	])('Kurdish words none apart, although its grammar does not: %i', (n, written) => {
		expect(translator(results, 'ku')('n', { n })).toBe(written);
	});

	test('without a form for none, Kurdish and English take the other', () => {
		const words: Words = { n: { one: '{n} one', other: '{n} other' } };
		expect(translator(words, 'ku')('n', { n: 0 })).toBe('0 other');
		expect(translator(words, 'en')('n', { n: 0 })).toBe('0 other');
	});

	test('a form that is left out is the other', () => {
		expect(translator({ n: { one: 'one', other: '{n} other' } }, 'ar')('n', { n: 3 })).toBe('3 other');
	});
});

describe('words with values', () => {
	const t = translator({ between: '{min} to {max}, {min}', plain: 'Plain' }, 'en');

	test('each value stands wherever its name does', () => {
		expect(t('between', { min: 4, max: 12 })).toBe('4 to 12, 4');
	});

	test('a value that is not given leaves its name to be seen', () => {
		expect(t('between', { min: 4 })).toBe('4 to {max}, 4');
	});

	test('a value with a $ or a { stays as it is', () => {
		expect(t('between', { min: '$&', max: '{min}' })).toBe('$& to {min}, $&');
	});

	test('a key that is not there is a mistake in the code', () => {
		expect(() => t('plian')).toThrow('No interface word "plian" in en.');
	});
});
