import { globSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../src/model/folder.ts';

/** Path of a file of a built search index, which is named by its content. @param name it is asked for by: `en/pages.json` */
export function indexFile(name: string, site = join(root, 'dist')): string {
	const files = globSync(name.replace(/(?=\.[^.]+$)/, '.????????'), { cwd: join(site, 'search-index') });
	if (!files[0] || files.length > 1) throw new Error(`${name} is ${files.join(' and ') || 'not'} in the index.`);
	return join(site, 'search-index', files[0]);
}
