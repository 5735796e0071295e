import type { LanguagePath } from '../languages/languages.ts';
import { reachOf } from './cascade.ts';
import type { PublishedProgramme } from './manifest.ts';
import type { Localised } from './schema/common.ts';
import type { PlaceData } from './schema/programme.ts';

/** Columns of each table of a programme, with what a cell holds. What each means is said by the word `column-<name>`. */
export const tableColumns = {
	indicators: {
		id: 'string',
		statement: 'string',
		level: 'string',
		value: 'number',
		unit: 'string',
		measure: 'string',
		n: 'integer',
		planned: 'boolean',
		quality: 'string',
		source: 'string',
	},
	events: {
		id: 'string',
		title: 'string',
		start: 'string',
		end: 'string',
		places: 'string',
		people: 'integer',
		planned: 'boolean',
		source: 'string',
	},
	cascade: {
		tier: 'integer',
		name: 'string',
		trained_min: 'integer',
		trained_max: 'integer',
		go_on_min: 'integer',
		go_on_max: 'integer',
		months: 'integer',
		gate: 'string',
	},
	places: { code: 'string', name: 'string' },
} as const satisfies Record<string, Record<string, 'string' | 'number' | 'integer' | 'boolean'>>;

export type TableName = keyof typeof tableColumns;

export interface DataTable {
	name: TableName;
	/** A cell by column; one that is left out is not known. */
	rows: Record<string, string | number | boolean | undefined>[];
}

/**
 * A programme's data as tables; those with nothing in them are left out.
 * @param places all governorates, in their order
 */
export function dataTables(
	{ indicators, events, cascade, places: reached }: PublishedProgramme,
	places: readonly PlaceData[],
	language: LanguagePath,
): DataTable[] {
	const say = (words: Localised | undefined) => words && (words[language] ?? words.en);
	const tables: DataTable[] = [
		{
			name: 'indicators',
			rows: indicators.map(({ id, statement, level, value, unit, measure, n, planned, quality, source }) => ({
				id,
				statement: say(statement),
				level,
				value,
				unit: say(unit),
				measure,
				n,
				planned,
				quality,
				source,
			})),
		},
		{
			name: 'events',
			rows: events.map(({ id, title, start, end, places: codes, people, planned, source }) => ({
				id,
				title: say(title),
				start,
				end,
				places: codes.join(' ') || undefined,
				people,
				planned,
				source,
			})),
		},
		{
			name: 'cascade',
			rows: cascade
				? reachOf(cascade).map(({ trained, goOn }, i) => ({
						tier: i + 1,
						name: say(cascade.tiers[i]?.name),
						trained_min: trained[0],
						trained_max: trained[1],
						go_on_min: goOn?.[0],
						go_on_max: goOn?.[1],
						months: cascade.tiers[i]?.months,
						gate: say(cascade.tiers[i]?.gate),
					}))
				: [],
		},
		{
			name: 'places',
			rows: places.filter(({ code }) => reached.includes(code)).map(({ code, name }) => ({ code, name: say(name) })),
		},
	];
	return tables.filter(({ rows }) => rows.length > 0);
}

/** Fewest values that a chart is drawn of: two are compared in a sentence. */
const fewestBars = 3;

export interface ChartData {
	/** What the values are, or that they are people who took part in events. */
	of: 'events' | { unit: Localised };
	bars: { label: BarLabel; value: number }[];
}
type BarLabel = Localised | { start?: string | undefined; end?: string | undefined; places: string[] };

/**
 * What of a programme can be compared in a chart: three or more values of one kind that were measured or that a source
 * states. What was planned, is somebody's own word or illustrates is told in the table alone.
 */
export function chartsOf({ indicators, events }: Pick<PublishedProgramme, 'indicators' | 'events'>): ChartData[] {
	const known = indicators.flatMap(({ name, unit, value, planned, quality, measure }) =>
		name && unit && value !== undefined && !planned && (quality === 'measured' || quality === 'stated-in-source')
			? [{ unit, measure, bar: { label: name, value } }]
			: [],
	);
	const charts: ChartData[] = [...Map.groupBy(known, ({ unit, measure }) => `${measure} ${unit.en}`).values()].map(
		(group) => ({ of: { unit: (group[0] as (typeof known)[number]).unit }, bars: group.map(({ bar }) => bar) }),
	);
	charts.push({
		of: 'events',
		bars: events.flatMap(({ people, planned, start, end, places }) =>
			people !== undefined && !planned ? [{ label: { start, end, places }, value: people }] : [],
		),
	});
	return charts.filter(({ bars }) => bars.length >= fewestBars);
}

/** Whether a programme is only a template: it rests on no source, and none of its figures is a result. */
export const isTemplate = ({ sources }: Pick<PublishedProgramme, 'sources'>): boolean => sources.length === 0;
