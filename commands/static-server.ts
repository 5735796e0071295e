import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { previewHeaders } from '../src/site/headers.ts';

/** A server of a built folder that does what a static host does: the files with their headers, and 404.html for what is not there. */
export function staticServer(folder: string): Server {
	const files = sirv(folder, { dev: true });
	return createServer((request, response) => {
		for (const [name, value] of Object.entries(previewHeaders)) response.setHeader(name, value);
		files(request, response, () => {
			response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
			response.end(readFileSync(join(folder, '404.html')));
		});
	});
}
