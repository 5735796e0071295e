import { stringify } from 'csv-stringify/sync';
import { type LanguagePath, languages } from '../languages/languages.ts';
import { type Translate, translator } from '../languages/words.ts';
import { type DataTable, dataTables, type TableName, tableColumns } from '../model/data-tables.ts';
import type { Manifest } from '../model/manifest.ts';

/**
 * A programme's tables as files: each as CSV with its description as CSV on the Web, and all in one JSON.
 * @returns texts by what follows the programme's id in a file's name
 */
export function dataFiles(manifest: Manifest, id: string, language: LanguagePath): Record<string, string> {
	const programme = manifest.programmes[id];
	if (!programme) throw new Error(`There is no programme ${id}.`);
	const t = translator(manifest.words[language], language);
	const tables = dataTables(programme, manifest.places, language);
	if (tables.length === 0) return {};
	const title = programme.title[language] ?? programme.title.en;
	const { licence } = manifest.site;
	const common = { title, language: languages[language].tag, license: licence.url ?? licence.id, note: t('dataEmpty') };
	return {
		...Object.fromEntries(
			tables.flatMap((table) => [
				[`${table.name}.csv`, csv(table)],
				[`${table.name}.csv-metadata.json`, json(csvDescription(table.name, `${id}-${table.name}.csv`, common, t))],
			]),
		),
		json: json({
			...common,
			programme: id,
			columns: Object.fromEntries(tables.map(({ name }) => [name, dictionary(name, t)])),
			tables: Object.fromEntries(tables.map(({ name, rows }) => [name, rows.map((row) => whole(name, row))])),
		}),
	};
}

/** With the mark by which spreadsheet programs know UTF-8, and no cell that one of them would take for a formula. */
const csv = ({ name, rows }: DataTable): string =>
	stringify(rows as object[], {
		columns: Object.keys(tableColumns[name]),
		header: true,
		bom: true,
		escape_formulas: true,
		record_delimiter: '\r\n',
		cast: { boolean: String },
	});

/** A row with all its columns: what is not known is null, not left out. */
const whole = (name: TableName, row: DataTable['rows'][number]) =>
	Object.fromEntries(Object.keys(tableColumns[name]).map((column) => [column, row[column] ?? null]));

const dictionary = (name: TableName, t: Translate): Record<string, string> =>
	Object.fromEntries(Object.keys(tableColumns[name]).map((column) => [column, t(`column-${column}`)]));

/** https://www.w3.org/TR/tabular-metadata/ */
const csvDescription = (
	name: TableName,
	url: string,
	{ title, language, license, note }: { title: string; language: string; license: string; note: string },
	t: Translate,
) => ({
	'@context': ['http://www.w3.org/ns/csvw', { '@language': language }],
	url,
	'dc:title': `${title}: ${t(`table-${name}`)}`,
	'dc:language': language,
	'dc:rights': license,
	'dc:description': note,
	tableSchema: {
		columns: Object.entries(tableColumns[name]).map(([column, datatype]) => ({
			name: column,
			titles: column,
			datatype,
			'dc:description': t(`column-${column}`),
		})),
	},
});

const json = (value: unknown): string => `${JSON.stringify(value, null, '\t')}\n`;
