import { strFromU8, unzipSync } from 'fflate';
import { DomUtils, parseDocument } from 'htmlparser2';
import { z } from 'zod';
import { isLanguagePath, type LanguagePath } from '../languages/languages.ts';
import { reviewRoles } from '../model/schema/common.ts';
import { plainDigits } from '../model/sheet-code.ts';
import { originProperty, type SheetOrigin } from './sheet.ts';

export interface ReadSheet {
	origin: SheetOrigin;
	/** What was written beside a section, by its anchor. */
	remarks: { id: string; text: string }[];
	/** The roles that signed, with the day. */
	signed: { by: (typeof reviewRoles)[number]; on: string }[];
	/** Roles whose line holds something that is no day. */
	unread: (typeof reviewRoles)[number][];
}

const originSchema = z.strictObject({
	path: z.string().regex(/^[a-z0-9/-]*$/),
	language: z.custom<LanguagePath>((value) => typeof value === 'string' && isLanguagePath(value)),
	sections: z.array(z.tuple([z.string(), z.string()])),
});

type Node = ReturnType<typeof parseDocument>['children'][number];

/**
 * Reads a review sheet that came back, from whichever program wrote it last.
 * @returns undefined where the file is no such sheet
 */
export function readSheet(docx: Uint8Array): ReadSheet | undefined {
	let files: Record<string, Uint8Array>;
	try {
		files = unzipSync(docx);
	} catch {
		return;
	}
	const part = (name: string) => files[name] && parseDocument(strFromU8(files[name]), { xmlMode: true }).children;
	const origin = originIn(part('docProps/custom.xml'));
	const tables = named('w:tbl', part('word/document.xml') ?? []);
	if (!origin || tables.length < 2) return;
	const [texts, signatures] = [rowsOf(tables[0]), rowsOf(tables.at(-1))];
	const days = reviewRoles.map((by, i) => ({ by, text: (signatures[i]?.at(-1) ?? '').trim() }));
	const read = days.map(({ by, text }) => ({ by, text, on: dayIn(text) }));
	return {
		origin,
		remarks: origin.sections
			.map(([id], i) => ({ id, text: (texts[i]?.[2] ?? '').trim() }))
			.filter(({ text }) => text !== ''),
		signed: read.flatMap(({ by, on }) => (on ? [{ by, on }] : [])),
		unread: read.filter(({ text, on }) => text !== '' && !on).map(({ by }) => by),
	};
}

function originIn(properties: Node[] | undefined): SheetOrigin | undefined {
	const property = named('property', properties ?? []).find(
		(each) => DomUtils.getAttributeValue(each as never, 'name') === originProperty,
	);
	try {
		return originSchema.parse(JSON.parse(property ? DomUtils.textContent(property) : ''));
	} catch {
		return;
	}
}

const named = (name: string, nodes: Node[]): Node[] => DomUtils.getElementsByTagName(name, nodes, true) as Node[];

/** Texts of a table's cells, row by row, without its head; paragraphs stand on lines of their own. */
const rowsOf = (table: Node | undefined): string[][] =>
	named('w:tr', table ? [table] : [])
		.slice(1)
		.map((row) =>
			named('w:tc', [row]).map((cell) =>
				named('w:p', [cell])
					.map((paragraph) =>
						named('w:t', [paragraph])
							.map((text) => DomUtils.textContent(text))
							.join(''),
					)
					.join('\n'),
			),
		);

/** A day as people write it: the year first or last, any digits, any sign between. */
function dayIn(text: string): string | undefined {
	const plain = plainDigits(text);
	const [, y, m, d] = /(?<!\d)(\d{4})\D+(\d{1,2})\D+(\d{1,2})(?!\d)/.exec(plain) ?? [];
	const [, d2, m2, y2] = /(?<!\d)(\d{1,2})\D+(\d{1,2})\D+(\d{4})(?!\d)/.exec(plain) ?? [];
	const [year, month, day] = y ? [y, m, d] : [y2, m2, d2];
	if (!year || !month || !day) return;
	const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	return Number.isNaN(Date.parse(iso)) ? undefined : iso;
}
