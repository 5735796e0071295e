import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	AlignmentType,
	Bookmark,
	BorderStyle,
	CheckBox,
	Document,
	ExternalHyperlink,
	type FileChild,
	Footer,
	Header,
	HeadingLevel,
	ImageRun,
	InternalHyperlink,
	type ISectionOptions,
	LevelFormat,
	Packer,
	PageNumber,
	Paragraph,
	type ParagraphChild,
	ShadingType,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	TabStopType,
	TextRun,
	WidthType,
} from 'docx';
import { type LanguagePath, languages } from '../../languages/languages.ts';
import { stretchesOf } from '../bidi.ts';
import { type Block, type Box, type BoxName, isHandout, isNote, isShort, type Run, smallOnOwnLine } from '../blocks.ts';
import { type Chapter, resolveLink, type TrainingDocument } from '../document.ts';
import type { Picture } from '../pictures.ts';
import { columnsOf } from '../tables.ts';
import { finishDocx, scrambled } from './package.ts';

const font = 'Vazirmatn';
/** Sizes in half points, lengths in twentieths of a point. */
const size = { text: 21, small: 17, table: 19, notes: 18 };
const page = { width: 11906, height: 16838, margin: 1134 };
const width = page.width - 2 * page.margin;
const turnedWidth = page.height - 2 * page.margin;
const lineHeight = 510;
const grey = { line: '999999', box: 'F0F0F0', label: '404040' };

/** The locale Word checks spelling in. */
const locales: Record<LanguagePath, string> = { en: 'en-GB', ar: 'ar-IQ', ku: 'ku-Arab-IQ' };

/** Regular and bold, as Word wants them. */
const faces = [400, 700].map((weight) => scrambled(readFileSync(join(import.meta.dirname, `vazirmatn-${weight}.ttf`))));
/** Stands in for a face until the document is finished. */
const noFace = Buffer.alloc(32);

/**
 * A document for Word: styled, editable, with its font.
 * @param pictures by their address on the page
 */
export async function writeDocx(
	document: TrainingDocument,
	pictures: ReadonlyMap<string, Picture> = new Map(),
): Promise<Uint8Array> {
	const writer = new Writer(document, pictures);
	const locale = locales[document.language];
	const rightToLeft = languages[document.language].dir === 'rtl';
	const language = { value: rightToLeft ? 'en-GB' : locale, bidirectional: rightToLeft ? locale : 'ar-IQ' };
	const heading = (points: number, before: number) => ({
		run: { font, size: points * 2, bold: true, color: '000000', language },
		paragraph: { spacing: { before, after: 120 }, keepNext: true, keepLines: true },
	});
	const file = new Document({
		title: document.title,
		creator: document.publisher ?? document.site,
		lastModifiedBy: document.publisher ?? document.site,
		description: document.lead,
		fonts: [{ name: font, data: noFace, bold: noFace }],
		styles: {
			default: {
				document: {
					run: { font, size: size.text, language },
					paragraph: { spacing: { after: 120, line: 288 } },
				},
				title: { ...heading(20, 0), paragraph: { spacing: { before: 0, after: 160 }, keepNext: true } },
				heading1: heading(18, 0),
				heading2: heading(14, 360),
				heading3: heading(11.5, 240),
				heading4: heading(10.5, 200),
				listParagraph: { run: { font, size: size.text, language }, paragraph: { spacing: { after: 60 } } },
			},
			paragraphStyles: [
				style('Lead', 'Lead', { size: 23 }),
				style('Note', 'Note', { size: size.notes }),
				style('Small', 'Small print', { size: size.small, color: grey.label }),
				style('Label', 'Label', { size: size.small, bold: true, color: grey.label }),
				style('TableText', 'Table text', { size: size.table }),
			],
		},
		numbering: { config: writer.numberings() },
		sections: document.chapters.map((chapter, i) => writer.section(chapter, i)),
	});
	return finishDocx(await Packer.toBuffer(file), { updated: document.updated, rightToLeft, fonts: faces });
}

const style = (id: string, name: string, run: { size: number; bold?: boolean; color?: string }) => ({
	id,
	name,
	basedOn: 'Normal',
	quickFormat: true,
	run: { font, ...run },
});

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const thin = { style: BorderStyle.SINGLE, size: 4, color: grey.line } as const;
const strong = { style: BorderStyle.SINGLE, size: 18, color: '000000' } as const;
const dotted = { style: BorderStyle.DOTTED, size: 18, color: '000000' } as const;
type Line = { style: (typeof BorderStyle)[keyof typeof BorderStyle]; size: number; color: string };
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };

/** How a box is framed: a rule at the start of its lines, a line around it, a shade. */
const frames: Partial<Record<BoxName, { start?: Line; all?: Line; fill?: string }>> = {
	say: { start: strong },
	not: { start: dotted },
	expect: { fill: grey.box },
	trouble: { fill: grey.box },
	trainerOnly: { fill: grey.box },
	follows: { fill: grey.box },
	option: { all: thin },
	aside: { all: thin },
	law: { start: thin },
	quote: { start: thin },
};

/** What the children of a paragraph or cell look like. */
interface Look {
	style?: string;
	/** Keeps each paragraph with the one after it. */
	keep?: boolean;
	/** Room for a table, in twentieths of a point. */
	width: number;
}

class Writer {
	readonly document: TrainingDocument;
	readonly pictures: ReadonlyMap<string, Picture>;
	readonly rightToLeft: boolean;
	/** Numbered lists so far: each starts anew, so each has a numbering of its own. */
	#lists = 0;

	constructor(document: TrainingDocument, pictures: ReadonlyMap<string, Picture>) {
		this.document = document;
		this.pictures = pictures;
		this.rightToLeft = languages[document.language].dir === 'rtl';
	}

	numberings() {
		const indent = { paragraph: { indent: { start: 360, hanging: 360 } } };
		return [
			{
				reference: 'numbers',
				levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START, style: indent }],
			},
			{
				reference: 'points',
				levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.START, style: indent }],
			},
		];
	}

	section(chapter: Chapter, index: number): ISectionOptions {
		const { document } = this;
		const children: FileChild[] = [
			this.paragraph([{ text: [chapter.kind, document.edition].filter(Boolean).join(' · ') }], {
				style: 'Label',
				width,
			}),
			new Paragraph({
				heading: index === 0 ? HeadingLevel.TITLE : HeadingLevel.HEADING_1,
				bidirectional: this.rightToLeft,
				children: [new Bookmark({ id: `chapter-${index}`, children: this.runs([{ text: chapter.title }]) })],
			}),
			...(chapter.lead ? [this.paragraph([{ text: chapter.lead }], { style: 'Lead', width })] : []),
			...chapter.state.map((runs) => this.paragraph(runs, { style: 'Small', width })),
			...(index === 0 ? this.contents() : []),
			...this.blocks(chapter.blocks, { width }),
		];
		return {
			properties: {
				page: {
					size: { width: page.width, height: page.height },
					margin: { top: 1247, bottom: 1247, left: page.margin, right: page.margin, header: 567, footer: 567 },
				},
				titlePage: false,
			},
			headers: { default: this.header(chapter) },
			footers: { default: this.footer(chapter) },
			children,
		};
	}

	/** The chapters of a document that has more than one, as links. */
	contents(): FileChild[] {
		const { chapters, words } = this.document;
		if (chapters.length < 2) return [];
		return [
			this.heading([{ text: words.contents }], 2),
			...chapters.slice(1).map(
				({ title, kind }, i) =>
					new Paragraph({
						style: 'ListParagraph',
						bidirectional: this.rightToLeft,
						children: [
							new InternalHyperlink({
								anchor: `chapter-${i + 1}`,
								children: this.runs([{ text: title, bold: true }, { text: ` · ${kind}` }]),
							}),
						],
					}),
			),
		];
	}

	header({ title }: Chapter): Header {
		const { site } = this.document;
		return new Header({
			children: [
				new Paragraph({
					style: 'Small',
					bidirectional: this.rightToLeft,
					border: { bottom: { ...thin, space: 4 } },
					tabStops: [{ type: TabStopType.END, position: width }],
					children: this.runs([{ text: title === site ? title : `${title}\t${site}` }]),
				}),
			],
		});
	}

	footer({ code, version, date, qr }: Chapter): Footer {
		const { words } = this.document;
		const [before, between, after] = words.pageOf;
		const number = (children: (string | (typeof PageNumber)[keyof typeof PageNumber])[]) =>
			new TextRun({ children, rightToLeft: this.rightToLeft });
		const text = [
			new Paragraph({
				style: 'Small',
				bidirectional: this.rightToLeft,
				spacing: { before: 60, after: 0 },
				tabStops: [{ type: TabStopType.END, position: width - (qr ? 900 : 0) }],
				children: [
					new TextRun({ text: code, bold: true }),
					...this.runs([{ text: ` · ${version} · ${date}\t${before}` }]),
					number([PageNumber.CURRENT]),
					...this.runs([{ text: between }]),
					number([PageNumber.TOTAL_PAGES]),
					...this.runs(after ? [{ text: after }] : []),
				],
			}),
			this.paragraph([{ text: words.check }], { style: 'Small', width }),
		];
		if (!qr) return new Footer({ children: text });
		const picture = this.pictures.get(qr);
		return new Footer({
			children: [
				this.table(
					[
						[
							text,
							[
								new Paragraph({
									alignment: AlignmentType.END,
									children: picture ? [image(picture, 52, 52, words.check)] : [],
								}),
							],
						],
					],
					[width - 900, 900],
					{ borders: noBorders, cant: true },
				),
			],
		});
	}

	/** Blocks one after the other; what is to be copied starts a page of its own. */
	blocks(blocks: readonly Block[], look: Look): FileChild[] {
		const children: FileChild[] = [];
		let newPage = false;
		blocks.forEach((block, i) => {
			const next = blocks[i + 1];
			const handout = isHandout(block) || (block.type === 'heading' && isHandout(next));
			const after = i > 0 && isHandout(blocks[i - 1]);
			const led = i > 0 && blocks[i - 1]?.type === 'heading' && isHandout(block);
			newPage = (handout && !led) || (after && !handout);
			children.push(...this.block(block, look, newPage));
		});
		return children;
	}

	block(block: Block, look: Look, newPage = false): FileChild[] {
		switch (block.type) {
			case 'heading':
				return [this.heading(block.runs, block.depth, newPage)];
			case 'paragraph':
				return this.roleParagraph(block, look);
			case 'list':
				return this.list(block, look);
			case 'table':
				return [this.dataTable(block, look), gap()];
			case 'facts':
				return [
					this.table(
						block.facts.map(({ label, value }) => [
							[this.paragraph([{ text: label, bold: true }], { ...look, style: 'TableText' })],
							[this.paragraph([{ text: value }], { ...look, style: 'TableText' })],
						]),
						[Math.round(look.width * 0.22), Math.round(look.width * 0.78)],
						{ borders: { ...noBorders, top: thin, bottom: thin } },
					),
					gap(),
				];
			case 'box':
				return this.box(block, look, newPage);
			case 'write':
				return [
					this.table(
						Array.from({ length: block.lines }, () => [[this.paragraph([], look)]]),
						[look.width],
						{ borders: { ...noBorders, bottom: thin, insideHorizontal: thin }, height: lineHeight },
					),
					gap(),
				];
			case 'image': {
				const picture = this.pictures.get(block.src);
				if (!picture) throw new Error(`The picture ${block.src} was not read.`);
				const scale = Math.min(1, ((look.width / 15) * 0.8) / picture.width);
				return [
					new Paragraph({
						alignment: AlignmentType.CENTER,
						children: [
							image(picture, Math.round(picture.width * scale), Math.round(picture.height * scale), block.alt),
						],
					}),
				];
			}
			case 'rule':
				return [new Paragraph({ border: { bottom: thin }, children: [] })];
		}
	}

	heading(runs: readonly Run[], depth: number, pageBreakBefore = false): Paragraph {
		const level = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4][
			Math.min(depth, 4) - 1
		] as (typeof HeadingLevel)[keyof typeof HeadingLevel];
		return new Paragraph({
			heading: level,
			bidirectional: this.rightToLeft,
			pageBreakBefore,
			children: this.runs(runs),
		});
	}

	paragraph(runs: readonly Run[], { style: own, keep = false }: Look): Paragraph {
		return new Paragraph({
			...(own ? { style: own } : {}),
			bidirectional: this.rightToLeft,
			keepNext: keep,
			keepLines: keep,
			children: this.runs(runs),
		});
	}

	roleParagraph({ runs, role }: Extract<Block, { type: 'paragraph' }>, look: Look): FileChild[] {
		switch (role) {
			case 'cite':
				return [this.paragraph(runs, { ...look, style: 'Small' })];
			case 'fictional':
			case 'basis':
				return this.framed(
					[
						[
							this.paragraph(
								runs.map((run) => ({ ...run, bold: true as const })),
								look,
							),
						],
					],
					look,
					{ all: thin },
				);
			case 'harm':
				return this.framed([[this.paragraph(runs, look)]], look, { fill: grey.box });
			default:
				return [this.paragraph(runs, look)];
		}
	}

	list(list: Extract<Block, { type: 'list' }>, look: Look): FileChild[] {
		const instance = list.ordered ? ++this.#lists : 0;
		return list.items.flatMap((item) =>
			item.flatMap((block, i): FileChild[] => {
				if (block.type !== 'paragraph') return this.block(block, { ...look, width: look.width - 360 });
				const runs = smallOnOwnLine(block.runs);
				const numbered = i === 0 && !list.tick;
				return [
					new Paragraph({
						style: look.style ?? 'ListParagraph',
						bidirectional: this.rightToLeft,
						keepNext: look.keep ?? false,
						spacing: { after: 60 },
						...(numbered
							? {
									numbering: {
										reference: list.ordered ? 'numbers' : 'points',
										level: 0,
										...(list.ordered ? { instance } : {}),
									},
								}
							: { indent: { start: 360, ...(i === 0 ? { hanging: 360 } : {}) } }),
						children: [
							...(list.tick && i === 0
								? [
										new CheckBox({ uncheckedState: tick('2610'), checkedState: tick('2612') }),
										new TextRun({ text: '\t' }),
									]
								: []),
							...this.runs(runs),
						] as ParagraphChild[],
					}),
				];
			}),
		);
	}

	dataTable(block: Extract<Block, { type: 'table' }>, look: Look): Table {
		const { widths, form, wide } = columnsOf(block);
		const room = wide ? Math.min(look.width, turnedWidth) : look.width;
		const whole = widths.reduce((sum, each) => sum + each, 0);
		const columns = widths.map((each) => Math.floor((each / whole) * room));
		const cell = (runs: Run[]) => [this.paragraph(runs, { style: 'TableText', width: 0 })];
		const head =
			block.head.length > 0
				? [block.head.map((runs) => cell(runs.map((run) => ({ ...run, bold: true as const }))))]
				: [];
		return this.table([...head, ...block.rows.map((row) => columns.map((_, i) => cell(row[i] ?? [])))], columns, {
			head: head.length > 0,
			...(form ? { height: lineHeight } : {}),
			cant: true,
		});
	}

	box(box: Box, look: Look, newPage: boolean): FileChild[] {
		const { name, label, blocks } = box;
		const head = label.length > 0 ? [this.paragraph(label, { style: 'Label', keep: true, width: look.width })] : [];
		switch (name) {
			case 'handout':
			case 'take-home':
			case 'rows-of-sessions':
			case 'rows-of-outcomes':
				return newPage ? [pageBreak(), ...this.blocks(blocks, look)] : this.blocks(blocks, look);
			case 'do':
				return [...head, ...this.blocks(blocks, look)];
			case 'step':
				return this.step(box, look);
			case 'decision':
				return [
					new Paragraph({
						border: { top: { ...strong, size: 8, space: 4 } },
						spacing: { before: 240, after: 60 },
						keepNext: true,
						children: [],
					}),
					...this.blocks(blocks, look),
				];
			case 'pair':
			case 'both-laws': {
				const columns = [Math.floor(look.width / 2), Math.floor(look.width / 2)];
				const rows = Array.from({ length: Math.ceil(blocks.length / 2) }, (_, i) =>
					[0, 1].map((j) => {
						const own = blocks[2 * i + j];
						return own ? this.cellOf([own], (columns[j] as number) - 240) : [new Paragraph('')];
					}),
				);
				return [this.table(rows, columns, { borders: noBorders, cant: true }), gap()];
			}
			default:
				return this.framed(
					[[...head, ...this.blocks(blocks, { ...look, width: look.width - 300, keep: isShort(box) })]],
					look,
					frames[name] ?? {},
				);
		}
	}

	/** A step: what is done and said beside the notes on it, in a row that stays on one page where it fits one. */
	step(box: Box, look: Look): FileChild[] {
		const words = box.blocks.filter((block) => !isNote(block));
		const notes = box.blocks.filter(isNote);
		const columns = notes.length > 0 ? [Math.round(look.width * 0.62), Math.round(look.width * 0.38)] : [look.width];
		const top = this.paragraph(box.label, { style: 'Small', keep: true, width: look.width });
		const cells = [[top, ...this.cellOf(words, (columns[0] as number) - 240)]];
		if (notes.length > 0) cells.push(this.cellOf(notes, (columns[1] as number) - 240, 'Note') as Paragraph[]);
		return [
			this.table([cells], columns, {
				borders: { ...noBorders, top: { ...strong, size: 8 } },
				cant: isShort(box),
			}),
			gap(),
		];
	}

	framed(cells: FileChild[][], look: Look, { start, all, fill }: NonNullable<(typeof frames)[BoxName]>): FileChild[] {
		// In a table that runs from right to left, left is the side at which lines begin.
		const side = start ? { left: start } : {};
		const borders = { ...noBorders, ...(all ? { top: all, bottom: all, left: all, right: all } : {}), ...side };
		return [this.table([cells], [look.width], { borders, cant: true, ...(fill ? { fill } : {}) }), gap()];
	}

	/** What stands in a cell, which must end in a paragraph. */
	cellOf(blocks: readonly Block[], room: number, own?: string): FileChild[] {
		const children = this.blocks(blocks, { width: room, ...(own ? { style: own } : {}) });
		return children.at(-1) instanceof Paragraph ? children : [...children, gap()];
	}

	table(
		rows: FileChild[][][],
		columns: number[],
		{
			head = false,
			borders,
			height,
			fill,
			cant = false,
		}: {
			head?: boolean;
			borders?: Record<string, Line>;
			/** Least height of a row: it grows with what is written in it. */
			height?: number;
			fill?: string;
			/** Rows are not broken over two pages. */
			cant?: boolean;
		} = {},
	): Table {
		const lines = { top: thin, bottom: thin, left: thin, right: thin, insideHorizontal: thin, insideVertical: thin };
		return new Table({
			visuallyRightToLeft: this.rightToLeft,
			layout: TableLayoutType.FIXED,
			width: { size: columns.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
			columnWidths: columns,
			borders: borders ?? lines,
			rows: rows.map(
				(row, i) =>
					new TableRow({
						cantSplit: cant,
						tableHeader: head && i === 0,
						...(height && !(head && i === 0) ? { height: { value: height, rule: 'atLeast' } } : {}),
						children: row.map(
							(children, column) =>
								new TableCell({
									width: { size: columns[column] as number, type: WidthType.DXA },
									margins: { top: 60, bottom: 40, left: 110, right: 110 },
									...(fill || (head && i === 0)
										? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: fill ?? grey.box } }
										: {}),
									children: children as Paragraph[],
								}),
						),
					}),
			),
		});
	}

	/** Runs in Word's sense: one direction each. */
	runs(runs: readonly Run[]): ParagraphChild[] {
		return runs.flatMap(({ text, bold, small, link }): ParagraphChild[] => {
			const own = text.split('\n').flatMap((line, i) =>
				stretchesOf(line, this.rightToLeft ? 'rtl' : 'ltr').map(
					(stretch, j) =>
						new TextRun({
							text: stretch.text,
							rightToLeft: stretch.rightToLeft,
							...(i > 0 && j === 0 ? { break: 1 } : {}),
							...(bold ? { bold: true } : {}),
							...(small ? { size: size.small, color: grey.label } : {}),
						}),
				),
			);
			const target = link && resolveLink(link, this.document);
			return target ? [new ExternalHyperlink({ link: target, children: own })] : own;
		});
	}
}

const tick = (value: string) => ({ value, font: 'Segoe UI Symbol' });

/** Word joins tables that touch. */
const gap = () => new Paragraph({ spacing: { before: 0, after: 60, line: 120 }, children: [] });

const image = ({ data, format }: Picture, w: number, h: number, description: string) =>
	new ImageRun({
		type: format,
		data,
		transformation: { width: w, height: h },
		altText: { name: '', title: '', description },
	});

const pageBreak = () =>
	new Paragraph({ pageBreakBefore: true, spacing: { before: 0, after: 0, line: 20 }, children: [] });
