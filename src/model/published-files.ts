import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Translate, translator } from '../languages/words.ts';
import type { Manifest } from './manifest.ts';

/** What a reader wants to know of a file before taking it, on a line that may be bad. */
export interface FileFacts {
	bytes: number;
	/** Of a PDF; the other formats are laid out by the program that opens them. */
	pages?: number;
}

/** A file that can be downloaded, as the public manifest lists it. */
export interface PublishedFile extends FileFacts {
	sha256: string;
}

/** SHA-256 in hexadecimal. */
export const digestOf = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** A list of files with their checksums, in the form that `sha256sum --check` reads. */
export const sumsFile = 'SHA256SUMS.txt';

export const sumLine = (sum: string, file: string): string => `${sum}  ${file}\n`;

/**
 * Adds files to the built site's public manifest, and writes their sizes into the pages that link to them.
 * @param folder the built site, the files in it
 * @param files by path, without a slash in front
 */
export function publishFiles(folder: string, manifest: Manifest, files: ReadonlyMap<string, PublishedFile>): void {
	for (const language of manifest.languages) {
		const t = translator(manifest.words[language], language);
		for (const file of globSync(`${language}/**/*.html`, { cwd: folder })) {
			const path = join(folder, file);
			const html = readFileSync(path, 'utf8');
			const sized = withSizes(html, files, t);
			if (sized !== html) writeFileSync(path, sized);
		}
	}
	const list = join(folder, 'manifest.json');
	const { downloads = [], ...rest } = JSON.parse(readFileSync(list, 'utf8')) as { downloads?: object[] };
	const added = [...files].map(([path, facts]) => ({ path, ...facts }));
	writeFileSync(list, `${JSON.stringify({ ...rest, downloads: [...downloads, ...added] })}\n`);
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
		return file ? `${link} <small>${describeFile(file, t)}</small>` : link;
	});

/** The size of a file, and its pages where it has some. */
export function describeFile({ bytes, pages }: FileFacts, t: Translate): string {
	const size =
		bytes < 1_000_000
			? t('nKilobytes', { n: Math.max(1, Math.round(bytes / 1000)) })
			: t('nMegabytes', { n: (bytes / 1_000_000).toFixed(1) });
	return pages === undefined ? size : `${t('nPages', { n: pages })}${t('listComma')}${size}`;
}
