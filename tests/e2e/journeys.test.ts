import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { type LanguagePath, languages } from '../../src/languages/languages.ts';
import { translator } from '../../src/languages/words.ts';
import { apaLine, citationOf } from '../../src/model/citation.ts';
import { kinds } from '../../src/model/kinds.ts';
import type { Page as Entry } from '../../src/model/manifest.ts';
import { desk, phone, shown, useBrowser } from '../browser.ts';
import { addressOf, allPages, manifest, textFor } from '../pages.ts';

const site = useBrowser();

/** An entry that fits; the tests need each sort once. */
function find(fits: (entry: Entry) => boolean | undefined): Entry {
	const found = manifest.pages.find(fits);
	if (!found) throw new Error('There is no such page in the content.');
	return found;
}
const guide = find(({ kind }) => kind === 'guide');
const plan = find(({ kind }) => kind === 'session-plan');
const report = find(({ kind }) => kind === 'report');
const caseStudy = find(({ kind }) => kind === 'case-study');

const pathOf = (page: Page) => {
	const { pathname, hash } = new URL(page.url());
	return decodeURI(pathname + hash);
};
const backgroundOf = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
/** What has the focus. */
const focused = (page: Page) =>
	page.evaluate(() => {
		const element = document.activeElement as HTMLElement;
		const style = getComputedStyle(element);
		const box = element.getBoundingClientRect();
		return {
			is: element.className || element.getAttribute('name') || element.tagName,
			outline: style.outlineStyle === 'none' ? 0 : Number.parseFloat(style.outlineWidth),
			inView: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
		};
	});

describe('reading', () => {
	test('from the language choice to a guide in Arabic, on a phone', async () => {
		const { page, errors } = await site.open('/', phone);
		await page.locator('a[hreflang=ar]').tap();
		await page.waitForURL('**/ar/');
		await page.locator(`.door a[href="/ar/${kinds.guide.folder}/"]`).tap();
		await page.waitForURL(`**/ar/${kinds.guide.folder}/`);
		await page.locator(`.card a[href="${addressOf(guide.path, 'ar')}"]`).tap();
		await page.waitForURL(`**${addressOf(guide.path, 'ar')}`);
		expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
		const text = textFor(guide, 'ar');
		expect(await shown(page.locator('h1'))).toBe(text.data.title);
		for (const { depth, id, text: title } of text.headings) {
			const heading = page.locator(`main [id="${id}"]`);
			expect(await heading.evaluate((element) => element.tagName)).toBe(`H${depth}`);
			expect(await shown(heading)).toBe(title);
		}
		expect(errors).toEqual([]);
	});

	test('the contents lead to their sections', async () => {
		const { page } = await site.open(addressOf(plan.path, 'ar'), phone);
		await page.locator('.toc summary').tap();
		const last = page.locator('.toc a').last();
		const anchor = await last.getAttribute('href');
		await last.tap();
		expect(pathOf(page)).toBe(addressOf(plan.path, 'ar') + anchor);
		expect(
			await page.locator(anchor as string).evaluate((section) => section.getBoundingClientRect().top),
		).toBeLessThan(740);
	});
});

describe('language', () => {
	test('switching keeps the page and the place in it', async () => {
		const anchor = guide.in.en.headings.at(-1)?.id;
		const { page } = await site.open(`${addressOf(guide.path, 'ar')}#${anchor}`);
		await page.locator(`.tongues a[lang=${languages.ku.tag}]`).click();
		await page.waitForURL('**/ku/**');
		expect(pathOf(page)).toBe(`${addressOf(guide.path, 'ku')}#${anchor}`);
		await page.locator('.tongues a[lang=en]').click();
		await page.waitForURL('**/en/**');
		expect(pathOf(page)).toBe(`${addressOf(guide.path, 'en')}#${anchor}`);
		expect(await page.locator(`[id="${anchor}"]`).evaluate((heading) => heading.matches(':target'))).toBe(true);
	});

	test("the menu's links switch on a phone", async () => {
		const { page } = await site.open(addressOf(guide.path, 'en'), phone);
		await page.locator('.menu-link').tap();
		await page.locator('.menu-tongues a[lang=ar]').tap();
		await page.waitForURL('**/ar/**');
		expect(pathOf(page)).toBe(addressOf(guide.path, 'ar'));
	});

	test('a search is kept', async () => {
		const { page } = await site.open('/en/search/?q=police');
		await page.locator('.tongues a[lang=ar]').click();
		await page.waitForURL('**/ar/search/?q=police');
	});
});

describe('theme', () => {
	test.each([
		['light', 'dark'],
		['dark', 'light'],
	] as const)('a reader whose system is %s chooses %s, and keeps it on the next page', async (colorScheme, chosen) => {
		const { page } = await site.open('/en/', { ...desk, colorScheme });
		const before = await backgroundOf(page);
		await page.locator('.bar .theme').click();
		const after = await backgroundOf(page);
		expect(after).not.toBe(before);
		await page.goto(addressOf(guide.path, 'ar'));
		expect(await backgroundOf(page)).toBe(after);
		expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(chosen);
		await page.locator('.bar .theme').click();
		expect(await backgroundOf(page)).toBe(before);
	});

	test('follows the system until a reader chooses', async () => {
		const { page } = await site.open('/en/', { ...desk, colorScheme: 'light' });
		const light = await backgroundOf(page);
		await page.emulateMedia({ colorScheme: 'dark' });
		expect(await backgroundOf(page)).not.toBe(light);
	});
});

describe('menu on a phone', () => {
	const open = async () => {
		const opened = await site.open(addressOf(guide.path, 'ar'), phone);
		expect(await opened.page.locator('#menu').isVisible()).toBe(false);
		await opened.page.locator('.menu-link').tap();
		await opened.page.locator('#menu').waitFor({ state: 'visible' });
		await opened.page.waitForFunction(() => document.activeElement?.className === 'menu-close');
		return opened.page;
	};

	test('opens with the focus in it; Escape closes it and gives the focus back', async () => {
		const page = await open();
		await page.keyboard.press('Escape');
		await page.locator('#menu').waitFor({ state: 'hidden' });
		expect((await focused(page)).is).toBe('menu-link');
	});

	test('closes by its own link, and by going back', async () => {
		const page = await open();
		await page.locator('.menu-close').tap();
		await page.locator('#menu').waitFor({ state: 'hidden' });
		expect((await focused(page)).is).toBe('menu-link');
		await page.locator('.menu-link').tap();
		await page.locator('#menu').waitFor({ state: 'visible' });
		await page.goBack();
		await page.locator('#menu').waitFor({ state: 'hidden' });
	});

	test('leads to the listings', async () => {
		const page = await open();
		await page.locator(`#menu a[href="/ar/${kinds.module.folder}/"]`).tap();
		await page.waitForURL(`**/ar/${kinds.module.folder}/`);
	});
});

describe('keyboard alone', () => {
	/** Presses Tab until something with this class or name has the focus. */
	async function tabTo(page: Page, name: string, limit: number) {
		const passed: Awaited<ReturnType<typeof focused>>[] = [];
		for (let i = 0; i < limit; i++) {
			await page.keyboard.press('Tab');
			passed.push(await focused(page));
			if (passed.at(-1)?.is === name) break;
		}
		expect(passed.at(-1)?.is).toBe(name);
		return passed;
	}

	test.each(manifest.languages)('%s: the skip link comes first, shows, and leads past the header', async (language) => {
		const { page } = await site.open(addressOf(guide.path, language));
		await tabTo(page, 'skip', 1);
		expect((await focused(page)).inView).toBe(true);
		await page.keyboard.press('Enter');
		await page.keyboard.press('Tab');
		expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
	});

	test('on a desk: search, languages, theme, menu and article, each with a visible focus', async () => {
		const { page } = await site.open(addressOf(guide.path, 'ar'));
		await tabTo(page, 'q', 4);
		const stops = await tabTo(page, 'term', 80);
		expect(stops.map(({ is }) => is)).toContain('theme');
		expect(stops.filter(({ outline }) => outline < 2)).toEqual([]);
		expect(stops.filter(({ inView }) => !inView)).toEqual([]);
	});

	test('on a phone: search and menu; the menu opens by Enter', async () => {
		const { page } = await site.open(addressOf(guide.path, 'ar'), phone);
		await tabTo(page, 'find-link', 4);
		const stops = await tabTo(page, 'menu-link', 2);
		expect(stops.every(({ outline, inView }) => outline >= 2 && inView)).toBe(true);
		await page.keyboard.press('Enter');
		await page.waitForFunction(() => document.activeElement?.className === 'menu-close');
	});
});

describe('a glossary term', () => {
	const marked = find(({ in: texts }) => {
		const [id] = (texts.ar ?? texts.en).terms;
		return id !== undefined && manifest.terms[id]?.definition?.[texts.ar ? 'ar' : 'en'] !== undefined;
	});
	const language: LanguagePath = marked.in.ar ? 'ar' : 'en';
	const [id] = textFor(marked, language).terms as [string];
	const definition = manifest.terms[id]?.definition?.[language] as string;
	const entry = `${addressOf('glossary', language)}#${id}`;

	test('shows its definition on focus, and hides it on Escape', async () => {
		const { page } = await site.open(addressOf(marked.path, language));
		const sheet = page.locator('.definition');
		expect(await sheet.isVisible()).toBe(false);
		const term = page.locator(`.term[data-term=${id}]`).first();
		await term.focus();
		expect(await sheet.isVisible()).toBe(true);
		expect(await shown(sheet)).toContain(definition);
		expect(
			await term.evaluate((link) => document.getElementById(link.getAttribute('aria-describedby') ?? '')?.textContent),
		).toContain(definition);
		await page.keyboard.press('Escape');
		expect(await sheet.isVisible()).toBe(false);
	});

	test.each([
		['upper', 0.2],
		['lower', 0.9],
	])(
		'in the %s part of the screen shows its definition on a tap, in view; its link leads to the entry',
		async (_, part) => {
			const { page } = await site.open(addressOf(marked.path, language), phone);
			const sheet = page.locator('.definition');
			const term = page.locator(`.term[data-term=${id}]`).first();
			await term.evaluate((link, at) => scrollBy(0, link.getBoundingClientRect().top - innerHeight * at), part);
			await term.tap();
			expect(await sheet.isVisible()).toBe(true);
			expect(pathOf(page)).toBe(addressOf(marked.path, language));
			expect(await shown(sheet)).toContain(definition);
			const box = await sheet.boundingBox();
			expect((box?.y ?? 0) + (box?.height ?? 1000)).toBeLessThanOrEqual(740);
			await sheet.locator('a').tap();
			await page.waitForURL('**/glossary/**');
			expect(pathOf(page)).toBe(entry);
			const target = page.locator('.entry:target');
			expect(await target.getAttribute('id')).toBe(id);
			expect((await target.boundingBox())?.y).toBeGreaterThanOrEqual(0);
		},
	);

	test('hides its definition when its button, or the page beside it, is tapped', async () => {
		const { page } = await site.open(addressOf(marked.path, language), phone);
		const sheet = page.locator('.definition');
		await page.locator(`.term[data-term=${id}]`).first().tap();
		await sheet.locator('button').tap();
		expect(await sheet.isVisible()).toBe(false);
		await page.locator(`.term[data-term=${id}]`).first().tap();
		expect(await sheet.isVisible()).toBe(true);
		// The margin, halfway down: no link, and beside the sheet wherever it stands.
		await page.touchscreen.tap(3, 370);
		expect(await sheet.isVisible()).toBe(false);
	});

	test('does not cover what the keyboard goes on to', async () => {
		const { page } = await site.open(addressOf(marked.path, language));
		await page.locator(`.term[data-term=${id}]`).first().focus();
		for (let i = 0; i < 40; i++) {
			await page.keyboard.press('Tab');
			const covered = await page.evaluate(() => {
				const sheet = document.querySelector('.definition') as HTMLElement;
				const active = document.activeElement as HTMLElement;
				if (sheet.hidden || sheet.contains(active)) return '';
				const [over, under] = [sheet.getBoundingClientRect(), active.getBoundingClientRect()];
				return under.top >= over.top && under.bottom <= over.bottom ? active.outerHTML.slice(0, 120) : '';
			});
			expect(covered).toBe('');
		}
	});

	test('can be followed to the glossary by Enter once its definition shows', async () => {
		const { page } = await site.open(addressOf(marked.path, language));
		await page.locator(`.term[data-term=${id}]`).first().focus();
		await page.keyboard.press('Enter');
		await page.waitForURL('**/glossary/**');
		expect(pathOf(page)).toBe(entry);
	});
});

describe('search', () => {
	test.each(manifest.languages)('%s: from the box in the header to results in that language', async (language) => {
		// A title's words find their page. Pages of a kind with sections come first, so that a fallback page is never meant.
		const wanted = find((entry) => entry.kind === 'report' && entry.in[language] !== undefined);
		const title = textFor(wanted, language).data.title;
		const { page, requests, errors } = await site.open(addressOf(guide.path, language));
		const asked = () => requests.filter((url) => url.includes('/search-index/'));
		await page.locator('.find input').fill(title);
		expect(asked()).toEqual([]);
		await page.keyboard.press('Enter');
		const results = page.locator('.search-dialog a[data-search-result]');
		await results.first().waitFor();
		expect(await page.locator('.search-dialog input').inputValue()).toBe(title);
		const found = await results.evaluateAll((links) =>
			links.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
		);
		expect(found.filter((path) => !path.startsWith(`/${language}/`))).toEqual([]);
		expect(found[0]).toBe(addressOf(wanted.path, language));
		expect(errors).toEqual([]);

		await results.first().click();
		await page.waitForURL(`**${addressOf(wanted.path, language)}**`);
	});

	test('its page loads nothing of the engine before the box is touched', async () => {
		const { page, requests } = await site.open('/ar/search/', phone);
		await page.evaluate(() => new Promise((done) => requestIdleCallback(() => setTimeout(done, 200))));
		const asked = () => requests.filter((url) => url.includes('/search-index/'));
		expect(asked()).toEqual([]);
		await page.locator('.search-form input').tap();
		await page.waitForRequest((request) => request.url().includes('/search-index/ar/'));
	});

	test('says what to do when nothing is found, with the A to Z below', async () => {
		const { page } = await site.open('/en/search/');
		await page.locator('.search-form input').fill('xylophone');
		await page.waitForFunction(() => document.querySelector('.search-state')?.textContent?.includes('xylophone'));
		expect(await shown(page.locator('.search-state'))).toContain(String(manifest.words.en['searchEmptyHelp']));
		expect(await page.locator('.az a').count()).toBe(manifest.pages.length);
	});

	test('what a reader types is never markup', async () => {
		const { page, errors } = await site.open(`/en/search/?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
		await page.waitForFunction(() => (document.querySelector('.search-state')?.textContent ?? '') !== '');
		expect(await page.locator('.search-state img, .results img').count()).toBe(0);
		expect(errors).toEqual([]);
	});
});

describe('listing', () => {
	const filter = allPages().find(({ what, language }) => what === 'filter' && language === 'ar');

	test.runIf(filter)('a filter narrows it, says so, and is undone', async () => {
		const listing = addressOf(filter?.address.split('/')[2] as string, 'ar');
		const { page } = await site.open(listing, phone);
		const all = await page.locator('.card').count();
		const chip = page.locator(`.filters a[href="${filter?.address}"]`);
		const promised = Number(await shown(chip.locator('small')));
		await chip.tap();
		await page.waitForURL(`**${filter?.address}`);
		expect(promised).toBeLessThan(all);
		expect(await page.locator('.card').count()).toBe(promised);
		expect(await page.locator('.filters [aria-current]').getAttribute('href')).toBe(filter?.address);
		await page.locator(`.filters a[href="${listing}"]`).tap();
		await page.waitForURL(`**${listing}`);
		expect(await page.locator('.card').count()).toBe(all);
	});

	test.each(manifest.languages)('%s: every listing shows every entry of its kind', async (language) => {
		for (const { address, what } of allPages()) {
			if (what !== 'listing' || !address.startsWith(`/${language}/`)) continue;
			const { page } = await site.open(address);
			const expected = manifest.pages.filter(({ kind }) => `/${language}/${kinds[kind].folder}/` === address);
			const shown = await page
				.locator('.card a')
				.evaluateAll((links) => links.map((link) => link.getAttribute('href')));
			expect(shown.toSorted()).toEqual(expected.map(({ path }) => addressOf(path, language)).sort());
		}
	});
});

describe('sharing', () => {
	const address = addressOf(guide.path, 'ar');

	test('messengers get the address of the page', async () => {
		const { page } = await site.open(`${address}#top`);
		const share = page.locator('.share');
		expect(await share.isVisible()).toBe(true);
		const links = await share.locator('a').evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
		const written = encodeURIComponent(site.url() + address);
		expect(links).toEqual([`https://wa.me/?text=${written}`, `https://t.me/share/url?url=${written}`]);
	});

	const citation = apaLine(citationOf(manifest, report, 'ar'), translator(manifest.words.ar, 'ar'));

	test.each([
		['the address', address, '.share', () => site.url() + address],
		['a citation', addressOf(report.path, 'ar'), '.cite-this', () => citation.map(({ text }) => text).join('')],
	])('%s is copied, and the button says so', async (_what, from, part, copied) => {
		const { page } = await site.open(from, { ...desk, permissions: ['clipboard-write'] });
		const button = page.locator(`${part} [data-share=copy]`);
		await button.click();
		await page.waitForFunction(
			([selector, done]) => document.querySelector(selector as string)?.textContent === done,
			[`${part} [data-share=copy]`, String(manifest.words.ar['copied'])],
		);
		// No script may read it: a reader pastes it.
		await page.locator('.find input').focus();
		await page.keyboard.press('Control+V');
		expect(await page.locator('.find input').inputValue()).toBe(copied());
	});

	test('a browser that lets no page copy, as over plain http, is offered no button for it', async () => {
		const { page, errors } = await site.open(address, desk, async (fresh) => {
			await fresh.addInitScript(() => Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined }));
		});
		expect(await page.locator('.share').isVisible()).toBe(true);
		expect(await page.locator('[data-share=copy]').isVisible()).toBe(false);
		expect(errors).toEqual([]);
	});
});

describe('lost and permanent addresses', () => {
	test('what is not there says so in each language, and leads on', async () => {
		const { page } = await site.open('/not/here/', phone);
		const response = await page.request.get('/not/here/');
		expect(response.status()).toBe(404);
		for (const language of manifest.languages) {
			const section = page.locator(`.lost[lang=${languages[language].tag}]`);
			expect(await shown(section)).toContain(String(manifest.words[language]['notFound']));
		}
		await page.locator('.lost a[href="/ar/"]').tap();
		await page.waitForURL('**/ar/');
	});

	test.each(manifest.languages)(
		'%s: what is not there says so in the language of its address, and finds more',
		async (language) => {
			const { page } = await site.open(`/${language}/not/here/`, phone);
			expect((await page.request.get(page.url())).status()).toBe(404);
			expect(await page.locator('html').getAttribute('lang')).toBe(languages[language].tag);
			expect(await shown(page.locator('h1'))).toBe(String(manifest.words[language]['notFound']));
			const [word = ''] = (manifest.pages[1]?.in[language]?.data.title ?? '').split(' ');
			await page.locator('main input[type=search]').fill(word);
			await page.locator('main .search-form button').tap();
			await page.waitForURL(`**/${language}/search/?q=*`);
			await page.locator('.results > li').first().waitFor();
			await page.goto(`/${language}/not/here/`);
			await page.locator(`.crumbs a[href="/${language}/"]`).tap();
			await page.waitForURL(`**/${language}/`);
		},
	);

	test('a permanent address offers its page in each language', async () => {
		const { page } = await site.open(`/r/${plan.in.en.data.id}/`, phone);
		expect(await page.locator('.language-doors a').count()).toBe(manifest.languages.length);
		await page.locator(`.language-doors a[href="${addressOf(plan.path, 'ku')}"]`).tap();
		await page.waitForURL(`**${addressOf(plan.path, 'ku')}`);
	});

	test.each(manifest.languages)('%s: a permanent address in a language leads on by itself', async (language) => {
		const { page } = await site.open(`/${language}/r/${plan.in.en.data.id}/`, phone);
		await page.waitForURL(`**${addressOf(plan.path, language)}`);
		expect(await shown(page.locator('h1'))).toBe(textFor(plan, language).data.title);
	});
});

describe('on paper', () => {
	test.each([
		['a session plan', plan],
		['a case study', caseStudy],
	])('%s has no navigation, and nothing folded', async (_, { path }) => {
		const { page } = await site.open(addressOf(path, 'ar'), phone);
		expect(await page.locator('details:not([open])').count()).toBeGreaterThan(0);
		await page.emulateMedia({ media: 'print' });
		// What a browser says before it prints.
		await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
		for (const hidden of [
			'.menu',
			'.menu-link',
			'.find-link',
			'.find',
			'.tongues',
			'.theme',
			'.toc',
			'.crumbs',
			'.end',
			'.skip',
		])
			expect(await page.locator(hidden).filter({ visible: true }).count(), hidden).toBe(0);
		expect(await page.locator('main details:not([open])').count()).toBe(0);
		expect(await page.locator('h1').isVisible()).toBe(true);
		expect(await backgroundOf(page)).toBe('rgb(255, 255, 255)');
	});

	test('a dark page is printed on white', async () => {
		const { page } = await site.open(addressOf(guide.path, 'en'), { ...desk, colorScheme: 'dark' });
		await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
		expect(await backgroundOf(page)).toBe('rgb(255, 255, 255)');
		expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)');
	});

	test('what a reader had folded is open on paper, and folded again after', async () => {
		const { page } = await site.open(addressOf(caseStudy.path, 'en'), phone);
		const folded = page.locator('details:not([open])');
		const before = await folded.count();
		await page.evaluate(() =>
			addEventListener('beforeprint', () => {
				document.body.dataset['folded'] = String(document.querySelectorAll('details:not([open])').length);
			}),
		);
		await page.pdf();
		expect(await page.locator('body').getAttribute('data-folded')).toBe('0');
		expect(await folded.count()).toBe(before);
	});
});

test('interface words are in the language of the page', async () => {
	for (const language of manifest.languages) {
		const t = translator(manifest.words[language], language);
		const { page } = await site.open(addressOf(guide.path, language), phone);
		expect(await shown(page.locator('.menu-link'))).toBe(t('menu'));
		expect(await shown(page.locator('.find-link'))).toBe(t('search'));
		expect(await page.locator('.bar .theme').getAttribute('aria-label')).toBe(t('theme'));
	}
});
