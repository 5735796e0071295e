import { defineCollection } from 'astro:content';
import { docsSchema } from '@astrojs/starlight/schema';
import { glob } from 'astro/loaders';
import { contentFolder } from './model/folder.ts';
import { content } from './site/astro-settings.ts';

/**
 * Astro renders the bodies and routes the pages; what a page says about itself comes from the manifest, whose
 * schemas are stricter. So the schema here is Starlight's, and takes no more than the title.
 */
export const collections = {
	docs: defineCollection({
		loader: glob({
			base: contentFolder,
			pattern: `{${(content.site?.languages ?? ['en']).join(',')}}/**/[^_]*.mdx`,
			retainBody: false,
		}),
		schema: docsSchema(),
	}),
};
