import { join } from 'node:path';
import type { Plugin } from 'vite';
import { root } from '../model/folder.ts';

/**
 * Leaves Starlight's own styles out: ours take the place of each, and a third of a page's style would be spent on
 * what shows nowhere. Its print style is linked for paper alone, so ours goes there, where no screen waits for it.
 */
export const withoutStarlightStyles = (): Plugin => ({
	name: 'without-starlight-styles',
	enforce: 'pre',
	resolveId: {
		filter: { id: /\/style\/print\.css\?url/ },
		handler: (id, importer) =>
			importer?.includes('@astrojs/starlight/')
				? `${join(root, 'src/site/styles/print.css')}${id.slice(id.indexOf('?'))}`
				: undefined,
	},
	load: {
		filter: { id: /@astrojs\/starlight\/dist\/style\/[a-z-]+\.css$/ },
		handler: () => '',
	},
});
