import {
	AlignmentType,
	CheckBox,
	type FileChild,
	HeadingLevel,
	LineRuleType,
	Paragraph,
	type ParagraphChild,
	TextRun,
} from 'docx';
import {
	type Block,
	type Box,
	type BoxName,
	isHandout,
	isShort,
	leadsTo,
	type Run,
	smallOnOwnLine,
	stepParts,
} from '../blocks.ts';
import { columnsOf } from '../tables.ts';
import {
	allSides,
	bar,
	deepestLevel,
	dottedBar,
	grey,
	indent,
	type Line,
	none,
	numbersOf,
	rule,
	type StyleId,
	textWidth,
	thin,
	writingHeight,
} from './look.ts';
import { cellContent, gap, type Writing, wordImage, wordParagraph, wordRuns, wordTable } from './parts.ts';

/** Where blocks stand. */
export interface Place {
	/** Room for a table, in twentieths of a point. */
	width: number;
	/** Style of plain paragraphs. */
	style?: StyleId;
	/** Whether the paragraph stays on the page of what follows. */
	keep?: boolean;
	/** Lists around it. */
	level?: number;
}

type Of<T extends Block['type']> = Extract<Block, { type: T }>;

/** Width a cell's own margins and lines take. */
const cellEdge = 240;
/** Pixels of a picture in twentieths of a point, at 96 to an inch. */
const pixel = 15;

/** Blocks one after the other; what is to be copied starts on a page of its own, and so does what follows it. */
export function wordBlocks(
	blocks: readonly Block[],
	writing: Writing,
	place: Place = { width: textWidth },
): FileChild[] {
	return blocks.flatMap((block, i) => {
		const [before, next] = [blocks[i - 1], blocks[i + 1]];
		const starts = block.type === 'heading' ? isHandout(next) : isHandout(block) && before?.type !== 'heading';
		const leads = leadsTo(block, next) ? { ...place, keep: true } : place;
		return wordBlock(block, writing, leads, starts || (isHandout(before) && !isHandout(block)));
	});
}

function wordBlock(block: Block, writing: Writing, place: Place, newPage: boolean): FileChild[] {
	if (newPage && block.type !== 'heading') return [pageBreak(), ...wordBlock(block, writing, place, false)];
	switch (block.type) {
		case 'heading':
			return [wordHeading(block, writing, newPage)];
		case 'paragraph':
			return roleParagraph(block, writing, place);
		case 'list':
			return wordList(block, writing, place);
		case 'table':
			return [dataTable(block, writing, place), gap()];
		case 'facts':
			return [factsTable(block, writing, place), gap()];
		case 'box':
			return wordBox(block, writing, place);
		case 'write':
			return [
				wordTable(
					// The lines stay together: each but the last is kept with the next.
					Array.from({ length: block.lines }, (_, i) => [[wordParagraph([], writing, { keep: i < block.lines - 1 })]]),
					[place.width],
					writing,
					{ borders: { ...allSides(none), bottom: thin, insideHorizontal: thin }, height: writingHeight },
				),
				gap(),
			];
		case 'image':
			return [wordPicture(block, writing, place)];
		case 'rule':
			return [new Paragraph({ border: { bottom: thin }, children: [] })];
	}
}

const pageBreak = () =>
	new Paragraph({
		pageBreakBefore: true,
		spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT },
		children: [],
	});

const levels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4];

const wordHeading = ({ depth, runs }: Of<'heading'>, writing: Writing, pageBreakBefore: boolean): Paragraph =>
	new Paragraph({
		heading: levels[Math.min(depth, levels.length) - 1] as (typeof levels)[number],
		bidirectional: writing.rightToLeft,
		pageBreakBefore,
		children: wordRuns(runs, writing),
	});

function roleParagraph({ runs, role }: Of<'paragraph'>, writing: Writing, place: Place): FileChild[] {
	switch (role) {
		case 'cite':
			return [wordParagraph(runs, writing, { style: 'Small' })];
		case 'fictional':
		case 'basis': {
			const bold = runs.map((run): Run => ({ ...run, bold: true }));
			return framed([wordParagraph(bold, writing)], writing, place, { around: thin });
		}
		case 'harm':
			return framed([wordParagraph(runs, writing)], writing, place, { fill: grey.box });
		default:
			return [wordParagraph(runs, writing, { style: place.style, keep: place.keep ?? false })];
	}
}

function wordList(list: Of<'list'>, writing: Writing, place: Place): FileChild[] {
	const level = Math.min(place.level ?? 0, deepestLevel);
	if (list.ordered) writing.lists.push(list.start);
	const numbering = { reference: list.ordered ? numbersOf(writing.lists.length) : 'points', level };
	const start = indent * (level + 1);
	return list.items.flatMap((item) =>
		item.flatMap((block, i): FileChild[] => {
			if (block.type !== 'paragraph')
				return wordBlock(block, writing, { ...place, width: place.width - indent, level: level + 1 }, false);
			const first = i === 0;
			const box =
				list.tick && first
					? [new CheckBox({ uncheckedState: tick('2610'), checkedState: tick('2612') }), new TextRun('\t')]
					: [];
			return [
				new Paragraph({
					style: place.style ?? 'ListParagraph',
					bidirectional: writing.rightToLeft,
					spacing: { after: 60 },
					keepNext: place.keep ?? false,
					...(first && !list.tick ? { numbering } : { indent: { start, ...(first ? { hanging: indent } : {}) } }),
					children: [...box, ...wordRuns(smallOnOwnLine(block.runs), writing)] as ParagraphChild[],
				}),
			];
		}),
	);
}

const tick = (value: string) => ({ value, font: 'Segoe UI Symbol' });

function dataTable(table: Of<'table'>, writing: Writing, place: Place): FileChild {
	const { widths, form } = columnsOf(table);
	const whole = widths.reduce((sum, each) => sum + each, 0);
	const columns = widths.map((each) => Math.floor((each / whole) * place.width));
	const cell = (runs: readonly Run[]) => [wordParagraph(runs, writing, { style: 'TableText' })];
	const head = table.head.map((runs) => cell(runs.map((run) => ({ ...run, bold: true }))));
	const rows = table.rows.map((row) => columns.map((_, i) => cell(row[i] ?? [])));
	return wordTable(head.length > 0 ? [head, ...rows] : rows, columns, writing, {
		head: head.length > 0,
		...(form ? { height: writingHeight } : {}),
	});
}

function factsTable({ facts }: Of<'facts'>, writing: Writing, { width }: Place): FileChild {
	const style = 'TableText';
	return wordTable(
		facts.map(({ label, value }) => [
			[wordParagraph([{ text: label, bold: true }], writing, { style })],
			[wordParagraph([{ text: value }], writing, { style })],
		]),
		[Math.round(width * 0.22), Math.round(width * 0.78)],
		writing,
		{ borders: { ...allSides(none), top: thin, bottom: thin } },
	);
}

function wordPicture({ src, alt }: Of<'image'>, { pictures }: Writing, { width }: Place): Paragraph {
	const picture = pictures.get(src);
	if (!picture) throw new Error(`The picture ${src} was not read.`);
	const scale = Math.min(1, ((width / pixel) * 0.8) / picture.width);
	const [w, h] = [picture.width, picture.height].map((length) => Math.round(length * scale)) as [number, number];
	return new Paragraph({ alignment: AlignmentType.CENTER, children: [wordImage(picture, w, h, alt)] });
}

/** How a box is framed: a bar at the start of its lines, a line around it, a shade. */
interface Frame {
	start?: Line;
	around?: Line;
	fill?: string;
}

const frames: Partial<Record<BoxName, Frame>> = {
	say: { start: bar },
	not: { start: dottedBar },
	expect: { fill: grey.box },
	trouble: { fill: grey.box },
	trainerOnly: { fill: grey.box },
	follows: { fill: grey.box },
	option: { around: thin },
	aside: { around: thin },
	law: { start: rule },
	quote: { start: rule },
};

function wordBox(box: Box, writing: Writing, place: Place): FileChild[] {
	const { name, label, blocks } = box;
	const head = label.length > 0 ? [wordParagraph(label, writing, { style: 'Label', keep: true })] : [];
	const inner = (width = place.width) => wordBlocks(blocks, writing, { ...place, width });
	switch (name) {
		case 'handout':
		case 'take-home':
		case 'rows-of-sessions':
		case 'rows-of-outcomes':
			return inner();
		case 'do':
			return [...head, ...inner()];
		case 'step':
			return wordStep(box, writing, place);
		case 'decision':
			return [
				new Paragraph({
					border: { top: { ...rule, space: 4 } },
					spacing: { before: 240, after: 60 },
					keepNext: true,
					children: [],
				}),
				...inner(),
			];
		case 'pair':
		case 'both-laws':
			return sideBySide(blocks, writing, place);
		default:
			return framed([...head, ...inner(place.width - cellEdge)], writing, place, frames[name] ?? {}, !isShort(box));
	}
}

/** A step: what is done and said beside the notes on it, in a row that stays on one page where it fits one; below, what
 * is for the trainer alone. */
function wordStep(box: Box, writing: Writing, place: Place): FileChild[] {
	const { words, beside: notes, below } = stepParts(box);
	const columns = (notes.length > 0 ? [0.6, 0.4] : [1]).map((share) => Math.round(place.width * share));
	const [wide = 0, narrow = 0] = columns.map((width) => width - cellEdge);
	const cells = [
		[wordParagraph(box.label, writing, { style: 'Small', keep: true }), ...wordBlocks(words, writing, { width: wide })],
		...(notes.length > 0 ? [wordBlocks(notes, writing, { width: narrow, style: 'Note' })] : []),
	];
	const look = { borders: { ...allSides(none), top: rule }, breaks: !isShort(box) };
	return [
		wordTable([cells], columns, writing, look),
		gap(),
		...wordBlocks(below, writing, { ...place, style: 'Note' }),
	];
}

function sideBySide(blocks: readonly Block[], writing: Writing, { width }: Place): FileChild[] {
	const column = Math.floor(width / 2);
	const rows = Array.from({ length: Math.ceil(blocks.length / 2) }, (_, i) =>
		[0, 1].map((j) =>
			cellContent(wordBlocks(blocks.slice(2 * i + j, 2 * i + j + 1), writing, { width: column - cellEdge })),
		),
	);
	return [wordTable(rows, [column, column], writing, { borders: allSides(none) }), gap()];
}

function framed(
	children: FileChild[],
	writing: Writing,
	{ width }: Place,
	{ start, around, fill }: Frame,
	breaks = false,
): FileChild[] {
	const [top, bottom, left, right] = Array.from({ length: 4 }, () => around ?? none) as [Line, Line, Line, Line];
	// In a table that runs from right to left, left is the side at which lines begin.
	const borders = { ...allSides(none), top, bottom, right, left: start ?? left };
	return [wordTable([[children]], [width], writing, { borders, breaks, ...(fill ? { fill } : {}) }), gap()];
}
