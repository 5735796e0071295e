import { z } from 'zod';
import { day, formerAddress, localised, slug } from './common.ts';

/** Pages that were published and are no more: `withdrawn.yaml` is a list of them. Their addresses say so. */
export const withdrawnSchema = z.array(
	z.strictObject({
		/** The page's permanent id. */
		id: slug,
		/** Where it was, beside its permanent address. */
		addresses: z.array(formerAddress).default([]),
		title: localised,
		/** First day without it. */
		on: day,
		/** Why, in one sentence. */
		reason: localised,
		/** Id of the page to read in its place. */
		instead: slug.optional(),
	}),
);
export type WithdrawnData = z.infer<typeof withdrawnSchema>[number];
