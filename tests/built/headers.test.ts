import { type ChildProcess, spawn } from 'node:child_process';
import {
	globSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staticServer } from '../../commands/static-server.ts';
import { findTool } from '../../commands/tools.mjs';
import { root } from '../../src/model/folder.ts';
import { caching, headers, headersFile, previewHeaders } from '../../src/site/headers.ts';
import { dist, readPage } from '../site.ts';

// The files for hosts, each read by its own server over the built site.

const first = (pattern: string): string => {
	const [file] = globSync(pattern, { cwd: dist }).sort();
	if (!file) throw new Error(`Nothing is at ${pattern}.`);
	return `/${file.replaceAll('\\', '/')}`;
};
const lasting = ['_astro/*.css', '_astro/*.woff2', 'search-index/*/index/*', 'search-index/*/fragment/*'].map(first);
const brief = ['/en/', '/manifest.json', '/search-index/search.js', first('search-index/*/pages.json')];

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'kb-host-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const freePort = (): Promise<number> =>
	new Promise((resolve) => {
		const probe = createServer().listen(0, '127.0.0.1', () => {
			const { port } = probe.address() as { port: number };
			probe.close(() => resolve(port));
		});
	});

const hostFile = (name: string) => readFileSync(join(root, 'hosting', name), 'utf8');
const write = (name: string, text: string): string => {
	writeFileSync(join(folder, name), text);
	return join(folder, name);
};

/** How each server is started on a port, with its file as it is but for the name, the folder and the port. */
const servers = {
	nginx: (port: number) => {
		const site = hostFile('nginx.conf')
			.replace('listen 80;', `listen 127.0.0.1:${port};`)
			.replace('root /srv/knowledge-base;', `root ${dist};`);
		const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
			.map((name) => `${name}_temp_path ${folder}/${name};`)
			.join('\n');
		const config = write(
			'nginx.conf',
			// What a fresh server's own nginx.conf has around it.
			`daemon off;\nerror_log stderr;\npid ${folder}/nginx.pid;\nevents {}\nhttp {\ninclude /etc/nginx/mime.types;\ndefault_type application/octet-stream;\n${temporary}\n${site}\n}\n`,
		);
		return ['-p', folder, '-e', 'stderr', '-c', config];
	},
	caddy: (port: number) => {
		const site = hostFile('Caddyfile')
			.replace('knowledge.example.org {', `http://127.0.0.1:${port} {`)
			.replace('/srv/knowledge-base', dist);
		return ['run', '--adapter', 'caddyfile', '--config', write('Caddyfile', `{\n\tadmin off\n}\n${site}`)];
	},
	apache: (port: number) => {
		const site = join(folder, 'site');
		mkdirSync(site);
		for (const name of readdirSync(dist)) symlinkSync(join(dist, name), join(site, name));
		writeFileSync(join(site, '.htaccess'), hostFile('.htaccess'));
		const modules = ['mpm_event', 'authz_core', 'dir', 'mime', 'headers', 'deflate', 'filter']
			.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`)
			.join('\n');
		const config = write(
			'apache.conf',
			`ServerName localhost\nListen 127.0.0.1:${port}\nPidFile ${folder}/apache.pid\nErrorLog ${folder}/apache.log\n${modules}\nTypesConfig /etc/mime.types\nDocumentRoot ${site}\n<Directory ${site}>\nRequire all granted\nOptions FollowSymLinks\nAllowOverride FileInfo Indexes Options\n</Directory>\n`,
		);
		return ['-X', '-f', config];
	},
};

async function untilUp(url: string, server: ChildProcess, said: () => string): Promise<void> {
	for (let i = 0; i < 200; i++) {
		if (server.exitCode !== null) throw new Error(said());
		if (await fetch(url).catch(() => undefined)) return;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error(`No answer from ${url}: ${said()}`);
}

const sent = async (url: string, names: Iterable<string>) => {
	const answer = await fetch(url);
	return Object.fromEntries([...names].map((name) => [name, answer.headers.get(name)]));
};

describe.each(['nginx', 'caddy', 'apache'] as const)('%s', (name) => {
	const tool = findTool(name);
	let server: ChildProcess;
	let url: string;
	let said = '';
	beforeAll(async () => {
		if (!tool) return;
		const port = await freePort();
		url = `http://127.0.0.1:${port}`;
		server = spawn(tool, servers[name](port), {
			stdio: ['ignore', 'pipe', 'pipe'],
			env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
		});
		for (const stream of [server.stdout, server.stderr]) stream?.on('data', (data) => (said += data));
		await untilUp(url, server, () => said);
	});
	afterAll(async () => {
		if (!server || server.exitCode !== null) return;
		const ended = new Promise((resolve) => server.once('exit', resolve));
		server.kill();
		await ended;
	});

	test.skipIf(!tool)('every sort of file has every header, once', async () => {
		for (const path of ['/', ...brief, ...lasting, first('downloads/en/**/*.pdf'), '/en/not/here/'])
			expect(await sent(url + path, Object.keys(headers)), path).toEqual(headers);
	});

	test.skipIf(!tool)('what is named by its content lasts; the rest is asked for again', async () => {
		for (const path of lasting)
			expect(await sent(url + path, ['cache-control']), path).toEqual({ 'cache-control': caching.lasting });
		for (const path of brief)
			expect(await sent(url + path, ['cache-control']), path).toEqual({ 'cache-control': caching.brief });
	});

	test.skipIf(!tool)('what is not there is 404, with the page that says so', async () => {
		for (const path of ['/en/not/here/', '/_astro/not-here.css']) {
			const answer = await fetch(url + path);
			expect(answer.status).toBe(404);
			expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
			expect(answer.headers.get('cache-control') ?? '').not.toContain('immutable');
			expect(await answer.text()).toBe(readPage('/404.html'));
		}
	});

	test.skipIf(!tool)('each file is of its own type, since no browser guesses', async () => {
		const types = { '/en/': 'text/html', '/manifest.json': 'application/json', '/favicon.svg': 'image/svg+xml' };
		for (const [path, type] of Object.entries(types))
			expect((await fetch(url + path)).headers.get('content-type'), path).toContain(type);
		expect((await fetch(`${url}/search-index/search.js`)).headers.get('content-type')).toMatch(
			/^(text|application)\/javascript/,
		);
		expect((await fetch(url + lasting[0])).headers.get('content-type')).toContain('text/css');
	});

	test.skipIf(!tool)('text is compressed', async () => {
		const answer = await fetch(`${url}/en/`, { headers: { 'accept-encoding': 'gzip' } });
		expect(answer.headers.get('content-encoding')).toBe('gzip');
	});
});

test('_headers is in the site, and in no copy of it', () => {
	expect(readFileSync(join(dist, '_headers'), 'utf8')).toBe(headersFile());
	expect(globSync('**/_headers', { cwd: join(dist, '../local-edition') })).toEqual([]);
});

test('the preview sends the same, and nothing that a browser would keep for this computer', async () => {
	const server = staticServer(dist);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
	for (const path of ['/en/', '/not/here', '/manifest.json']) {
		expect(await sent(url + path, Object.keys(previewHeaders)), path).toEqual(previewHeaders);
		expect(await sent(url + path, ['strict-transport-security'])).toEqual({ 'strict-transport-security': null });
	}
	server.close();
});
