import { z } from 'zod';
import { day, text } from './common.ts';

/** What a rule on people would refuse, and why it may stand: `allowed.yaml` is a list of these. */
export const allowedSchema = z.array(
	z.strictObject({
		/** The words as they stand in the content. */
		text,
		/** Why nobody is harmed by them. */
		reason: text,
		/** Last day: then somebody looks again. */
		until: day,
	}),
);
export type Allowed = z.infer<typeof allowedSchema>[number];
