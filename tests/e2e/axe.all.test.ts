import { describe, expect, test } from 'vitest';
import { languages } from '../../src/languages/languages.ts';
import { useBrowser } from '../browser.ts';
import { landmarkProblems, strangeWords, violations } from '../looks.ts';
import { everyPage, samplePages } from '../pages.ts';

const site = useBrowser();

describe('axe finds nothing, light and dark, on a phone and on a desk; parts and languages are named', () => {
	test.each(samplePages().map((page, turn) => ({ ...page, turn })))(
		'$address',
		async ({ address, what, language, turn }) => {
			const { page, errors, requests } = await site.open(address);
			// A permanent address in a language leads on at once: what it leads to is looked at.
			if (what === 'permanent address' && !/^\/r\//.test(address))
				await page.waitForURL((url) => url.pathname !== address);
			const found: string[] = [];
			for (const [i, width] of [1280, 360].entries())
				for (const [j, colorScheme] of (['light', 'dark'] as const).entries()) {
					// In turn: each size and each colour where every page is looked at, or else one of both.
					if (everyPage ? (turn + i + j) % 2 === 0 : turn % 4 !== i * 2 + j) continue;
					await page.setViewportSize({ width, height: 800 });
					await page.emulateMedia({ colorScheme });
					found.push(...(await violations(page)).map((violation) => `${width} px, ${colorScheme}: ${violation}`));
					// On a phone the menu is a landmark only while it is open.
					found.push(...(await landmarkProblems(page)));
				}
			expect(found).toEqual([]);
			expect(await strangeWords(page)).toEqual([]);
			if (language) {
				const root = page.locator('html');
				expect(await root.getAttribute('lang')).toBe(languages[language].tag);
				expect(await root.getAttribute('dir')).toBe(languages[language].dir);
			}
			// Nor did the page break its own policy, fail in a script, or ask anyone else.
			expect(errors).toEqual([]);
			expect(requests.filter((url) => !url.startsWith(site.url()))).toEqual([]);
		},
	);
});
