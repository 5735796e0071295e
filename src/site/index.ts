import { renameSync, rmdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import starlight from '@astrojs/starlight';
import type { StarlightPlugin } from '@astrojs/starlight/types';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { type LanguagePath, languages, source } from '../languages/languages.ts';
import { translator } from '../languages/words.ts';
import type { PublishedList } from '../model/changes.ts';
import { contentFolder, root } from '../model/folder.ts';
import { type Manifest, makeManifest } from '../model/manifest.ts';
import { content } from './astro-settings.ts';
import { manifestModule } from './manifest-module.ts';
import { bodies } from './mdx.ts';
import { sitemap } from './sitemap.ts';
import { withoutStarlightLooks } from './starlight-looks.ts';
import { starlightWords } from './starlight-words.ts';

/** The website: Starlight with our components, bodies, and the manifest for every page. */
export function site(): AstroIntegration[] {
	const manifest = makeManifest(content);
	const path = (file: string) => `./src/site/${file}`;
	const component = (name: string) => path(`components/${name}.astro`);
	return [
		bodies(),
		...[
			starlight({
				title: byTag(manifest, ({ path: language }) => manifest.site.name[language] ?? manifest.site.name.en),
				defaultLocale: source,
				locales: Object.fromEntries(
					manifest.languages.map((language) => {
						const { tag, dir, name } = languages[language];
						return [language, { lang: tag, dir, label: name }];
					}),
				),
				// The whole-site sidebar is what makes builds quadratic: ours is made page by page.
				sidebar: [],
				pagefind: false,
				expressiveCode: false,
				credits: false,
				disable404Route: true,
				tableOfContents: false,
				pagination: false,
				markdown: { headingLinks: false, processedDirs: [relative(root, contentFolder) || contentFolder] },
				// print.css stands where Starlight's own would.
				customCss: [path('styles/tokens.css'), path('styles/page.css'), path('styles/kinds.css')],
				routeMiddleware: path('route-data.ts'),
				components: {
					Banner: component('Nothing'),
					ContentPanel: component('Bare'),
					DraftContentNotice: component('Nothing'),
					FallbackContentNotice: component('Nothing'),
					Footer: component('ArticleEnd'),
					Header: component('Header'),
					Hero: component('Nothing'),
					MarkdownContent: component('Article'),
					PageFrame: component('PageFrame'),
					PageSidebar: component('Nothing'),
					PageTitle: component('PageHead'),
					Sidebar: component('Menu'),
					SkipLink: component('SkipLink'),
					ThemeProvider: component('ThemeProvider'),
					TwoColumnContent: component('Bare'),
				},
				plugins: [interfaceWords(manifest)],
			}),
		],
		...sitemap(manifest),
		manifestIntegration(manifest),
	];
}

const byTag = <T>(manifest: Manifest, value: (language: { path: LanguagePath }) => T): Record<string, T> =>
	Object.fromEntries(manifest.languages.map((path) => [languages[path].tag, value({ path })]));

/** Starlight has no Kurdish and falls back to English in silence; it takes all its words from ours. */
const interfaceWords = (manifest: Manifest): StarlightPlugin => ({
	name: 'interface-words',
	hooks: {
		'config:setup'() {}, // Starlight asks for one.
		'i18n:setup'({ injectTranslations }) {
			injectTranslations(byTag(manifest, ({ path }) => starlightWords(translator(manifest.words[path], path))));
		},
	},
});

/**
 * Hands the manifest to the pages as `virtual:manifest`, and writes it out. Gives the not-found page of each language the
 * name that hosts know: Astro does so for the one at the root alone.
 */
function manifestIntegration(manifest: Manifest): AstroIntegration {
	return {
		name: 'site',
		hooks: {
			'astro:config:setup'({ command, config, updateConfig }) {
				const isDev = command === 'dev';
				const file = fileURLToPath(new URL(isDev ? 'manifest-with-drafts.json' : 'manifest.json', config.cacheDir));
				updateConfig({
					vite: {
						plugins: [
							withoutStarlightLooks(),
							vocabularyImport(),
							manifestModule(isDev ? makeManifest(content, true) : manifest, file),
						],
					},
				});
			},
			'astro:build:done'({ dir }) {
				const folder = fileURLToPath(dir);
				writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(publicManifest(manifest))}\n`);
				for (const language of manifest.languages) {
					renameSync(join(folder, language, '404/index.html'), join(folder, language, '404.html'));
					rmdirSync(join(folder, language, '404'));
				}
			},
		},
	};
}

/** What the manifest tells the world: addresses, titles, versions. */
function publicManifest({ pages, languages: paths, edition, withdrawn }: Manifest) {
	const list: PublishedList = {
		edition,
		pages: pages.map(({ kind, path, in: texts }) => ({
			id: texts.en.data.id,
			kind,
			path,
			version: texts.en.data.version,
			published: texts.en.data.published,
			updated: texts.en.data.updated,
			titles: Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, text.data.title])),
		})),
		withdrawn: withdrawn.map(({ id, on, title }) => ({ id, on, titles: title })),
	};
	return { languages: paths.map((path) => ({ path, tag: languages[path].tag })), ...list };
}

/**
 * Makes the vocabulary's components available in every body without an import. Appended at the end, so that the
 * lines of a parse error stay right, and by absolute path, since Vite resolves nothing from a folder outside the project.
 */
function vocabularyImport(): Plugin {
	const from = join(root, 'src/site/vocabulary.ts');
	return {
		name: 'vocabulary-import',
		enforce: 'pre',
		transform: {
			order: 'pre',
			filter: { id: /\.mdx$/ },
			handler(code, id) {
				if (!id.startsWith(contentFolder)) return;
				return {
					code: `${code}\n\nimport { components } from ${JSON.stringify(from)}\nexport { components }\n`,
					map: null,
				};
			},
		},
	};
}
