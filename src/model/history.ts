import type { Data } from './schema/entries.ts';

/** The version a page starts with. */
export const firstVersion = '1.0.0';

/** Every version of a page, the newest first, with its day and what changed: in the first, nothing. */
export const versionsOf = ({
	changes,
	published,
}: Pick<Data, 'changes' | 'published'>): { version: string; on: string; text?: string }[] => [
	...changes,
	{ version: firstVersion, on: published },
];
