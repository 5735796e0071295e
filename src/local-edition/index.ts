import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { FileCache } from '../model/file-cache.ts';
import { cacheFolder } from '../model/folder.ts';
import { type Manifest, makeManifest } from '../model/manifest.ts';
import { type PublishedFile, publishFiles, sumLine, sumsFile } from '../model/published-files.ts';
import type { Content } from '../model/read.ts';
import type { Step } from '../model/step.ts';
import { writeCopies } from './copies.ts';
import { writeSinglePages } from './single-page.ts';

/**
 * Writes the site once more so that it opens from a folder: pages that are one file, the local edition with everything,
 * and the zips to take away. After all that changes pages for readers: it copies them as they are.
 * @param content the content the pages were made from
 */
export function localEdition(content: Content): Step {
	return {
		name: 'local-edition',
		async run(folder) {
			const manifest = makeManifest(content);
			publishFiles(folder, manifest, writeSinglePages(folder, manifest));
			const zips = await writeCopies(
				folder,
				manifest,
				new FileCache(join(cacheFolder, 'local-edition'), import.meta.dirname),
			);
			publishFiles(folder, manifest, zips);
			publishSums(folder, manifest, zips);
		},
	};
}

/** Writes the zips' checksums into the pages that show them, and into a list beside the zips. */
function publishSums(folder: string, { languages }: Manifest, zips: ReadonlyMap<string, PublishedFile>): void {
	for (const language of languages) {
		const file = join(folder, language, 'offline', 'index.html');
		const html = readFileSync(file, 'utf8').replace(
			/<code[^>]* data-sum="([^"]+)"[^>]*>/g,
			(tag, path: string) => `${tag}${zips.get(path)?.sha256 ?? ''}`,
		);
		writeFileSync(file, html);
	}
	writeFileSync(
		join(folder, 'downloads', sumsFile),
		[...zips].map(([path, { sha256 }]) => sumLine(sha256, basename(path))).join(''),
	);
}
