import { describe, expect, test } from 'vitest';
import { languages } from '../../src/languages/languages.ts';
import { phone, useBrowser } from '../browser.ts';
import { landmarkProblems, strangeWords } from '../looks.ts';
import { everyPage, pagesInTurn, selectedPages } from '../pages.ts';

const site = useBrowser();
// Words of other languages stand mostly in data, which each language has its own of.
const mixed = ['report', 'glossary', 'sources', 'offline'];
const inTurn = pagesInTurn();
const pages = everyPage
	? inTurn
	: [
			...inTurn.filter(({ what }) => !mixed.includes(what)),
			...selectedPages().filter(({ what }) => mixed.includes(what)),
		];

describe('each page says what its parts are, and what language its words are in', () => {
	test.each(pages)('$address', async ({ address, language }) => {
		const { page } = await site.open(address);
		if (language) {
			const root = page.locator('html');
			expect(await root.getAttribute('lang')).toBe(languages[language].tag);
			expect(await root.getAttribute('dir')).toBe(languages[language].dir);
		}
		expect(await landmarkProblems(page)).toEqual([]);
		expect(await strangeWords(page)).toEqual([]);
		// On a phone the menu is a landmark only while it is open.
		await page.setViewportSize(phone.viewport as { width: number; height: number });
		expect(await landmarkProblems(page)).toEqual([]);
	});
});
