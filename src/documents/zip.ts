import { type Zippable, zipSync } from 'fflate';

/** The first moment a zip can hold: no file in it says when it was made. */
const epoch = new Date(1980, 0, 1);

/** A zip that is the same every time: files in the order of their names, no dates. */
export const zipSame = (files: Record<string, Uint8Array>): Uint8Array =>
	zipSync(Object.fromEntries(Object.entries(files)) as Zippable, { mtime: epoch, level: 6 });
