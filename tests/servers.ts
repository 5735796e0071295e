import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTool } from '../commands/tools.mjs';
import { root } from '../src/model/folder.ts';

export type ServerName = 'nginx' | 'caddy' | 'apache';

const freePort = (): Promise<number> =>
	new Promise((resolve) => {
		const probe = createServer().listen(0, '127.0.0.1', () => {
			const { port } = probe.address() as { port: number };
			probe.close(() => resolve(port));
		});
	});

/** Then nginx would read as another user, who may not read a test's folder. */
const isRoot = process.getuid?.() === 0;

const hostFile = (name: string) => readFileSync(join(root, 'docs/hosting', name), 'utf8');

/** What each server is started with: its file as it is but for the name, the site's folder and the port. */
const settings = {
	nginx: (site: string, port: number, own: string) => {
		const brotli = findTool('nginx-brotli');
		const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
			.map((name) => `${name}_temp_path ${own}/${name};`)
			.join('\n');
		const conf = hostFile('nginx.conf')
			.replace('listen 80;', `listen 127.0.0.1:${port};`)
			.replaceAll('/srv/knowledge-base/current', site)
			.replace('# brotli_static on;', brotli ? 'brotli_static on;' : '');
		// What a fresh server's own nginx.conf has around it.
		const file = join(own, 'nginx.conf');
		writeFileSync(
			file,
			`${brotli ? `load_module ${brotli};\n` : ''}${isRoot ? 'user root;\n' : ''}daemon off;\nerror_log stderr;\npid ${own}/nginx.pid;\nevents {}\nhttp {\ninclude /etc/nginx/mime.types;\ndefault_type application/octet-stream;\n${temporary}\n${conf}\n}\n`,
		);
		return ['-p', own, '-e', 'stderr', '-c', file];
	},
	caddy: (site: string, port: number, own: string) => {
		const text = hostFile('Caddyfile')
			.replace('knowledge.example.org {', `http://127.0.0.1:${port} {`)
			.replaceAll('/srv/knowledge-base/current', site);
		const file = join(own, 'Caddyfile');
		writeFileSync(file, `{\n\tadmin off\n}\n${text}`);
		return ['run', '--adapter', 'caddyfile', '--config', file];
	},
	apache: (site: string, port: number, own: string) => {
		const modules = ['mpm_event', 'authz_core', 'alias', 'dir', 'mime', 'headers', 'deflate', 'filter']
			.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`)
			.join('\n');
		const file = join(own, 'apache.conf');
		writeFileSync(
			file,
			`ServerName localhost\nListen 127.0.0.1:${port}\nPidFile ${own}/apache.pid\nErrorLog ${own}/apache.log\n${modules}\nTypesConfig /etc/mime.types\nDocumentRoot ${site}\n<Directory ${site}>\nRequire all granted\nOptions FollowSymLinks\nAllowOverride FileInfo Indexes Options\n</Directory>\n`,
		);
		return ['-X', '-f', file];
	},
};

/**
 * Starts a web server over a built site, with the file that docs/hosting/ or the site itself has for it.
 * @param site the folder, or a link to it
 * @throws when it does not start: with what it said
 */
export async function startServer(name: ServerName, site: string): Promise<{ url: string; stop: () => Promise<void> }> {
	const tool = findTool(name);
	if (!tool) throw new Error(`${name} is not installed.`);
	const own = mkdtempSync(join(tmpdir(), 'kb-host-'));
	const port = await freePort();
	const server = spawn(tool, settings[name](site, port, own), {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, HOME: own, XDG_DATA_HOME: own, XDG_CONFIG_HOME: own },
	});
	let said = '';
	for (const stream of [server.stdout, server.stderr]) stream.on('data', (data) => (said += data));
	const url = `http://127.0.0.1:${port}`;
	await untilUp(url, server, () => said);
	return {
		url,
		async stop() {
			const ended = new Promise((resolve) => server.once('exit', resolve));
			server.kill();
			await ended;
			rmSync(own, { recursive: true, force: true });
		},
	};
}

async function untilUp(url: string, server: ChildProcess, said: () => string): Promise<void> {
	for (let i = 0; i < 200; i++) {
		if (server.exitCode !== null) throw new Error(said());
		if (await fetch(url).catch(() => undefined)) return;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error(`No answer from ${url}: ${said()}`);
}
