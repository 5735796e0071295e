import type { LanguagePath } from '../languages/languages.ts';

/** A copy of the site to take away: one zip, opened from a folder. */
export interface Copy {
	/** Name of the zip, and of the folder in it. */
	name: string;
	/** Path of the zip in the built site, without a slash in front. */
	path: string;
	languages: LanguagePath[];
	/** Whether PDF, Word and Excel files and single pages are in it; without them it is small. */
	documents: boolean;
}

/** Largest sizes of a zip, in bytes: what a bad line and an old stick bear. */
export const mostBytes = { pages: 5_000_000, documents: 25_000_000 };

/** The name of a copy: of all languages, or of one. */
export const copyName = (language?: LanguagePath, documents = false): string =>
	['knowledge-base', ...(language ? [language] : []), ...(documents ? ['documents'] : [])].join('-');

/** The copies of a site: all languages at once, and each language with its documents and without. */
export function copiesOf(languages: readonly LanguagePath[]): Copy[] {
	const copy = (name: string, of: readonly LanguagePath[], documents: boolean): Copy => ({
		name,
		path: `downloads/${name}.zip`,
		languages: [...of],
		documents,
	});
	return [
		copy(copyName(), languages, false),
		...languages.flatMap((language) =>
			[false, true].map((documents) => copy(copyName(language, documents), [language], documents)),
		),
	];
}
