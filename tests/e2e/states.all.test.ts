import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { LanguagePath } from '../../src/languages/languages.ts';
import { codeOf } from '../../src/model/sheet-code.ts';
import { desk, phone, useBrowser } from '../browser.ts';
import { violations } from '../looks.ts';
import { addressOf, everyPage, manifest, pagesInTurn, selectedPages, textFor } from '../pages.ts';
import { readPage } from '../site.ts';

// The other files look at pages as they come. Here each is as a reader makes it: opened, asked, answered.
const site = useBrowser();

const entry = (kind: string) => {
	const found = manifest.pages.find((page) => page.kind === kind && page.in.ar && page.in.ku);
	if (!found) throw new Error(`No ${kind} is in every language.`);
	return found;
};
const plan = entry('session-plan');
const marked = manifest.pages.find(({ in: { en, ar, ku } }) => [en, ar, ku].every((text) => text?.terms.length));

/** A word that finds pages, and how it is misspelt. */
const words: Record<LanguagePath, [found: string, misspelt: string]> = {
	en: ['police', 'polise'],
	ar: ['الشرطة', 'الشرطظ'],
	ku: ['پۆلیس', 'پۆلیث'],
};

interface State {
	/** Where, after the site's address. */
	at: (language: LanguagePath) => string;
	/** What the reader does there. */
	reach: (page: Page, language: LanguagePath) => Promise<void>;
	/** Only there is it reached. */
	only?: 'phone' | 'desk';
	/** Another state shows nearly as much: looked at only when every page is. */
	like?: true;
}

const onPlan = (language: LanguagePath) => addressOf(plan.path, language);
const nothing = async () => {};

async function search(page: Page, text: string): Promise<void> {
	await page.keyboard.press('Control+k');
	await page.locator('.search-dialog[open] input').fill(text);
	await answered(page);
}
const answered = (page: Page) =>
	page.waitForFunction(
		() => document.querySelector('.search-state')?.textContent && !document.querySelector('[aria-busy]'),
	);

async function checkSheet(page: Page, code: string): Promise<void> {
	await page.locator('.sheet-form input').fill(code);
	await page.locator('.sheet-form button').click();
	await page.locator('.answer > *').first().waitFor();
}
const code = (language: LanguagePath, version?: string) => {
	const { data } = textFor(plan, language);
	return codeOf(version ? { ...data, version } : data);
};

async function changesSince(page: Page, version: string): Promise<void> {
	await page.locator('.changes [type=text]').fill(version);
	// What answers is loaded at the first touch.
	await page.waitForLoadState('networkidle');
	await page.locator('.changes button').click();
	await page.locator('.answer > *').first().waitFor();
}

const states: Record<string, State> = {
	'the menu, open': {
		at: (language) => `${onPlan(language)}#menu`,
		reach: (page) => page.locator('.menu-close').waitFor(),
		only: 'phone',
	},
	'the skip link, reached': { at: onPlan, reach: (page) => page.keyboard.press('Tab'), like: true },
	'the search dialog, empty': { at: onPlan, reach: (page) => page.keyboard.press('Control+k'), like: true },
	'the search dialog, with results': {
		at: onPlan,
		reach: (page, language) => search(page, words[language][0]),
		like: true,
	},
	'the search dialog, its filters open': {
		at: onPlan,
		async reach(page, language) {
			await search(page, words[language][0]);
			await page.locator('.facets summary').click();
		},
	},
	'the search dialog, with a suggestion': {
		at: onPlan,
		async reach(page, language) {
			await search(page, words[language][1]);
			await page.locator('.suggestions button').first().waitFor();
		},
	},
	'the search dialog, with nothing found': { at: onPlan, reach: (page) => search(page, 'xylophone'), like: true },
	'the search page, with results and filters': {
		at: (language) => `${addressOf('search', language)}?${new URLSearchParams({ q: words[language][0] })}`,
		async reach(page) {
			await answered(page);
			await page.locator('.facets summary').click();
		},
	},
	'the search page, with nothing found': {
		at: (language) => `${addressOf('search', language)}?q=xylophone`,
		reach: async (page) => void (await answered(page)),
		like: true,
	},
	'the words a search found, marked': {
		at: (language) =>
			`${addressOf(entry('module').path, language)}?${new URLSearchParams({ marks: words[language][0] })}`,
		reach: (page) => page.locator('mark').filter({ visible: true }).first().waitFor(),
	},
	'a definition, shown': {
		at: (language) => addressOf(marked?.path ?? '', language),
		async reach(page) {
			await page.locator('.term').first().focus();
			await page.locator('.definition').waitFor();
		},
	},
	'an entry of the glossary, led to': {
		at: (language) => `${addressOf('glossary', language)}#${Object.keys(manifest.terms)[0]}`,
		reach: (page) => page.locator('.entry:target').waitFor(),
		like: true,
	},
	'an address, copied; a device that shares': {
		at: onPlan,
		async reach(page) {
			await page.locator('[data-share=copy]').click();
			await page.locator('[data-share=native]').waitFor();
		},
	},
	'a sheet that is current': {
		at: (language) => addressOf('v', language),
		reach: (page, language) => checkSheet(page, code(language)),
		like: true,
	},
	'a sheet that is older': {
		at: (language) => addressOf('v', language),
		reach: (page, language) => checkSheet(page, code(language, '0.0.1')),
	},
	'a sheet that is not known': {
		at: (language) => addressOf('v', language),
		reach: (page) => checkSheet(page, 'RBP-XXX-0'),
		like: true,
	},
	'a copy that is older': {
		at: (language) => addressOf('offline', language),
		reach: (page) => changesSince(page, '2020-01-01'),
	},
	'a copy that is the newest': {
		at: (language) => addressOf('offline', language),
		reach: (page) => changesSince(page, manifest.edition.version),
		like: true,
	},
	'a copy that is not known': {
		at: (language) => addressOf('offline', language),
		reach: (page) => changesSince(page, 'xylophone'),
		like: true,
	},
	'a filtered listing, in the colours the reader chose': {
		at: (language) =>
			selectedPages().find((page) => page.what === 'filter' && page.language === language)?.address ?? onPlan(language),
		reach: (page) => page.locator('.bar .theme').click(),
		only: 'desk',
	},
	'an address that is not there': { at: (language) => `/${language}/not/here/`, reach: nothing, like: true },
};

/** What a reader looks with. */
const looks = [
	{ name: 'phone, light', options: { ...phone, colorScheme: 'light' as const } },
	{ name: 'desk, dark', options: { ...desk, colorScheme: 'dark' as const } },
];

const chosen = Object.entries(states).filter(([, { like }]) => everyPage || !like);
const cases = chosen.flatMap(([name, state], turn) => {
	const fitting = looks.filter((look) => !state.only || look.name.startsWith(state.only));
	const all = manifest.languages.flatMap((language) => fitting.map((look) => ({ name, state, language, look })));
	const at = (turn % manifest.languages.length) * fitting.length + (turn % fitting.length);
	return everyPage ? all : all.slice(at, at + 1);
});

/** So that there is something to share with. */
const sharing = async (page: Page) => {
	await page.addInitScript(() => Object.assign(navigator, { share: async () => {} }));
};

describe('axe finds nothing in', () => {
	test.each(cases)('$name: $language, $look.name', async ({ state, language, look }) => {
		const permissions = ['clipboard-read', 'clipboard-write'];
		const { page, errors } = await site.open(state.at(language), { ...look.options, permissions }, sharing);
		await state.reach(page, language);
		expect(await violations(page)).toEqual([]);
		expect(errors.filter((error) => !error.includes('404'))).toEqual([]);
	});
});

describe('axe finds nothing when all that folds is open, and when it is closed', () => {
	const folding = pagesInTurn().filter(
		({ address, what }) =>
			readPage(address).includes('<details') && (everyPage || what === 'session-plan' || what === 'case-study'),
	);
	test.each(folding)('$address', async ({ address }) => {
		const { page } = await site.open(address, phone);
		const found: string[] = [];
		for (const open of [true, false]) {
			await page.evaluate((wanted) => {
				for (const part of document.querySelectorAll('details')) part.open = wanted;
			}, open);
			found.push(...(await violations(page)).map((violation) => `${open ? 'open' : 'closed'}: ${violation}`));
		}
		expect(found).toEqual([]);
	});
});
