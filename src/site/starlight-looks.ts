import { join } from 'node:path';
import type { Plugin } from 'vite';
import { root } from '../model/folder.ts';

/**
 * Leaves Starlight's own looks out: ours take the place of each, and a third of a page's style would be spent on
 * what shows nowhere. Its print style is linked for paper alone, so ours goes there, where no screen waits for it. Out
 * goes the script too that remembers the state of a sidebar we do not have: nothing is stored that serves no reader.
 */
export const withoutStarlightLooks = (): Plugin => ({
	name: 'without-starlight-looks',
	enforce: 'pre',
	resolveId: {
		filter: { id: /\/style\/print\.css\?url/ },
		handler: (id, importer) =>
			importer?.includes('@astrojs/starlight/')
				? `${join(root, 'src/site/styles/print.css')}${id.slice(id.indexOf('?'))}`
				: undefined,
	},
	load: {
		filter: { id: /@astrojs\/starlight\/dist\/(style\/[a-z-]+\.css|components-internals\/SidebarPersistState\.js)$/ },
		handler: () => '',
	},
	// Astro loads the styles that stand in a component before any other could.
	transform: {
		order: 'pre',
		filter: { id: /@astrojs\/starlight\/dist\/components\/Page\.astro\?.*type=style/ },
		handler: () => ({ code: '', map: null }),
	},
});
