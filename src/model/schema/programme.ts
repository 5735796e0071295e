import { z } from 'zod';
import { date, day, localised, slug, text } from './common.ts';

/** How good a figure is. Nothing is printed without one of these. */
export const qualities = ['measured', 'self-reported', 'stated-in-source', 'illustrative'] as const;

/** One programme; its file name is its id. What is not known is left out, and said under `unknown`. */
export const programmeSchema = z.strictObject({
	title: localised,
	summary: localised,
	objective: localised,
	period: z.strictObject({ start: date, end: date, precision: z.enum(['day', 'month', 'year']) }).optional(),
	/** Codes of places.yaml: never finer than a governorate. */
	places: z.array(text).min(1),
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
	sources: z.array(slug).min(1),
	indicators: z
		.array(
			z.strictObject({
				id: slug,
				level: z.enum(['output', 'outcome']),
				/** What the figure means, in one sentence. */
				statement: localised,
				value: z.number().optional(),
				/** Only planned: never shown as an achievement. */
				planned: z.boolean().default(false),
				quality: z.enum(qualities),
				source: slug,
			}),
		)
		.default([]),
	/** What the sources do not say. */
	unknown: z.array(localised).default([]),
});
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
