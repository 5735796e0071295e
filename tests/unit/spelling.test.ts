import { describe, expect, test } from 'vitest';
import type { LanguagePath } from '../../src/languages/languages.ts';
import { misspellings } from '../../src/languages/spelling.ts';

/** The text with all that is safe mended, from the end on. */
function mended(text: string, language: LanguagePath): string {
	let fixed = text;
	for (const { start, found, right, safe } of misspellings(text, language).toReversed())
		if (safe) fixed = fixed.slice(0, start) + right + fixed.slice(start + found.length);
	return fixed;
}

describe('mended without reading', () => {
	test.each<[LanguagePath, string, string]>([
		['ar', 'الشـــرطة', 'الشرطة'],
		['ku', 'پۆلیـس', 'پۆلیس'],
		['ar', 'ﺍﻟﺸﺮﻃﺔ', 'الشرطة'],
		['ar', 'المادة ١٢٣', 'المادة 123'],
		['ku', '۱۲ خولەک', '12 خولەک'],
		['ar', '%87 من المشاركين', '87% من المشاركين'],
		['ar', 'بنسبة 87٪', 'بنسبة 87%'],
		['ar', 'اسمعوا, ثم اكتبوا; لماذا?', 'اسمعوا، ثم اكتبوا؛ لماذا؟'],
		['ku', 'گوێ بگرن , پاشان بنووسن', 'گوێ بگرن، پاشان بنووسن'],
		['ar', 'اسمعوا،ثم اكتبوا', 'اسمعوا، ثم اكتبوا'],
		['ar', 'اسمعوا...', 'اسمعوا…'],
		['ar', 'قال: "تفضلوا" ثم صمت', 'قال: «تفضلوا» ثم صمت'],
		['ar', 'مرکز الشرطة فی المدينة', 'مركز الشرطة في المدينة'],
		['ar', 'أيضاً وشكراً', 'أيضًا وشكرًا'],
		['ar', 'الى القاضى والى المركز', 'إلى القاضي وإلى المركز'],
		['ar', 'في يناير وفبراير', 'في كانون الثاني وشباط'],
		['ku', 'بنكەي پۆليس', 'بنکەی پۆلیس'],
		['ku', 'راهێنان و رێز', 'ڕاهێنان و ڕێز'],
		['ku', 'هاوڵاتی و دەستور', 'هاووڵاتی و دەستوور'],
		['ku', 'هەلسەنگاندنی خول', 'هەڵسەنگاندنی خول'],
		['ku', 'بەدواداچونەکان', 'بەدواداچوونەکان'],
		['ku', 'مُدیر', 'مدیر'],
	])('%s: %s', (language, wrong, right) => {
		expect(mended(wrong, language)).toBe(right);
		expect(misspellings(right, language)).toEqual([]);
	});
});

describe('shown to who reads the sentence', () => {
	test.each<[LanguagePath, string, string]>([
		['ar', 'العمر 12-20 سنة', '12-20'],
		['ku', 'لە 9 – 18 ساڵ', '9 – 18'],
		['ar', 'العدد ≥ 5', '≥'],
		['ar', 'قال: «تفضلوا ثم صمت', '«'],
		['ar', 'نعم) ثم لا', ')'],
		['ar', 'قال: "تفضلوا', '"'],
		['ar', 'الشرطةpolice', 'police'],
		['ku', 'ئەفسەر ی پۆلیس', ' ی'],
		['ku', 'قوة', 'ة'],
	])('%s: %s', (language, text, found) => {
		const [first] = misspellings(text, language);
		expect(first?.found).toBe(found);
		expect(first?.safe).toBe(false);
	});
});

describe('left alone', () => {
	test.each<[LanguagePath, string]>([
		['ar', 'القانون رقم 76 لسنة 1983 (المادة 123)، في 2026-11-21.'],
		['ar', 'القرار 70/175، والساعة 9:30، و1,000 شخص، و3.5 ساعات'],
		['ar', 'ملفات PDF وWord، من 9 إلى 18'],
		['ar', 'قالت: «قرأت “القاعدة” بنفسي»'],
		['ar', 'واي فاي، شرطته، هذه وحده'],
		['ku', '22ی شوباتی 2026، UNی، ماددەی 37(1)'],
		['ku', 'کارەکە، وێنە، دار، بەر، پرس'],
		['ku', 'کتێبی «حقوق الإنسان ومركز الشرطة» لە بەغدا'],
		['en', 'Anything, "at all": 12-20?'],
	])('%s: %s', (language, text) => {
		expect(misspellings(text, language)).toEqual([]);
	});
});
