import type { Allowed } from './schema/allowed.ts';
import { wholeWords } from './whole-words.ts';

/** Today as 2026-11-21; SOURCE_DATE_EPOCH, in seconds, makes it another day. */
export const today = (): string => {
	const epoch = process.env['SOURCE_DATE_EPOCH'];
	return (epoch ? new Date(Number(epoch) * 1000) : new Date()).toISOString().slice(0, 10);
};

/**
 * Whether something that a rule found in a line may stand there.
 * @param day what is allowed only until an earlier one is refused again
 */
export function allowances(allowed: readonly Allowed[], day: string): (found: string, line: string) => boolean {
	const standing = allowed.filter(({ until }) => until >= day).map(({ text }) => ({ text, find: wholeWords(text) }));
	return (found, line) =>
		standing.some(({ text, find }) => find.test(found) || (text.includes(found) && find.test(line)));
}
