import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { caching } from '../../src/hosting/headers.ts';

const types: Record<string, string> = {
	'.css': 'text/css',
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.json': 'application/json',
	'.svg': 'image/svg+xml',
	'.wasm': 'application/wasm',
	'.woff2': 'font/woff2',
};

/** The file at an address, or undefined where there is none. */
export type Files = (path: string) => Buffer | undefined;

/** Files of a built folder, as a static host finds them. */
export const filesOf =
	(folder: string): Files =>
	(path) => {
		const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
		return existsSync(file) && statSync(file).isFile() ? readFileSync(file) : undefined;
	};

/** What all pages share is longer than what pages of one kind have of their own. */
const shared = 8000;

/** The same files with the styles that pages share in a file beside them, whichever way they were built. */
export function withStylesLinked(files: Files): Files {
	const sheets = new Map<string, Buffer>();
	return rewritten(
		(path) => sheets.get(path) ?? files(path),
		(html) =>
			html.replace(/<style\b[^>]*>([^<]*)<\/style>/g, (style, css: string) => {
				if (css.length < shared) return style;
				const path = `/_astro/${createHash('sha256').update(css).digest('hex').slice(0, 8)}.css`;
				sheets.set(path, Buffer.from(css));
				return `<link rel="stylesheet" href="${path}">`;
			}),
	);
}

/** The same files with their stylesheets written into the pages, whichever way they were built. */
export const withStylesInlined = (files: Files): Files =>
	rewritten(files, (html) =>
		html.replace(/<link\b[^>]*rel="stylesheet"[^>]*>/g, (link) => {
			// Nothing waits for what is printed.
			if (link.includes('media="print"')) return link;
			const css = files(/href="([^"]+)"/.exec(link)?.[1] ?? '');
			if (!css) throw new Error(`A stylesheet is not there: ${link}`);
			return `<style>${css}</style>`;
		}),
	);

const rewritten =
	(files: Files, rewrite: (html: string) => string): Files =>
	(path) => {
		const file = files(path);
		return file && path.endsWith('/') ? Buffer.from(rewrite(file.toString())) : file;
	};

/** Serves files as a good host does: compressed once with brotli, named after their content for good. */
export async function serveCompressed(files: Files): Promise<{ url: string; close: () => void }> {
	const compressed = new Map<string, Buffer | undefined>();
	const server = createServer((request, response) => {
		const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
		const extension = path.endsWith('/') ? '.html' : extname(path);
		const isCompressed = extension !== '.woff2';
		if (!compressed.has(path)) {
			const file = files(path);
			compressed.set(path, file && isCompressed ? brotliCompressSync(file) : file);
		}
		const body = compressed.get(path);
		if (!body) return response.writeHead(404).end();
		return response
			.writeHead(200, {
				'Content-Type': types[extension] ?? 'application/octet-stream',
				'Content-Length': body.length,
				'Cache-Control': path.startsWith('/_astro/') ? caching.lasting : caching.brief,
				...(isCompressed ? { 'Content-Encoding': 'br' } : {}),
			})
			.end(body);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}
