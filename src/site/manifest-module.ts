import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Plugin, ViteDevServer } from 'vite';
import { contentFolder, engineWords } from '../model/folder.ts';
import { type Manifest, makeManifest } from '../model/manifest.ts';
import { readContent } from '../model/read.ts';
import { content } from './astro-settings.ts';

const name = 'virtual:manifest';
const id = `\0${name}`;

/**
 * The manifest as pages import it, `virtual:manifest`; read anew after an edit while writing. The module reads it from a
 * file: as its own text, the bundler would carry megabytes through each of its steps, and map them line by line.
 * @param file where to put it for the pages of this command
 */
export function manifestModule(manifest: Manifest, file: string): Plugin {
	const write = (current: Manifest) => {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, JSON.stringify(current));
	};
	// At once: Astro reads the collections before it starts to build or to serve.
	write(manifest);
	return {
		name: 'manifest',
		resolveId: (wanted) => (wanted === name ? id : undefined),
		load: (wanted) =>
			wanted === id
				? `import { readFileSync } from 'node:fs'\nexport default JSON.parse(readFileSync(${JSON.stringify(file)}, 'utf8'))`
				: undefined,
		configureServer: (server) => followEdits(server, write),
	};
}

/** Reads the content again after each edit, and says what is wrong in it. */
function followEdits(server: ViteDevServer, write: (manifest: Manifest) => void): void {
	let last = content;
	// The rules read all pages, which takes longer than a writer waits to see an edit.
	const check = new Worker(new URL('check-while-writing.ts', import.meta.url));
	check.unref();
	server.watcher.add(contentFolder);
	server.watcher.on('all', (_event, file) => {
		if (!file.startsWith(contentFolder)) return;
		last = readContent(contentFolder, engineWords, last);
		check.postMessage('edited');
		if (!last.site) return;
		write(makeManifest(last, true));
		for (const environment of Object.values(server.environments)) {
			const module = environment.moduleGraph.getModuleById(id);
			if (module) environment.moduleGraph.invalidateModule(module);
		}
		server.ws.send({ type: 'full-reload' });
	});
}
