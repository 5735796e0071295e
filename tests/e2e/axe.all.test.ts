import { describe, expect, test } from 'vitest';
import { useBrowser } from '../browser.ts';
import { violations } from '../looks.ts';
import { selectedPages } from '../pages.ts';

const site = useBrowser();

describe('axe finds nothing, light and dark, on a phone and on a desk', () => {
	test.each(selectedPages())('$address', async ({ address, what }) => {
		const { page, errors, requests } = await site.open(address);
		// A permanent address in a language leads on at once: what it leads to is looked at.
		if (what === 'permanent address' && !/^\/r\//.test(address))
			await page.waitForURL((url) => url.pathname !== address);
		const found: string[] = [];
		for (const width of [1280, 360])
			for (const colorScheme of ['light', 'dark'] as const) {
				await page.setViewportSize({ width, height: 800 });
				await page.emulateMedia({ colorScheme });
				found.push(...(await violations(page)).map((violation) => `${width} px, ${colorScheme}: ${violation}`));
			}
		expect(found).toEqual([]);
		// Nor did the page break its own policy, fail in a script, or ask anyone else.
		expect(errors).toEqual([]);
		expect(requests.filter((url) => !url.startsWith(site.url()))).toEqual([]);
	});
});
