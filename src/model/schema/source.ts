import { z } from 'zod';
import { checkMarks, date, day, jurisdictions, localised, text } from './common.ts';

export const sourceKinds = [
	'constitution',
	'law',
	'bill',
	'order',
	'treaty',
	'declaration',
	'principles',
	'guidance',
	'resolution',
	'service',
	'press-release',
	'account',
] as const; // prettier-ignore

/** One legal instrument or reference; its file name is its id. */
export const sourceSchema = z.strictObject({
	kind: z.enum(sourceKinds),
	/** Where it applies. */
	jurisdiction: z.array(z.enum(jurisdictions)).min(1),
	/** Full title as published. */
	title: localised,
	/** As it is cited in a line under a statement. */
	short: localised,
	/** Number of a law or resolution, in letters and digits that read the same in every language. */
	number: text.optional(),
	issuedBy: localised.optional(),
	date: date.optional(),
	/** What it means for Iraq: in force, amended, only a bill. */
	status: localised.optional(),
	/** How well the source as a whole was checked. */
	checked: z.enum(checkMarks),
	/** The day someone read it; without one nobody has lately. */
	verifiedOn: day.optional(),
	note: localised.optional(),
	/** Host and path where it was read. */
	where: text.optional(),
	provisions: z
		.array(
			z.strictObject({
				/** Article or section, as <Law ref> names it. */
				ref: text,
				/** One sentence in our own words; never the statute's wording. */
				says: localised,
				checked: z.enum(checkMarks),
				/** Only where it differs from the source's. */
				jurisdiction: z.array(z.enum(jurisdictions)).min(1).optional(),
			}),
		)
		.default([]),
});
export type SourceData = z.infer<typeof sourceSchema>;
