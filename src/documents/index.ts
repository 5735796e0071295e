import { join } from 'node:path';
import { FileCache } from '../model/file-cache.ts';
import { cacheFolder, root } from '../model/folder.ts';
import { makeManifest } from '../model/manifest.ts';
import { publishFiles } from '../model/published-files.ts';
import type { Content } from '../model/read.ts';
import type { Step } from '../model/step.ts';
import { planFiles } from './plan.ts';
import { writeFiles } from './write.ts';

/**
 * Writes the documents of the finished pages under `downloads/`, their sizes into the pages that link to them, and a
 * list with checksums into `manifest.json`.
 * @param content the content the pages were made from
 */
export function documents(content: Content): Step {
	return {
		name: 'documents',
		async run(folder) {
			const manifest = makeManifest(content);
			const cache = new FileCache(join(cacheFolder, 'documents'), import.meta.dirname, join(root, 'src/languages'));
			const written = await writeFiles(planFiles(manifest, folder), { folder, cache });
			cache.prune();
			publishFiles(folder, manifest, written);
		},
	};
}
