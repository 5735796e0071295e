import { z } from 'zod';
import { smallestGroup } from '../small-groups.ts';
import { date, day, formerAddress, localised, slug, text } from './common.ts';

/** How good a figure is. Nothing is printed without one of these. */
export const qualities = ['measured', 'self-reported', 'stated-in-source', 'illustrative'] as const;

/** What a figure is: so many of something, the mean of several, or so many of a hundred. */
export const measures = ['count', 'mean', 'share'] as const;

/** Fewest and most, both more than none. */
const range = z
	.tuple([z.number().positive(), z.number().positive()])
	.refine(([fewest, most]) => fewest <= most, 'Write the fewest first.');

/** One programme; its file name is its id. What is not known is left out, and said under `unknown`. */
export const programmeSchema = z
	.strictObject({
		title: localised,
		/** Addresses it had before, `programmes/name`: they lead here for good. */
		aliases: z.array(formerAddress).default([]),
		summary: localised,
		objective: localised,
		period: z.strictObject({ start: date, end: date, precision: z.enum(['day', 'month', 'year']) }).optional(),
		/** Codes of places.yaml: never finer than a governorate. */
		places: z.array(text).default([]),
		/** A partner without a role took part; the source does not say how. */
		partners: z
			.array(
				z.strictObject({
					role: z.enum(['delivered', 'funded']).optional(),
					/** What it is, printed where it may not be named. */
					description: localised,
					name: localised.optional(),
					/** Why it may be named; without one it is not. */
					naming: z
						.union([
							/** A source of this programme that names it to the world. */
							z.strictObject({ publicRecord: slug }),
							/** Id of the record of its consent, which is kept elsewhere and never published. */
							z.strictObject({ consent: slug, until: day, withdrawn: day.optional() }),
						])
						.optional(),
				}),
			)
			.default([]),
		/** Small groups stay unpublished: the build hides them, and what they could be worked out from. */
		participants: z
			.strictObject({
				total: z.number().int().positive(),
				groups: z.array(z.strictObject({ label: localised, count: z.number().int().nonnegative() })).default([]),
				note: localised.optional(),
			})
			.optional(),
		sources: z.array(slug).default([]),
		/** File names of modules and sessions on its topics: where somebody who wants to do the same finds the material. */
		modules: z.array(slug).default([]),
		sessions: z.array(slug).default([]),
		/** What took place, or was only planned, in the order of time. */
		events: z
			.array(
				z.strictObject({
					id: slug,
					/** What it was, and by whom, in one line. */
					title: localised,
					start: date.optional(),
					end: date.optional(),
					/** Codes of places.yaml: never finer than a governorate. */
					places: z.array(text).default([]),
					/** People who took part. */
					people: z
						.number()
						.int()
						.min(smallestGroup, `Fewer than ${smallestGroup} people are not counted in public. Leave the number out.`)
						.optional(),
					/** Only planned: never shown as something that took place. */
					planned: z.boolean().default(false),
					source: slug,
				}),
			)
			.default([]),
		/** How training is handed on from tier to tier. People reached are worked out from it and not written down. */
		cascade: z
			.strictObject({
				/** Trainers it starts from. */
				start: z.number().int().positive(),
				tiers: z
					.array(
						z.strictObject({
							name: localised,
							/** Fewest and most people that one trainer of the tier above trains. */
							perTrainer: range,
							/** Of a hundred trained, fewest and most who go on to train others: in each tier but the last. */
							goOn: range.refine(([, most]) => most <= 100, 'Of a hundred at most a hundred go on.').optional(),
							months: z.number().int().positive(),
							/** What somebody shows before they train others. */
							gate: localised,
						}),
					)
					.min(1)
					.refine((tiers) => tiers.every(({ goOn }, i) => (goOn === undefined) === (i === tiers.length - 1)), {
						error: 'Each tier but the last says how many go on (goOn), and from the last nobody does.',
					}),
				/** What has to be true for it to work out so. */
				assumptions: z.array(localised).min(1),
			})
			.optional(),
		indicators: z
			.array(
				z
					.strictObject({
						id: slug,
						level: z.enum(['output', 'outcome']),
						/** What the figure means, in one sentence. */
						statement: localised,
						/** Two or three words: without them it stands in no chart. */
						name: localised.optional(),
						value: z.number().optional(),
						/** What is counted: figures of one unit and measure can stand in one chart. */
						unit: localised.optional(),
						measure: z.enum(measures).default('count'),
						/** How many it was measured on. A count is its own n. */
						n: z
							.number()
							.int()
							.min(smallestGroup, `A figure of fewer than ${smallestGroup} people is not published. Leave it out.`)
							.optional(),
						/** Only planned: never shown as an achievement. */
						planned: z.boolean().default(false),
						quality: z.enum(qualities),
						/** Left out only where the figure is illustrative. */
						source: slug.optional(),
					})
					.refine(({ source, quality }) => source || quality === 'illustrative', {
						path: ['source'],
						error: 'Say which source states it.',
					}),
			)
			.default([]),
		/** What the sources do not say. */
		unknown: z.array(localised).default([]),
	})
	.refine(
		({ sources, events, indicators }) =>
			sources.length > 0 || (events.length === 0 && indicators.every(({ quality }) => quality === 'illustrative')),
		{
			path: ['sources'],
			error: 'Name the sources it rests on. Only a template, where each figure is illustrative, has none.',
		},
	);
export type ProgrammeData = z.infer<typeof programmeSchema>;

/** Governorates: code, names, and a cell in the tile map. */
export const placesSchema = z.array(
	z.strictObject({
		/** OCHA P-code. */
		code: text,
		iso: text.optional(),
		/** Column from the west and row from the north, from 1. */
		tile: z.tuple([z.number().int().positive(), z.number().int().positive()]),
		name: localised,
		confidence: z.enum(['verified', 'standard', 'plausible', 'proposal']),
	}),
);
export type PlaceData = z.infer<typeof placesSchema>[number];
