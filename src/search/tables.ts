import type { LanguagePath } from '../languages/languages.ts';
import type { Words } from '../languages/words.ts';
import type { Concept } from './concepts.ts';

/** What the search box needs to know of a language's pages: `search-index/<path>/pages.json`. */
export interface PageTable {
	/** The language's interface words; `{n}`, `{query}` and the like are filled in by the box. */
	words: Words;
	/** Other languages that can be searched, with their own names and the address of their search page. */
	others: { path: LanguagePath; name: string; url: string }[];
	pages: PageRow[];
	/** Names of the filters' values, by filter and value, in the order to show them. */
	facets: Record<Facet, Record<string, string>>;
}

export interface PageRow {
	/** Pagefind's name of the page's fragment. */
	id: string;
	/** Address from the root of the site. */
	url: string;
	title: string;
	/** The values a page can be filtered by. */
	facets: Partial<Record<Facet, string[]>>;
}

/** What results can be filtered by. */
export const facets = ['kind', 'audience', 'jurisdiction', 'module'] as const;
export type Facet = (typeof facets)[number];

/** The words that mean one thing, in all languages of the site. */
export type ConceptTable = Concept[];
export const conceptsFile = 'all/concepts.json';

/** The words of a language's pages, the most frequent first, one a stem: `search-index/<path>/words.json`. */
export type WordTable = string[];

/** How many results have each value of each filter. @param rows the results that the other filters leave, by filter */
export function facetCounts(
	rows: readonly PageRow[],
	chosen: Partial<Record<Facet, string>>,
): Record<Facet, Map<string, number>> {
	return Object.fromEntries(
		facets.map((facet) => {
			const counts = new Map<string, number>();
			const { [facet]: _own, ...others } = chosen;
			for (const row of rows)
				if (matches(row, others))
					for (const value of row.facets[facet] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
			return [facet, counts];
		}),
	) as Record<Facet, Map<string, number>>;
}

/** Whether a page has all the values chosen. */
export const matches = (row: PageRow, chosen: Partial<Record<Facet, string>>): boolean =>
	(Object.entries(chosen) as [Facet, string][]).every(([facet, value]) => row.facets[facet]?.includes(value));
