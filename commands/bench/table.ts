/** A table in Markdown: the first column is words, the others are figures. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
	[head, ['---', ...head.slice(1).map(() => '--:')], ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** As it is read: 1,234.5. */
export const number = (value: number, digits = 0): string =>
	value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** With its sign: +1.2 %. */
export const percent = (value: number): string => `${value <= -0.05 ? '−' : '+'}${number(Math.abs(value), 1)} %`;
