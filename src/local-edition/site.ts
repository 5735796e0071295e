import { globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { copiesOf } from '../model/copies.ts';
import type { Manifest } from '../model/manifest.ts';

/** The built site that copies are made from. */
export interface Site {
	folder: string;
	/** Paths of all its files, without a slash in front; of its zips too, which are made from its pages. */
	files: ReadonlySet<string>;
	/** Where it is online, if it is. */
	address: string | undefined;
}

export const readSite = (folder: string, { languages, site }: Manifest): Site => ({
	folder,
	files: new Set([
		...globSync('**/*', { cwd: folder, withFileTypes: true })
			.filter((item) => item.isFile())
			.map((item) =>
				join(item.parentPath, item.name)
					.slice(folder.length + 1)
					.replaceAll('\\', '/'),
			),
		...copiesOf(languages).map(({ path }) => path),
	]),
	address: site.address ?? undefined,
});

/** Where the local edition of a built site stands: beside it. */
export const localEditionOf = (folder: string): string =>
	join(dirname(folder), basename(folder) === 'dist' ? 'local-edition' : `${basename(folder)}-local-edition`);
