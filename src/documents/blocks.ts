/** A stretch of text that looks the same throughout. A line break is `\n` in it. */
export interface Run {
	text: string;
	bold?: true;
	/** Said less loudly: how to check an objective, what to use instead. */
	small?: true;
	/** Where it leads, as the page has it. */
	link?: string;
	/** Language tag of words that are not in the language around them. */
	lang?: string;
}

/** What a boxed part of a page is; the name is that of its component, or of the element it comes from. */
export type BoxName =
	| 'step'
	| 'do'
	| 'say'
	| 'not'
	| 'expect'
	| 'trouble'
	| 'trainerOnly'
	| 'handout'
	| 'take-home'
	| 'decision'
	| 'option'
	| 'follows'
	| 'pair'
	| 'law'
	| 'both-laws'
	| 'rows-of-sessions'
	| 'rows-of-outcomes'
	| 'aside'
	| 'quote';

export type ParagraphRole = 'fictional' | 'harm' | 'basis' | 'cite' | 'total' | 'term';

/** What documents are made of: each writer knows every one of these, and nothing else. */
export type Block =
	| { type: 'heading'; depth: number; runs: Run[]; id: string }
	| { type: 'paragraph'; runs: Run[]; role?: ParagraphRole }
	| { type: 'list'; ordered: boolean; start: number; tick: boolean; items: Block[][] }
	| { type: 'table'; head: Run[][]; rows: Run[][][] }
	| { type: 'facts'; facts: { label: string; value: string }[] }
	| { type: 'box'; name: BoxName; label: Run[]; blocks: Block[] }
	/** Lines to write on. */
	| { type: 'write'; lines: number }
	| { type: 'image'; src: string; alt: string }
	| { type: 'rule' };

export type Box = Extract<Block, { type: 'box' }>;

export const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

/** Every text in these blocks, as the reader meets it. */
export function* textsOf(blocks: readonly Block[]): Generator<string> {
	for (const block of blocks)
		switch (block.type) {
			case 'heading':
			case 'paragraph':
				yield textOf(block.runs);
				break;
			case 'list':
				for (const item of block.items) yield* textsOf(item);
				break;
			case 'table':
				for (const row of [block.head, ...block.rows]) for (const cell of row) yield textOf(cell);
				break;
			case 'facts':
				for (const { label, value } of block.facts) yield* [label, value];
				break;
			case 'box':
				yield textOf(block.label);
				yield* textsOf(block.blocks);
				break;
			case 'image':
				yield block.alt;
				break;
		}
}

export const isHandout = (block: Block | undefined): block is Box => block?.type === 'box' && block.name === 'handout';

/** A step's parts: what is done and said; the notes beside it; and below both what is for the trainer alone. */
export function stepParts({ blocks }: Box): { words: Block[]; beside: Block[]; below: Block[] } {
	const nameOf = (block: Block) => (block.type === 'box' ? block.name : undefined);
	const isBeside = (block: Block) => nameOf(block) === 'expect' || nameOf(block) === 'trouble';
	const isBelow = (block: Block) => nameOf(block) === 'trainerOnly';
	return {
		words: blocks.filter((block) => !isBeside(block) && !isBelow(block)),
		beside: blocks.filter(isBeside),
		below: blocks.filter(isBelow),
	};
}

/** Whether a block only says what is to be done with the next, and makes no sense on the page before it. */
export const leadsTo = (block: Block, next: Block | undefined): boolean =>
	next !== undefined &&
	((block.type === 'paragraph' && (/^(write|table)$/.test(next.type) || isRows(next) || isTicks(next))) ||
		(block.type === 'list' && next.type === 'write'));

const isRows = (block: Block): boolean => block.type === 'box' && block.name.startsWith('rows-of-');
const isTicks = (block: Block): boolean => block.type === 'list' && block.tick;

/** Letters up to which a box is kept on one page: about a third of it. */
const shortBox = 1000;
/** What a block takes up beside its letters. */
const lettersPerBlock = 40;
/** Lines of a page, and letters of a line of a step's words, of the notes beside them, and of what has the whole width. */
const linesOfPage = 46;
const lettersOfLine = { words: 52, beside: 36, below: 90 };

function lettersOf(blocks: readonly Block[]): number {
	let letters = 0;
	for (const text of textsOf(blocks)) letters += text.length + lettersPerBlock;
	return letters;
}

/** Whether a box is small enough to be kept on one page whatever stands before it; a step may fill one. */
export function isShort(box: Box): boolean {
	if (box.name !== 'step') return lettersOf(box.blocks) <= shortBox;
	const { words, beside, below } = stepParts(box);
	const ofWords = beside.length > 0 ? lettersOfLine.words : lettersOfLine.below;
	const lines = Math.max(lettersOf(words) / ofWords, lettersOf(beside) / lettersOfLine.beside);
	return lines + lettersOf(below) / lettersOfLine.below <= linesOfPage;
}

/** What is said less loudly of an item starts a line of its own. */
export const smallOnOwnLine = (runs: readonly Run[]): Run[] =>
	runs.map((run, i) => (run.small && i > 0 ? { ...run, text: `\n${run.text}` } : run));

/** Addresses of the pictures in these blocks. */
export function* picturesIn(blocks: readonly Block[]): Generator<string> {
	for (const block of blocks)
		if (block.type === 'image') yield block.src;
		else if (block.type === 'box') yield* picturesIn(block.blocks);
		else if (block.type === 'list') for (const item of block.items) yield* picturesIn(item);
}
