import { z } from 'zod';
import { type Kind, kinds } from '../kinds.ts';
import { clock, commonFrame, commonTranslated, commonWords, group, minutes, slug, text } from './common.ts';

/** Phases of adult learning; a session starts from what people do and know, not from a lecture. */
export const phases = ['activity', 'discussion', 'input', 'deepening', 'synthesis', 'energiser', 'break'] as const;
export type Phase = (typeof phases)[number];

export const methods = [
	'brainstorm',
	'card-sort',
	'case-work',
	'clinic',
	'demonstration',
	'discussion',
	'feedback',
	'practice',
	'quiz',
	'reading',
	'reflection',
	'role-play',
	'short-talk',
	'walk',
	'break',
] as const; // prettier-ignore

export const groupings = ['individual', 'pairs', 'threes', 'groups', 'plenary'] as const;

const listedFolders = Object.values(kinds)
	.map(({ folder }) => folder)
	.filter((folder) => folder !== '') as [string, ...string[]];

/**
 * One schema a kind, in two parts. `frame` is what is not language: it stands in the English file alone and
 * every translation inherits it. `words` stand in each language's file, lists with the same length in all.
 */
const schemas = {
	module: {
		frame: {
			/** Place in the curriculum. */
			order: z.number().int(),
		},
		words: {
			/** What a participant can do afterwards, each starting with a verb. */
			outcomes: z.array(text).min(1),
			/** What should be remembered if all else is forgotten. */
			keyMessages: z.array(text).min(3).max(5),
		},
	},
	'session-plan': {
		frame: {
			/** File name of its module. */
			module: slug,
			order: z.number().int(),
			/** The whole session: the sum of its steps. */
			minutes,
			start: clock.default('09:00'),
			group,
			/** File names of cases and guides used in the room. */
			cases: z.array(slug).default([]),
			guides: z.array(slug).default([]),
			/** The session minute by minute; the words of each step stand in the body as <Step id>. */
			steps: z
				.array(
					z.strictObject({
						id: slug,
						minutes,
						phase: z.enum(phases),
						method: z.enum(methods),
						grouping: z.enum(groupings),
					}),
				)
				.min(1),
		},
		words: {
			/** Why this session exists, in one sentence. */
			aim: text,
			/** One short line for the top of the page: what to bring. */
			bring: text,
			/** One short line for the top of the page: what can go wrong. */
			watchOut: text,
			/** How the room is set up. */
			room: text,
			/** What the trainer does before the day. */
			preparation: z.array(text).min(1),
			materials: z
				.array(
					z.strictObject({
						item: text,
						/** What does the job in a room with nothing. */
						instead: text.optional(),
					}),
				)
				.min(1),
			objectives: z
				.array(
					z.strictObject({
						text,
						/** How the trainer sees that it was reached. */
						check: text,
					}),
				)
				.min(1),
			keyMessages: z.array(text).min(1),
		},
	},
	'case-study': {
		frame: {
			module: slug,
			order: z.number().int(),
			minutes,
			group,
			/** Every case is a composite that happened to nobody, and says so. */
			fictional: z.literal(true, 'A case study is fictional and says so: write `fictional: true`, and make it so.'),
		},
		words: {
			/** The kind of place it happens in: never a real one. */
			setting: text,
			roles: z.array(text).min(1),
			objectives: z.array(text).min(1),
			/** What to look out for so that working with it hurts nobody. */
			doNoHarm: text,
		},
	},
	guide: {
		frame: {
			order: z.number().int(),
			module: slug.optional(),
			/** File names of the sessions it is for. */
			sessions: z.array(slug).default([]),
		},
		words: {
			/** The moment to open it. */
			when: text,
		},
	},
	report: {
		frame: {
			/** Id of the programme; its figures come from the programme's file. */
			programme: slug,
			/** `stated`: only what the sources state. `illustrative`: a template, and every table says so. */
			basis: z.enum(['stated', 'illustrative']),
		},
		words: {},
	},
	course: {
		frame: {
			order: z.number().int(),
			start: clock.default('09:00'),
			group,
			/** Day by day: sessions, cases, breaks, opening and close. */
			days: z
				.array(
					z
						.array(
							z.union([
								z.strictObject({ session: slug }),
								z.strictObject({ case: slug, minutes: minutes.optional() }),
								z.strictObject({ break: z.enum(['tea', 'prayer', 'lunch']), minutes }),
								z.strictObject({ open: z.literal(true), minutes }),
								z.strictObject({ close: z.literal(true), minutes }),
							]),
						)
						.min(1),
				)
				.min(1),
		},
		words: {
			/** One title a day. */
			dayTitles: z.array(text).min(1),
		},
	},
	form: {
		frame: { order: z.number().int() },
		words: {
			/** Who fills it in, when, and what happens with it. */
			use: text,
		},
	},
	page: {
		frame: {
			/** The home page's doors: which kinds each leads to. */
			doors: z.array(z.strictObject({ to: z.array(z.enum(listedFolders)).min(1), title: text, text })).optional(),
		},
		words: {},
		translated: {
			doors: z.array(z.strictObject({ title: text, text })).optional(),
		},
	},
} as const satisfies Record<Kind, { frame: z.ZodRawShape; words: z.ZodRawShape; translated?: z.ZodRawShape }>;

/** Keys that may stand in the English file only. */
export const frameKeys = (kind: Kind): string[] => [...Object.keys(commonFrame), ...Object.keys(schemas[kind].frame)];

/** The English file's frontmatter: frame and words. */
const englishShape = <K extends Kind>(kind: K) =>
	z.strictObject({
		...commonFrame,
		...schemas[kind].frame,
		...commonWords,
		...schemas[kind].words,
	} as unknown as EnglishShape<K>);

/** Spelt out: from the spread above, TypeScript makes a union of every kind's frame with every kind's words. */
type EnglishShape<K extends Kind> = typeof commonFrame &
	(typeof schemas)[K]['frame'] &
	typeof commonWords &
	(typeof schemas)[K]['words'];

export const englishSchemas = {
	module: englishShape('module'),
	'session-plan': englishShape('session-plan'),
	'case-study': englishShape('case-study'),
	guide: englishShape('guide'),
	report: englishShape('report'),
	course: englishShape('course'),
	form: englishShape('form'),
	page: englishShape('page'),
};

/** A translation's frontmatter: words alone. */
export const translationSchemas = Object.fromEntries(
	Object.entries<{ words: z.ZodRawShape; translated?: z.ZodRawShape }>(schemas).map(([kind, { words, translated }]) => [
		kind,
		z.strictObject({ ...commonWords, ...commonTranslated, ...words, ...translated }),
	]),
) as unknown as Record<Kind, z.ZodObject<z.ZodRawShape>>;

/** An entry's frontmatter in one language, the inherited frame included. */
export type Data<K extends Kind = Kind> = { [P in K]: z.infer<(typeof englishSchemas)[P]> }[K];
export type Step = Data<'session-plan'>['steps'][number];
export type CourseItem = Data<'course'>['days'][number][number];
