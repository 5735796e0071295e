import { z } from 'zod';
import { eachTranslated, localised, text } from './common.ts';

export const themes = [
	'rights',
	'conduct',
	'custody',
	'force',
	'gender',
	'survivors',
	'children',
	'community',
	'justice',
	'training',
	'institutions',
] as const; // prettier-ignore

/** How settled a word is: seen in a source, standard, plausible, or our proposal until an editor rules. */
export const confidences = ['verified', 'standard', 'plausible', 'proposal'] as const;

const forms = {
	/** What the site writes; several where two forms are accepted (masculine and feminine, two legal terms). */
	preferred: z.array(text).min(1),
	singular: z.array(text).optional(),
	plural: z.array(text).optional(),
	/** Forms readers type: found by search, never printed as ours. */
	variants: z.array(text).optional(),
	/** Forms never to print, and why. */
	forbidden: z
		.array(
			z.strictObject({
				form: text,
				why: localised,
				/** Right in another sense or another text: then the check does not look for it. */
				otherSense: z.boolean().default(false),
			}),
		)
		.optional(),
};

const translated = z.strictObject({ ...forms, confidence: z.enum(confidences) });

/** One concept in all languages; its file name is its id. */
export const termSchema = z.strictObject({
	theme: z.enum(themes),
	/** Tells two concepts with the same word apart: "service", "practice". */
	qualifier: localised.optional(),
	en: z.strictObject(forms),
	...eachTranslated(translated),
	/** Badini forms, for search. */
	badini: z.array(text).optional(),
	/** What it means, for an officer, in one or two sentences. */
	definition: localised.optional(),
	/** How to use the word with care. */
	usage: localised.optional(),
	/** For editors: where the forms were seen. */
	note: text.optional(),
});
export type TermData = z.infer<typeof termSchema>;
