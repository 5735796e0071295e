import { type Kind, kinds } from '../model/kinds.ts';
import type { Page } from '../model/manifest.ts';
import { pageAt, pagesOf } from './view.ts';

/** Cards on one page of a listing. */
export const pageSize = 50;

const facets = ['audience', 'jurisdiction', 'module'] as const;
export type Facet = (typeof facets)[number];

/** One page of a listing: all of a kind, or those with one value of a facet. */
export interface Listing {
	kind: Kind;
	/** The facet and value it is narrowed to. */
	filter?: { facet: Facet; value: string } | undefined;
	pages: Page[];
	/** From 1. */
	number: number;
	total: number;
	/** Values each facet can be narrowed to, with how many pages have them. */
	choices: { facet: Facet; value: string; count: number }[];
}

/** Values of a facet on a page. */
function valuesOf(page: Page, facet: Facet): string[] {
	const value = (page.in.en.data as unknown as Record<Facet, string | string[] | undefined>)[facet];
	return value === undefined ? [] : [value].flat();
}

/** Address of a listing after the language, without slashes at the ends. */
export const listingPath = (kind: Kind, filter?: Listing['filter'], number = 1): string =>
	[kinds[kind].folder, ...(filter ? [filter.facet, filter.value] : []), ...(number > 1 ? [number] : [])].join('/');

/** Every page of a kind's listing, filters included: plain pages, so that filters work without a script and can be linked to. */
export function listingsOf(kind: Kind): Listing[] {
	const all = pagesOf(kind);
	const choices = facets.flatMap((facet) => {
		const counts = new Map<string, number>();
		for (const page of all) for (const value of valuesOf(page, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
		// A value that every page has narrows nothing.
		return [...counts]
			.filter(
				([value, count]) => count < all.length && (facet !== 'module' || pageAt(`${kinds.module.folder}/${value}`)),
			)
			.map(([value, count]) => ({ facet, value, count }));
	});
	const cut = (pages: Page[], filter?: Listing['filter']): Listing[] => {
		const total = Math.max(1, Math.ceil(pages.length / pageSize));
		return Array.from({ length: total }, (_, i) => ({
			kind,
			filter,
			pages: pages.slice(i * pageSize, (i + 1) * pageSize),
			number: i + 1,
			total,
			choices,
		}));
	};
	return [
		...cut(all),
		...choices.flatMap(({ facet, value }) =>
			cut(
				all.filter((page) => valuesOf(page, facet).includes(value)),
				{ facet, value },
			),
		),
	];
}
