import { describe, expect, test } from 'vitest';
import { inherit } from '../../src/model/read.ts';

describe('a translation over its English', () => {
	test('takes the words it has, and keeps everything else', () => {
		expect(inherit({ id: 'a', minutes: 30, title: 'Title' }, { title: 'عنوان' })).toEqual({
			id: 'a',
			minutes: 30,
			title: 'عنوان',
		});
	});

	test('lists of texts are its own', () => {
		expect(inherit({ outcomes: ['one', 'two'] }, { outcomes: ['واحد', 'اثنان'] })).toEqual({
			outcomes: ['واحد', 'اثنان'],
		});
	});

	test('lists of objects merge item by item: where a door leads stands in English alone', () => {
		expect(
			inherit(
				{
					doors: [
						{ to: ['guides'], title: 'One' },
						{ to: ['reports'], title: 'Two' },
					],
				},
				{ doors: [{ title: 'واحد' }, { title: 'اثنان' }] },
			),
		).toEqual({
			doors: [
				{ to: ['guides'], title: 'واحد' },
				{ to: ['reports'], title: 'اثنان' },
			],
		});
	});

	test('objects in objects merge too', () => {
		expect(inherit({ a: { b: 1, c: 'x' } }, { a: { c: 'y' } })).toEqual({ a: { b: 1, c: 'y' } });
	});

	test('a mark of its own, false or draft, is not taken from English', () => {
		expect(
			inherit({ draft: true, review: { by: 'legal', on: '2026-11-21' } }, { draft: false, review: 'draft' }),
		).toEqual({
			draft: false,
			review: 'draft',
		});
	});

	test('the English stays as it was', () => {
		const english = { doors: [{ title: 'One' }] };
		inherit(english, { doors: [{ title: 'واحد' }] });
		expect(english).toEqual({ doors: [{ title: 'One' }] });
	});
});
