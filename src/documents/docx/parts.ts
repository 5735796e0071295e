import {
	ExternalHyperlink,
	type FileChild,
	ImageRun,
	LineRuleType,
	Paragraph,
	type ParagraphChild,
	ShadingType,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	TextRun,
	WidthType,
} from 'docx';
import { isRightToLeft } from '../../languages/languages.ts';
import { stretchesOf } from '../bidi.ts';
import type { Run } from '../blocks.ts';
import { resolveLink, type TrainingDocument } from '../document.ts';
import type { Picture } from '../pictures.ts';
import { allSides, type Borders, grey, type StyleId, size, thin } from './look.ts';

/** What is written into: the document, and what of it counts up. */
export interface Writing {
	document: TrainingDocument;
	pictures: ReadonlyMap<string, Picture>;
	rightToLeft: boolean;
	/** Numbered lists so far: what each starts at. */
	lists: number[];
}

export const startWriting = (document: TrainingDocument, pictures: ReadonlyMap<string, Picture>): Writing => ({
	document,
	pictures,
	rightToLeft: isRightToLeft(document.language),
	lists: [],
});

/** Runs in Word's sense: one direction each. */
export function wordRuns(runs: readonly Run[], { document, rightToLeft }: Writing): ParagraphChild[] {
	return runs.flatMap(({ text, bold, small, link }): ParagraphChild[] => {
		const own = text.split('\n').flatMap((line, i) => [
			...(i > 0 ? [new TextRun({ break: 1 })] : []),
			...stretchesOf(line, rightToLeft).map(
				(stretch) =>
					new TextRun({
						text: stretch.text,
						rightToLeft: stretch.rightToLeft,
						...(bold ? { bold: true } : {}),
						...(small ? { size: size.small, color: grey.label } : {}),
					}),
			),
		]);
		const target = link && resolveLink(link, document);
		return target ? [new ExternalHyperlink({ link: target, children: own })] : own;
	});
}

/** A paragraph in a style; `keep`: on the page of what follows. */
export const wordParagraph = (
	runs: readonly Run[],
	writing: Writing,
	{ style, keep = false }: { style?: StyleId | undefined; keep?: boolean } = {},
): Paragraph =>
	new Paragraph({
		...(style ? { style } : {}),
		bidirectional: writing.rightToLeft,
		keepNext: keep,
		keepLines: keep,
		children: wordRuns(runs, writing),
	});

/** Word joins tables that touch. */
export const gap = (): Paragraph =>
	new Paragraph({ spacing: { before: 0, after: 60, line: 120, lineRule: LineRuleType.EXACT }, children: [] });

/** What stands in a cell, which must end in a paragraph. */
export const cellContent = (children: FileChild[]): FileChild[] =>
	children.at(-1) instanceof Paragraph ? children : [...children, gap()];

export interface TableLook {
	/** Whether the first row is repeated on each page. */
	head?: boolean;
	borders?: Borders;
	/** Least height of a row. */
	height?: number;
	fill?: string;
	/** Whether rows may be broken over two pages. */
	breaks?: boolean;
}

/**
 * A table of fixed columns; in a right-to-left document the first column stands at the right.
 * @param columns widths in twentieths of a point
 */
export function wordTable(
	rows: FileChild[][][],
	columns: readonly number[],
	{ rightToLeft }: Writing,
	{ head = false, borders = allSides(thin), height, fill, breaks = false }: TableLook = {},
): Table {
	return new Table({
		visuallyRightToLeft: rightToLeft,
		layout: TableLayoutType.FIXED,
		width: { size: columns.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
		columnWidths: [...columns],
		borders,
		rows: rows.map((row, i) => {
			const isHead = head && i === 0;
			const shade = fill ?? (isHead ? grey.box : undefined);
			return new TableRow({
				cantSplit: !breaks,
				tableHeader: isHead,
				...(height && !isHead ? { height: { value: height, rule: 'atLeast' } } : {}),
				children: row.map(
					(children, column) =>
						new TableCell({
							width: { size: columns[column] as number, type: WidthType.DXA },
							margins: { top: 60, bottom: 40, left: 110, right: 110 },
							...(shade ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: shade } } : {}),
							children: cellContent(children) as Paragraph[],
						}),
				),
			});
		}),
	});
}

/** A picture in a line, in pixels; `description` is what it shows. */
export const wordImage = ({ data, format }: Picture, width: number, height: number, description: string): ImageRun =>
	new ImageRun({
		type: format,
		data,
		transformation: { width, height },
		altText: { name: '', title: '', description },
	});
