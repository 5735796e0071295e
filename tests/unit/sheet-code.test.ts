import { describe, expect, test } from 'vitest';
import { codeOf, compareVersions, readCode } from '../../src/model/sheet-code.ts';

const sheet = { id: 'rbp-sp-14', version: '1.0.0' };

describe('a code as somebody types it', () => {
	test.each([
		['as it is printed', 'rbp-sp-14-1.0.0'],
		['with white space around it', ' \trbp-sp-14-1.0.0\n'],
		['in capitals', 'RBP-SP-14-1.0.0'],
		['with spaces', 'rbp sp 14 1 0 0'],
		['with spaces around dashes and dots', 'rbp - sp - 14 - 1 . 0 . 0'],
		['with spaces that do not break', 'rbp\u00a0sp\u202f14\u30001.0.0'],
		['in Arabic digits', 'rbp-sp-١٤-١.٠.٠'],
		['in Persian digits', 'rbp-sp-۱۴-۱.۰.۰'],
		['in wide letters and digits', 'ｒｂｐ－ｓｐ－１４－１．０．０'],
		['with Arabic separators', 'rbp-sp-14-1٫0٫0'],
		['with an Arabic comma', 'rbp-sp-14-1،0،0'],
		['with dashes in the place of dots', 'rbp-sp-14-1-0-0'],
		['with lines under the words', 'rbp_sp_14_1_0_0'],
		['with a slash', 'rbp/sp/14/1.0.0'],
		['with zeros in front', 'rbp-sp-14-01.00.0'],
	])('%s: %s', (_, typed) => {
		expect(readCode(typed)).toEqual(sheet);
	});

	test.each(['\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '\ufe58', '\ufe63', 'ـ'])(
		'with dashes of its own: %s',
		(dash) => {
			expect(readCode(`rbp-sp-14-1.0.0`.replaceAll('-', dash))).toEqual(sheet);
		},
	);

	test.each([
		['left-to-right', '\u200e'],
		['right-to-left', '\u200f'],
		['Arabic letter mark', '\u061c'],
		['isolate', '\u2066'],
		['end of isolate', '\u2069'],
		['embedding', '\u202a'],
		['joiner', '\u200d'],
		['non-joiner', '\u200c'],
		['byte order mark', '\ufeff'],
	])('with invisible marks: %s', (_, mark) => {
		expect(readCode(`${mark}rbp${mark}-sp-1${mark}4-1.${mark}0.0${mark}`)).toEqual(sheet);
	});

	test.each([
		['an id that ends in a number', 'rbp-g-2-3.4.5', 'rbp-g-2', '3.4.5'],
		['an id that ends in a letter', 'rbp-cs-a-3.4.5', 'rbp-cs-a', '3.4.5'],
		['an id of several numbers', 'rbp-2026-14-3.4.5', 'rbp-2026-14', '3.4.5'],
		['versions of several digits', 'rbp-m-07-10.20.305', 'rbp-m-07', '10.20.305'],
		['a zero in an id, which stays', 'rbp-m-07 1.0.10', 'rbp-m-07', '1.0.10'],
	])('with %s', (_, typed, id, version) => {
		expect(readCode(typed)).toEqual({ id, version });
	});

	test.each([
		['nothing', ''],
		['white space and marks', ' \u200f '],
		['an id', 'rbp-sp-14'],
		['an id that ends in a letter', 'rbp-cs-a'],
		['a version of two numbers behind a letter', 'rbp-cs-a-1.0'],
		['words', 'الورقة'],
		['a version that does not end it', 'rbp-sp-14-1.0.0-draft'],
	])('%s is none', (_, typed) => {
		expect(readCode(typed)).toBeUndefined();
	});
});

describe('the code of a sheet', () => {
	test('is its id and version', () => {
		expect(codeOf(sheet)).toBe('rbp-sp-14-1.0.0');
	});

	const ids = ['rbp-sp-14', 'rbp-cs-a', 'rbp-g-02', 'rbp-m-10', 'rbp-p-about', 'rbp-c-2026-1', 'a', 'x9', 'a-0'];
	const versions = ['1.0.0', '0.0.1', '12.30.405'];
	test.each(ids.flatMap((id) => versions.map((version) => ({ id, version }))))('is read back: $id $version', (own) => {
		expect(readCode(codeOf(own))).toEqual(own);
		expect(readCode(codeOf(own).toUpperCase().replace(/[-.]/g, ' '))).toEqual(own);
	});
});

describe('versions', () => {
	test.each([
		['1.0.0', '2.0.0'],
		['1.9.9', '2.0.0'],
		['1.2.0', '1.10.0'],
		['1.0.9', '1.0.10'],
		['9.0.0', '10.0.0'],
		['1.0', '1.0.1'],
	])('%s is older than %s', (older, newer) => {
		expect(compareVersions(older, newer)).toBeLessThan(0);
		expect(compareVersions(newer, older)).toBeGreaterThan(0);
	});

	test.each([
		['1.0.0', '1.0.0'],
		['1.0', '1.0.0'],
		['01.2.3', '1.02.3'],
	])('%s is %s', (a, b) => {
		expect(compareVersions(a, b)).toBe(0);
	});

	test('can be put in order', () => {
		expect(['1.10.0', '1.2.0', '2.0.0', '1.2.10', '1.2.9'].sort(compareVersions)).toEqual([
			'1.2.0',
			'1.2.9',
			'1.2.10',
			'1.10.0',
			'2.0.0',
		]);
	});
});

describe('a code with what a hand adds or leaves out', () => {
	test.each([
		['rbp-sp-14-1.0.0.', 'a full stop behind it'],
		['#rbp-sp-14-1.0.0', 'a sign in front'],
		['rbp-sp-14-v1.0.0', 'a v for version'],
		['rbp\u00adsp-14-1.0.0', 'a soft hyphen'],
	])('%s is read: %s', (typed) => {
		expect(readCode(typed)).toEqual(sheet);
	});

	test('a version alone is no code', () => {
		expect(readCode('1.0.0')).toBeUndefined();
	});
});
