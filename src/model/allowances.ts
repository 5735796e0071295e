import { wholeWords } from '../languages/whole-words.ts';
import type { Allowed } from './schema/allowed.ts';

/**
 * Whether something that a rule found in a line may stand there.
 * @param day what is allowed only until an earlier one is refused again
 */
export function allowances(allowed: readonly Allowed[], day: string): (found: string, line: string) => boolean {
	const standing = allowed.filter(({ until }) => until >= day).map(({ text }) => ({ text, find: wholeWords(text) }));
	return (found, line) =>
		standing.some(({ text, find }) => find.test(found) || (text.includes(found) && find.test(line)));
}
