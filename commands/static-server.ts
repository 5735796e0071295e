import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { previewHeaders } from '../src/hosting/headers.ts';

/** Where a built site begins on its host, with a slash at both ends; a copy of it begins anywhere. */
export const builtBase = (folder: string): string => {
	const list = join(folder, 'manifest.json');
	return (existsSync(list) && (JSON.parse(readFileSync(list, 'utf8')) as { base?: string }).base) || '/';
};

/**
 * A server of a built folder that does what a static host does: the files with their headers, and for what is not there the
 * 404.html of its language, or the one at the root.
 */
export function staticServer(folder: string): Server {
	const files = sirv(folder, { dev: true });
	const base = builtBase(folder);
	return createServer((request, response) => {
		for (const [name, value] of Object.entries(previewHeaders)) response.setHeader(name, value);
		if (!request.url?.startsWith(base)) {
			response.writeHead(404).end();
			return;
		}
		request.url = request.url.slice(base.length - 1);
		files(request, response, () => {
			const [language = ''] = /^[a-z]+(?=\/)/.exec(request.url?.slice(1) ?? '') ?? [];
			const own = join(folder, language, '404.html');
			response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
			response.end(readFileSync(existsSync(own) ? own : join(folder, '404.html')));
		});
	});
}
