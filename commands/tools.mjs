// Plain JavaScript for any Node from 20 on, like install.mjs.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What the tests need beside npm packages: names on the PATH, and the Debian package that has it. */
const tools = {
	chromium: {
		names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe', 'msedge.exe'],
		places: [
			'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
			'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
			'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
		],
		debian: 'chromium',
	},
	firefox: {
		names: ['firefox-esr', 'firefox', 'firefox.exe'],
		places: ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
		debian: 'firefox-esr',
	},
	java: { names: ['java', 'java.exe'], places: [], debian: 'default-jre-headless' },
	pdftotext: { names: ['pdftotext', 'pdftotext.exe'], places: [], debian: 'poppler-utils' },
	qpdf: { names: ['qpdf', 'qpdf.exe'], places: [], debian: 'qpdf' },
	soffice: {
		names: ['soffice', 'soffice.exe'],
		places: [
			'/Applications/LibreOffice.app/Contents/MacOS/soffice',
			'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
		],
		debian: 'libreoffice-writer-nogui libreoffice-calc-nogui',
	},
};

/**
 * Web servers and what one of them needs for brotli, each for its own file in docs/hosting/. Their packages start them where systemd runs, and no test should make a
 * web server of somebody's computer: they are installed in containers alone, and tested wherever they are.
 */
const servers = {
	nginx: { names: ['nginx'], places: ['/usr/sbin/nginx'], debian: 'nginx-light' },
	caddy: { names: ['caddy'], places: [], debian: 'caddy' },
	'nginx-brotli': {
		names: [],
		places: ['/usr/lib/nginx/modules/ngx_http_brotli_static_module.so'],
		debian: 'libnginx-mod-http-brotli-static',
	},
	apache: { names: ['apache2'], places: ['/usr/sbin/apache2'], debian: 'apache2-bin' },
};
const all = { ...tools, ...servers };
const isContainer = process.platform === 'linux' && !existsSync('/run/systemd/system');

/** Path of a tool, or undefined where it is not installed. */
export function findTool(tool) {
	const { names, places } = all[tool];
	const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
	return [...onPath, ...places].find((path) => existsSync(path));
}

/** Installs what is missing with apt where that works; otherwise says what to install and ends. */
export function installTools() {
	const missing = Object.keys(isContainer ? all : tools).filter(
		(tool) => !findTool(tool) && !(tool === 'chromium' && playwrightHasBrowser()),
	);
	if (missing.length === 0) return;
	const packages = missing.flatMap((tool) => all[tool].debian.split(' '));
	console.log(`Installing ${packages.join(' and ')} for the tests …`);
	const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
	const apt = (...args) => {
		const [command, ...rest] = [...sudo, 'apt-get', ...args];
		return (
			spawnSync(command, rest, {
				stdio: ['ignore', 'ignore', 'inherit'],
				env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
			}).status === 0
		);
	};
	if (apt('update', '-qq') && apt('install', '-y', '-qq', ...packages)) return;
	if (missing.every((tool) => tool in servers)) return;
	if (
		missing.includes('chromium') &&
		spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit', shell: process.platform === 'win32' })
			.status === 0
	) {
		if (missing.length === 1) return;
	}
	console.error(
		`The tests need ${missing.join(' and ')}. Install ${missing.length > 1 ? 'them' : 'it'} (Debian: apt-get install ${packages.join(' ')}) and run npm test again.`,
	);
	process.exit(1);
}

/** Whether Playwright has downloaded a Chromium of its own. */
function playwrightHasBrowser() {
	const { stdout } = spawnSync(
		process.execPath,
		['-e', "import('playwright').then((p) => console.log(p.chromium.executablePath()))"],
		{ encoding: 'utf8' },
	);
	return existsSync((stdout ?? '').trim());
}
