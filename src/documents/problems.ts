import type { Problem } from '../model/problem.ts';
import { type Block, type BoxName, textOf, textsOf } from './blocks.ts';
import { missingLetters } from './letters.ts';
import type { Outline } from './outline.ts';
import { columnsOf } from './tables.ts';

/**
 * What of a page cannot be printed.
 * @param file the content file of the page
 */
export function outlineProblems({ title, lead, state, blocks }: Outline, file: string): Problem[] {
	const problems: Problem[] = [];
	for (const letter of missingLetters([title, lead, ...state.map(textOf), ...textsOf(blocks)]))
		problems.push({
			file,
			rule: 'missing-letter',
			message: `holds «${letter}» (U+${(letter.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}), which the documents' font has no letter for. Write it in words or with other letters.`,
		});
	for (const { table, inBox } of tablesOf(blocks)) {
		const { wide, tooWide } = columnsOf(table);
		if (tooWide || (wide && inBox))
			problems.push({
				file,
				rule: 'table-too-wide',
				message: `has a table of ${table.head.length || table.rows[0]?.length} columns (${table.head.map(textOf).join(', ')}) that fits no page${inBox ? ', and inside a component no page can be turned for it' : ', not even a turned one'}. Part it into two tables, or shorten its longest words.`,
			});
	}
	return problems;
}

/** All tables, and whether they stand in a box or list, where no page can be turned for them. */
function* tablesOf(
	blocks: readonly Block[],
	inBox = false,
): Generator<{ table: Extract<Block, { type: 'table' }>; inBox: boolean }> {
	for (const block of blocks)
		if (block.type === 'table') yield { table: block, inBox };
		else if (block.type === 'box') yield* tablesOf(block.blocks, inBox || !openBoxes.has(block.name));
		else if (block.type === 'list') for (const item of block.items) yield* tablesOf(item, true);
}

/** Boxes that draw nothing around what they hold. */
const openBoxes: ReadonlySet<BoxName> = new Set(['handout', 'take-home', 'rows-of-sessions', 'rows-of-outcomes']);
