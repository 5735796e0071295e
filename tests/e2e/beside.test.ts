import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../../src/languages/languages.ts';
import { root } from '../../src/model/folder.ts';
import { desk, phone, useBrowser } from '../browser.ts';
import { folderBrowsers, launchFolderBrowser, openPage } from '../folder-browser.ts';
import { addressOf, manifest, textFor } from '../pages.ts';

/** A page of the kind that is there in every language. */
const pageOf = (kind: string) => {
	const found = manifest.pages.find((page) => page.kind === kind && manifest.languages.every((path) => page.in[path]));
	if (!found) throw new Error(`No ${kind} is in every language.`);
	return found;
};
const kinds = ['module', 'session-plan', 'case-study', 'guide', 'report', 'course', 'form'];

/** Of each row: the anchor in it, and whether both sides have words in the language they say. */
const rowsIn = () =>
	[...document.querySelectorAll('.beside-row')].map((row) => {
		const [own, other] = [...row.children] as [HTMLElement, HTMLElement];
		return {
			id: own.querySelector('[id]')?.id ?? own.id,
			own: own.textContent?.trim() !== '',
			other: other.textContent?.trim() !== '',
			lang: other.lang,
			apart: other.getBoundingClientRect().top >= own.getBoundingClientRect().bottom - 1,
		};
	});

const site = useBrowser();

describe('on a server', () => {
	test.each(kinds)('%s: each section stands beside its own in another language', async (kind) => {
		const page = pageOf(kind);
		const { page: tab, errors } = await site.open(addressOf(page.path, 'ar'), desk);
		await tab.locator('.state a[lang=ckb]').click();
		await tab.locator('.beside-row').first().waitFor();
		const rows = await tab.evaluate(rowsIn);
		const headings = textFor(page, 'ar').headings.filter(({ depth }) => depth === 2);
		expect(rows.length).toBeGreaterThanOrEqual(headings.length);
		expect(rows.filter(({ own, other }) => own !== other)).toEqual([]);
		expect(new Set(rows.map(({ lang }) => lang))).toEqual(new Set([languages.ku.tag]));
		expect(rows.every(({ apart }) => !apart)).toBe(true);
		for (const { id } of headings) {
			expect(await tab.locator(`[id="${id}"]`).count(), id).toBe(1);
			const row = tab.locator('.beside-row', { has: tab.locator(`[id="${id}"]`) }).first();
			expect(await row.locator('> div + div').textContent()).toContain(
				textFor(page, 'ku').headings.find((heading) => heading.id === id)?.text,
			);
		}
		expect(errors).toEqual([]);
	});

	test('stacked on a phone, with the right words in the right direction, and back to one', async () => {
		const page = pageOf('session-plan');
		const { page: tab } = await site.open(`${addressOf(page.path, 'en')}?beside=ar`, phone);
		await tab.locator('.beside-row').first().waitFor();
		const rows = await tab.evaluate(rowsIn);
		expect(rows.every(({ apart }) => apart)).toBe(true);
		expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
		const side = tab.locator('.beside-row > div + div').nth(2);
		expect(await side.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
		await tab.locator('.state a[lang=ar]').tap();
		await tab.waitForURL((url) => !url.search.includes('beside'));
		expect(await tab.locator('.beside-row').count()).toBe(0);
	});

	test.each(['xx', '', '"],script', 'en'])(
		'a language that is none, or the page’s own, changes nothing: %j',
		async (asked) => {
			const page = pageOf('guide');
			const { page: tab, errors } = await site.open(
				`${addressOf(page.path, 'en')}?beside=${encodeURIComponent(asked)}`,
			);
			await tab.waitForLoadState('networkidle');
			expect(await tab.locator('.beside-row').count()).toBe(0);
			expect(errors).toEqual([]);
		},
	);
});

describe.each(folderBrowsers)('in a folder, in %s', (name) => {
	let browser: Browser;
	const edition = join(root, 'local-edition');
	beforeAll(async () => {
		browser = await launchFolderBrowser(name);
	});
	afterAll(async () => {
		await browser.close();
	});

	test('a page stands beside itself, and its links lead to files that are there', async () => {
		const file = pathToFileURL(join(edition, 'ku', pageOf('case-study').path, 'index.html'));
		const { page, messages } = await openPage(browser);
		await page.goto(`${file}?beside=${languages.en.tag}`);
		await page.waitForSelector('.beside-row');
		const rows = await page.evaluate(rowsIn);
		expect(rows.length).toBeGreaterThan(3);
		expect(rows.filter(({ own, other }) => own !== other)).toEqual([]);
		const links = await page.$$eval('.beside-row > div + div a', (all) => all.map(({ href }) => href));
		expect(links.length).toBeGreaterThan(5);
		for (const link of links) {
			const address = new URL(link);
			address.hash = address.search = '';
			expect(existsSync(address), link).toBe(true);
		}
		expect(messages).toEqual([]);
		await page.close();
	});
});
