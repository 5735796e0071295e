import { satteri } from '@astrojs/markdown-satteri';
import type { AstroUserConfig } from 'astro';
import { cacheFolder, contentFolder, engineWords, root } from '../model/folder.ts';
import { readContent } from '../model/read.ts';
import { foreignWords, headingAnchors, internalLinks, tableLabels, templateTables, tickBoxes } from './markdown.ts';

/** The content as it was when the command started; in `npm run dev` pages read the manifest anew after an edit. */
export const content = readContent(contentFolder, engineWords);

const address = content.site?.address;

/** Everything Astro is told that is not an integration. */
export const astroSettings: AstroUserConfig = {
	outDir: process.env['KB_OUT'] ?? 'dist',
	cacheDir: cacheFolder,
	...(address ? { site: address } : {}),
	trailingSlash: 'always',
	prefetch: false,
	devToolbar: { enabled: false },
	// As in JSX, a line break between elements is no space; one that is meant is written {' '}.
	compressHTML: 'jsx',
	markdown: {
		syntaxHighlight: false,
		processor: satteri({
			hastPlugins: [
				headingAnchors(contentFolder),
				internalLinks(),
				tableLabels(),
				templateTables(content),
				tickBoxes(),
				foreignWords(contentFolder),
			],
			// Quotation marks are the writer's: «…» in Arabic and Kurdish must not become something else.
			features: { smartPunctuation: false, directive: true },
		}),
	},
	vite: {
		server: { fs: { allow: [root, contentFolder] } },
		build: {
			// One stylesheet: it is put into each published page, and linked in copies.
			cssCodeSplit: false,
			// Lightning CSS, the default, adds properties for light-dark(), which nothing here uses.
			cssMinify: 'esbuild',
			cssTarget: ['chrome109', 'firefox115'],
			target: ['chrome109', 'firefox115'],
		},
	},
};
