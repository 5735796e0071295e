/** What is published at one time. */
export interface Edition {
	/** The date, and the beginning of the digest of all content: `2026-11-21-3fa9c1`. */
	version: string;
	/** The last day anything in it changed, as 2026-11-21. */
	date: string;
}

/**
 * @param digest of all content
 * @param days on which something changed
 */
export function editionOf(digest: string, days: readonly string[]): Edition {
	const date = days.toSorted().at(-1) ?? '';
	return { date, version: `${date}-${digest.slice(0, 6)}` };
}
