import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Paths of all files below a folder, with `/`, sorted; those whose names begin with a dot too. */
export const filesIn = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((item) => item.isFile())
		.map((item) => relative(folder, join(item.parentPath, item.name)).replaceAll('\\', '/'))
		.sort();
