import { globSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { type LanguagePath, languages } from '../../src/languages/languages.ts';
import { root } from '../../src/model/folder.ts';
import { type BuildCost, costOf } from './build.ts';
import { readMarkdown } from './markdown.ts';

/**
 * Builds the same words with Starlight as it comes: nothing set but title and languages, so its own search, styles, and
 * sidebar of all pages.
 * @param content a folder of generated content
 * @param folder where the project is made; the site is in `dist/` of it
 */
export async function buildStarlight(content: string, folder: string): Promise<BuildCost> {
	const locales = Object.fromEntries(
		(Object.keys(languages) as LanguagePath[]).map((path) => {
			const { tag, dir, name } = languages[path];
			return [path, { lang: tag, dir, label: name }];
		}),
	);
	const files: Record<string, string> = {
		// Astro bundles what the project says it depends on.
		'package.json': JSON.stringify({ type: 'module', dependencies: { astro: '*', '@astrojs/starlight': '*' } }),
		'astro.config.mjs': `import starlight from '@astrojs/starlight';
			export default { integrations: [starlight({ title: 'Starlight', defaultLocale: 'en', locales: ${JSON.stringify(locales)} })] };`,
		'src/content.config.ts': `import { defineCollection } from 'astro:content';
			import { docsLoader } from '@astrojs/starlight/loaders';
			import { docsSchema } from '@astrojs/starlight/schema';
			export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };`,
	};
	for (const file of globSync(`{${Object.keys(locales)}}/**/*.mdx`, { cwd: content })) {
		const { title, description, body } = readMarkdown(join(content, file));
		files[join('src/content/docs', file.replace(/x$/, ''))] = `---\n${stringify({ title, description })}---\n\n${body}`;
	}
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), text);
	}
	symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
	return costOf([join(root, 'node_modules/astro/bin/astro.mjs'), 'build', '--silent'], folder);
}
