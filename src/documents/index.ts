import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { translator } from '../languages/words.ts';
import { type Manifest, makeManifest } from '../model/manifest.ts';
import type { Content } from '../model/read.ts';
import { DocumentCache } from './cache.ts';
import { planFiles } from './plan.ts';
import { type FileFacts, withSizes } from './sizes.ts';
import { type WrittenFile, writeFiles } from './write.ts';

/**
 * Writes the documents of the finished pages under `downloads/`, their sizes into the pages that link to them, and a
 * list with checksums into `manifest.json`.
 * @param content the content the pages were made from
 */
export function documents(content: Content): AstroIntegration {
	let cacheFolder = '';
	return {
		name: 'documents',
		hooks: {
			'astro:config:done'({ config }) {
				cacheFolder = join(fileURLToPath(config.cacheDir), 'documents');
			},
			async 'astro:build:done'({ dir, logger }) {
				const folder = fileURLToPath(dir);
				const manifest = makeManifest(content);
				const cache = new DocumentCache(cacheFolder);
				const written = await writeFiles(planFiles(manifest, folder), { folder, cache });
				cache.prune();
				writeSizes(folder, manifest, written);
				listDownloads(folder, written);
				logger.info(`${written.size} documents written`);
			},
		},
	};
}

function writeSizes(folder: string, manifest: Manifest, files: ReadonlyMap<string, FileFacts>): void {
	for (const language of manifest.languages) {
		const t = translator(manifest.words[language], language);
		for (const file of globSync(`${language}/**/*.html`, { cwd: folder })) {
			const path = join(folder, file);
			const html = readFileSync(path, 'utf8');
			const sized = withSizes(html, files, t);
			if (sized !== html) writeFileSync(path, sized);
		}
	}
}

function listDownloads(folder: string, files: ReadonlyMap<string, WrittenFile>): void {
	const file = join(folder, 'manifest.json');
	const list = JSON.parse(readFileSync(file, 'utf8')) as object;
	const downloads = [...files].map(([path, facts]) => ({ path, ...facts }));
	writeFileSync(file, `${JSON.stringify({ ...list, downloads })}\n`);
}
