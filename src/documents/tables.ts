import { type Block, textOf } from './blocks.ts';

type Table = Extract<Block, { type: 'table' }>;

/** Letters that fit side by side in table text on A4, upright and turned, padding taken off for each column. */
const lettersUpright = 96;
const lettersTurned = 148;
const lettersOfPadding = 3;
/** A column that is filled in by hand is at least this wide. */
const lettersToFillIn = 9;
/** Room for a sentence by hand. */
const lettersToWrite = 45;
/** From here on a column gets no wider: its text runs over more lines. */
const lettersAtMost = 60;

export interface Columns {
	/** Widths in proportion to each other. */
	widths: number[];
	/** Whether the page must be turned for it. */
	wide: boolean;
	/** Whether it does not even fit a turned page. */
	tooWide: boolean;
	/** Whether cells are left empty to be filled in. */
	form: boolean;
}

/** How wide each column of a table is to be, from what stands in it. */
export function columnsOf({ head, rows }: Table): Columns {
	const all = head.length > 0 ? [head, ...rows] : rows;
	const count = Math.max(...all.map((row) => row.length));
	// In a table that is all filled in by hand, the first column is for words and the others for a mark or number; a column
	// without even a heading is for words too.
	const blank = rows.length > 0 && rows.every((row) => row.every((cell) => textOf(cell) === ''));
	const columns = Array.from({ length: count }, (_, column) => {
		const texts = all.map((row) => textOf(row[column] ?? []));
		const empty = rows.some((row) => textOf(row[column] ?? []) === '');
		const longestWord = Math.max(...texts.map((text) => Math.max(...text.split(/\s/).map((word) => word.length))));
		const least = Math.max(longestWord, empty ? lettersToFillIn : 2);
		const isToWrite = blank ? column === 0 && count < 4 : texts.every((text) => text === '');
		const natural = isToWrite ? lettersToWrite : Math.max(...texts.map((text) => text.length));
		return { least, natural: Math.max(least, Math.min(natural, lettersAtMost)), empty };
	});
	const needed = columns.reduce((sum, { least }) => sum + least + lettersOfPadding, 0);
	const wide = needed > lettersUpright;
	// What a column would like beyond its longest word is shared out; no column gives up the room for that word.
	const wished = columns.reduce((sum, { least, natural }) => sum + natural - least, 0);
	const left = Math.max(0, (wide ? lettersTurned : lettersUpright) - needed);
	const share = wished > left ? left / wished : 1;
	return {
		widths: columns.map(({ least, natural }) => least + (natural - least) * share + lettersOfPadding),
		wide,
		tooWide: needed > lettersTurned,
		form: columns.some(({ empty }) => empty),
	};
}
