import { describe, expect, test } from 'vitest';
import {
	type Changes,
	changesSince,
	type PublishedList,
	type PublishedPage,
	readEdition,
	readList,
} from '../../src/model/changes.ts';
import { editionOf } from '../../src/model/edition.ts';

const pageOf = (id: string, own: Partial<PublishedPage> = {}): PublishedPage => ({
	id,
	kind: 'guide',
	path: `guides/${id}`,
	version: '1.0.0',
	published: '2026-03-01',
	updated: '2026-03-01',
	titles: { en: `Title of ${id}` },
	...own,
});
const listOf = (pages: PublishedPage[], withdrawn: PublishedList['withdrawn'] = []): PublishedList => ({
	edition: { version: '2026-11-21-3fa9c1', date: '2026-11-21' },
	pages,
	withdrawn,
});

/** Ids by what happened to their pages. */
const idsOf = (changes: Changes | undefined) => ({
	added: [] as string[],
	changed: [] as string[],
	withdrawn: [] as string[],
	...Object.fromEntries((changes?.lists ?? []).map(({ sort, pages }) => [sort, pages.map(({ id }) => id)])),
});

describe('what has changed since a copy with a list', () => {
	const since = (before: PublishedPage[], now: PublishedPage[], withdrawn: PublishedList['withdrawn'] = []) => {
		return idsOf(changesSince(listOf(before), listOf(now, withdrawn)));
	};
	const none = { added: [], changed: [], withdrawn: [] };

	test('is nothing when nothing has', () => {
		expect(since([pageOf('a'), pageOf('b')], [pageOf('b'), pageOf('a')])).toEqual(none);
	});

	test.each<[string, Partial<PublishedPage>]>([
		['a later day', { updated: '2026-03-02' }],
		['a newer version of the same day', { version: '1.0.1' }],
		['a version that is newer in numbers only', { version: '1.10.0' }],
		['a version that was taken back', { version: '0.9.0' }],
		['a title in another language', { titles: { en: 'Title of a', ckb: 'ناونیشان' } }],
		['all of it', { updated: '2027-01-01', version: '2.0.0', titles: { ar: 'عنوان' } }],
	])('is a page with %s', (_, own) => {
		expect(since([pageOf('a', { version: '1.0.0' }), pageOf('b')], [pageOf('a', own), pageOf('b')])).toEqual({
			...none,
			changed: ['a'],
		});
	});

	test.each<[string, Partial<PublishedPage>, Partial<PublishedPage>]>([
		['an earlier day', { updated: '2026-04-01' }, { updated: '2026-03-31' }],
		['a title fewer', { titles: { en: 'a', ar: 'b' } }, { titles: { en: 'a' } }],
		['a title in other words', { titles: { en: 'a' } }, { titles: { en: 'b' } }],
		['another address', {}, { path: 'guides/moved', kind: 'page' }],
		['another first day', { published: '2026-01-01' }, { published: '2026-02-01' }],
	])('is no page with %s', (_, before, now) => {
		expect(since([pageOf('a', before)], [pageOf('a', now)])).toEqual(none);
	});

	test('is a page that is new, whatever its day', () => {
		expect(
			since([pageOf('a')], [pageOf('b', { published: '2020-01-01', updated: '2020-01-01' }), pageOf('a')]),
		).toEqual({ ...none, added: ['b'] });
	});

	test('is a page that is gone, listed as withdrawn or not', () => {
		const withdrawn = [{ id: 'b', on: '2026-05-01', titles: { en: 'Title of b' } }];
		expect(since([pageOf('a'), pageOf('b'), pageOf('c')], [pageOf('a')], withdrawn)).toEqual({
			...none,
			withdrawn: ['b', 'c'],
		});
	});

	test('is no page that was withdrawn before the copy', () => {
		expect(since([pageOf('a')], [pageOf('a')], [{ id: 'old', on: '2026-12-31', titles: {} }])).toEqual(none);
	});

	test('is each page once, in the order of its list', () => {
		expect(
			since(
				[pageOf('a'), pageOf('gone-b'), pageOf('b'), pageOf('gone-a')],
				[
					pageOf('new-b'),
					pageOf('b', { version: '2.0.0', updated: '2026-04-01' }),
					pageOf('new-a'),
					pageOf('a', { version: '2.0.0' }),
				],
			),
		).toEqual({ added: ['new-b', 'new-a'], changed: ['b', 'a'], withdrawn: ['gone-b', 'gone-a'] });
	});

	test('titles are those of the site, and of what is gone those of the copy', () => {
		const held = listOf([pageOf('a', { titles: { en: 'Old' } }), pageOf('b')]);
		expect(changesSince(held, listOf([pageOf('a', { version: '1.1.0' })]))?.lists).toMatchObject([
			{ sort: 'changed', pages: [{ id: 'a', titles: { en: 'Title of a' } }] },
			{ sort: 'withdrawn', pages: [{ id: 'b', titles: { en: 'Title of b' } }] },
		]);
	});

	test.each<[Changes['state'], string, string]>([
		['none', '2026-11-21-3fa9c1', 'the same edition'],
		['none', '2026-11-21-aaaaaa', 'another of the same day, with the same pages'],
		['newer', '2026-11-22-aaaaaa', 'a later one'],
	])('is %s with %s, %s', (state, version) => {
		const held = { ...listOf([pageOf('a')]), edition: { version, date: version.slice(0, 10) } };
		expect(changesSince(held, listOf([pageOf('a')]))).toEqual({ state, lists: [] });
	});

	test('cannot be told of a copy of another site', () => {
		expect(changesSince(listOf([pageOf('x')]), listOf([pageOf('a')]))).toBeUndefined();
		expect(changesSince(listOf([]), listOf([pageOf('a')]))).toBeUndefined();
	});
});

describe('what has changed since a day', () => {
	const now = listOf(
		[
			pageOf('old'),
			pageOf('new', { published: '2026-06-02', updated: '2026-07-01' }),
			pageOf('changed', { updated: '2026-06-02', version: '1.1.0' }),
			pageOf('new-on-the-day', { published: '2026-06-01', updated: '2026-06-01' }),
			pageOf('changed-on-the-day', { updated: '2026-06-01', version: '1.1.0' }),
			pageOf('new-on-the-day-and-changed', { published: '2026-06-01', updated: '2026-06-02' }),
		],
		[
			{ id: 'gone-before', on: '2026-05-31', titles: {} },
			{ id: 'gone-on-the-day', on: '2026-06-01', titles: {} },
			{ id: 'gone', on: '2026-06-02', titles: {} },
		],
	);
	const since = (date: string) => idsOf(changesSince({ edition: { date, version: date } }, now));

	test('is what is later than that day', () => {
		expect(since('2026-06-01')).toEqual({
			added: ['new'],
			changed: ['changed', 'new-on-the-day-and-changed'],
			withdrawn: ['gone'],
		});
	});

	test('is nothing since the last day, and all since a day before the first', () => {
		expect(since('2026-07-01')).toEqual({ added: [], changed: [], withdrawn: [] });
		expect(since('2026-01-01')).toEqual({
			added: now.pages.map(({ id }) => id),
			changed: [],
			withdrawn: ['gone-before', 'gone-on-the-day', 'gone'],
		});
	});
});

test.each<[Changes['state'], string]>([
	['none', '2026-11-21-3fa9c1'],
	['sameDay', '2026-11-21-aaaaaa'],
	['sameDay', '2026-11-21'],
	['newer', '2026-11-22'],
	['some', '2026-02-28'],
])('the state is %s since %s', (state, version) => {
	const changes = changesSince({ edition: { version, date: version.slice(0, 10) } }, listOf([pageOf('a')]));
	expect(changes?.state).toBe(state);
});

describe('the version of a copy as somebody types it', () => {
	const whole = { edition: { date: '2026-11-21', version: '2026-11-21-3fa9c1' } };
	const day = { edition: { date: '2026-11-21', version: '2026-11-21' } };

	test.each([
		['as it is printed', '2026-11-21-3fa9c1'],
		['in capitals', '2026-11-21-3FA9C1'],
		['in a sentence', 'Offline copy, version 2026-11-21-3fa9c1.'],
		['in an Arabic sentence', 'نسخة للاستخدام دون إنترنت، الإصدار 2026-11-21-3fa9c1'],
		['as the name of a file', 'version-2026-11-21-3fa9c1.zip'],
		['with spaces', ' 2026 11 21 3fa9c1 '],
		['with spaces around dashes', '2026 - 11 - 21 - 3fa9c1'],
		['with slashes and dots', '2026/11.21_3fa9c1'],
		['with long dashes', '2026–11—21‑3fa9c1'],
		['in Arabic digits', '٢٠٢٦-١١-٢١-3fa9c1'],
		['in Persian digits', '۲۰۲۶-۱۱-۲۱-۳fa۹c۱'],
		['in wide letters', '２０２６－１１－２１－３ｆａ９ｃ１'],
		['with marks that do not show', '\u20662026-11-21-3fa9c1\u2069'],
		['with marks in it', '2026\u200f-11\u200e-21-3fa\u200b9c1\ufeff'],
		['with hyphens that do not show', '2026\u00ad11\u00ad21\u00ad3fa9c1'],
	])('%s: %s', (_, typed) => {
		expect(readEdition(typed)).toEqual(whole);
	});

	test.each([
		['alone', '2026-11-21'],
		['in a sentence', 'v2026-11-21, from the office'],
		['before five letters of a digest', '2026-11-21-3fa9c'],
		['before seven', '2026-11-21-3fa9c12'],
		['before letters that no digest has', '2026-11-21-3fa9cx'],
		['before a word', '2026-11-21 offline'],
	])('a day %s: %s', (_, typed) => {
		expect(readEdition(typed)).toEqual(day);
	});

	test.each([
		['2026-2-3', '2026-02-03'],
		['2026-02-3', '2026-02-03'],
		['٢٠٢٦/٢/٣', '2026-02-03'],
	])('a short day gets its zeros: %s', (typed, date) => {
		expect(readEdition(typed)).toEqual({ edition: { date, version: date } });
	});

	test('a short day keeps its digest', () => {
		expect(readEdition('2026/2/3 abcdef')).toEqual({ edition: { date: '2026-02-03', version: '2026-02-03-abcdef' } });
	});

	test.each([
		'',
		' ',
		'3fa9c1',
		'2026',
		'2026-11',
		'26-11-21',
		'20261121',
		'2026-11-211',
		'2026-11-21x',
		'2026-nov-21',
		'الإصدار',
		'21-11-2026',
		'21/11/2026 10:30',
		'2026-99-99',
		'2026-11-32',
		'12026-11-21',
	])('no day: %j', (typed) => {
		expect(readEdition(typed)).toBeUndefined();
	});
});

describe('the list of a copy', () => {
	const list = listOf([pageOf('a'), pageOf('b', { titles: { en: 'b', ar: 'ب' } })]);

	test('is read from its manifest, whatever else stands there', () => {
		const text = JSON.stringify({ ...list, copy: { languages: ['en'], documents: false }, downloads: [] });
		expect(readList(text)).toEqual({ edition: list.edition, pages: list.pages });
	});

	test('may have no pages', () => {
		expect(readList(JSON.stringify(listOf([])))).toEqual({ edition: list.edition, pages: [] });
	});

	test('is what changes are found by', () => {
		const held = readList(JSON.stringify(list));
		expect(idsOf(held && changesSince(held, listOf([pageOf('a', { version: '2.0.0' })])))).toEqual({
			added: [],
			changed: ['a'],
			withdrawn: ['b'],
		});
	});

	const { edition, pages } = list;
	const [page] = pages;
	test.each<[string, unknown]>([
		['null', null],
		['a number', 1],
		['a text', 'edition'],
		['a list', [edition]],
		['an object', {}],
		['no edition', { pages }],
		['no pages', { edition }],
		['no day', { edition: { version: '1' }, pages }],
		['a day that is a number', { edition: { ...edition, date: 20261121 }, pages }],
		['pages by name', { edition, pages: { a: page } }],
		['pages as text', { edition, pages: 'a' }],
		['a page that is null', { edition, pages: [page, null] }],
		['a page that is a text', { edition, pages: [page, 'a'] }],
		['a page without an id', { edition, pages: [page, { ...page, id: undefined }] }],
		['a page without a version', { edition, pages: [{ ...page, version: undefined }] }],
		['a version that is a number', { edition, pages: [{ ...page, version: 1 }] }],
		['a page without a day', { edition, pages: [{ ...page, updated: undefined }] }],
		['a page without titles', { edition, pages: [{ ...page, titles: undefined }] }],
		['a page with titles that are null', { edition, pages: [{ ...page, titles: null }] }],
		['a day that is none', { edition: { ...edition, date: 'today' }, pages }],
		['no version', { edition: { date: edition.date }, pages }],
		['a title alone', { edition, pages: [{ ...page, titles: 'Title' }] }],
	])('is not what has %s', (_, other) => {
		expect(readList(JSON.stringify(other))).toBeUndefined();
	});

	test.each(['', 'PK\u0003\u0004', '<html></html>', '{"edition":{"date":"2026-11-21"},"pages":['])(
		'is not what is no JSON: %j',
		(text) => {
			expect(readList(text)).toBeUndefined();
		},
	);
});

describe('an edition', () => {
	const digest = '3fa9c1d2e4b5';

	test.each([
		['one day', ['2026-11-21'], '2026-11-21'],
		['the last of some', ['2026-03-01', '2026-11-21', '2026-09-30'], '2026-11-21'],
		['the last of two years', ['2027-01-02', '2026-12-31'], '2027-01-02'],
		['a day twice', ['2026-11-21', '2026-11-21'], '2026-11-21'],
	])('has the day and the beginning of the digest: %s', (_, days, date) => {
		expect(editionOf(digest, days)).toEqual({ date, version: `${date}-3fa9c1` });
	});

	test('leaves the days in their order', () => {
		const days = ['2026-11-21', '2026-03-01'];
		editionOf(digest, days);
		expect(days).toEqual(['2026-11-21', '2026-03-01']);
	});

	test('is read back as it is typed', () => {
		const edition = editionOf(digest, ['2026-11-21']);
		expect(readEdition(edition.version)).toEqual({ edition });
	});
});
