import type { Translate } from '../languages/words.ts';

/** What a reader wants to know of a file before taking it, on a line that may be bad. */
export interface FileFacts {
	bytes: number;
	/** Of a PDF; the other formats are laid out by the program that opens them. */
	pages?: number;
}

/**
 * Writes behind each link to a download how many pages it has and how large it is.
 * @param html a finished page
 * @param files by path, without a slash in front
 * @param t words in the page's language
 */
export const withSizes = (html: string, files: ReadonlyMap<string, FileFacts>, t: Translate): string =>
	html.replace(/<a [^>]*?href="\/(downloads\/[^"]+)"[^>]*>[\s\S]*?<\/a>/g, (link, path: string) => {
		const file = files.get(path);
		return file ? `${link} <small>${describe(file, t)}</small>` : link;
	});

function describe({ bytes, pages }: FileFacts, t: Translate): string {
	const size = t('nKilobytes', { n: Math.max(1, Math.round(bytes / 1000)) });
	return pages === undefined ? size : `${t('nPages', { n: pages })}${t('listComma')}${size}`;
}
