import {
	Document,
	type IParagraphOptions,
	Packer,
	PageOrientation,
	Paragraph,
	Table,
	TableCell,
	TableRow,
	TextRun,
	WidthType,
} from 'docx';
import { isRightToLeft, type LanguagePath, languages, source } from '../languages/languages.ts';
import type { Translate } from '../languages/words.ts';
import { reviewRoles } from '../model/schema/common.ts';
import type { ReviewedSection } from './sections.ts';

/** What a sheet is of, kept in the document where nobody edits it. */
export interface SheetOrigin {
	/** Page, after the language: guides/rank-in-the-room. */
	path: string;
	language: LanguagePath;
	/** Anchor and fingerprint of each section, in the order of the rows. */
	sections: [id: string, print: string][];
}

export const originProperty = 'review-sheet';

/**
 * A page to review on paper or in Word: both languages side by side, room for remarks, and a line to sign in each role.
 * @param t words of the language that is reviewed
 */
export async function writeSheet(
	title: string,
	origin: SheetOrigin,
	sections: readonly ReviewedSection[],
	t: Translate,
): Promise<Uint8Array> {
	const rightToLeft = isRightToLeft(origin.language);
	const lines = (texts: readonly string[], bidirectional: boolean, bold = false) =>
		texts.map((text, i) => line(text, bidirectional, bold || i === 0));
	const cell = (children: Paragraph[], percent: number) =>
		new TableCell({ children, width: { size: percent, type: WidthType.PERCENTAGE } });
	const table = (rows: TableRow[]) =>
		new Table({ rows, visuallyRightToLeft: rightToLeft, width: { size: 100, type: WidthType.PERCENTAGE } });
	const row = (widths: readonly number[], ...texts: Paragraph[][]) =>
		new TableRow({ children: texts.map((children, i) => cell(children, widths[i] ?? 0)) });
	const head = (widths: readonly number[], ...texts: string[]) =>
		row(widths, ...texts.map((text) => [line(text, rightToLeft, true)]));
	/** In a hundred: both texts, and room for remarks; a role and its day. */
	const [wide, narrow] = [
		[40, 40, 20],
		[50, 50],
	] as const;
	const file = new Document({
		title,
		customProperties: [{ name: originProperty, value: JSON.stringify(origin) }],
		styles: { default: { document: { run: { font: 'Vazirmatn', size: 20 } } } },
		sections: [
			{
				properties: { page: { size: { orientation: PageOrientation.LANDSCAPE } } },
				children: [
					line(`${t('reviewSheet')}: ${title}`, rightToLeft, true),
					...(['1', '2', '3', '4'] as const).map((n) => line(t(`reviewSheet-${n}`), rightToLeft)),
					table([
						head(wide, languages[source].name, languages[origin.language].name, t('reviewRemarks')),
						...sections.map(({ english, own }) =>
							row(wide, lines(english, false), lines(own, rightToLeft), [line('', rightToLeft)]),
						),
					]),
					line(t('reviewSign'), rightToLeft, true),
					table([
						head(narrow, t('reviewRole'), t('reviewDate')),
						...reviewRoles.map((role) => row(narrow, [line(t(`role-${role}`), rightToLeft)], [line('', rightToLeft)])),
					]),
				],
			},
		],
	});
	return Packer.toBuffer(file);
}

function line(text: string, bidirectional: boolean, bold = false): Paragraph {
	const options: IParagraphOptions = {
		bidirectional,
		spacing: { after: 80 },
		children: [new TextRun({ text, bold, rightToLeft: bidirectional })],
	};
	return new Paragraph(options);
}
