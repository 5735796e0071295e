import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import sirv from 'sirv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LanguagePath, languages, source } from '../../src/languages/languages.ts';
import { translator } from '../../src/languages/words.ts';
import { copiesOf } from '../../src/model/copies.ts';
import { codeOf } from '../../src/model/sheet-code.ts';
import {
	extract,
	type FolderBrowser,
	fileUrl,
	folderBrowsers,
	hostileFolder,
	launchFolderBrowser,
	openPage,
	removeFolder,
} from '../folder-browser.ts';
import { everyPage, manifest } from '../pages.ts';
import { dist } from '../site.ts';

// The copies as a reader has them: extracted into a folder, opened by double click. Each in Chromium and in Firefox.

const copies = copiesOf(manifest.languages);
const plan = manifest.pages.find(({ kind, in: texts }) => kind === 'session-plan' && texts.en.terms.length > 0);
if (!plan) throw new Error('The tests need a session plan with a term in it.');
const wordsOf = (language: LanguagePath) => translator(manifest.words[language], language);

/** What is said in each language, and a page that it should find. */
const queries: Record<LanguagePath, string> = { en: 'survivor', ar: 'اللقاء الاول مع ناجيه', ku: 'رزگاربوو' };

let folder: string;
beforeAll(() => {
	folder = hostileFolder();
	for (const { path } of copies) extract(join(dist, path), folder);
});
afterAll(() => removeFolder(folder));

/** Pages of a copy. */
const pagesIn = (copy: string): string[] =>
	globSync('**/*.html', { cwd: join(folder, copy) })
		.map((file) => file.replaceAll('\\', '/'))
		.filter((file) => !file.startsWith('downloads/') && file !== 'READ-ME-FIRST.html')
		.sort();

/** The first result's title and where it leads. */
async function search(page: Page, address: string): Promise<{ title: string; href: string }> {
	await page.goto(address);
	const first = await page.waitForSelector('[data-search-result]', { timeout: 20_000 });
	// The text of the first result comes after its title, and with it the words to mark.
	await page.waitForSelector('.results mark', { timeout: 20_000 });
	return (
		(await first?.evaluate((link) => ({ title: link.textContent ?? '', href: (link as HTMLAnchorElement).href }))) ?? {
			title: '',
			href: '',
		}
	);
}

/** Waits until the page that a click leads to is there. */
const follow = async (page: Page, selector: string) => {
	await Promise.all([page.waitForNavigation(), page.click(selector)]);
};

const isShown = (page: Page, selector: string): Promise<boolean> =>
	page.$$eval(selector, (found) => found.some((element) => element.checkVisibility({ visibilityProperty: true })));

/** What is wrong on the page at hand: pictures that did not come, styles that do not work. */
const faults = (page: Page): Promise<string[]> =>
	page.evaluate(async () => {
		// A page left while its fonts load complains of them.
		await document.fonts.ready;
		return [
			...[...document.images]
				.filter(({ complete, naturalWidth }) => !complete || naturalWidth === 0)
				.map(({ src }) => src),
			...[...document.querySelectorAll('.extract-first')]
				.filter((notice) => getComputedStyle(notice).display !== 'none')
				.map(() => 'the notice to extract shows'),
			...(document.querySelector('.extract-first') ? [] : ['no notice to extract']),
		];
	});

/** Every page with EVERY_PAGE=1 in the environment; else sixteen at equal steps, which is some of each sort and language. */
const inTurn = (files: string[]): string[] => {
	const step = everyPage ? 1 : Math.max(7, Math.ceil(files.length / 16));
	return files.filter((_, i) => i % step === 0);
};

/** Whether a page leads on to another at once: the permanent address of an entry in one language. */
const leadsOn = (file: string) => /^[a-z]+\/r\//.test(file);

/** Opens pages side by side, each to its end. @returns what is wrong, and what the console said */
async function visit(browser: Browser, url: string, files: readonly string[]): Promise<string[]> {
	const wrong: string[] = [];
	const queue = files.values();
	const look = async () => {
		const { page, messages } = await openPage(browser);
		for (const file of queue) {
			const address = `${url}/${file}`;
			await page.goto(address).catch((error: unknown) => {
				// Firefox says so when the page leads on while it loads.
				if (!leadsOn(file)) throw error;
			});
			if (leadsOn(file)) await page.waitForFunction((from) => location.href !== from, {}, address);
			wrong.push(...(await faults(page)).map((fault) => `${file}: ${fault}`));
		}
		wrong.push(...messages);
		await page.close();
	};
	await Promise.all([look(), look(), look()]);
	return wrong;
}

describe.each(folderBrowsers)('in %s', (name: FolderBrowser) => {
	let browser: Browser;
	beforeAll(async () => {
		browser = await launchFolderBrowser(name);
	});
	afterAll(() => browser.close());

	const at = (file: string, query = '', copy = 'knowledge-base') => fileUrl(folder, `${copy}/${file}`, query);
	const file = (language: LanguagePath, path = plan.path) => `${language}/${path}/index.html`;

	test('a page in a folder may read no file beside it: the browser is an honest one', async () => {
		writeFileSync(join(folder, 'canary.html'), '<!doctype html><title>canary</title>');
		writeFileSync(join(folder, 'canary.json'), '{}');
		const { page } = await openPage(browser);
		await page.goto(fileUrl(folder, 'canary.html'));
		const read = await page.evaluate(() =>
			fetch('./canary.json').then(
				() => 'read',
				() => 'refused',
			),
		);
		expect(read).toBe('refused');
		await page.close();
	});

	test.each(copies)(
		'$name: its pages open, with their pictures and styles, and the console says nothing',
		async (copy) => {
			// Permanent addresses are the same pages in every copy, and open a second one each; and a page that is the same
			// byte for byte in the copy with PDF files is opened there.
			const isTwin = (each: string) => {
				const twin = join(folder, `${copy.name}-pdf`, each);
				return existsSync(twin) && readFileSync(twin).equals(readFileSync(join(folder, copy.name, each)));
			};
			const all = pagesIn(copy.name);
			expect(all.length).toBeGreaterThan(50);
			const files = all.filter((each) => copy.languages.length > 1 || (!leadsOn(each) && !isTwin(each)));
			expect(files.length).toBeGreaterThan(10);
			expect(await visit(browser, fileUrl(folder, copy.name), inTurn(files))).toEqual([]);
		},
	);

	test.each(copies)('$name: the first page reads without anything else, and leads in', async (copy) => {
		const { page, messages } = await openPage(browser);
		await page.goto(at('READ-ME-FIRST.html', '', copy.name));
		await follow(page, 'a[href="index.html"]');
		const doors = await page.$$eval('.language-doors a', (links) =>
			links.map((link) => (link as HTMLAnchorElement).hreflang),
		);
		expect(doors).toEqual(copy.languages.map((language) => languages[language].tag));
		await follow(page, '.language-doors a');
		expect(await page.$eval('html', ({ lang }) => lang)).toBe(doors[0]);
		expect(messages).toEqual([]);
		await page.close();
	});

	test.each(copies.flatMap((copy) => copy.languages.map((language) => [copy.name, language] as const)))(
		'%s: search in %s finds, and opens what it found with the words marked',
		async (copy, language) => {
			const { page, messages } = await openPage(browser);
			const query = `?q=${encodeURIComponent(queries[language])}`;
			const { title, href } = await search(page, at(`${language}/search/index.html`, query, copy));
			const page_ = manifest.pages.find(({ in: texts }) => texts[language]?.data.title === title);
			expect(page_?.path, title).toBeDefined();
			expect(new URL(href).pathname).toBe(new URL(at(file(language, page_?.path), '', copy)).pathname);
			await page.goto(href);
			expect(await page.$eval('h1', (heading) => heading.textContent)).toBe(title);
			await page.waitForSelector('main mark');
			expect(messages).toEqual([]);
			await page.close();
		},
	);

	test('search: filters, suggestions, other languages, and the box on any page', async () => {
		const { page, messages } = await openPage(browser);
		await search(page, at('en/search/index.html', '?q=survivor'));
		const all = await page.$eval('.search-state', (state) => state.textContent);
		await page.click('.facets summary');
		await page.select('[data-facet=kind]', 'guide');
		expect(await page.$eval('.search-state', (state) => state.textContent)).not.toBe(all);
		// Where little is left, it is asked without a click.
		await page.$eval('[data-other-language=ar] + button', (button) => button.click()).catch(() => {});
		await page.waitForFunction(() => /\d/.test(document.querySelector('.others')?.textContent ?? ''));

		await page.goto(at('en/search/index.html', '?q=survivr'));
		await page.waitForSelector('.suggestions button', { timeout: 20_000 });
		await page.click('.suggestions button');
		await page.waitForSelector('[data-search-result]');

		await page.goto(at(file('ku')));
		await page.keyboard.press('/');
		await page.waitForSelector('dialog[open] input');
		await page.keyboard.type(queries.ku);
		await page.waitForSelector('dialog [data-search-result]', { timeout: 20_000 });
		await follow(page, 'dialog [data-search-result]');
		await page.waitForSelector('main mark');
		expect(messages).toEqual([]);
		await page.close();
	});

	test('the theme is kept from page to page and language to language', async () => {
		const { page, messages } = await openPage(browser);
		await page.setViewport({ width: 1280, height: 800 });
		const colours = () => page.$eval('html', ({ dataset }) => dataset['colours']);
		await page.goto(at('en/index.html'));
		await page.click('[data-theme-toggle]');
		const chosen = await colours();
		expect(chosen).toMatch(/^(dark|light)$/);
		await page.goto(at(file('ku')));
		expect(await colours()).toBe(chosen);
		await page.click('[data-theme-toggle]');
		await page.goto(at('ar/about/index.html'));
		expect(await colours()).toBe(chosen === 'dark' ? 'light' : 'dark');
		expect(messages).toEqual([]);
		await page.close();
	});

	test('menu, definitions, language switch on a phone', async () => {
		const { page, messages } = await openPage(browser);
		await page.setViewport({ width: 360, height: 740 });
		await page.goto(at(file('en')));
		expect(await isShown(page, '.menu a')).toBe(false);
		await page.click('.menu-link');
		await page.waitForFunction(() => document.querySelector('.menu a')?.checkVisibility({ visibilityProperty: true }));
		await page.keyboard.press('Escape');
		await page.waitForFunction(() => !document.querySelector('.menu a')?.checkVisibility({ visibilityProperty: true }));

		const term = await page.waitForSelector('main .term');
		await term?.evaluate((link) => link.scrollIntoView({ block: 'center' }));
		await term?.click();
		await page.waitForSelector('.definition:not([hidden])');
		expect((await page.$eval('.definition p', (words) => words.textContent))?.length).toBeGreaterThan(10);
		expect(page.url()).toContain(`${plan.path}/index.html`);

		await page.goto(`${at(file('en'))}#objectives`);
		await page.$eval('.menu-tongues [hreflang=ckb]', (link) => (link as HTMLElement).click());
		await page.waitForFunction((tag) => document.documentElement.lang === tag, {}, languages.ku.tag);
		expect(await page.evaluate(() => location.href)).toBe(`${at(file('ku'))}#objectives`);
		expect(messages).toEqual([]);
		await page.close();
	});

	test('filters of a listing, permanent addresses, check of a sheet', async () => {
		const { page, messages } = await openPage(browser);
		await page.goto(at('en/session-plans/index.html'));
		await follow(page, '.filters a:not([aria-current])');
		expect(page.url()).toMatch(/\/en\/session-plans\/(module|audience)\/[a-z-]+\/index\.html$/);
		expect((await page.$$('main .card, main .cards li')).length).toBeGreaterThan(0);

		const { id } = plan.in.en.data;
		await page.goto(at(`r/${id}/index.html`));
		await follow(page, '.language-doors a');
		expect(page.url()).toBe(at(file(source)));
		await page.goto(at(`ku/r/${id}/index.html`));
		await page.waitForFunction((path) => location.pathname.includes(path), {}, plan.path);
		expect(await page.evaluate(() => location.href)).toBe(at(file('ku')));

		await page.goto(at('en/v/index.html'));
		await page.type('.sheet-form input', codeOf(plan.in.en.data));
		await page.click('.sheet-form button');
		await page.waitForFunction(
			(words) => document.querySelector('.answer')?.textContent?.includes(words),
			{},
			wordsOf('en')('checkSheet-current'),
		);
		await page.goto(at('en/v/index.html', `?c=${codeOf({ ...plan.in.en.data, version: '0.1.0' })}`));
		await page.waitForFunction(
			(words) => document.querySelector('.answer')?.textContent?.includes(words),
			{},
			wordsOf('en')('checkSheet-older'),
		);
		expect(messages).toEqual([]);
		await page.close();
	});

	test('sharing says the title and the permanent id, not where the copy lies', async () => {
		const { page } = await openPage(browser);
		await page.goto(at(file('ku')));
		const links = await page.$$eval('.share a', (found) => found.map((link) => (link as HTMLAnchorElement).href));
		expect(links).toHaveLength(2);
		for (const link of links) {
			const said = new URL(link).searchParams.get('text') ?? new URL(link).searchParams.get('url') ?? '';
			expect(said).toContain(plan.in.ku?.data.title);
			expect(said).toContain(plan.in.en.data.id);
			expect(link).not.toContain('file:');
		}
		expect(await page.$('[data-share=native]')).toBeNull();
		await page.close();
	});

	test('printing', async () => {
		const { page, messages } = await openPage(browser);
		await page.goto(at(file('ar')));
		const pdf = Buffer.from(await page.pdf({ format: 'a4' }));
		expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
		expect(pdf.byteLength).toBeGreaterThan(20_000);
		expect(messages).toEqual([]);
		await page.close();
	});

	test('documents open from where they lie', async () => {
		const { page } = await openPage(browser);
		const copy = 'knowledge-base-ku-pdf';
		await page.goto(at(file('ku'), '', copy));
		const hrefs = await page.$$eval('.downloads a', (links) => links.map((link) => (link as HTMLAnchorElement).href));
		expect(hrefs.length).toBeGreaterThan(2);
		for (const href of hrefs) expect(existsSync(new URL(href)), href).toBe(true);
		expect(hrefs.filter((href) => /\.(docx|xlsx)$/.test(href))).toEqual([]);
		await page.goto(at(file('ku'), '', 'knowledge-base-ku'));
		expect(await page.$('.downloads')).toBeNull();
		expect(await page.$eval('main', (main) => main.textContent)).toContain(`${copy}.zip`);
		await page.close();
	});

	test('what has changed since a copy: by its manifest, by its version', async () => {
		const { page, messages } = await openPage(browser);
		const own = JSON.parse(readFileSync(join(folder, 'knowledge-base/manifest.json'), 'utf8'));
		const [gone, , ...kept] = own.pages;
		const older = {
			...own,
			edition: { version: '2020-01-01-abcdef', date: '2020-01-01' },
			pages: [
				...kept.map((each: { path: string }) => (each.path === plan.path ? { ...each, updated: '2020-01-01' } : each)),
				{ ...gone, id: 'gone', titles: { en: 'A page that was' } },
			],
		};
		writeFileSync(join(folder, 'manifest.json'), JSON.stringify(older));
		writeFileSync(join(folder, 'other.json'), '{"pages": 3}');
		await page.goto(at('en/offline/index.html'));
		const choose = async (path: string) => {
			const input = (await page.$('.changes [type=file]')) as Awaited<ReturnType<typeof page.$<'input'>>>;
			await page.$eval('.answer', (part) => part.replaceChildren());
			await input?.focus();
			await input?.uploadFile(path);
			await page.waitForFunction(() => document.querySelector('.answer')?.hasChildNodes());
			return page.$eval('.answer', (answer) => ({
				says: answer.querySelector('p')?.textContent,
				lists: [...answer.querySelectorAll('h3')].map((heading) => [
					heading.textContent,
					...[...(heading.nextElementSibling?.querySelectorAll('li') ?? [])].map((item) => item.textContent),
				]),
			}));
		};
		const t = wordsOf('en');
		const title = (index: number) => own.pages[index].titles.en;
		expect(await choose(join(folder, 'manifest.json'))).toEqual({
			says: t('changes-some'),
			lists: [
				[t('changes-added'), title(0), title(1)],
				[t('changes-changed'), plan.in.en.data.title],
				[t('changes-withdrawn'), 'A page that was'],
			],
		});
		expect(await choose(join(folder, 'knowledge-base/manifest.json'))).toEqual({ says: t('changes-none'), lists: [] });
		expect((await choose(join(folder, 'other.json'))).says).toBe(
			t('changes-unknown', { version: `\u2066${manifest.edition.version}\u2069` }),
		);

		const type = async (version: string) => {
			await page.focus('.changes [type=text]');
			await page.$eval('.changes [type=text]', (input, value) => ((input as HTMLInputElement).value = value), version);
			await page.click('.changes button');
			return page.$eval('.answer p', (words) => words.textContent);
		};
		expect(await type(manifest.edition.version)).toBe(t('changes-none'));
		expect(await type('٢٠٢٠-٠١-٠١')).toBe(t('changes-some'));
		expect((await page.$$('.answer li')).length).toBe(manifest.pages.length);
		expect(await type('2099-01-01-abcdef')).toBe(t('changes-newer'));
		await follow(page, '.foot a[href$="#changes"]').catch(() => {});
		expect(messages).toEqual([]);
		await page.close();
	});

	test('a page opened inside the zip says what to do', async () => {
		const { page } = await openPage(browser);
		const alone = join(folder, 'alone');
		mkdirSync(alone, { recursive: true });
		for (const [path, copy] of [
			['index.html', 'knowledge-base'],
			[file('ku'), 'knowledge-base-ku'],
		] as const) {
			copyFileSync(join(folder, copy, path), join(alone, 'index.html'));
			await page.goto(fileUrl(alone, 'index.html'));
			expect(await isShown(page, '.extract-first')).toBe(true);
		}
		expect(await page.$eval('.extract-first', (notice) => notice.textContent)).toBe(wordsOf('ku')('extractFirst'));
		await page.close();
	});

	test('a page in one file works alone, without a script', async () => {
		const { page, messages } = await openPage(browser);
		await page.setJavaScriptEnabled(false).catch(() => {});
		const asked: string[] = [];
		page.on('request', (request) => asked.push(request.url()));
		await page.setViewport({ width: 360, height: 740 });
		for (const language of manifest.languages) {
			const name_ = `plan-${language}.html`;
			copyFileSync(join(dist, 'downloads', language, `${plan.path}.html`), join(folder, name_));
			await page.goto(fileUrl(folder, name_));
			const { wide, fonts, dir } = await page.evaluate(async () => {
				await document.fonts.ready;
				return {
					wide: document.documentElement.scrollWidth,
					fonts: [...document.fonts].filter(({ status }) => status === 'loaded').length,
					dir: document.documentElement.dir,
				};
			});
			expect(wide, language).toBeLessThanOrEqual(360);
			expect(fonts > 0, language).toBe(languages[language].font);
			expect(dir).toBe(languages[language].dir);
		}
		expect(asked.filter((url) => !/^(file|data):/.test(url))).toEqual([]);
		// Firefox tells of no file.
		if (name === 'chrome')
			expect(asked.filter((url) => url.startsWith('file:'))).toHaveLength(manifest.languages.length);
		expect(messages).toEqual([]);
		await page.close();
	});

	describe('served from a folder of a host', () => {
		let server: Server;
		let url: string;
		const asked: string[] = [];
		beforeAll(async () => {
			const files = sirv(join(folder, 'knowledge-base'), { dev: true });
			server = createServer((request, response) => {
				asked.push(request.url ?? '');
				if (!request.url?.startsWith('/kb/')) {
					response.writeHead(404).end();
					return;
				}
				request.url = request.url.slice('/kb'.length);
				files(request, response, () => {
					response.writeHead(404).end();
				});
			});
			await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
			url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/kb`;
		});
		afterAll(() => server.close());

		test('its pages open, and ask for nothing outside the folder', async () => {
			asked.length = 0;
			expect(await visit(browser, url, inTurn(pagesIn('knowledge-base').filter((each) => !leadsOn(each))))).toEqual([]);
			expect(asked.length).toBeGreaterThan(everyPage ? 150 : 20);
			expect(asked.filter((path) => !path.startsWith('/kb/'))).toEqual([]);
		});

		test.each(manifest.languages)('search in %s finds, and opens what it found', async (language) => {
			const { page, messages } = await openPage(browser);
			const { title, href } = await search(
				page,
				`${url}/${language}/search/index.html?q=${encodeURIComponent(queries[language])}`,
			);
			expect(href.startsWith(`${url}/${language}/`)).toBe(true);
			await page.goto(href);
			expect(await page.$eval('h1', (heading) => heading.textContent)).toBe(title);
			expect(messages).toEqual([]);
			await page.close();
		});
	});
});
