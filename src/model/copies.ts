import type { LanguagePath } from '../languages/languages.ts';
import type { Format } from './kinds.ts';

/** A copy of the site to take away: one zip, opened from a folder. */
export interface Copy {
	/** Name of the zip, and of the folder in it. */
	name: string;
	/** Path of the zip in the built site, without a slash in front. */
	path: string;
	languages: LanguagePath[];
	/** What of the documents is in it; without any it is small. */
	documents: readonly Format[];
}

/** The documents of a copy: to read and print, or to adapt. Together they would be more than one zip may weigh. */
export const documentSets = { pdf: ['pdf', 'html'], word: ['docx', 'xlsx'] } as const satisfies Record<
	string,
	readonly Format[]
>;
export type DocumentSet = keyof typeof documentSets;

/** Largest sizes of a zip, in bytes: pages of one language, and with documents; what a bad line and an old stick bear. */
export const mostBytes = { pages: 5_000_000, documents: 25_000_000 };

/** The name of a copy: of all languages, or of one. */
export const copyName = (language?: LanguagePath, documents?: DocumentSet): string =>
	['knowledge-base', ...(language ? [language] : []), ...(documents ? [documents] : [])].join('-');

/** The copies of a site: all languages at once, and each language with either set of documents and without. */
export function copiesOf(languages: readonly LanguagePath[]): Copy[] {
	const copy = (of: readonly LanguagePath[], language?: LanguagePath, set?: DocumentSet): Copy => {
		const name = copyName(language, set);
		return {
			name,
			path: `downloads/${name}.zip`,
			languages: [...of],
			documents: set ? documentSets[set] : [],
		};
	};
	return [
		copy(languages),
		...languages.flatMap((language) =>
			[undefined, ...(Object.keys(documentSets) as DocumentSet[])].map((set) => copy([language], language, set)),
		),
	];
}
