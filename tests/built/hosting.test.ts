import {
	cpSync,
	globSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { get, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staticServer } from '../../commands/static-server.ts';
import { findTool } from '../../commands/tools.mjs';
import { compressSite } from '../../src/hosting/compress.ts';
import { caching, contentTypes, headers, headersFile, previewHeaders } from '../../src/hosting/headers.ts';
import { htaccess } from '../../src/hosting/htaccess.ts';
import { caddyRedirects, nginxRedirects, redirectsFile } from '../../src/hosting/redirects.ts';
import { FileCache } from '../../src/model/file-cache.ts';
import { root } from '../../src/model/folder.ts';
import { manifest } from '../pages.ts';
import { startServer } from '../servers.ts';
import { dist, readPage } from '../site.ts';

// What hosts read, each by its own server over the built site.

const first = (pattern: string): string => {
	const [file] = globSync(pattern, { cwd: dist }).sort();
	if (!file) throw new Error(`Nothing is at ${pattern}.`);
	return `/${file.replaceAll('\\', '/')}`;
};
const lasting = ['_astro/*.js', '_astro/*.woff2', 'search-index/*/index/*', 'search-index/*/fragment/*'].map(first);
const brief = ['/en/', '/manifest.json', '/search-index/search.js', first('downloads/*.zip')];
const redirects = [{ from: '/former/place/', to: '/en/about/' }];

/** The built site with a former address and a feed in it. */
let site: string;
beforeAll(async () => {
	site = mkdtempSync(join(tmpdir(), 'kb-site-'));
	for (const name of readdirSync(dist)) symlinkSync(join(dist, name), join(site, name));
	const put = (name: string, text: string) => {
		rmSync(join(site, name), { force: true });
		writeFileSync(join(site, name), text);
	};
	put('_redirects.nginx', nginxRedirects(redirects));
	put('_redirects.caddy', caddyRedirects(redirects));
	put('.htaccess', htaccess(redirects, manifest));
	mkdirSync(join(site, 'former/place'), { recursive: true });
	put('former/place/index.html', 'a page that leads on');
	put('former/feed.xml', '<feed/>');
	mkdirSync(join(site, 'packed'));
	put('packed/index.html', readPage('/en/about/'));
	put('packed/small.css', '.a{}');
	await compressSite(join(site, 'packed'), new FileCache(join(site, 'cache'), join(root, 'src/hosting')));
});
afterAll(() => rmSync(site, { recursive: true, force: true }));

const sent = async (url: string, names: Iterable<string>) => {
	const answer = await fetch(url);
	return Object.fromEntries([...names].map((name) => [name, answer.headers.get(name)]));
};

/** An answer as it comes, not unpacked. */
const rawAnswer = (url: string, coding: string): Promise<{ headers: IncomingHttpHeaders; body: Buffer }> =>
	new Promise((resolve, reject) => {
		get(url, { headers: { 'accept-encoding': coding } }, async (answer) => {
			const parts: Buffer[] = [];
			for await (const part of answer) parts.push(part as Buffer);
			resolve({ headers: answer.headers, body: Buffer.concat(parts) });
		}).on('error', reject);
	});

describe.each(['nginx', 'caddy', 'apache'] as const)('%s', (name) => {
	const missing = !findTool(name);
	let server: Awaited<ReturnType<typeof startServer>> | undefined;
	let url: string;
	beforeAll(async () => {
		if (missing) return;
		server = await startServer(name, site);
		({ url } = server);
	});
	afterAll(() => server?.stop());

	test.skipIf(missing)('every sort of file has every header, once', async () => {
		for (const path of ['/', ...brief, ...lasting, first('downloads/en/**/*.pdf'), '/en/not/here/'])
			expect(await sent(url + path, Object.keys(headers)), path).toEqual(headers);
	});

	test.skipIf(missing)('what is named by its content lasts; the rest is asked for again', async () => {
		for (const path of lasting)
			expect(await sent(url + path, ['cache-control']), path).toEqual({ 'cache-control': caching.lasting });
		for (const path of brief)
			expect(await sent(url + path, ['cache-control']), path).toEqual({ 'cache-control': caching.brief });
	});

	test.skipIf(missing)(
		'what is not there is 404, with the page that says so in the language of the address',
		async () => {
			for (const [path, page] of [
				...manifest.languages.map((language) => [`/${language}/not/here/`, `/${language}/404.html`] as const),
				['/not/here/', '/404.html'],
				['/english/', '/404.html'],
				['/_astro/not-here.css', '/404.html'],
			] as const) {
				const answer = await fetch(url + path);
				expect(answer.status, path).toBe(404);
				expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
				expect(answer.headers.get('cache-control') ?? '').not.toContain('immutable');
				expect(await answer.text(), path).toBe(readPage(page));
			}
		},
	);

	test.skipIf(missing)('a former address leads on for good, although a page is there', async () => {
		for (const { from, to } of redirects) {
			const answer = await fetch(url + from, { redirect: 'manual' });
			expect(answer.status).toBe(301);
			expect(new URL(answer.headers.get('location') ?? '', url).href).toBe(url + to);
			expect((await fetch(`${url}${from}more/`)).status).toBe(404);
			const asked = await fetch(`${url}${from}?beside=ar`, { redirect: 'manual' });
			expect(new URL(asked.headers.get('location') ?? '', url).search).toBe(name === 'caddy' ? '' : '?beside=ar');
		}
	});

	test.skipIf(missing)('what is for hosts is for nobody else', async () => {
		// Apache hides .htaccess by itself where it is installed as usual; the others hold no secret.
		for (const file of ['/.htaccess', '/_redirects.nginx', '/_redirects', '/_headers'])
			if (name !== 'apache') expect((await fetch(url + file)).status, file).toBe(404);
	});

	test.skipIf(missing)('each file is of its own type, since no browser guesses', async () => {
		const types: Record<string, RegExp> = {
			'.css': /^text\/css/,
			'.docx': /^application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.document$/,
			'.html': /^text\/html; *charset=utf-8$/i,
			'.js': /^(text|application)\/javascript/,
			'.json': /^application\/json/,
			'.pdf': /^application\/pdf$/,
			'.svg': /^image\/svg\+xml/,
			'.txt': /^text\/plain; *charset=utf-8$/i,
			'.woff2': /^font\/woff2$/,
			'.xlsx': /^application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet$/,
			'.zip': /^application\/zip$/,
			...Object.fromEntries(
				Object.entries(contentTypes).map(([end, type]) => [end, new RegExp(`^${type.replace('+', '\\+')}`)]),
			),
		};
		const ends = new Set(
			globSync('**/[!._]*.*', { cwd: dist, withFileTypes: true }).flatMap((item) =>
				item.isFile() ? [extname(item.name)] : [],
			),
		);
		for (const end of ends) {
			if (/^\.(pf_.*|pagefind)$/.test(end)) continue;
			expect(Object.keys(types), 'the sorts of files').toContain(end);
			expect((await fetch(url + first(`**/*${end}`))).headers.get('content-type'), end).toMatch(types[end] as RegExp);
		}
		expect((await fetch(`${url}/former/feed.xml`)).headers.get('content-type')).toMatch(types['/feed.xml'] as RegExp);
	});

	test.skipIf(missing)('text is compressed', async () => {
		const answer = await fetch(`${url}/en/`, { headers: { 'accept-encoding': 'gzip' } });
		expect(answer.headers.get('content-encoding')).toBe('gzip');
	});

	test.skipIf(missing || name === 'apache')(
		'what is compressed already is sent as it is, to who takes it',
		async () => {
			const page = readPage('/en/about/');
			for (const [form, coding, unpack] of [
				['br', 'br', brotliDecompressSync],
				['gz', 'gzip', gunzipSync],
			] as const) {
				if (form === 'br' && name === 'nginx' && !findTool('nginx-brotli')) continue;
				const { headers: got, body } = await rawAnswer(`${url}/packed/`, coding);
				expect(got['content-encoding']).toBe(coding);
				expect(got['content-type']).toMatch(/^text\/html; *charset=utf-8$/);
				expect(got['vary']).toMatch(/accept-encoding/i);
				expect(body.equals(readFileSync(join(site, `packed/index.html.${form}`))), form).toBe(true);
				expect(String(unpack(body))).toBe(page);
			}
			const { headers: got, body } = await rawAnswer(`${url}/packed/`, 'identity');
			expect(got['content-encoding']).toBeUndefined();
			expect(String(body)).toBe(page);
		},
	);

	test.skipIf(missing)('a download that broke off goes on where it was', async () => {
		const zip = first('downloads/*.zip');
		const whole = readFileSync(join(dist, zip));
		const answer = await fetch(url + zip, { headers: { range: 'bytes=1000-4999' } });
		expect(answer.status).toBe(206);
		expect(answer.headers.get('content-range')).toBe(`bytes 1000-4999/${whole.length}`);
		expect(Buffer.from(await answer.arrayBuffer()).equals(whole.subarray(1000, 5000))).toBe(true);
	});
});

test('a file that compression makes no smaller has no other beside it', () => {
	expect(readdirSync(join(site, 'packed')).sort()).toEqual([
		'index.html',
		'index.html.br',
		'index.html.gz',
		'small.css',
	]);
});

test('compressed again, files are the same bytes', async () => {
	const again = join(site, 'again');
	cpSync(join(site, 'packed/index.html'), join(again, 'index.html'));
	await compressSite(again, new FileCache(join(site, 'other-cache'), join(root, 'src/hosting')));
	for (const form of ['br', 'gz'])
		expect(
			readFileSync(join(again, `index.html.${form}`)).equals(readFileSync(join(site, `packed/index.html.${form}`))),
		).toBe(true);
});

test('what hosts read is in the site, and in no copy of it', () => {
	expect(readFileSync(join(dist, '_headers'), 'utf8')).toBe(headersFile());
	expect(readFileSync(join(dist, '_redirects'), 'utf8')).toBe(redirectsFile([], manifest));
	expect(readFileSync(join(dist, '.htaccess'), 'utf8')).toBe(htaccess([], manifest));
	expect(globSync('**/{_headers,_redirects*,.htaccess,404.html}', { cwd: join(dist, '../local-edition') })).toEqual([]);
});

test('the preview sends the same, and nothing that a browser would keep for this computer', async () => {
	const server = staticServer(dist);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
	for (const path of ['/en/', '/not/here', '/manifest.json']) {
		expect(await sent(url + path, Object.keys(previewHeaders)), path).toEqual(previewHeaders);
		expect(await sent(url + path, ['strict-transport-security'])).toEqual({ 'strict-transport-security': null });
	}
	for (const [path, page] of [
		['/ku/not/here/', '/ku/404.html'],
		['/kurdish', '/404.html'],
	] as const)
		expect(await (await fetch(url + path)).text(), path).toBe(readPage(page));
	server.close();
});
