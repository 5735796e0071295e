import { describe, expect, test } from 'vitest';
import type { Content } from '../../src/model/read.ts';
import { people } from '../../src/model/rules/people.ts';
import type { Allowed } from '../../src/model/schema/allowed.ts';
import { hashOfPair, type NeverNames, nameWords } from '../../src/model/schema/never-names.ts';

// Every name and number here is made up.
const contentOf = (
	texts: Record<string, string>,
	{ allowed = [], neverNames }: { allowed?: Allowed[]; neverNames?: NeverNames } = {},
): Content => ({ texts: new Map(Object.entries(texts)), allowed, neverNames, dataFiles: [] }) as unknown as Content;

const found = (file: string, line: string, own: Parameters<typeof contentOf>[1] = {}) =>
	people(contentOf({ [file]: `first line\n${line}` }, own), '2026-11-21').map(({ rule, line: at }) => `${rule} ${at}`);

describe('what leads to a person is found, on its line', () => {
	test.each([
		['phone-number', 'en', 'Call +964 770 000 0000 at night.'],
		['phone-number', 'en', 'Call 0770 000 0000.'],
		['phone-number', 'en', 'Call 07700000000'],
		['phone-number', 'en', 'Call 00964-770-000-0000'],
		['phone-number', 'ar', 'اتصلوا على ٠٧٧٠٠٠٠٠٠٠٠'],
		['phone-number', 'ku', 'پەیوەندی بکەن ۰۷۵۰ ۰۰۰ ۰۰۰۰'],
		['phone-number', 'ku', 'پەیوەندی بکەن +964 (750) 000-0000'],
		['e-mail-address', 'en', 'Write to someone@example.org today.'],
		['e-mail-address', 'ar', 'البريد someone.else+x@police.example'],
		['id-number', 'en', 'Card 199900000000.'],
		['id-number', 'ar', 'البطاقة ١٩٩٩٠٠٠٠٠٠٠٠'],
		['id-number', 'en', 'Passport A00000000'],
		['car-plate', 'en', 'A car, 22 A 00000, stood there.'],
		['car-plate', 'ar', 'سيارة 00000 أ بغداد'],
		['coordinates', 'en', 'At 36.19123, 44.00999.'],
		['coordinates', 'ar', '٣٦٫١٩ ليست، لكن 36.19123، 44.00999 نعم'],
		['coordinates', 'en', "At 36° 11' north"],
		['coordinates', 'en', 'See https://maps.app.goo.gl/maps/xyz'],
		['coordinates', 'en', 'See https://www.google.com/maps/place'],
		['exact-venue', 'en', 'We met in the Blue Moon Hotel.'],
		['exact-venue', 'en', 'It happened on Palm Street.'],
		['exact-venue', 'ar', 'في فندق النخيل'],
		['exact-venue', 'ku', 'لە هۆتێلی هەتاو'],
		['exact-venue', 'ku', 'لە شەقامی گوڵان'],
		['person-name', 'en', 'Colonel Fulan told us.'],
		['person-name', 'en', 'Dr. Fulana spoke.'],
		['person-name', 'en', 'It was Qwert Zuiop who said it.'],
		['person-name', 'ar', 'قال العقيد فلان ذلك'],
		['person-name', 'ar', 'تحدثت الدكتورة فلانة'],
		['person-name', 'ar', 'سأل القاضي محمد عن ذلك'],
		['person-name', 'ku', 'عەقید فڵان گوتی'],
		['person-name', 'ku', 'خاتوو فڵانە هات'],
		['person-name', 'ku', 'دادوەر ئازاد پرسی'],
	])('%s, %s: %s', (rule, language, line) => {
		expect(found(`${language}/guides/a.mdx`, line)).toEqual([`${rule} 2`]);
	});

	test('in data files of any language', () => {
		expect(found('programmes/a.yaml', '  ar: قال العقيد فلان')).toEqual(['person-name 2']);
		expect(found('sources/a.yaml', 'note: call 0770 000 0000')).toEqual(['phone-number 2']);
	});
});

test('what stands at the end of a long line is found too', () => {
	expect(found('en/a.mdx', `${'a word and '.repeat(200)}Colonel Fulan`)).toEqual(['person-name 2']);
});

describe('what leads to nobody is left alone', () => {
	test.each([
		['en', 'published: 2026-11-21'],
		['en', 'From 09:00 to 10:30, 12 people, 120 minutes.'],
		['en', 'Law No. 8 of 2011, articles 41 and 128; version 1.0.0; rbp-sp-14-1.0.0'],
		['en', 'See https://example.org/2026/11/21/a-page'],
		['en', 'The General Directorate and the judge of the court.'],
		['en', 'A colonel, a judge and a lawyer.'],
		['en', 'The hotel, the street and the police station.'],
		['ar', 'يقرر القاضي المختص في المحكمة'],
		['ar', 'القاضي في جلسته، والمحامي عند الحضور'],
		['ar', 'العميد في المركز'],
		['ar', 'المادة 128 من القانون رقم 8 لسنة 2011'],
		['ku', 'دادوەر لە دادگا بڕیار دەدات'],
		['ku', 'پارێزەر دەتوانێت بێت'],
		['ku', 'ماددەی 128 لە یاسای ژمارە 8ی ساڵی 2011'],
	])('%s: %s', (language, line) => {
		const texts = { [`${language}/guides/a.mdx`]: line, 'sources/a.yaml': 'title: { en: Law No General Directorate }' };
		expect(people(contentOf(texts), '2026-11-21')).toEqual([]);
	});

	test('words of titles, terms and places, and words that are written small elsewhere, are no names', () => {
		const texts = {
			'en/a.mdx': 'The Penal Code and the Federal Office',
			'sources/penal-code.yaml': 'title: { en: Penal Code }',
			'en/b.mdx': 'a federal office',
		};
		expect(people(contentOf(texts), '2026-11-21')).toEqual([]);
		expect(people(contentOf({ 'en/a.mdx': texts['en/a.mdx'] }), '2026-11-21')).toHaveLength(2);
	});

	test('the one contact of the site', () => {
		expect(found('site.yaml', 'contact: someone@example.org')).toEqual([]);
	});
});

describe('what is allowed', () => {
	const allowed = (until: string): Allowed[] => [{ text: 'Colonel Fulan', reason: 'a figure of a fable', until }];

	test('may stand until its day, there and in no other words', () => {
		expect(found('en/a.mdx', 'Colonel Fulan told us.', { allowed: allowed('2026-11-21') })).toEqual([]);
		expect(found('en/a.mdx', 'Colonel Fulani told us.', { allowed: allowed('2026-11-21') })).toEqual(['person-name 2']);
		expect(found('en/a.mdx', 'Captain Fulan told us.', { allowed: allowed('2026-11-21') })).toEqual(['person-name 2']);
	});

	test('is refused again after it, and the allowance itself is a problem', () => {
		const problems = people(
			contentOf({ 'en/a.mdx': 'Colonel Fulan' }, { allowed: allowed('2026-11-20') }),
			'2026-11-21',
		);
		expect(problems.map(({ file, rule }) => [file, rule])).toEqual([
			['en/a.mdx', 'person-name'],
			['allowed.yaml', 'allowance-expired'],
		]);
	});
});

describe('names that must never appear', () => {
	const salt = 'salt';
	const never = (...names: string[]): NeverNames => ({
		salt,
		hashes: names.flatMap((name) => {
			const words = nameWords(name);
			return words.slice(1).map((word, i) => hashOfPair(salt, words[i] as string, word));
		}),
	});

	test.each([
		['as it was given', 'Qwert Zuiop', 'en', 'and qwert zuiop came'],
		['in capitals', 'Qwert Zuiop', 'en', 'QWERT ZUIOP'],
		['with other Arabic letters and marks', 'هبة فلاني', 'ar', 'قالت هِبه فلانى ذلك'],
		['in Kurdish letters', 'هيوا ريبوار', 'ku', 'هیوا ڕیبوار هات'],
		['two words of three', 'فلان علان فلتان', 'ar', 'جاء علان فلتان'],
	])('%s', (_, name, language, line) => {
		expect(found(`${language}/a.mdx`, line, { neverNames: never(name) })).toContain('never-name 2');
	});

	test('one word of it, or both apart, is no name', () => {
		expect(found('ar/a.mdx', 'هبة جميلة من فلاني', { neverNames: never('هبة فلاني') })).toEqual([]);
	});

	test('neither the list nor the report says it', () => {
		const neverNames = never('Qwert Zuiop');
		expect(JSON.stringify(neverNames).toLowerCase()).not.toMatch(/qwert|zuiop/);
		const [problem] = people(contentOf({ 'ar/a.mdx': 'qwert zuiop' }, { neverNames }), '2026-11-21');
		expect(problem?.rule).toBe('never-name');
		expect(problem?.message).not.toMatch(/qwert|zuiop/i);
	});

	test('another salt, another list', () => {
		expect(hashOfPair('a', 'qwert', 'zuiop')).not.toBe(hashOfPair('b', 'qwert', 'zuiop'));
	});
});
