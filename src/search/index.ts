import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';
import { languages } from '../languages/languages.ts';

/** Indexes the finished pages, one bundle a language: a bundle of several would search them all with one stemmer. */
export function search(): AstroIntegration {
	return {
		name: 'search',
		hooks: {
			async 'astro:build:done'({ dir, logger }) {
				const folder = fileURLToPath(dir);
				for (const { path, tag } of Object.values(languages)) {
					const files = globSync(`${path}/**/*.html`, { cwd: folder }).sort();
					if (files.length === 0) continue;
					const pages = await indexLanguage(folder, path, tag, files);
					logger.info(`${path}: ${pages} pages indexed`);
				}
				await pagefind.close();
			},
		},
	};
}

/** Writes one language's bundle to `search-index/<path>/`. Returns how many pages it holds. */
async function indexLanguage(folder: string, path: string, tag: string, files: string[]): Promise<number> {
	const { index, errors } = await pagefind.createIndex({ forceLanguage: tag });
	if (!index) throw new Error(`The search index of ${path} could not be made: ${errors.join('; ')}`);
	let pages = 0;
	for (const file of files) {
		const content = readFileSync(join(folder, file), 'utf8');
		if (!isIndexed(content, tag)) continue;
		const added = await index.addHTMLFile({ url: `/${file.replace(/index\.html$/, '')}`, content });
		if (added.errors.length > 0) throw new Error(`${file} could not be indexed: ${added.errors.join('; ')}`);
		pages++;
	}
	const written = await index.writeFiles({ outputPath: join(folder, 'search-index', path) });
	if (written.errors.length > 0)
		throw new Error(`The search index of ${path} could not be written: ${written.errors.join('; ')}`);
	return pages;
}

/** Whether a page belongs into the index of a language: it has a body, and the body is in that language, not a fallback. */
export function isIndexed(html: string, tag: string): boolean {
	const main = /<main\b[^>]*>/.exec(html)?.[0] ?? '';
	return main.includes('data-pagefind-body') && main.includes(`lang="${tag}"`);
}
