import { describe, expect, test } from 'vitest';
import { alphabetical, initial } from '../../src/languages/order.ts';

const sorted = (words: string[], language: 'en' | 'ar' | 'ku') => words.toSorted(alphabetical(language));

describe('the Sorani alphabet', () => {
	const alphabet = [...'ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهەیێ'];

	test('letters stand in its order, whatever order they come in', () => {
		expect(sorted(alphabet.toReversed(), 'ku')).toEqual(alphabet);
		expect(new Set(alphabet).size).toBe(33);
	});

	test.each([
		['ڕ after ر', ['ڕاپۆرت', 'زیندان', 'ریز'], ['ریز', 'ڕاپۆرت', 'زیندان']],
		['ڵ after ل, ۆ after و', ['وڵات', 'ۆ', 'هەولێر', 'لە', 'ڵ'], ['لە', 'ڵ', 'وڵات', 'ۆ', 'هەولێر']],
		['the shorter of two that start alike', ['پۆلیسی', 'پۆلیس'], ['پۆلیس', 'پۆلیسی']],
		['a space before any letter', ['مافەکان', 'ماف و یاسا'], ['ماف و یاسا', 'مافەکان']],
		['a digit and a Latin letter before any Sorani one', ['ئاب', 'UN', '8'], ['8', 'UN', 'ئاب']],
	])('%s', (_, words, order) => {
		expect(sorted(words, 'ku')).toEqual(order);
	});

	test('differs from what Intl would do in silence', () => {
		expect(alphabet.toSorted(new Intl.Collator('ckb').compare)).not.toEqual(alphabet);
	});
});

describe('the other alphabets', () => {
	test('English does not put capitals first', () => {
		expect(sorted(['bail', 'Arrest', 'arrest warrant', 'Abduction'], 'en')).toEqual([
			'Abduction',
			'Arrest',
			'arrest warrant',
			'bail',
		]);
	});

	test('Arabic folds the forms of alef', () => {
		expect(sorted(['بيان', 'إفادة', 'أدلة', 'اتهام'], 'ar')).toEqual(['اتهام', 'أدلة', 'إفادة', 'بيان']);
	});
});

describe('the letter a word stands under', () => {
	test.each([
		['arrest', 'en', 'A'],
		['الشاهد', 'ar', 'ش'],
		['الأدلة', 'ar', 'ا'],
		['إفراج', 'ar', 'ا'],
		['آداب', 'ar', 'ا'],
		['شاهد', 'ar', 'ش'],
		['ڕێز', 'ku', 'ڕ'],
		['ئازادی', 'ku', 'ئ'],
		['', 'en', ''],
	] as const)('%s (%s): %s', (word, language, letter) => {
		expect(initial(word, language)).toBe(letter);
	});
});
