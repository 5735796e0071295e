import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { satteri } from '@astrojs/markdown-satteri';
import type { AstroUserConfig } from 'astro';
import { contentFolder, engineWords, root } from '../model/folder.ts';
import { readContent } from '../model/read.ts';
import { foreignWords, headingAnchors, internalLinks, tableLabels, templateTables, tickBoxes } from './markdown.ts';

/** The content as it was when the command started; in `npm run dev` pages read the manifest anew after an edit. */
export const content = readContent(contentFolder, engineWords);

const address = content.site?.address;

/** Everything Astro is told that is not an integration. */
export const astroSettings: AstroUserConfig = {
	outDir: process.env['KB_OUT'] ?? 'dist',
	// Each content folder has its own cache: Astro's store would otherwise mix the entries of two.
	cacheDir: resolve(root, '.cache', createHash('sha256').update(contentFolder).digest('hex').slice(0, 8)),
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
			// One stylesheet: a second would be a fourth request before the first paint.
			cssCodeSplit: false,
			// Lightning CSS, the default, adds properties for light-dark(), which nothing here uses.
			cssMinify: 'esbuild',
			cssTarget: ['chrome109', 'firefox115'],
			target: ['chrome109', 'firefox115'],
		},
	},
};
