import { AlignmentType, BorderStyle, LevelFormat, LineRuleType } from 'docx';
import { isRightToLeft, type LanguagePath } from '../../languages/languages.ts';

/** How Word documents look: the same greys and proportions as the PDF. Sizes in half points, lengths in twentieths. */
export const font = 'Vazirmatn';
export const size = { lead: 23, text: 21, table: 19, notes: 18, label: 19, small: 17 };
export const grey = { line: '666666', box: 'F0F0F0', label: '404040' };

const margin = 1134;
export const paper = { width: 11906, height: 16838, margin, top: 1247, bottom: 1474, header: 567 };
/** Room for text. */
export const textWidth = paper.width - 2 * margin;
/** Least height of a row or line that is written on: it grows with what is typed. */
export const writingHeight = 510;
/** Room for a QR code, and its size in pixels. */
export const code = { width: 900, pixels: 52 };

export interface Line {
	style: (typeof BorderStyle)[keyof typeof BorderStyle];
	size: number;
	color: string;
}
export const none: Line = { style: BorderStyle.NONE, size: 0, color: 'auto' };
export const thin: Line = { style: BorderStyle.SINGLE, size: 4, color: grey.line };
export const rule: Line = { style: BorderStyle.SINGLE, size: 8, color: '000000' };
export const bar: Line = { style: BorderStyle.SINGLE, size: 18, color: '000000' };
export const dottedBar: Line = { style: BorderStyle.DOTTED, size: 18, color: '000000' };

const sides = ['top', 'bottom', 'left', 'right', 'insideHorizontal', 'insideVertical'] as const;
export type Borders = Record<(typeof sides)[number], Line>;
export const allSides = (line: Line): Borders => Object.fromEntries(sides.map((side) => [side, line])) as Borders;

/** The locale Word checks spelling in. */
const locales: Record<LanguagePath, string> = { en: 'en-GB', ar: 'ar-IQ', ku: 'ku-Arab-IQ' };

/** Word keeps a language for each direction; a run of the other one is English or Arabic. */
export const localesOf = (language: LanguagePath): { value: string; bidirectional: string } =>
	isRightToLeft(language)
		? { value: locales.en, bidirectional: locales[language] }
		: { value: locales[language], bidirectional: locales.ar };

/** Paragraph styles by the names Word shows, so that whoever edits a document can go on in them. */
export const styleNames = {
	Lead: { name: 'Lead', run: { size: size.lead } },
	Note: { name: 'Note', run: { size: size.notes } },
	Small: { name: 'Small print', run: { size: size.small, color: grey.label } },
	Label: { name: 'Label', run: { size: size.label, bold: true, color: grey.label } },
	TableText: { name: 'Table text', run: { size: size.table }, paragraph: { spacing: { after: 0 } } },
} as const;
export type StyleId = keyof typeof styleNames | 'ListParagraph';

/** All styles of a document in a language. */
export function stylesFor(language: LanguagePath) {
	const locale = localesOf(language);
	const heading = (points: number, before: number) => ({
		run: { font, size: points * 2, bold: true, color: '000000', language: locale },
		paragraph: { spacing: { before, after: 120 }, keepNext: true, keepLines: true },
	});
	return {
		default: {
			document: {
				run: { font, size: size.text, language: locale },
				paragraph: { spacing: { after: 120, line: 230, lineRule: LineRuleType.AUTO } },
			},
			title: heading(20, 0),
			heading1: heading(18, 0),
			heading2: heading(14, 360),
			heading3: heading(11.5, 240),
			heading4: heading(10.5, 200),
			listParagraph: {
				run: { font, size: size.text, language: locale },
				paragraph: { spacing: { after: 60 } },
			},
		},
		paragraphStyles: Object.entries(styleNames).map(([id, { name, run, ...more }]) => ({
			id,
			name,
			...more,
			basedOn: 'Normal',
			quickFormat: true,
			run: { font, ...run },
		})),
	};
}

export const indent = 360;

/** Levels of lists inside lists. */
const depths = [0, 1, 2];

const levelsOf = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: (level: number) => string, start = 1) =>
	depths.map((level) => ({
		level,
		format,
		text: text(level),
		start: level === 0 ? start : 1,
		alignment: AlignmentType.START,
		style: { paragraph: { indent: { start: indent * (level + 1), hanging: indent } } },
	}));

export const deepestLevel = depths.length - 1;

/**
 * Bullets, and a numbering for each numbered list, so that each starts anew.
 * @param starts what each numbered list of the document starts at
 */
export const numberingsFor = (starts: readonly number[]) => [
	{ reference: 'points', levels: levelsOf(LevelFormat.BULLET, () => '•') },
	...starts.map((start, i) => ({
		reference: numbersOf(i + 1),
		levels: levelsOf(LevelFormat.DECIMAL, (level) => `%${level + 1}.`, start),
	})),
];

/** The numbering of a document's first, second … numbered list. */
export const numbersOf = (list: number): string => `numbers-${list}`;
