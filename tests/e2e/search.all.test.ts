import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Page, Response } from 'playwright';
import { describe, expect, test } from 'vitest';
import { analyse, wordsOf } from '../../src/languages/analyse.ts';
import { type LanguagePath, languages } from '../../src/languages/languages.ts';
import { translator } from '../../src/languages/words.ts';
import { root } from '../../src/model/folder.ts';
import { type Kind, kinds } from '../../src/model/kinds.ts';
import { ConceptFinder } from '../../src/search/concepts.ts';
import { type ConceptTable, conceptsFile } from '../../src/search/tables.ts';
import { desk, phone, shown, useBrowser } from '../browser.ts';
import { indexFile } from '../index-file.ts';
import { violations } from '../looks.ts';
import { addressOf, everyPage, manifest, textFor } from '../pages.ts';

const site = useBrowser();
const { languages: all } = manifest;

const guide = manifest.pages.find((page) => page.kind === 'guide' && all.every((language) => page.in[language]));
const module = manifest.pages.find(({ slug }) => slug === 'survivor-centred-response');
if (!guide || !module) throw new Error('The content has a guide in every language, and the module on survivors.');

/** A word for someone who survived violence, as its language's pages have it. */
const survivor: Record<LanguagePath, string> = { en: 'survivor', ar: 'ناجية', ku: 'ڕزگاربوو' };

const results = (page: Page) => page.locator('a[data-search-result]');
const state = (page: Page) => page.locator('.search-state');
const dialog = (page: Page) => page.locator('.search-dialog');
const input = (page: Page) => page.locator('site-search input');
const searchAddress = (language: LanguagePath, parameters: Record<string, string>) =>
	`${addressOf('search', language)}?${new URLSearchParams(parameters)}`;

const say = (language: LanguagePath, key: string, values?: Record<string, string | number>) =>
	translator(manifest.words[language], language)(key, values);

/** Addresses of the results, without what says which words to mark. */
const found = (page: Page): Promise<string[]> =>
	results(page).evaluateAll((links) =>
		links.map((link) => decodeURI(new URL((link as HTMLAnchorElement).href).pathname)),
	);

/** Whether the focus is in the box, or on which result it is. */
const focus = (page: Page): Promise<string | number> =>
	page.evaluate(() => {
		const { activeElement } = document;
		const at = [...document.querySelectorAll('[data-search-result]')].indexOf(activeElement as Element);
		return at >= 0
			? at
			: activeElement?.matches('site-search input')
				? 'box'
				: (activeElement?.outerHTML.slice(0, 80) ?? '');
	});

async function openDialog(page: Page): Promise<void> {
	await page.keyboard.press('Control+k');
	await dialog(page).and(page.locator('[open]')).waitFor();
}

/** Waits until a search that has begun is over. */
const answered = (page: Page) => page.locator('site-search:not([aria-busy])').waitFor();

/** Puts a text into the box as it is, also one that no keyboard types, and sends it. */
async function ask(page: Page, text: string): Promise<void> {
	await input(page).evaluate((box, typed) => {
		(box as HTMLInputElement).value = JSON.parse(typed);
		(box as HTMLInputElement).form?.requestSubmit();
	}, JSON.stringify(text));
	await answered(page);
}

const open = async (language: LanguagePath, options = desk) => {
	const opened = await site.open(addressOf(guide.path, language), options);
	return { ...opened, indexRequests: () => opened.requests.filter((url) => url.includes('/search-index/')) };
};

/** Scrolls to each result, so that its text loads, and waits until all have it. */
async function readAll(page: Page): Promise<void> {
	for (const result of await results(page).all()) await result.scrollIntoViewIfNeeded();
	await page.waitForFunction(() =>
		[...document.querySelectorAll('.results > li')].every((item) => item.querySelector('.places')?.hasChildNodes()),
	);
}

/** All with EVERY_PAGE=1 in the environment; else the first. */
const inTurn = <T>(list: readonly T[]): readonly T[] => (everyPage ? list : list.slice(0, 1));

describe.each(all)('%s: the box', (language) => {
	test('asks for nothing of the index before a reader touches search', async () => {
		const { page, indexRequests } = await open(language, phone);
		await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
		await page.waitForLoadState('networkidle');
		await page.evaluate(() => new Promise((done) => requestIdleCallback(() => setTimeout(done, 100))));
		expect(indexRequests()).toEqual([]);
		await page.locator('.find-link').tap();
		await dialog(page).waitFor();
		expect(indexRequests()).not.toEqual([]);
	});

	test.each([
		['a click into the box of the header', desk, (page: Page) => page.locator('.find input').click()],
		['a tap on the link of a phone', phone, (page: Page) => page.locator('.find-link').tap()],
		['the key /', desk, (page: Page) => page.keyboard.press('/')],
		['Ctrl and K', desk, (page: Page) => page.keyboard.press('Control+k')],
	])('opens by %s, and closes by Escape with the page as it was', async (_, options, touch) => {
		const { page, errors } = await open(language, options);
		const look = () =>
			page.evaluate(() => ({
				address: location.href,
				scrolled: scrollY,
				text: document.querySelector('main')?.textContent,
				header: document.querySelector<HTMLInputElement>('.find input')?.value,
			}));
		const before = await look();
		await touch(page);
		await dialog(page).waitFor();
		expect(await focus(page)).toBe('box');
		await page.keyboard.press('Escape');
		await dialog(page).waitFor({ state: 'hidden' });
		expect(await look()).toEqual(before);
		expect(errors).toEqual([]);

		// And a second time, now that it is there.
		await touch(page);
		await dialog(page).waitFor();
		expect(await focus(page)).toBe('box');
		await page.getByRole('button', { name: say(language, 'close'), exact: true }).click();
		await dialog(page).waitFor({ state: 'hidden' });
	});

	test('arrow keys lead into the results and back, Escape back to the box, Enter to the page', async () => {
		const { page } = await open(language);
		await openDialog(page);
		await ask(page, survivor[language]);
		const [, second] = await found(page);
		for (const [key, at] of [
			['ArrowUp', 'box'],
			['ArrowDown', 0],
			['ArrowDown', 1],
			['ArrowUp', 0],
			['ArrowUp', 'box'],
			['ArrowDown', 0],
			['ArrowDown', 1],
			['Escape', 'box'],
			['ArrowDown', 0],
			['ArrowDown', 1],
		] as const) {
			await page.keyboard.press(key);
			expect(await focus(page), key).toBe(at);
		}
		await page.keyboard.press('Enter');
		await page.waitForURL((url) => decodeURI(url.pathname) === second);
	});

	test('says how many there are, in a status that was there before', async () => {
		const { page } = await open(language);
		await openDialog(page);
		const status = page.locator('site-search').getByRole('status');
		expect(await status.count()).toBe(1);
		await status.evaluate((element) => (element.dataset['same'] = 'yes'));
		await ask(page, survivor[language]);
		expect(await status.getAttribute('data-same')).toBe('yes');
		const text = await status.textContent();
		const more = page.locator('site-search .more');
		while (await more.isVisible()) {
			const before = await results(page).count();
			await more.click();
			expect(await focus(page)).toBe(before);
		}
		const count = await results(page).count();
		expect(count).toBeGreaterThan(10);
		expect(text).toBe(say(language, 'nResults', { n: count }));
		expect(new Set(await found(page)).size).toBe(count);
	});

	test('with results: axe finds nothing, light and dark, on a phone and on a desk', async () => {
		const { page } = await open(language);
		await openDialog(page);
		await ask(page, survivor[language]);
		await page.locator('.facets summary').click();
		await readAll(page);
		const wrong: string[] = [];
		for (const width of [1280, 360])
			for (const colorScheme of ['light', 'dark'] as const) {
				await page.setViewportSize({ width, height: 800 });
				await page.emulateMedia({ colorScheme });
				wrong.push(...(await violations(page)).map((violation) => `${width} px, ${colorScheme}: ${violation}`));
				expect(await dialog(page).evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
			}
		expect(wrong).toEqual([]);
	});
});

describe('texts of results that come late', () => {
	/** Fragments of pages wait until they are let go. */
	async function openHeld() {
		const { page } = await open('ar', phone);
		let go = () => {};
		let gate = Promise.resolve();
		await page.route('**/fragment/**', async (route) => {
			await gate;
			await route.continue();
		});
		await page.locator('.find-link').tap();
		await ask(page, survivor.ar);
		await page.locator('.results > li:first-child .places > *').first().waitFor();
		return {
			page,
			hold: () => {
				gate = new Promise<void>((resolve) => (go = resolve));
			},
			letGo: () => go(),
		};
	}
	const isInView = (element: Element) => {
		const { top, bottom } = element.getBoundingClientRect();
		return top < innerHeight && bottom > 0;
	};

	test('leave in view what the keyboard is on below them', async () => {
		const { page, hold, letGo } = await openHeld();
		const more = page.locator('site-search .more');
		hold();
		await more.focus();
		const last = page.locator('.results > li').last();
		expect(await last.locator('.places > *').count()).toBe(0);
		letGo();
		await last.locator('.places > *').first().waitFor();
		expect(await focus(page)).toContain('class="more"');
		expect(await more.evaluate(isInView)).toBe(true);
	});

	test('do not call back who has read on', async () => {
		const { page, hold, letGo } = await openHeld();
		await page.locator('site-search .more').tap();
		const focused = results(page).nth(10);
		await page.locator('.results > li:nth-child(11) .places > *').first().waitFor();
		hold();
		const last = page.locator('.results > li').last();
		await last.scrollIntoViewIfNeeded();
		expect(await focused.evaluate(isInView)).toBe(false);
		letGo();
		await last.locator('.places > *').first().waitFor();
		expect(await focus(page)).toBe(10);
		expect(await focused.evaluate(isInView)).toBe(false);
	});
});

describe('the keys that open the box', () => {
	test('the key / is a letter where a reader types; Ctrl and K is not', async () => {
		const { page } = await open('en');
		const header = page.locator('.find input');
		await header.focus();
		await page.keyboard.press('/');
		expect(await header.inputValue()).toBe('/');
		await openDialog(page);
		expect(await focus(page)).toBe('box');
	});

	test('the key of K opens it whatever letter a keyboard has there', async () => {
		const { page } = await open('ar');
		const isLeftToThePage = await page.evaluate(() =>
			document.body.dispatchEvent(
				new KeyboardEvent('keydown', { key: 'ن', code: 'KeyK', ctrlKey: true, bubbles: true, cancelable: true }),
			),
		);
		expect(isLeftToThePage).toBe(false);
		await dialog(page).waitFor();
	});

	test('on the search page lead from the results back to its box', async () => {
		const { page } = await site.open(searchAddress('en', { q: 'police' }));
		await results(page).first().waitFor();
		expect(await focus(page)).not.toBe('box');
		await page.keyboard.press('/');
		expect(await focus(page)).toBe('box');
		await page.keyboard.type('survivor');
		expect(await input(page).inputValue()).toBe('survivor');
	});
});

describe('what is typed into the box of the header', () => {
	test('while the box loads is kept, and goes on there', async () => {
		const { page } = await open('en');
		let go = () => {};
		const gate = new Promise<void>((resolve) => (go = resolve));
		await page.route('**/search-index/search.js', async (route) => {
			await gate;
			await route.continue();
		});
		await page.locator('.find input').click();
		await page.keyboard.type('surv');
		go();
		await dialog(page).waitFor();
		await page.keyboard.type('ivor');
		await results(page).first().waitFor();
		expect(await input(page).inputValue()).toBe('survivor');
	});

	test('is searched each time', async () => {
		const { page } = await open('en');
		for (const word of ['survivor', 'court']) {
			await page.locator('.find input').focus();
			await page.keyboard.type(word);
			await page.keyboard.press('Enter');
			await dialog(page).waitFor();
			expect(await input(page).inputValue()).toBe(word);
			await page
				.locator('.results mark', { hasText: new RegExp(word, 'i') })
				.first()
				.waitFor();
			await page.keyboard.press('Escape');
			await dialog(page).waitFor({ state: 'hidden' });
		}
	});

	test('is searched on the search page too', async () => {
		const { page } = await site.open(searchAddress('en', { q: 'police' }));
		await results(page).first().waitFor();
		await page.locator('.find input').focus();
		await page.keyboard.type('court');
		await page.keyboard.press('Enter');
		await page.waitForURL((url) => url.searchParams.get('q') === 'court');
		await page.locator('.results mark', { hasText: /court/i }).first().waitFor();
	});
});

describe('typing finds', () => {
	test.each([
		['en', 'complainan', 'complainants'],
		['ar', 'الناجيه', 'الناجية'],
		['ar', 'ناجيات', 'الناجية'],
		['ku', 'رزگاربو', 'ڕزگاربووان'],
	] as const)('%s: %s, and marks what stands for it, as %s does', async (language, typed, meant) => {
		const { page, errors } = await open(language);
		await openDialog(page);
		await page.keyboard.type(typed);
		await results(page).first().waitFor();
		expect((await found(page)).filter((address) => !address.startsWith(`/${language}/`))).toEqual([]);
		await readAll(page);
		const marks = await page.locator('.results mark').allTextContents();
		const [stem] = analyse(meant, languages[language].tag);
		expect(marks.flatMap((mark) => analyse(mark, languages[language].tag))).toContain(stem);
		expect(errors).toEqual([]);
	});

	test.each([
		['en', 'session', 'sessions'],
		['ar', 'القرار', 'قرار'],
		['ku', 'ڕاهێنەر', 'ڕاهێنەران'],
	] as const)('%s: for %s the same pages as for %s, whatever was looked for before', async (language, one, form) => {
		const pagesFor = async (page: Page, query: string) => {
			await ask(page, `"${query}"`);
			while (await page.locator('site-search .more').isVisible()) await page.locator('site-search .more').click();
			return (await found(page)).sort();
		};
		const { page: first } = await open(language);
		await openDialog(first);
		const fresh = await pagesFor(first, one);
		const { page: second } = await open(language);
		await openDialog(second);
		// Each form on its own loads the part of the index that it stands in.
		for (const word of [form, one, ...(await wordsLike(one, language))]) await ask(second, word);
		expect(fresh.length).toBeGreaterThan(5);
		expect(fresh).toEqual(await pagesFor(second, one));
	});

	/** All forms of a word that the pages have. */
	async function wordsLike(word: string, language: LanguagePath): Promise<string[]> {
		const { tag } = languages[language];
		const [stem] = analyse(word, tag);
		const words = JSON.parse(readFileSync(indexFile(`${language}/words.json`), 'utf8')) as string[];
		return words.filter((other) => analyse(other, tag).includes(stem as string));
	}
});

describe('marks', () => {
	/** Five queries a language, with forms and concepts among them. */
	const queries: Record<LanguagePath, string[]> = {
		en: ['survivors', 'detainee', 'domestic violence', 'court order', 'investigating'],
		ar: ['ناجية', 'الموقوفين', 'العنف الأسري', 'قرار المحكمة', 'شرطي'],
		ku: ['ڕزگاربوو', 'دەستبەسەر', 'توندوتیژیی خێزانی', 'فەرمانی دادگا', 'پۆلیسەکان'],
	};

	/** Stems that a mark for a query may have: its own words', those of words typed apart, and of the concepts it names. */
	async function stemsFor(query: string, language: LanguagePath): Promise<Set<string>> {
		const { tag } = languages[language];
		const concepts = JSON.parse(readFileSync(indexFile(conceptsFile), 'utf8')) as ConceptTable;
		const words = wordsOf(query, tag);
		const stems = new Set(analyse(query, tag));
		for (const [i, word] of words.entries())
			for (const stem of analyse(word + (words[i + 1] ?? ''), tag)) stems.add(stem);
		for (const other of all)
			for (const { concept } of new ConceptFinder(concepts, other).find(analyse(query, languages[other].tag)))
				for (const form of all.flatMap((one) => concepts[concept]?.[one] ?? []))
					for (const stem of analyse(form, tag)) stems.add(stem);
		return stems;
	}

	test.each(all.flatMap((language) => inTurn(queries[language]).map((query) => [language, query] as const)))(
		'%s: in the results of %s stand on its words and on those of what it names',
		async (language, query) => {
			const { page } = await site.open(searchAddress(language, { q: query }));
			await results(page).first().waitFor();
			await readAll(page);
			const marks = [...new Set(await page.locator('.results mark').allTextContents())];
			expect(marks).not.toEqual([]);
			const stems = await stemsFor(query, language);
			expect(marks.filter((mark) => !analyse(mark, languages[language].tag).some((stem) => stems.has(stem)))).toEqual(
				[],
			);
		},
	);

	test.each(all)('%s: on the page a result leads to, in the forms the results show, in view', async (language) => {
		const { page, errors } = await open(language, phone);
		await page.locator('.find-link').tap();
		await dialog(page).waitFor();
		await ask(page, survivor[language]);
		const item = page.locator('.results > li', { has: page.locator('.places a') }).first();
		await item.waitFor();
		const promised = await item.locator('mark').allTextContents();
		const [first] = await found(page);
		await results(page).first().tap();
		await page.waitForURL((url) => decodeURI(url.pathname) === first && !url.search.includes('marks'));
		await page.locator('main mark').first().waitFor();
		const { tag } = languages[language];
		const formsOf = (marks: string[]) => new Set(marks.flatMap((mark) => wordsOf(mark, tag)));
		const forms = formsOf(await page.locator('main mark').allTextContents());
		expect(forms.size).toBeGreaterThan(1);
		expect([...formsOf(promised)].filter((form) => !forms.has(form))).toEqual([]);
		const stems = await stemsFor(survivor[language], language);
		expect([...forms].some((form) => analyse(form, tag).some((stem) => stems.has(stem)))).toBe(true);
		await page.waitForFunction(() => {
			const places = [...document.querySelectorAll('main mark, main :target')];
			return places.some((place) => {
				const { top, bottom, height } = place.getBoundingClientRect();
				return height > 0 && bottom > 0 && top < innerHeight;
			});
		});
		expect(errors).toEqual([]);
	});
});

describe.each(all)('%s: the search page', (language) => {
	test('shows one kind alone, says so, counts the others, and goes back to all', async () => {
		const inFolder = (addresses: string[], kind: Kind) =>
			addresses.filter((address) => address.startsWith(`/${language}/${kinds[kind].folder}/`));
		const { page, errors } = await site.open(searchAddress(language, { q: survivor[language], kind: 'session-plan' }));
		await results(page).first().waitFor();
		const select = page.locator('select[data-facet=kind]');
		expect(await select.isVisible()).toBe(true);
		expect(await select.inputValue()).toBe('session-plan');
		const plans = await found(page);
		expect(inFolder(plans, 'session-plan')).toEqual(plans);
		const option = (kind: Kind, n: number) => `${say(language, kinds[kind].label)} (${n})`;
		expect(await select.locator('option[value=session-plan]').textContent()).toBe(option('session-plan', plans.length));
		expect(await shown(state(page))).toBe(say(language, 'nResults', { n: plans.length }));

		const promised = await select.locator('option[value=guide]').textContent();
		await select.selectOption('guide');
		await page.waitForURL((url) => url.searchParams.get('kind') === 'guide');
		const guides = await found(page);
		expect(guides.length).toBeGreaterThan(0);
		expect(inFolder(guides, 'guide')).toEqual(guides);
		expect(promised).toBe(option('guide', guides.length));
		expect(await page.evaluate(() => document.activeElement?.getAttribute('data-facet'))).toBe('kind');

		await select.selectOption('');
		await page.waitForURL((url) => !url.searchParams.has('kind') && url.searchParams.get('q') === survivor[language]);
		const everything = await found(page);
		expect(everything.length).toBeGreaterThan(Math.max(plans.length, guides.length));
		expect(errors).toEqual([]);
	});

	test('finds a phrase in quotation marks, and not its words in another order', async () => {
		const { tag } = languages[language];
		/** Pages that share a heading fill the first results. */
		const isOnlyHeading = (text: string) =>
			manifest.pages.filter((page) => textFor(page, language).headings.some((heading) => heading.text === text))
				.length < 2;
		// Headings and a title: both are found in other ways than the words of a text.
		const phrases = [
			...textFor(guide, language).headings.map(({ text }) => text),
			textFor(guide, language).data.title,
		].filter((text) => wordsOf(text, tag).length > 2 && isOnlyHeading(text));
		expect(phrases.length).toBeGreaterThan(1);
		const { page } = await site.open(searchAddress(language, { q: survivor[language] }));
		await results(page).first().waitFor();
		for (const phrase of phrases) {
			await ask(page, `"${phrase}"`);
			// Other pages may have the same heading.
			while (await page.locator('site-search .more').isVisible()) await page.locator('site-search .more').click();
			expect(await found(page), phrase).toContain(addressOf(guide.path, language));
			const turned = wordsOf(phrase, tag).toReversed().join(' ');
			await ask(page, `"${turned}"`);
			expect(await found(page), turned).not.toContain(addressOf(guide.path, language));
		}
	});
});

describe('across languages', () => {
	test.each([
		['ar', 'survivor'],
		['ku', 'survivor'],
		['en', 'ناجية'],
		['ku', 'ناجية'],
		['en', 'ڕزگاربوو'],
		['ar', 'ڕزگاربوو'],
	] as const)('%s: %s finds the page, and is offered and counted in the others', async (language, query) => {
		const { page, indexRequests, errors } = await open(language);
		await openDialog(page);
		await ask(page, query);
		expect(await found(page)).toContain(addressOf(module.path, language));
		const others = all.filter((other) => other !== language);
		const links = page.locator('a[data-other-language]');
		expect(await links.evaluateAll((list) => list.map((link) => (link as HTMLAnchorElement).href))).toEqual(
			others.map((other) => site.url() + searchAddress(other, { q: query })),
		);
		const foreign = () =>
			indexRequests().filter((url) => others.some((other) => url.includes(`/search-index/${other}/`)));
		expect(foreign()).toEqual([]);

		const [other] = others as [LanguagePath];
		const offer = page.locator('.others > span', { has: page.locator(`[data-other-language=${other}]`) });
		await offer.getByRole('button').click();
		await offer.getByRole('button').waitFor({ state: 'detached' });
		const promised = (await shown(offer)).replace(languages[other].name, '').trim();
		await offer.locator('a').click();
		await page.waitForURL((url) => url.pathname === addressOf('search', other) && url.searchParams.get('q') === query);
		await results(page).first().waitFor();
		const n = Number(/\d+/.exec(promised)?.[0]);
		expect(promised).toBe(say(language, 'nResults', { n }));
		expect(await shown(state(page))).toBe(say(other, 'nResults', { n }));
		expect(errors).toEqual([]);
	});

	test.each(all)('%s: where little is found here, the others are counted unasked', async (language) => {
		const { page } = await open(language);
		await openDialog(page);
		await ask(page, survivor[language]);
		expect(await page.locator('.others button').count()).toBe(all.length - 1);
		await ask(page, 'xylophone');
		expect(await results(page).count()).toBe(0);
		await page.waitForFunction(() => !document.querySelector('.others button'));
		for (const offer of await page.locator('.others > span').allTextContents())
			expect(offer).toContain(say(language, 'nResults', { n: 0 }));
	});
});

describe('a word that no page has', () => {
	test.each([
		['en', 'survivr', 'survivor'],
		['ar', 'الشرظة', 'الشرطة'],
		['ku', 'پۆلیص', 'پۆلیس'],
	] as const)('%s: for %s another is offered, and one tap finds it', async (language, typo, meant) => {
		const { page } = await open(language, phone);
		await page.locator('.find-link').tap();
		await dialog(page).waitFor();
		await ask(page, typo);
		expect(await results(page).count()).toBe(0);
		expect(await shown(page.locator('.suggestions'))).toContain(say(language, 'searchDidYouMean'));
		await page.locator('.suggestions').getByRole('button', { name: meant, exact: true }).tap();
		await results(page).first().waitFor();
		expect(await input(page).inputValue()).toBe(meant);
		await page.locator('.results mark').first().waitFor();
		expect(await shown(page.locator('.suggestions'))).toBe('');
	});
});

describe('odd input', () => {
	const odd = JSON.parse(readFileSync(join(root, 'tests/search/pairs/odd-input.json'), 'utf8')) as {
		name: string;
		query: string;
	}[];

	test.each(inTurn(all))('%s: breaks nothing, injects nothing, and gets an answer', async (language) => {
		const { page, errors } = await open(language);
		await openDialog(page);
		const elements = () =>
			page
				.locator('site-search')
				.evaluate((box) => [...new Set([...box.querySelectorAll('*')].map(({ localName }) => localName))]);
		await ask(page, survivor[language]);
		await readAll(page);
		const own = new Set([...(await elements()), 'mark']);
		expect(odd.length).toBeGreaterThan(30);
		for (const { name, query } of [...odd, { name: '10,000 letters', query: 'x'.repeat(10_000) }]) {
			await ask(page, query);
			const count = await results(page).count();
			const said = await shown(state(page));
			if (query.trim() === '') expect(said, name).toBe('');
			else if (count >= 10) expect(said, name).toMatch(/\d\d/);
			else if (count > 0) expect(said, name).toContain(say(language, 'nResults', { n: count }));
			else expect(said, name).toContain(say(language, 'searchEmptyHelp'));
			expect(said, name).not.toContain(say(language, 'searchFailed'));
			expect(
				(await elements()).filter((element) => !own.has(element)),
				name,
			).toEqual([]);
			expect(errors, name).toEqual([]);
		}
	});

	test('in the address of the search page', async () => {
		const { page, errors } = await site.open('/ar/about/');
		for (const { name, query } of odd) {
			// An address holds no half of an emoji: a browser writes another sign for it.
			await page.goto(searchAddress('ar', { q: query }));
			const text = await page.evaluate(() => new URLSearchParams(location.search).get('q')?.trim());
			if (text) {
				await page.waitForFunction(() => (document.querySelector('.search-state')?.textContent ?? '') !== '');
				await answered(page);
				expect(await shown(state(page)), name).not.toContain(say('ar', 'searchFailed'));
			}
			expect(errors, name).toEqual([]);
		}
	});
});

describe.each([
	['part of the index', '**/search-index/**/index/**'],
	['the concepts', '**/search-index/all/concepts.*.json'],
])('a line that loses %s', (_, lost) => {
	test.each(all)('%s: is told, and trying again finds', async (language) => {
		const { page } = await open(language);
		await page.route(lost, (route) => route.abort());
		await openDialog(page);
		await ask(page, survivor[language]);
		expect(await shown(state(page))).toContain(say(language, 'searchFailed'));
		expect(await results(page).count()).toBe(0);
		const retry = state(page).getByRole('button', { name: say(language, 'searchRetry') });
		// Still lost: the same again, and no end.
		await retry.click();
		await answered(page);
		expect(await retry.count()).toBe(1);

		await page.unroute(lost);
		await retry.click();
		await results(page).first().waitFor();
		expect(await found(page)).toContain(addressOf(module.path, language));
		await page.keyboard.press('Escape');
		await page.keyboard.press('Escape');
		await dialog(page).waitFor({ state: 'hidden' });
		await page.locator('.crumbs a').first().click();
		await page.waitForURL((url) => url.pathname === addressOf('', language));
	});
});

test.each(all)(
	'%s: where the box itself does not come, its link and its form lead to the page of all pages',
	async (language) => {
		const lose = async (page: Page) => {
			await page.route('**/search-index/search.js', (route) => route.abort());
		};
		const wide = await site.open(addressOf(guide.path, language), desk, lose);
		await wide.page.locator('.find input').focus();
		await wide.page.keyboard.type('police');
		await wide.page.keyboard.press('Enter');
		await wide.page.waitForURL(`**${searchAddress(language, { q: 'police' })}`);
		expect(await wide.page.locator('.az a').count()).toBe(manifest.pages.length);
		const { page } = await site.open(addressOf(guide.path, language), phone, lose);
		await page.locator('.find-link').tap();
		await page.waitForURL((url) => url.pathname === addressOf('search', language));
	},
);

test.each(all)('%s: from the first touch to what is found, a phone loads at most 130,000 bytes', async (language) => {
	const { page } = await open(language, phone);
	const responses: Response[] = [];
	page.on('response', (response) => {
		if (response.url().includes('/search-index/')) responses.push(response);
	});
	await page.locator('.find-link').tap();
	await dialog(page).waitFor();
	await page.keyboard.insertText(survivor[language]);
	await page.waitForFunction(
		() =>
			[...document.querySelectorAll('.results > li .places')].filter((places) => places.hasChildNodes()).length >= 1,
	);
	// What the first view goes on to load belongs to it.
	await page.waitForLoadState('networkidle');
	const files: Record<string, number> = {};
	for (const response of responses) {
		const body = await response.body();
		const text = /\.(js|json)$/.test(new URL(response.url()).pathname);
		// Node compresses at 11, the best, unless it is told otherwise.
		files[new URL(response.url()).pathname] = text ? brotliCompressSync(body).length : body.length;
	}
	const bytes = Object.values(files).reduce((sum, size) => sum + size, 0);
	const parts = ['search.js', 'wasm', 'concepts', `/${language}/fragment/`, `/${language}/index/`];
	for (const part of parts) expect(Object.keys(files).join(' ')).toContain(part);
	expect(bytes, `${language}: ${bytes} bytes in ${JSON.stringify(files, null, '\t')}`).toBeLessThanOrEqual(130_000);
});
