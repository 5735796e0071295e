import type { Language } from '../languages/languages.ts';

export interface Stretch {
	text: string;
	rightToLeft: boolean;
}

const latinWords =
	/[A-Za-z\u00c0-\u024f][\w\u00c0-\u024f'’.@:/-]*(?:[ ,&]+[A-Za-z\u00c0-\u024f][\w\u00c0-\u024f'’.@:/-]*)*/g;
const arabicWords =
	/\p{Script=Arabic}[\p{Script=Arabic}\p{M}\u200c]*(?:[ ،]+\p{Script=Arabic}[\p{Script=Arabic}\p{M}\u200c]*)*/gu;

/**
 * Parts a text into stretches of one direction, as Word wants its runs. Digits and punctuation stay with the
 * direction around them.
 */
export function stretchesOf(text: string, around: Language['dir']): Stretch[] {
	const rightToLeft = around === 'rtl';
	const stretches: Stretch[] = [];
	let last = 0;
	const add = (part: string, own: boolean) => part && stretches.push({ text: part, rightToLeft: own });
	for (const { 0: other, index } of text.matchAll(rightToLeft ? latinWords : arabicWords)) {
		add(text.slice(last, index), rightToLeft);
		add(other, !rightToLeft);
		last = index + other.length;
	}
	add(text.slice(last), rightToLeft);
	return stretches;
}
