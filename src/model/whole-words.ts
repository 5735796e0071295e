/** Finds a text where it stands as whole words, in capitals or not. */
export const wholeWords = (text: string): RegExp =>
	new RegExp(`(?<![\\p{L}\\p{M}])${RegExp.escape(text)}(?![\\p{L}\\p{M}])`, 'iu');
