import { describe, expect, test } from 'vitest';
import {
	formatDate,
	formatList,
	formatPeriod,
	formatTime,
	formatYearFirst,
	parseTime,
} from '../../src/languages/dates.ts';

describe('dates as Iraqi institutions write them', () => {
	test.each([
		['2026-02-22', 'en', '22 February 2026'],
		['2026-02-22', 'ar', '22 شباط 2026'],
		['2026-02-22', 'ku', '22ی شوباتی 2026'],
		['2026-02', 'ar', 'شباط 2026'],
		['2026-02', 'ku', 'شوباتی 2026'],
		['2005', 'ku', '2005'],
	] as const)('%s in %s', (date, language, written) => {
		expect(formatDate(date, language)).toBe(written);
	});

	test('the year first, in a list of references', () => {
		expect(formatYearFirst('2026-02-02', 'en')).toBe('2026, February 2');
		expect(formatYearFirst('2026-02-22', 'ar')).toBe('2026، 22 شباط');
		expect(formatYearFirst('2026-02-22', 'ku')).toBe('2026، 22ی شوبات');
	});

	test('a period in words, since a hyphen between digits flips', () => {
		expect(formatPeriod('2017-12-11', '2017-12-20', 'en')).toBe('11 to 20 December 2017');
		expect(formatPeriod('2017-12-11', '2017-12-20', 'ku')).toBe('لە 11 تا 20ی کانوونی یەکەمی 2017');
		expect(formatPeriod('2016', '2017', 'ar')).toBe('من 2016 إلى 2017');
	});

	test('clock times', () => {
		expect(formatTime(parseTime('09:05'))).toBe('9:05');
		expect(formatTime(parseTime('23:50') + 20)).toBe('0:10');
	});

	test('lists', () => {
		expect(formatList(['a', 'b', 'c'], 'en')).toBe('a, b and c');
		expect(formatList(['ا', 'ب'], 'ar')).toBe('ا وب');
		expect(formatList(['نەینەوا', 'دیالە', 'کەرکووک'], 'ku')).toBe('نەینەوا، دیالە و کەرکووک');
	});
});
