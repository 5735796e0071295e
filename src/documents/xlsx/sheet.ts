import { strFromU8, strToU8, unzipSync } from 'fflate';
import type { Cell, Sheet } from 'write-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
import { zipSame } from '../zip.ts';
import type { Agenda, AgendaDay } from './agenda.ts';

const minutesADay = 24 * 60;
/** Rows above the first step: title, where it is from, help, empty, heads. */
const firstRow = 6;
const clock = 'h:mm';
/** Widths in letters; they fit A4 on its side. */
const columns = [9, 13, 9, 42, 44].map((width) => ({ width }));
const lineHeight = 16;
const grey = '#F0F0F0';
/** A spreadsheet cannot carry its font; this one is on every machine and has all Sorani letters. */
const font = 'Arial';
const line = { borderStyle: 'thin', borderColor: '#999999' } as const;

/**
 * A timetable to plan with: each start follows from the end before it, each end from its minutes. Every value is
 * written beside its formula, for readers that do not reckon.
 */
export async function writeXlsx(agenda: Agenda): Promise<Uint8Array> {
	const { rightToLeft } = agenda;
	const file = await writeExcelFile(
		agenda.days.map(
			(day): Sheet<never> => ({
				sheet: day.name,
				data: rowsOf(agenda, day),
				columns,
				rightToLeft,
				orientation: 'landscape',
				stickyRowsCount: firstRow - 1,
			}),
		) as never,
		{ fontFamily: font, fontSize: 11 } as never,
	).toBuffer();
	const files = unzipSync(file);
	agenda.days.forEach((day, i) => {
		const name = `xl/worksheets/sheet${i + 1}.xml`;
		files[name] = strToU8(withValues(strFromU8(files[name] as Uint8Array), valuesOf(day)));
	});
	const styles = 'xl/styles.xml';
	const looks = withFontsInOrder(strFromU8(files[styles] as Uint8Array));
	files[styles] = strToU8(rightToLeft ? withReadingOrder(looks) : looks);
	return zipSame(files);
}

function rowsOf({ title, from, help, heads, rightToLeft }: Agenda, { start, rows }: AgendaDay): Cell[][] {
	const align = rightToLeft ? 'right' : 'left';
	const head = (value: string): Cell => ({ value, fontWeight: 'bold', backgroundColor: grey, align, ...line });
	const above = (value: string): Cell => ({ value, textColor: '#404040', columnSpan: columns.length, align });
	const last = firstRow + rows.length - 1;
	return [
		[{ value: title, fontWeight: 'bold', fontSize: 14, columnSpan: columns.length, align }],
		[above(from)],
		[above(help)],
		[],
		[heads.start, heads.end, heads.minutes, heads.what, heads.how].map(head),
		...rows.map(({ minutes, what, how }, i): Cell[] => {
			const row = firstRow + i;
			// Spreadsheets do not make room for wrapped lines in a file they did not write themselves.
			const lines = Math.max(Math.ceil(what.length / 44), Math.ceil(how.length / 46), 1);
			const own = { alignVertical: 'top', height: lines * lineHeight, ...line } as const;
			return [
				i === 0
					? { value: start / minutesADay, type: Number, format: clock, fontWeight: 'bold', ...own }
					: { value: `B${row - 1}`, type: 'Formula', format: clock, ...own },
				{ value: `A${row}+C${row}/${minutesADay}`, type: 'Formula', format: clock, ...own },
				{ value: minutes, type: Number, fontWeight: 'bold', ...own },
				{ value: what, wrap: true, align, ...own },
				{ value: how, wrap: true, align, ...own },
			];
		}),
		[
			null,
			{ value: heads.total, fontWeight: 'bold', align, ...line },
			{ value: `SUM(C${firstRow}:C${last})`, type: 'Formula', fontWeight: 'bold', ...line },
		],
	];
}

/** What each formula comes to, by cell. */
function valuesOf({ start, rows }: AgendaDay): Map<string, number> {
	const values = new Map<string, number>();
	let at = start;
	rows.forEach(({ minutes }, i) => {
		values.set(`A${firstRow + i}`, at / minutesADay);
		at += minutes;
		values.set(`B${firstRow + i}`, at / minutesADay);
	});
	values.set(`C${firstRow + rows.length}`, at - start);
	return values;
}

const fontParts = ['b', 'i', 'u', 'sz', 'color', 'name', 'family'];

/** The schema wants a font's parts in one order; the library has its own. */
const withFontsInOrder = (styles: string): string =>
	styles.replace(/(?<=<font>).*?(?=<\/font>)/g, (parts) => {
		const place = (part: string) => fontParts.indexOf(/^<(\w+)/.exec(part)?.[1] ?? '');
		return (parts.match(/<[^>]*\/>/g) ?? []).sort((a, b) => place(a) - place(b)).join('');
	});

/** Right-to-left reading of what a cell holds: otherwise its full stop stands at the wrong end. */
const withReadingOrder = (styles: string): string => styles.replaceAll('<alignment ', '<alignment readingOrder="2" ');

const withValues = (sheet: string, values: ReadonlyMap<string, number>): string =>
	sheet.replace(/(<c r="([A-Z]+\d+)"[^>]*><f>[^<]*<\/f>)(?=<\/c>)/g, (formula, _all, cell: string) => {
		const value = values.get(cell);
		if (value === undefined) throw new Error(`The formula in ${cell} has no value.`);
		return `${formula}<v>${value}</v>`;
	});
