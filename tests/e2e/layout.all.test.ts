import type { BrowserContextOptions, Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { useBrowser } from '../browser.ts';
import { tagsOf } from '../html.ts';
import { sidewaysScroll, smallTargets } from '../looks.ts';
import { samplePages } from '../pages.ts';
import { readPage } from '../site.ts';

const site = useBrowser();

/** Windows a page is read in. At 400 % zoom one of 1280 by 1024 px has room for 320 by 256. */
const windows: Record<string, NonNullable<BrowserContextOptions['viewport']>> = {
	'320 px, or 1280 px at 400 %': { width: 320, height: 256 },
	'360 px': { width: 360, height: 740 },
	'1280 px': { width: 1280, height: 800 },
};

const openAll = (page: Page) =>
	page.evaluate(() => {
		for (const part of document.querySelectorAll('details')) part.open = true;
	});

// A permanent address in a language is left at once.
const pages = samplePages().filter(({ what, language }) => !(what === 'permanent address' && language));

describe('nothing scrolls sideways, folded or open, and a finger finds 24 px of each control', () => {
	test.each(pages)('$address', async ({ address }) => {
		const { page } = await site.open(address);
		const found: string[] = [];
		const look = async (state: string) => {
			for (const [name, size] of Object.entries(windows)) {
				await page.setViewportSize(size);
				found.push(...(await sidewaysScroll(page)).map((what) => `${name}, ${state}: ${what}`));
			}
		};
		await look('as it comes');
		await openAll(page);
		await look('all open');
		for (const width of [360, 1280]) {
			await page.setViewportSize({ width, height: 800 });
			found.push(...(await smallTargets(page)));
		}
		expect(found).toEqual([]);
	});
});

describe('one title, and headings that skip no level', () => {
	test.each(samplePages())('$address', ({ address, what, language }) => {
		const levels = tagsOf(readPage(address)).flatMap(({ name }) => (/^h[1-6]$/.test(name) ? Number(name[1]) : []));
		// A permanent address in a language is one sentence, and left at once.
		expect(levels.filter((level) => level === 1)).toHaveLength(what === 'permanent address' && language ? 0 : 1);
		expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([]);
	});
});

describe('at 320 px', () => {
	test.each(pages.filter(({ what }) => what === 'session-plan'))(
		'$address: the open menu fits',
		async ({ address }) => {
			const { page } = await site.open(`${address}#menu`, { viewport: { width: 320, height: 568 } });
			expect(await page.locator('#menu').isVisible()).toBe(true);
			expect(await sidewaysScroll(page)).toEqual([]);
		},
	);

	test.each(pages.filter(({ what }) => what === 'session-plan'))(
		'$address: header in one line',
		async ({ address }) => {
			const { page } = await site.open(address, { viewport: { width: 320, height: 568 } });
			const tops = await page
				.locator('.bar > *:visible:not(.quick-exit, [role=status])')
				.evaluateAll((parts) =>
					parts.map((part) => part.getBoundingClientRect()).map(({ top, height }) => top + height / 2),
				);
			expect(tops.length).toBeGreaterThanOrEqual(3);
			expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(8);
			const height = await page.locator('.bar').evaluate((bar) => bar.getBoundingClientRect().height);
			expect(height).toBeLessThanOrEqual(72);
		},
	);
});
