/** What cannot be seen and changes what is read: controls, overrides of direction, tags, fillers, selectors. */
const invisible =
	'\\p{Cc}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u2028\\u2029\\u2800\\ufff9-\\ufffb';

/** Joiners that Kurdish, Arabic and Persian spelling needs, and marks that keep a number or a sign in its place. */
const joiners = '\\u200c\\u200d';
const marks = '\\u200e\\u200f\\u061c';
/** Signs that are joined to one picture. */
const pictures = '\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f';
const arabic = '\\p{Script_Extensions=Arabic}';

/**
 * A hidden character where it has no business: a joiner stands between Arabic letters or at the end of one, a mark not
 * inside a word, the selector of a picture sign behind one. Tabs and ends of lines are none.
 */
export const hiddenCharacter = new RegExp(
	[
		`(?![\\t\\n${joiners}${marks}\\ufe0e\\ufe0f]|\\r\\n)[${invisible}]`,
		`(?<![${arabic}${pictures}])[${joiners}]`,
		`(?<=[${joiners}])[${joiners}]`,
		`(?<=[\\p{L}\\p{N}${marks}])[${marks}](?=[\\p{L}\\p{N}])`,
		`(?<=[${marks}])[${marks}]`,
		'(?<![\\p{So}\\p{Sm}\\p{Po}\\p{N}])[\\ufe0e\\ufe0f]',
	].join('|'),
	'gu',
);

/** As U+202E. */
export const codePoint = (character: string): string =>
	`U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** A text on one line, with what is hidden in it named: for a terminal, which would obey it. */
export const visible = (text: string): string =>
	text.replace(/[\t\n\r]+/g, ' ').replace(new RegExp(`[${invisible}]`, 'gu'), (found) => `<${codePoint(found)}>`);
