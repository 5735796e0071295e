import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { archiveSums } from '../model/archive.ts';
import { cacheFolder } from '../model/folder.ts';
import { makeManifest } from '../model/manifest.ts';
import type { Content } from '../model/read.ts';
import type { Step } from '../model/step.ts';
import { writeShareImages } from './share-images.ts';

/**
 * Puts beside the finished pages what others point at: the frozen versions of reports, byte for byte, and images of shared
 * links, where the site has an address. After whatever changes pages, and before the copies, which hold neither.
 * @param content the content the pages were made from
 */
export function reports(content: Content): Step {
	return {
		name: 'reports',
		async run(site) {
			const { folder, archive } = content;
			const files = archive.length > 0 ? [...archive.map(({ file }) => file), archiveSums] : [];
			for (const file of files) cpSync(join(folder, file), join(site, file));
			if (content.site?.address) await writeShareImages(site, makeManifest(content), join(cacheFolder, 'share-images'));
		},
	};
}
