import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { archiveSums } from '../model/archive.ts';
import type { Content } from '../model/read.ts';

/**
 * Puts the frozen versions of reports into the site, byte for byte: after whatever changes pages, and before the copies,
 * which know of them and do not hold them.
 * @param content the content the pages were made from
 */
export function reports({ folder, archive }: Content): AstroIntegration {
	return {
		name: 'reports',
		hooks: {
			'astro:build:done'({ dir, logger }) {
				const files = archive.length > 0 ? [...archive.map(({ file }) => file), archiveSums] : [];
				for (const file of files) cpSync(join(folder, file), join(fileURLToPath(dir), file));
				logger.info(`${archive.length} frozen files put in place`);
			},
		},
	};
}
