import { join } from 'node:path';
import type { Page } from 'playwright';
import type { Page as FolderPage } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { translator } from '../../src/languages/words.ts';
import { copiesOf } from '../../src/model/copies.ts';
import { desk, phone, shown, useBrowser } from '../browser.ts';
import {
	extract,
	fileUrl,
	folderBrowsers,
	hostileFolder,
	launchFolderBrowser,
	openPage,
	removeFolder,
} from '../folder-browser.ts';
import { addressOf, manifest } from '../pages.ts';
import { dist } from '../site.ts';

// What protects a reader who may be watched: the quick way out, and that nothing is kept of what was read.

const site = useBrowser();
const sensitive = manifest.pages.find(({ in: texts }) => texts.en.data.sensitivity === 'high');
if (!sensitive) throw new Error('The tests need a page of high sensitivity.');
const address = addressOf(sensitive.path, 'ar');
const t = translator(manifest.words.ar, 'ar');

describe('the quick way out', () => {
	/** Opens the sensitive page from another, with the quick exit leading to a third page of the site. */
	async function read(before?: (page: Page) => Promise<unknown>, target = '/en/about/') {
		const opened = await site.open('/ar/about/', desk, async (page) => void (await before?.(page)));
		await opened.page.goto(address);
		if (target) await opened.page.locator('.quick-exit').evaluate((link, to) => link.setAttribute('href', to), target);
		return opened;
	}

	test('takes the place of the page in the history', async () => {
		const { page } = await read();
		await page.locator('.quick-exit').click();
		await page.waitForURL('**/en/about/');
		await page.goBack();
		expect(new URL(page.url()).pathname).toBe('/ar/about/');
		await page.goForward();
		expect(new URL(page.url()).pathname).toBe('/en/about/');
	});

	test('is taken by Shift three times, which is said in words', async () => {
		const { page } = await read();
		const left = page.locator('.quick-exit + [role=status]');
		await page.keyboard.press('Shift');
		expect(await shown(left)).toBe(t('quickExitMore', { n: 2 }));
		await page.keyboard.press('Shift');
		expect(await shown(left)).toBe(t('quickExitMore', { n: 1 }));
		await page.keyboard.press('Shift');
		await page.waitForURL('**/en/about/');
		await page.goBack();
		expect(new URL(page.url()).pathname).toBe('/ar/about/');
	});

	test('is not taken by capitals, by presses far apart, or by a key held down', async () => {
		const { page } = await read((fresh) => fresh.clock.install());
		const left = page.locator('.quick-exit + [role=status]');
		for (const _ of [1, 2, 3]) await page.keyboard.press('Shift+KeyA');
		for (const _ of [1, 2, 3]) {
			await page.keyboard.press('Shift');
			await page.clock.runFor(5100);
			expect(await shown(left)).toBe('');
		}
		for (const _ of [1, 2, 3, 4]) await page.keyboard.down('Shift');
		expect(new URL(page.url()).pathname).toBe(address);
	});

	test('hides the page before the other has come', async () => {
		const { page } = await read((fresh) =>
			fresh.addInitScript(() =>
				addEventListener('beforeunload', () =>
					sessionStorage.setItem('left', `${getComputedStyle(document.documentElement).display} ${document.title}`),
				),
			),
		);
		await page.locator('.quick-exit').click();
		await page.waitForURL('**/en/about/');
		expect(await page.evaluate(() => sessionStorage.getItem('left'))).toBe('none ');
	});

	test('leads to an empty page without a line, and where no target is set', async () => {
		const offline = await read();
		await offline.page.context().setOffline(true);
		await offline.page.locator('.quick-exit').click();
		await offline.page.waitForURL('about:blank');
		const { page } = await read(undefined, '');
		expect(await page.locator('.quick-exit').getAttribute('href')).toBe(manifest.site.quickExit ?? 'about:blank');
	});

	test('is a link without a script, and in view on a phone wherever the reader is', async () => {
		const { page } = await site.open(address, { ...phone, javaScriptEnabled: false });
		await page.evaluate(() => scrollTo(0, document.body.scrollHeight / 2)).catch(() => {});
		const exit = page.locator('.quick-exit');
		const box = await exit.boundingBox();
		expect((box?.y ?? 0) + (box?.height ?? 1000)).toBeLessThanOrEqual(740);
		expect(await exit.evaluate((link) => (link as HTMLAnchorElement).href)).toBe(
			manifest.site.quickExit ?? 'about:blank',
		);
	});

	test('covers nothing that the keyboard reaches', async () => {
		const { page } = await site.open(address, phone);
		const stops = await page.locator('a[href], button, summary, input').count();
		for (let i = 0; i < stops; i++) {
			await page.keyboard.press('Tab');
			const covered = await page.evaluate(() => {
				const exit = document.querySelector('.quick-exit')?.getBoundingClientRect();
				const active = document.activeElement;
				const own = active?.getBoundingClientRect();
				if (!exit || !own || !active || active.matches('.quick-exit, body')) return '';
				const inside =
					own.top >= exit.top && own.bottom <= exit.bottom && own.left >= exit.left && own.right <= exit.right;
				return inside ? active.outerHTML.slice(0, 120) : '';
			});
			expect(covered).toBe('');
		}
	});

	describe.each(folderBrowsers)('in a copy, %s', (browser) => {
		let folder: string;
		let opened: Awaited<ReturnType<typeof launchFolderBrowser>>;
		const copy = copiesOf(manifest.languages)[0];
		if (!copy) throw new Error('There is no copy of the site.');
		const [language] = copy.languages;
		const urlOf = (path: string) => fileUrl(join(folder, copy.name), `${language}/${path}/index.html`);
		beforeAll(async () => {
			folder = hostileFolder();
			extract(join(dist, copy.path), folder);
			opened = await launchFolderBrowser(browser);
		});
		afterAll(async () => {
			await opened?.close();
			removeFolder(folder);
		});

		const ways: [string, (page: FolderPage) => Promise<unknown>][] = [
			['the button', (page) => page.click('.quick-exit')],
			[
				'Shift three times',
				async (page) => {
					for (const _ of [1, 2, 3]) await page.keyboard.press('ShiftLeft');
				},
			],
		];
		test.each(ways)('%s leads to an empty page, which takes the place of this one', async (_, leave) => {
			const { page, messages } = await openPage(opened);
			await page.goto(urlOf('about'));
			await page.goto(urlOf(sensitive.path));
			const pages = await page.evaluate(() => history.length);
			await leave(page);
			// Firefox answers no wait in an empty page.
			await vi.waitUntil(() => page.url() === 'about:blank', 10_000);
			expect(await page.evaluate(() => history.length)).toBe(pages);
			expect(messages).toEqual([]);
			await page.close();
		});

		test('preferences are kept from page to page, and cleared', async () => {
			const { page } = await openPage(opened);
			await page.goto(urlOf('preferences'));
			await page.click('input[value=dark]');
			await page.goto(urlOf('about'));
			expect(await page.evaluate(() => document.documentElement.dataset['colours'])).toBe('dark');
			await page.goto(urlOf('preferences'));
			await page.click('.preferences button');
			expect(await page.evaluate(() => [localStorage.length, document.cookie])).toEqual([0, '']);
			await page.goto(urlOf('about'));
			expect(await page.evaluate(() => document.documentElement.dataset['colours'])).toBeUndefined();
			await page.close();
		});
	});
});

describe('preferences', () => {
	test('show what is kept, change it and clear it', async () => {
		const { page } = await site.open('/ar/preferences/', phone);
		const told = page.locator('.preferences [role=status]');
		const colours = () =>
			page.evaluate(() => [localStorage.getItem('theme'), document.documentElement.dataset['colours']]);
		expect(await shown(told)).toBe(t('kept-none'));
		expect(await page.locator('.preferences button').isVisible()).toBe(false);
		await page.locator('input[value=dark]').check();
		expect(await shown(told)).toBe(t('kept-theme'));
		expect(await colours()).toEqual(['dark', 'dark']);
		await page.reload();
		expect(await page.locator('input[value=dark]').isChecked()).toBe(true);
		await page.locator('.preferences button').tap();
		expect(await shown(told)).toBe(t('kept-none'));
		expect(await colours()).toEqual([null, undefined]);
	});

	test('know what the button in the header chose', async () => {
		const { page } = await site.open('/en/preferences/', { ...desk, colorScheme: 'light' });
		await page.locator('.bar .theme').click();
		await page.waitForFunction(() => document.querySelector<HTMLInputElement>('input[value=dark]')?.checked);
	});
});

describe('what the privacy page says', () => {
	test('is so: after a walk the browser keeps the colours, and nothing else', async () => {
		const { page, requests } = await site.open(address, desk);
		await page.locator('.bar .theme').click();
		await page.locator('.find input').fill('شكوى');
		await page.keyboard.press('Enter');
		await page.locator('.search-dialog a[data-search-result]').first().click();
		await page.waitForURL('**marks=**');
		for (const path of ['glossary', 'sources', 'offline', 'v', 'preferences'])
			await page.goto(`/ar/${path}/?c=rbp-x%20v1`);
		await page.goto('/ar/search/?q=شرطة');
		await page.locator('.results a').first().waitFor();

		expect(await page.context().cookies()).toEqual([]);
		const kept = await page.evaluate(async () => ({
			local: Object.keys(localStorage),
			session: Object.keys(sessionStorage),
			databases: (await indexedDB.databases()).length,
			caches: (await caches.keys()).length,
			workers: (await navigator.serviceWorker.getRegistrations()).length,
		}));
		expect(kept).toEqual({ local: ['theme'], session: [], databases: 0, caches: 0, workers: 0 });
		expect(requests.filter((url) => !url.startsWith(site.url()))).toEqual([]);
	});

	test('is so: nothing is sent while a reader types', async () => {
		const { page } = await site.open('/en/about/');
		const sent: string[] = [];
		page.on('request', (request) => sent.push(decodeURIComponent(request.url()) + (request.postData() ?? '')));
		await page.locator('.find input').click();
		await page.locator('.search-dialog input').pressSequentially('survivor', { delay: 20 });
		await page.locator('.search-dialog a[data-search-result]').first().waitFor();
		expect(sent.length).toBeGreaterThan(0);
		expect(sent.filter((request) => request.includes('surv'))).toEqual([]);
		expect(sent.filter((request) => !request.startsWith(site.url()))).toEqual([]);
	});

	test('is so: a link to another site does not say where the reader comes from', async () => {
		const { page } = await site.open(address);
		const asked: (string | undefined)[] = [];
		await page.context().route(/^https:/, async (route) => {
			asked.push((await route.request().allHeaders())['referer']);
			await route.fulfill({ body: 'elsewhere' });
		});
		await page.locator('.foot a[rel=license]').click();
		await page.waitForURL('https://**');
		expect(asked).toEqual([undefined]);
		expect(await page.evaluate(() => document.referrer)).toBe('');
	});
});
