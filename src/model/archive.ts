import { join } from 'node:path';
import { isLanguagePath, type LanguagePath } from '../languages/languages.ts';
import { readBytes } from './files.ts';
import type { Problem } from './problem.ts';
import { digestOf, sumLine, sumsFile } from './published-files.ts';

/** A report in one version, as it was published: written by `npm run freeze`, and never changed. */
export interface ArchivedFile {
	/** The report's permanent id. */
	id: string;
	version: string;
	language: LanguagePath;
	/** Path in the content folder, and in the site: `archive/rbp-r-01/1.0.0/en.pdf`. */
	file: string;
	bytes: number;
	sha256: string;
}

/** The list of checksums, in the content folder and in the site. */
export const archiveSums = `archive/${sumsFile}`;

/** Where a report is kept, beside the list of checksums. */
export const archivedAs = (id: string, version: string, language: LanguagePath, format: 'html' | 'pdf'): string =>
	`archive/${id}/${version}/${language}.${format}`;

/** A page that is one file: nothing is loaded, and nothing runs. */
export const singlePagePolicy =
	"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'\">";

const shape = /^archive\/([a-z0-9-]+)\/(\d+\.\d+\.\d+)\/([a-z]+)\.(html|pdf)$/;
/** A page may be published as it is only while this comes before anything that a browser would run or load. */
const sealed = new RegExp(
	`^<!DOCTYPE html><html[^>]*><head><meta charset="utf-8"/?>${RegExp.escape(singlePagePolicy)}`,
);

/**
 * The files below `archive/` that are as they were published; whatever else lies there is reported.
 * @param folder the content folder
 * @param files all its files
 * @param sums text of the list of checksums
 */
export function readArchive(
	folder: string,
	files: readonly string[],
	sums: string,
	problems: Problem[],
): ArchivedFile[] {
	const lines = new Map(
		[...sums.matchAll(/^([0-9a-f]{64}) {2}(.+?)\r?$/gm)].map(([, sum, name]) => [`archive/${name}`, sum as string]),
	);
	const changed = (file: string, message: string) => problems.push({ file, rule: 'archive-changed', message });
	for (const file of lines.keys())
		if (!files.includes(file))
			changed(file, `The file is missing, and links lead to it. Take it from the history of the content folder.`);
	return files
		.filter((file) => file.startsWith('archive/') && file !== archiveSums)
		.flatMap((file) => {
			const [, id = '', version = '', language, format] = shape.exec(file) ?? [];
			if (!isLanguagePath(language)) {
				changed(file, 'Only archive/<id>/<version>/<language>.html and .pdf belong here. Move the file elsewhere.');
				return [];
			}
			const data = readBytes(join(folder, file), (problem) => problems.push({ file, ...problem }));
			const sha256 = digestOf(data);
			if (!lines.has(file))
				changed(file, `${archiveSums} does not list it. \`npm run freeze\` puts files here: delete it.`);
			else if (lines.get(file) !== sha256)
				changed(
					file,
					`It is not as it was published: ${archiveSums} says otherwise. Take it from the history of the content folder; what is new is a new version.`,
				);
			if (format === 'html' && !sealed.test(data.toString('utf8')))
				problems.push({
					file,
					rule: 'archive-with-code',
					message:
						'The page does not begin with the policy that lets nothing run. Take the file that `npm run freeze` wrote.',
				});
			return [{ id, version, language, file, bytes: data.byteLength, sha256 }];
		});
}

/** The list of checksums of an archive. */
export const sumsOf = (archive: readonly ArchivedFile[]): string =>
	archive
		.map(({ file, sha256 }) => sumLine(sha256, file.slice('archive/'.length)))
		.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1))
		.join('');
