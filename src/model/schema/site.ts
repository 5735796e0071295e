import { z } from 'zod';
import { type LanguagePath, languages } from '../../languages/languages.ts';
import { day, localised, text, webAddress } from './common.ts';

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'Write a colour as "#0b5c63", in quotation marks.');
const maybe = localised.nullish();

/** Who publishes: the one file to change for another organisation. What is empty is left out of every page. */
export const siteSchema = z.strictObject({
	/** Languages of the site, English first: the source the others are made from. */
	languages: z
		.array(z.enum(Object.keys(languages) as [LanguagePath, ...LanguagePath[]]))
		.min(1)
		.refine((list) => list[0] === 'en', 'English comes first: the other languages are made from it.'),
	/** Full name, for titles and citations. */
	name: localised,
	/** Name that fits a phone's header in one line. */
	shortName: localised,
	/** One sentence for search engines and shares. */
	description: localised,
	publisher: maybe,
	/** Where the site lives, as https://…; canonical addresses are written only when it is given. */
	address: webAddress.nullish(),
	/** The one contact, and the day somebody answered there. */
	contact: z.strictObject({ address: z.email(), verifiedOn: day }).nullish(),
	licence: z.strictObject({
		/** SPDX identifier. */
		id: text,
		name: localised,
		url: webAddress.nullish(),
	}),
	/** Where the quick exit leads. */
	quickExit: webAddress.nullish(),
	/** Accent colour on light and on dark paper, as #rrggbb; 4.5:1 on the paper at least. Left out: the engine's teal. */
	accent: z.strictObject({ light: colour, dark: colour }).optional(),
});
export type SiteData = z.infer<typeof siteSchema>;
