import type { BrowserContextOptions } from 'playwright';
import { describe, expect, test } from 'vitest';
import { languages } from '../../src/languages/languages.ts';
import { alphabetical } from '../../src/languages/order.ts';
import { kinds } from '../../src/model/kinds.ts';
import { desk, phone, shown, useBrowser } from '../browser.ts';
import { addressOf, allPages, entryPages, manifest, samplePages, textFor } from '../pages.ts';

// Some phones run no script, and some lines lose it. Everything is read, found and switched all the same.
const site = useBrowser();
const silent = (options: BrowserContextOptions): BrowserContextOptions => ({ ...options, javaScriptEnabled: false });
const pathOf = (url: string) => decodeURI(new URL(url).pathname + new URL(url).hash);

const pages = samplePages().filter(({ language, what }) => language && what !== 'permanent address');
const arabic = (kind: string) =>
	entryPages('ar').find(({ what, state }) => what === kind && state !== 'fallback')?.entry.page;
const [guide, plan] = [arabic('guide'), arabic('session-plan')];
if (!guide || !plan) throw new Error('The content has a guide and a session plan.');

/** Hidden without a script, because only a script makes it work: the theme button, sharing, copying, the sheet of definitions. */
const needScript =
	'script, .theme, .share, .share *, .cite-this button, .definition, .definition *, [hidden] [id^=def-], [hidden] [id^=def-] *, div[hidden], ' +
	// On a phone each row of a timetable has its time, and each step names its phase.
	'.timetable span, .ticks, .ticks *';

describe('nothing that is needed is hidden', () => {
	test.each(pages)('$address', async ({ address }) => {
		const { page } = await site.open(address, silent(phone));
		const hidden = await page.evaluate((allowed) => {
			const folded = (element: Element) =>
				element.closest('details:not([open])') !== null && !element.closest('summary');
			return (
				[...document.querySelectorAll('main *')]
					.filter((element) => !element.matches(allowed) && !folded(element))
					// What a picture is called and tells is heard.
					.filter((element) => !element.matches('svg > :is(title, desc)'))
					.filter(
						(element) =>
							(element.textContent ?? '').trim() !== '' && !element.checkVisibility({ visibilityProperty: true }),
					)
					.map((element) => element.outerHTML.slice(0, 160))
			);
		}, needScript);
		expect(hidden).toEqual([]);
		expect(await page.locator('noscript').count()).toBe(/\/(search|offline)\/$/.test(address) ? 1 : 0);
	});

	test.each(manifest.languages)(
		"%s: a session plan's notes stand open, other folds open by a tap",
		async (language) => {
			const { page } = await site.open(addressOf(plan.path, language), silent(phone));
			expect(await page.locator('.step .note').count()).toBeGreaterThan(0);
			expect(await page.locator('.step .note:not([open])').count()).toBe(0);
			const folded = page.locator('main details:not([open])').first();
			await folded.locator('summary').tap();
			expect(await page.locator('.toc').locator('li').first().isVisible()).toBe(true);
		},
	);
});

test('the menu opens through its link, leads on, and closes', async () => {
	const { page } = await site.open(addressOf(guide.path, 'ar'), silent(phone));
	expect(await page.locator('#menu').isVisible()).toBe(false);
	await page.locator('.menu-link').tap();
	expect(pathOf(page.url())).toBe(`${addressOf(guide.path, 'ar')}#menu`);
	expect(await page.locator('#menu').isVisible()).toBe(true);
	await page.locator('.menu-close').tap();
	expect(await page.locator('#menu').isVisible()).toBe(false);
	await page.locator('.menu-link').tap();
	await page.locator(`#menu a[href="/ar/${kinds.module.folder}/"]`).tap();
	await page.waitForURL(`**/ar/${kinds.module.folder}/`);
});

test('language links lead to the same page, in header and menu', async () => {
	const wide = await site.open(addressOf(guide.path, 'ar'), silent(desk));
	await wide.page.locator(`.tongues a[lang=${languages.ku.tag}]`).click();
	await wide.page.waitForURL(`**${addressOf(guide.path, 'ku')}`);
	const { page } = await site.open(addressOf(guide.path, 'ar'), silent(phone));
	await page.locator('.menu-link').tap();
	await page.locator('.menu-tongues a[lang=en]').tap();
	await page.waitForURL(`**${addressOf(guide.path, 'en')}`);
	expect(await shown(page.locator('h1'))).toBe(guide.in.en.data.title);
});

const filter = allPages().find(({ what, language }) => what === 'filter' && language === 'ku');
test.runIf(filter)('filters are pages', async () => {
	const listing = `/ku/${filter?.address.split('/')[2]}/`;
	const { page } = await site.open(listing, silent(phone));
	const chip = page.locator(`.filters a[href="${filter?.address}"]`);
	const promised = Number(await shown(chip.locator('small')));
	await chip.tap();
	await page.waitForURL(`**${filter?.address}`);
	expect(await page.locator('.card').count()).toBe(promised);
});

test('a term is a link to its entry in the glossary', async () => {
	const marked = manifest.pages.find((entry) => textFor(entry, 'ar').terms.length > 0);
	if (!marked) throw new Error('No page marks a term.');
	const [id] = textFor(marked, 'ar').terms;
	const { page } = await site.open(addressOf(marked.path, 'ar'), silent(phone));
	await page.locator(`.term[data-term=${id}]`).first().tap();
	await page.waitForURL('**/glossary/**');
	expect(pathOf(page.url())).toBe(`${addressOf('glossary', 'ar')}#${id}`);
	expect(await page.locator(`[id="${id}"]`).isVisible()).toBe(true);
});

describe('search', () => {
	test.each(manifest.languages)('%s: its form leads to all pages from A to Z, and says why', async (language) => {
		const { page } = await site.open(addressOf(guide.path, language), silent(desk));
		await page.locator('.find input').fill('police');
		await page.keyboard.press('Enter');
		await page.waitForURL(
			(url) => url.pathname === addressOf('search', language) && url.searchParams.get('q') === 'police',
		);
		expect(await shown(page.locator('noscript'))).toContain(String(manifest.words[language]['searchNoScript']));
		const links = await page.locator('.az a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
		expect(links.toSorted()).toEqual(manifest.pages.map(({ path }) => addressOf(path, language)).sort());
		const titles = await page.locator('.az a').allTextContents();
		expect(titles).toEqual(titles.toSorted(alphabetical(language)));
		await page.locator(`.az a[href="${addressOf(guide.path, language)}"]`).click();
		await page.waitForURL(`**${addressOf(guide.path, language)}`);
	});

	test('a phone comes to it through a link', async () => {
		const { page } = await site.open(addressOf(guide.path, 'ar'), silent(phone));
		await page.locator('.find-link').tap();
		await page.waitForURL('**/ar/search/');
		expect(await page.locator('.az a').first().isVisible()).toBe(true);
	});
});

test('a permanent address leads on by itself', async () => {
	const { page } = await site.open(`/ku/r/${plan.in.en.data.id}/`, silent(phone));
	await page.waitForURL(`**${addressOf(plan.path, 'ku')}`);
});

test('what is folded is on paper', async () => {
	const study = manifest.pages.find(({ kind }) => kind === 'case-study');
	if (!study) throw new Error('The content has a case study.');
	const { page } = await site.open(addressOf(study.path, 'ar'), silent(desk));
	const follows = page.locator('.then:not([open]) > :not(summary)').first();
	expect(await follows.isVisible()).toBe(false);
	await page.emulateMedia({ media: 'print' });
	expect(await follows.isVisible()).toBe(true);
	expect((await follows.boundingBox())?.height).toBeGreaterThan(10);
});
