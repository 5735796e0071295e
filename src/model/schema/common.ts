import { z } from 'zod';
import { isLanguagePath, type LanguagePath, languages, source } from '../../languages/languages.ts';

/** Line of text that says something. */
export const text = z.string().trim().min(1);

/** An address on the web: no other scheme is made a link. */
export const webAddress = z.url({ protocol: /^https?$/, error: 'Write an address that starts with https://.' });

/** A permanent id, file name or step id. */
export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use only a-z, 0-9 and single hyphens.');

/** Where a page once was, after the language: `reports/name`, or `name` for a page at the top. */
export const formerAddress = z
	.string()
	.regex(
		/^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)?$/,
		'Write an address without slashes at its ends: reports/name.',
	)
	.refine((address) => !isLanguagePath(address.split('/')[0]), 'Leave the language out: an address is kept in each.');

/** A calendar day. YAML reads an unquoted date as text here, so both ways of writing work. */
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Write a day as 2026-11-21.');

/** A year, month or day: as much as is known. */
export const date = z.union([
	z.number().int().min(1800).max(2100).transform(String),
	z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'Write a date as 2026, 2026-11 or 2026-11-21.'),
]);

/** Clock time a session starts at. */
export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time as "09:00", in quotation marks.');

export const minutes = z.number().int().positive();

export const audiences = ['officer', 'trainer', 'commander', 'partner'] as const;
export const jurisdictions = ['international', 'iraq-federal', 'kurdistan-region'] as const;
export type Jurisdiction = (typeof jurisdictions)[number];

/** How well a statement of law was checked before it was written down here. */
export const checkMarks = ['read', 'extract', 'earlier', 'unchecked'] as const;
export type CheckMark = (typeof checkMarks)[number];

/** Languages made from English. */
type Translated = Exclude<LanguagePath, typeof source>;
const translated = (Object.keys(languages) as LanguagePath[]).filter((path) => path !== source) as Translated[];

/** The same optional shape for every language but English: a language added to the table is allowed everywhere. */
export const eachTranslated = <T extends z.ZodType>(shape: T) =>
	Object.fromEntries(translated.map((path) => [path, shape.optional()])) as Record<Translated, z.ZodOptional<T>>;

/** A text in the site's languages. English is always there; the check finds the others missing. */
export const localised = z.strictObject({ en: text, ...eachTranslated(text) });
export type Localised = z.infer<typeof localised>;

/** Fewest and most people the session works with. */
export const group = z
	.strictObject({ min: z.number().int().positive(), max: z.number().int().positive() })
	.refine(({ min, max }) => min <= max, 'min is larger than max.');

/** Who has looked at this text, in which role. `draft` until someone has. */
export const reviewRoles = ['legal', 'safety', 'native-editor', 'trainer'] as const;
const oneReview = z.strictObject({ by: z.enum(reviewRoles), on: day });
export const review = z.union([z.literal('draft'), oneReview, z.array(oneReview).min(1)]);
export type Review = z.infer<typeof oneReview>;

/** Each role that has reviewed a page, with the day; none for a draft. */
export const reviewsOf = (value: z.infer<typeof review> | undefined): Review[] =>
	value === undefined || value === 'draft' ? [] : [value].flat();

const version = z.string().regex(/^\d+\.\d+\.\d+$/, 'Write a version as 1.0.0.');

/** What is not language and every kind has: in the English file only. */
export const commonFrame = {
	/** Permanent id, never used again for another page. `/r/<id>/` leads here for good. */
	id: slug,
	/** Addresses it had before: they lead here for good. */
	aliases: z.array(formerAddress).default([]),
	/** Raised when a printed copy would mislead. */
	version,
	/** First day it could be read. */
	published: day,
	/** Last day its meaning changed. */
	updated: day,
	audience: z.array(z.enum(audiences)).min(1),
	/** What changed in each version after the first, the newest first: told to who holds an older sheet. */
	changes: z.array(z.strictObject({ version, on: day, text })).default([]),
	/** Which law it speaks of. */
	jurisdiction: z.array(z.enum(jurisdictions)).min(1),
	/** `high`: the page gets its content note, a quick way out and room for local contacts. */
	sensitivity: z.enum(['none', 'moderate', 'high']),
	/** Sources beside those the body cites with <Law>. */
	sources: z.array(slug).default([]),
	/** Glossary terms worth listing under the page. */
	terms: z.array(slug).default([]),
};

/** What every language's file says for itself. */
export const commonWords = {
	/** At most two lines on a phone. */
	title: text,
	/** One or two sentences: what the reader gets. */
	summary: text,
	/** What it speaks of that may be hard to read: where `sensitivity` is high. */
	contentNote: text.optional(),
	review,
	/** A page that is not ready: it is checked, but not built. */
	draft: z.boolean().default(false),
};

/** Words of the English frame that a translation may carry over, item by item. */
export const commonTranslated = {
	changes: z.array(z.strictObject({ text })).optional(),
};
