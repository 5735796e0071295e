import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import sirv from 'sirv';
import { root } from '../src/model/folder.ts';
import { recover } from './output.ts';

// `npm run serve`: the built site as a static host would serve it, on the first free port from 4321.
const folder = resolve(root, process.env['KB_OUT'] ?? 'dist');
recover(folder);
if (!existsSync(folder)) {
	console.error('Nothing is built yet. Run `npm run build` first.');
	process.exit(1);
}

const files = sirv(folder, { dev: true });
const server = createServer((request, response) =>
	files(request, response, () => {
		response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
		response.end(readFileSync(join(folder, '404.html')));
	}),
);
let port = Number(process.env['PORT'] ?? 4321);
server.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code !== 'EADDRINUSE') throw error;
	server.listen(++port);
});
server.on('listening', () => console.log(`The site is at http://localhost:${port}/ (Ctrl-C ends it)`));
server.listen(port);
