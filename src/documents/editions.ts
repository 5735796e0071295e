import type { Kind } from '../model/kinds.ts';
import type { Block, BoxName } from './blocks.ts';

/** What participants never get, wherever it stands. */
const forTrainers: ReadonlySet<BoxName> = new Set(['step', 'expect', 'trouble', 'trainerOnly', 'follows']);

/** Lines to write on after each decision of a case, in the place of what follows from it. */
const linesForDecision = 3;

/**
 * The participant's edition of a page. A session plan is the trainer's: of it participants get what is named here and
 * nothing else, so that what a writer forgets to mark is missing and not given away. Other pages keep all but what is
 * marked for the trainer.
 */
export function forParticipants(blocks: readonly Block[], kind: Kind): Block[] {
	return kind === 'session-plan' ? planForParticipants(blocks) : withoutTrainerParts(blocks);
}

function planForParticipants(blocks: readonly Block[]): Block[] {
	return sectionsOf(blocks).flatMap(({ heading, blocks: own }) => {
		switch (heading?.id) {
			case 'timetable':
				return [heading, ...own.filter(({ type }) => type === 'table')];
			case 'objectives':
				return [heading, ...own.map(withoutSmall)];
			case 'terms':
			case 'sources':
				return [heading, ...own];
			default: {
				const given = own.filter((block, i) => isGiven(block) || (block.type === 'heading' && isGiven(own[i + 1])));
				return heading && given.length > 0 ? [heading, ...withoutTrainerParts(given)] : [];
			}
		}
	});
}

const isGiven = (block: Block | undefined): boolean =>
	block?.type === 'box' && (block.name === 'handout' || block.name === 'take-home');

function withoutTrainerParts(blocks: readonly Block[]): Block[] {
	return withoutEmptySections(
		blocks.flatMap((block): Block[] => {
			if (block.type === 'list') {
				const items = block.items.map(withoutTrainerParts).filter((item) => item.length > 0);
				return items.length > 0 ? [{ ...block, items }] : [];
			}
			if (block.type === 'paragraph' && block.role === 'harm') return [];
			if (block.type !== 'box') return [block];
			if (forTrainers.has(block.name)) return [];
			const room: Block[] = block.name === 'decision' ? [{ type: 'write', lines: linesForDecision }] : [];
			return [{ ...block, blocks: withoutTrainerParts([...block.blocks, ...room]) }];
		}),
	);
}

/** A form without what is of use on its page only: paper is for filling in. */
export const formAlone = (blocks: readonly Block[]): Block[] =>
	sectionsOf(blocks).flatMap(({ heading, blocks: own }) =>
		heading && /^(terms|sources|guides)$/.test(heading.id) ? [] : [...(heading ? [heading] : []), ...own],
	);

interface Section {
	heading?: Extract<Block, { type: 'heading' }>;
	blocks: Block[];
}

/** Blocks by the `##` heading they stand under. */
function sectionsOf(blocks: readonly Block[]): Section[] {
	const sections: Section[] = [{ blocks: [] }];
	for (const block of blocks)
		if (block.type === 'heading' && block.depth === 2) sections.push({ heading: block, blocks: [] });
		else sections.at(-1)?.blocks.push(block);
	return sections;
}

/** A heading goes when nothing is left under it; so does the one above it, when it held nothing else. */
function withoutEmptySections(blocks: readonly Block[]): Block[] {
	const kept: Block[] = [];
	for (const block of blocks.toReversed()) {
		const next = kept[0];
		if (block.type === 'heading' && (!next || (next.type === 'heading' && next.depth <= block.depth))) continue;
		kept.unshift(block);
	}
	return kept;
}

/** Without how the trainer sees that an objective was reached. */
function withoutSmall(block: Block): Block {
	if (block.type === 'list') return { ...block, items: block.items.map((item) => item.map(withoutSmall)) };
	return block.type === 'paragraph' ? { ...block, runs: block.runs.filter(({ small }) => !small) } : block;
}
