/**
 * Spelling of Arabic and Sorani: letters of the neighbouring keyboard, marks that do not show, punctuation and digits of
 * another script, words that are often written wrong. Pure: it finds, and says what is right.
 */
import { pieces } from './foreign.ts';
import type { LanguagePath } from './languages.ts';
import { letter } from './whole-words.ts';

export interface Misspelling {
	/** Where it starts in the text, in UTF-16 units. */
	start: number;
	found: string;
	/** What is written instead; undefined where only somebody who reads the sentence can say. */
	right?: string | undefined;
	/** What is wrong, in one sentence. */
	why: string;
	/** Whether `right` can be put there without reading the sentence. */
	safe: boolean;
}

interface Rule {
	find: RegExp;
	right?: (found: string) => string;
	why: string;
	/** Someone has to read the sentence before `right` is put there. */
	unsafe?: true;
}

const arabicLetter = '\\p{Script=Arabic}';
const to = (text: string) => () => text;

/** In both scripts. */
const common: Rule[] = [
	{ find: /ـ+/gu, right: to(''), why: 'A line that stretches a word (kashida) hides it from search.' },
	{
		find: /[\uFB50-\uFDFF\uFE70-\uFEFC]+/gu,
		right: (found) => found.normalize('NFKC'),
		why: 'Shapes of letters, from an old programme: search does not know them.',
	},
	{
		find: /[٠-٩۰-۹]+/gu,
		right: (found) => found.replace(/./gu, (digit) => String(digit.charCodeAt(0) & 15)),
		why: 'Digits are written 0 to 9 in all languages, so that law numbers and times compare.',
	},
	{ find: /[%٪](\d+(?:\.\d+)?)/gu, right: (found) => `${found.slice(1)}%`, why: 'The sign stands after the number.' },
	{ find: /٪/gu, right: to('%'), why: 'The sign is % in all languages.' },
	...(
		[
			[',', '،'],
			[';', '؛'],
			['?', '؟'],
		] as const
	).map(([latin, own]) => ({
		find: new RegExp(
			`(?<=${arabicLetter}[»”)]?)[ \\t]*[${latin}]|[${latin}](?=\\s*[«“(]?${arabicLetter})(?<!\\d.)`,
			'gu',
		),
		right: to(own),
		why: 'Punctuation of Latin script.',
	})),
	{ find: /(?<=\S)[ \t]+(?=[،؛؟])/gu, right: to(''), why: 'No space stands before this sign.' },
	{ find: /(?<=[،؛؟])(?=[\p{L}\p{N}«“(])/gu, right: to(' '), why: 'A space stands after this sign.' },
	{ find: /\.{3}/gu, right: to('…'), why: 'Three dots are one sign.' },
	{
		find: /(?<!\d{4})(?<![\d/.-])\d+(?:[:.]\d+)?\s?[-–—−]\s?\d+(?:[:.]\d+)?(?![\d/-])/gu,
		why: 'A range of numbers is turned round in this script. Write it in words.',
		unsafe: true,
	},
	{ find: /[≥≤≠≈±]/gu, why: 'The sign is mirrored in this script. Write it in words.', unsafe: true },
];

/**
 * Words of which the first is often written for the second, a pair a line.
 * @param list `_` is a space within a word
 * @param before what may be written onto the word, in a regular expression
 * @param after the same behind it
 */
const words = (list: string, before: string, after = ''): Rule[] =>
	list
		.trim()
		.split(/\s*\n\s*/)
		.map((line) => line.split(' ').map((word) => word.replaceAll('_', ' ')) as [string, string])
		.map(([wrong, right]) => ({
			find: new RegExp(`(?<!${letter})${before}${wrong}(?=${after}(?!${letter}))`, 'gu'),
			right: (found: string) => found.slice(0, found.length - wrong.length) + right,
			why: `This word is written ${right}.`,
		}));

const arabic: Rule[] = [
	{ find: /ک/gu, right: to('ك'), why: 'The letter ك of a Persian or Kurdish keyboard.' },
	{ find: /ی/gu, right: to('ي'), why: 'The letter ي of a Persian or Kurdish keyboard.' },
	{ find: /[ەھ]/gu, right: to('ه'), why: 'The letter ه of a Kurdish or Urdu keyboard.' },
	{ find: /اً/gu, right: to('ًا'), why: 'The two marks stand before the alif, in one style throughout.' },
	{
		find: /[A-Za-z]+(?=\p{Script=Arabic})|(?<=\p{Script=Arabic}\p{Script=Arabic})[A-Za-z]+/gu,
		why: 'Letters of two scripts in one word.',
		unsafe: true,
	},
	...words(
		`الى إلى
		اذا إذا
		او أو
		ايضا أيضًا
		أيضا أيضًا
		التى التي
		الذى الذي
		قاضى قاضي
		مسئول مسؤول
		مسئولة مسؤولة
		مسئولية مسؤولية
		شئ شيء
		احالة إحالة
		اجراء إجراء
		اجراءات إجراءات
		ادلة أدلة
		افادة إفادة
		اسرة أسرة
		انسان إنسان
		امرأه امرأة
		شرطه شرطة
		جلسه جلسة`,
		'[وفبكل]?(?:ال)?',
	),
	{ find: new RegExp(`(?<!${letter})فى(?!${letter})`, 'gu'), right: to('في'), why: 'This word is written في.' },
	...words(
		`يناير كانون_الثاني
		فبراير شباط
		أبريل نيسان
		يونيو حزيران
		يوليو تموز
		أغسطس آب
		سبتمبر أيلول
		أكتوبر تشرين_الأول
		نوفمبر تشرين_الثاني
		ديسمبر كانون_الأول`,
		'[وفبكل]?',
	),
];

const sorani: Rule[] = [
	{ find: /ك/gu, right: to('ک'), why: 'The letter ک of an Arabic keyboard.' },
	{ find: /[يىې]/gu, right: to('ی'), why: 'The letter ی of an Arabic keyboard.' },
	{ find: /ھ/gu, right: to('ه'), why: 'The letter ه of an Urdu keyboard.' },
	{ find: /ة/gu, right: to('ە'), why: 'The vowel ە of an Arabic keyboard.', unsafe: true },
	{ find: /[\u064B-\u0652]+/gu, right: to(''), why: 'Sorani writes its vowels as letters.' },
	{ find: new RegExp(`(?<!${letter})ر(?=${letter})`, 'gu'), right: to('ڕ'), why: 'A word starts with ڕ.' },
	{
		find: new RegExp(`(?<=${arabicLetter})[ -]ی(?!${letter})`, 'gu'),
		why: 'The linking ی is part of the word before it.',
		unsafe: true,
	},
	{
		find: /[A-Za-z]+(?=(?!ی|ە|ێ|دا|ەوە)\p{Script=Arabic})|(?<=\p{Script=Arabic})[A-Za-z]+/gu,
		why: 'Letters of two scripts in one word.',
		unsafe: true,
	},
	...words(
		`بەدواداچون بەدواداچوون
		ڕەشنوس ڕەشنووس
		هەلسەنگاندن هەڵسەنگاندن
		هاوڵاتی هاووڵاتی
		دەستور دەستوور
		ڕێکەوتننامە ڕێککەوتننامە
		مادە ماددە
		زانیاریەکان زانیارییەکان
		مناڵ منداڵ
		ئەیلول ئەیلوول
		دەقیقە خولەک
		حکومەت حکوومەت`,
		'',
		'(?:ی|ە|ێک|ان|ەکان|ەکە|انی|ەکانی|ەکەی|دا|ەوە|ەی)?',
	),
];

const rules: Partial<Record<LanguagePath, Rule[]>> = { ar: [...common, ...arabic], ku: [...common, ...sorani] };

/**
 * What is misspelt in a text of one paragraph or title.
 * @param text plain words; what is no text, such as tags, is left out or replaced by U+FFFC
 */
export function misspellings(text: string, language: LanguagePath): Misspelling[] {
	const own = rules[language];
	if (!own) return [];
	let start = 0;
	const found: Misspelling[] = [];
	// Words of another language are spelt as that language spells them.
	for (const piece of pieces(text, language)) {
		if (piece.language === language)
			for (const { find, right, why, unsafe } of own)
				for (const match of piece.text.matchAll(find))
					found.push({
						start: start + match.index,
						found: match[0],
						right: right?.(match[0]),
						why,
						safe: right !== undefined && !unsafe,
					});
		start += piece.text.length;
	}
	return [...found, ...quotes(text), ...brackets(text)].sort((a, b) => a.start - b.start);
}

/** Straight marks, and curly ones that are no inner quotation: «…» is ours. */
function quotes(text: string): Misspelling[] {
	const straight = [...text.matchAll(/"/g)];
	const why = 'A quotation stands between « and ».';
	if (straight.length % 2 === 1)
		return straight.map(({ index: start }) => ({
			start,
			found: '"',
			why: `${why} One of the marks is missing.`,
			safe: false,
		}));
	return straight.map(({ index: start }, i) => ({
		start,
		found: '"',
		right: i % 2 === 0 ? '«' : '»',
		why,
		safe: true,
	}));
}

const pairsOfBrackets = [
	['«', '»'],
	['“', '”'],
	['(', ')'],
	['[', ']'],
] as const;

/** Brackets and quotation marks that are opened and not closed, or the other way round. */
function brackets(text: string): Misspelling[] {
	return pairsOfBrackets.flatMap(([open, close]) => {
		const stray: number[] = [];
		const opened: number[] = [];
		for (const { 0: sign, index } of text.matchAll(new RegExp(`[${RegExp.escape(open)}${RegExp.escape(close)}]`, 'g')))
			if (sign === open) opened.push(index);
			else if (opened.pop() === undefined) stray.push(index);
		return [...stray, ...opened].map((start) => ({
			start,
			found: text[start] as string,
			why: `${open} and ${close} stand in pairs.`,
			safe: false,
		}));
	});
}
