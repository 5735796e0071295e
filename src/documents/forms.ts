import type { Filling } from '../model/vocabulary.ts';
import type { Block, Run } from './blocks.ts';

/**
 * Fills a form's tables for a module: a row for each of its sessions or outcomes, the other cells left to fill in.
 * @param rows first cells of the rows, by what they are filled with
 */
export function fillRows(blocks: readonly Block[], rows: Record<Filling, Run[][][]>): Block[] {
	return blocks.map((block) => {
		if (block.type !== 'box') return block;
		if (block.name === 'rows-of-sessions')
			return { ...block, blocks: block.blocks.map((each) => fill(each, rows.sessions)) };
		if (block.name === 'rows-of-outcomes')
			return { ...block, blocks: block.blocks.map((each) => fill(each, rows.outcomes)) };
		return { ...block, blocks: fillRows(block.blocks, rows) };
	});
}

function fill(block: Block, rows: Run[][][]): Block {
	if (block.type !== 'table') return block;
	const width = Math.max(block.head.length, ...block.rows.map((row) => row.length));
	return { ...block, rows: rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? [])) };
}
