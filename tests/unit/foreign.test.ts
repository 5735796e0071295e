import { expect, test } from 'vitest';
import { pieces } from '../../src/languages/foreign.ts';

const others = (text: string, language: 'en' | 'ar' | 'ku') =>
	pieces(text, language).flatMap((piece) => (piece.language === language ? [] : [[piece.language, piece.text]]));

test('pieces put together are the text', () => {
	const text = 'عبارة «Newly Liberated Areas» من سنة 2017 (Extract All).';
	expect(
		pieces(text, 'ar')
			.map((piece) => piece.text)
			.join(''),
	).toBe(text);
	expect(pieces('', 'ar')).toEqual([]);
});

test.each([
	['several Latin words', 'واختاروا «استخراج الكل…» (Extract All).', 'ar', [['en', 'Extract All']]],
	[
		'a title with a dash',
		'دەقی «Training on Community-Policing» لێرەیە',
		'ku',
		[['en', 'Training on Community-Policing']],
	],
	['Arabic between quotation marks in Kurdish', 'لە عەرەبیدا «وحدة» بە تەنیا', 'ku', [['ar', 'وحدة']]],
	['Kurdish between quotation marks in Arabic', 'يقال بالكردية «ڕاهێنەر» أيضًا', 'ar', [['ku', 'ڕاهێنەر']]],
	['a name, a key, a file', 'يُفتح «index.html» في Edge أو Chrome واضغطوا Enter', 'ar', []],
	['Arabic in English', 'The word “شرطة” here', 'en', [['ar', 'شرطة']]],
	[
		'Kurdish in English',
		'“ڕیفۆرمی پۆلیسی کوردستان 300 ئەفسەر” (reform)',
		'en',
		[['ku', 'ڕیفۆرمی پۆلیسی کوردستان 300 ئەفسەر']],
	],
	['a quotation in the same language', 'دەنووسرێت «گومانلێکراو»', 'ku', []],
	['a code', 'HR/P/PT/8/Rev.1', 'ar', []],
] as const)('%s', (_, text, language, expected) => {
	expect(others(text, language)).toEqual(expected);
});
