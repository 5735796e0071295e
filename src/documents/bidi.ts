export interface Stretch {
	text: string;
	rightToLeft: boolean;
}

/** Words and numbers of Latin letters, up to their last letter or digit: punctuation after them belongs to the text around. */
const latin = "[\\w\\u00c0-\\u024f'’.@:/?=&#%+-]*[\\w\\u00c0-\\u024f#/]";
const latinWords = new RegExp(`[A-Za-z\\u00c0-\\u024f](?:${latin})?(?:[ ,&]+[\\w\\u00c0-\\u024f](?:${latin})?)*`, 'g');
const arabic = '[\\p{Script=Arabic}ـ\\p{M}\\u200c]*';
const arabicWords = new RegExp(`\\p{Script=Arabic}${arabic}(?:[ ،]+\\p{Script=Arabic}${arabic})*`, 'gu');

/**
 * Parts a text into stretches of one direction, as Word wants its runs. Punctuation stays with the direction
 * around it, a number with the word before it, as readers of both scripts write them.
 * @param rightToLeft the direction of the text around
 */
export function stretchesOf(text: string, rightToLeft: boolean): Stretch[] {
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
