import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compressSite } from '../src/hosting/compress.ts';
import { FileCache } from '../src/model/file-cache.ts';
import { root } from '../src/model/folder.ts';

// `npm run compress`, after a build: brotli and gzip beside each text file, for a server that sends them as they are.
const site = resolve(root, process.env['KB_OUT'] ?? 'dist');
if (!existsSync(join(site, 'index.html'))) {
	console.error('Nothing is built yet. Run `npm run build` first.');
	process.exit(1);
}
const cache = new FileCache(join(root, '.cache/compressed'), join(root, 'src/hosting'));
const { files, bytes, brotli } = await compressSite(site, cache);
console.log(`${files} files written; ${bytes} bytes of text are ${brotli} with brotli`);
