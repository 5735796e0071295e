import { globSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { staticServer } from '../commands/static-server.ts';
import { findTool } from '../commands/tools.mjs';
import { root } from '../src/model/folder.ts';
import type { Manifest } from '../src/model/manifest.ts';

/** The built site. */
export const dist = join(root, 'dist');

/** Addresses of all built pages, sorted; what is taken away or kept as it was is not visited. */
export const addresses = (folder = dist): string[] =>
	globSync('**/*.html', { cwd: folder })
		.map((file) => `/${file.replaceAll('\\', '/').replace(/index\.html$/, '')}`)
		.filter((address) => !/^\/(downloads|archive)\//.test(address))
		.sort();

export const readPage = (address: string, folder = dist): string =>
	readFileSync(join(folder, address.endsWith('/') ? `${address}index.html` : address), 'utf8');

/** The public list of pages, as written into the site. */
export const publicManifest = (): {
	languages: { path: string; tag: string }[];
	pages: { id: string; kind: Manifest['pages'][number]['kind']; path: string; titles: Record<string, string> }[];
	edition: Manifest['edition'];
	downloads: { path: string; bytes: number; sha256: string; pages?: number }[];
} => JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8'));

/** Serves a built folder as a static host would. */
export async function serve(folder = dist): Promise<{ url: string; close: () => void }> {
	const server = staticServer(folder);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

/** A headless Chromium: the installed one, or Playwright's own. */
export const launch = (): Promise<Browser> => {
	const executablePath = findTool('chromium');
	return chromium.launch({
		...(executablePath ? { executablePath } : {}),
		args: ['--no-sandbox', '--disable-background-networking'],
	});
};
