import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from '../src/model/folder.ts';
import { recover } from './output.ts';
import { builtBase, staticServer } from './static-server.ts';

// `npm run serve`: the built site as a static host would serve it, on the first free port from 4321.
const folder = resolve(root, process.env['KB_OUT'] ?? 'dist');
recover(folder);
if (!existsSync(folder)) {
	console.error('Nothing is built yet. Run `npm run build` first.');
	process.exit(1);
}

const server = staticServer(folder);
let port = Number(process.env['PORT'] ?? 4321);
server.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code !== 'EADDRINUSE') throw error;
	server.listen(++port);
});
server.on('listening', () =>
	console.log(`The site is at http://localhost:${port}${builtBase(folder)} (Ctrl-C ends it)`),
);
server.listen(port);
