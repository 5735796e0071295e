import { defineCollection } from 'astro:content';
import manifest from 'virtual:manifest';
import { docsSchema } from '@astrojs/starlight/schema';
import { glob } from 'astro/loaders';
import { contentFolder } from './model/folder.ts';

/**
 * Astro renders the bodies and routes the pages; what a page says about itself comes from the manifest, whose
 * schemas are stricter. So the schema here is Starlight's, and takes no more than the title.
 */
export const collections = {
	docs: defineCollection({
		loader: glob({
			base: contentFolder,
			// One pattern a language: braces around a single one would be taken as they stand.
			// What is private is not read by the check either, so that nothing of it may be built.
			pattern: [...manifest.languages.map((language) => `${language}/**/[^_.]*.mdx`), '!**/_*/**', '!**/.*/**'],
			retainBody: false,
		}),
		schema: docsSchema(),
	}),
};
