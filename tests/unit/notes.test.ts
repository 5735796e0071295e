import { describe, expect, test } from 'vitest';
import { splitNotes } from '../../src/site/notes.ts';

const note = (name: string, inside: string, open = '') =>
	`<details${open} class="note ${name}"><summary>S</summary>${inside}</details>`;

describe('a step’s words and its notes', () => {
	test('notes leave the words, in their order, and stand open', () => {
		expect(splitNotes(`<h3>T</h3>${note('expect', 'a')}<p>b</p>${note('trouble', 'c\nd')}<p>e</p>`)).toEqual({
			words: '<h3>T</h3><p>b</p><p>e</p>',
			notes: note('expect', 'a', ' open') + note('trouble', 'c\nd', ' open'),
		});
	});

	test('a step without notes stays as it is', () => {
		expect(splitNotes('<p>a</p>')).toEqual({ words: '<p>a</p>', notes: '' });
	});

	test('a note in a note stays in it, and both stand open', () => {
		expect(splitNotes(`<p>a</p>${note('expect', `b${note('trainerOnly', 'c')}d`)}<p>e</p>`)).toEqual({
			words: '<p>a</p><p>e</p>',
			notes: note('expect', `b${note('trainerOnly', 'c', ' open')}d`, ' open'),
		});
	});

	test('a part that is no note stays among the words; a note in it does not', () => {
		expect(splitNotes(`<details><summary>More</summary>a${note('expect', 'b')}c</details>d`)).toEqual({
			words: '<details><summary>More</summary>ac</details>d',
			notes: note('expect', 'b', ' open'),
		});
	});
});
