import { basename, dirname, join } from 'node:path';
import { copiesOf } from '../model/copies.ts';
import { filesIn } from '../model/files-in.ts';
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
	files: new Set([...filesIn(folder), ...copiesOf(languages).map(({ path }) => path)]),
	address: site.address ?? undefined,
});

/** Where the local edition of a built site stands: beside it. */
export const localEditionOf = (folder: string): string =>
	join(dirname(folder), basename(folder) === 'dist' ? 'local-edition' : `${basename(folder)}-local-edition`);
