/** A letter, or a mark on one, in a regular expression with the flag u. */
export const letter = '[\\p{L}\\p{M}]';

/** Any word of a list that spaces part, in a regular expression. */
export const anyOf = (list: string): string => `(?:${list.trim().split(/\s+/).join('|')})`;

/** Finds a text where it stands as whole words, in capitals or not. */
export const wholeWords = (text: string): RegExp =>
	new RegExp(`(?<!${letter})${RegExp.escape(text)}(?!${letter})`, 'iu');
