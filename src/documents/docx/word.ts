import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	AlignmentType,
	Bookmark,
	Document,
	type FileChild,
	Footer,
	Header,
	HeadingLevel,
	InternalHyperlink,
	type ISectionOptions,
	Packer,
	PageNumber,
	Paragraph,
	TabStopType,
	TextRun,
} from 'docx';
import type { Chapter, TrainingDocument } from '../document.ts';
import type { Picture } from '../pictures.ts';
import { wordBlocks } from './blocks.ts';
import { allSides, code, font, none, numberingsFor, paper, stylesFor, textWidth, thin } from './look.ts';
import { finishDocx, scrambled } from './package.ts';
import { startWriting, type Writing, wordImage, wordParagraph, wordRuns, wordTable } from './parts.ts';

/** Regular and bold, as Word wants them. */
const faces = [400, 700].map((weight) => scrambled(readFileSync(join(import.meta.dirname, `vazirmatn-${weight}.ttf`))));
/** Stands in for a face until the document is finished. */
const noFace = Buffer.alloc(32);

/**
 * A document for Word: styled, editable, with its font; the same bytes every time.
 * @param pictures by their address on the page, QR codes by their SVG
 */
export async function writeDocx(
	document: TrainingDocument,
	pictures: ReadonlyMap<string, Picture> = new Map(),
): Promise<Uint8Array> {
	const writing = startWriting(document, pictures);
	const by = document.publisher ?? document.site;
	const sections = document.chapters.map((chapter, i) => sectionOf(chapter, i, writing));
	const file = new Document({
		title: document.title,
		creator: by,
		lastModifiedBy: by,
		description: document.lead,
		fonts: [{ name: font, data: noFace, bold: noFace }],
		styles: stylesFor(document.language),
		numbering: { config: numberingsFor(writing.lists) },
		sections,
	});
	const { rightToLeft } = writing;
	return finishDocx(await Packer.toBuffer(file), { updated: document.updated, rightToLeft, fonts: faces });
}

/** One page of the site as a section, with a header and footer of its own. */
function sectionOf(chapter: Chapter, index: number, writing: Writing): ISectionOptions {
	const { kind, title, lead, state, blocks } = chapter;
	const { edition } = writing.document;
	return {
		properties: {
			page: {
				size: { width: paper.width, height: paper.height },
				margin: {
					top: paper.top,
					bottom: paper.bottom,
					left: paper.margin,
					right: paper.margin,
					header: paper.header,
					footer: paper.header,
				},
			},
		},
		headers: { default: headerOf(chapter, writing) },
		footers: { default: footerOf(chapter, writing) },
		children: [
			wordParagraph([{ text: [kind, edition].filter(Boolean).join(' · ') }], writing, { style: 'Label' }),
			new Paragraph({
				heading: index === 0 ? HeadingLevel.TITLE : HeadingLevel.HEADING_1,
				bidirectional: writing.rightToLeft,
				children: [new Bookmark({ id: anchorOf(index), children: wordRuns([{ text: title }], writing) })],
			}),
			...(lead ? [wordParagraph([{ text: lead }], writing, { style: 'Lead' })] : []),
			...state.map((runs) => wordParagraph(runs, writing, { style: 'Small' })),
			...(index === 0 ? contentsOf(writing) : []),
			...wordBlocks(blocks, writing),
		],
	};
}

const anchorOf = (chapter: number) => `chapter-${chapter}`;

/** The chapters of a document that has more than one, as links: page numbers would be wrong after the first edit. */
function contentsOf(writing: Writing): FileChild[] {
	const { chapters, words } = writing.document;
	if (chapters.length < 2) return [];
	return [
		new Paragraph({
			heading: HeadingLevel.HEADING_2,
			bidirectional: writing.rightToLeft,
			children: wordRuns([{ text: words.contents }], writing),
		}),
		...chapters.slice(1).map(
			({ title, kind }, i) =>
				new Paragraph({
					style: 'ListParagraph',
					bidirectional: writing.rightToLeft,
					children: [
						new InternalHyperlink({
							anchor: anchorOf(i + 1),
							children: wordRuns([{ text: title, bold: true }, { text: ` · ${kind}` }], writing),
						}),
					],
				}),
		),
	];
}

const headerOf = ({ title }: Chapter, writing: Writing): Header =>
	new Header({
		children: [
			new Paragraph({
				style: 'Small',
				bidirectional: writing.rightToLeft,
				border: { bottom: { ...thin, space: 4 } },
				tabStops: [{ type: TabStopType.END, position: textWidth }],
				children: wordRuns([{ text: `${title}\t${writing.document.shortSite}` }], writing),
			}),
		],
	});

/** Code, version and date, the page's number, how to check the sheet, and a QR code where there is one. */
function footerOf({ code: sheet, version, date, qr }: Chapter, writing: Writing): Footer {
	const { words } = writing.document;
	const [before, between, after] = words.pageOf;
	const text = (words: string) => wordRuns(words ? [{ text: words }] : [], writing);
	const number = (which: (typeof PageNumber)[keyof typeof PageNumber]) =>
		new TextRun({ children: [which], rightToLeft: writing.rightToLeft });
	const room = textWidth - (qr ? code.width : 0);
	const lines = [
		new Paragraph({
			style: 'Small',
			bidirectional: writing.rightToLeft,
			spacing: { before: 60, after: 0 },
			border: { top: { ...thin, space: 4 } },
			tabStops: [{ type: TabStopType.END, position: room }],
			children: [
				new TextRun({ text: sheet, bold: true }),
				...text(` · ${version} · ${date}\t${before}`),
				number(PageNumber.CURRENT),
				...text(between),
				number(PageNumber.TOTAL_PAGES),
				...text(after),
			],
		}),
		wordParagraph([{ text: words.check }], writing, { style: 'Small' }),
	];
	const picture = qr && writing.pictures.get(qr);
	if (!picture) return new Footer({ children: lines });
	const image = wordImage(picture, code.pixels, code.pixels, words.check);
	const cells = [lines, [new Paragraph({ alignment: AlignmentType.END, children: [image] })]];
	return new Footer({
		children: [wordTable([cells], [room, code.width], writing, { borders: allSides(none) })],
	});
}
