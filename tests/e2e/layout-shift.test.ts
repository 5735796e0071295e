import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { desk, phone, useBrowser } from '../browser.ts';
import { samplePages } from '../pages.ts';

const site = useBrowser();

/**
 * What a font or a script moves, it moves each time. A page that comes in piece by piece, as on a busy machine or a slow
 * line, now and then lets its header grow between two frames: that is another matter.
 */
const loads = 3;

/** Longer than any browser waits before it paints without a font. */
const late = 700;

const delayFont = async (page: Page): Promise<void> => {
	await page.route('**/*.woff2', async (route) => {
		await new Promise((resolve) => setTimeout(resolve, late));
		await route.continue();
	});
};

/** As if the font took the place of the device's letters whenever it comes. */
const swapFont = async (page: Page) => {
	await delayFont(page);
	await page.route(/\/$|\.css$/, async (route) => {
		const response = await route.fetch();
		const body = (await response.text()).replaceAll('font-display:optional', 'font-display:swap');
		await route.fulfill({ response, body });
	});
};

/** How far what a reader sees has moved by itself, once everything is there: the sum that browsers call CLS. */
async function shiftOf(page: Page): Promise<number> {
	await page.waitForLoadState('networkidle');
	return page.evaluate(async () => {
		await document.fonts.ready;
		await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
		let shift = 0;
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) shift += (entry as PerformanceEntry & { value: number }).value;
		}).observe({ type: 'layout-shift', buffered: true });
		// What was buffered is handed over in a task of its own.
		await new Promise((resolve) => setTimeout(resolve, 200));
		return shift;
	});
}

const pages = samplePages().filter(({ language }) => language);

describe('nothing moves when the web font comes late', () => {
	test.each(pages)('$address', async ({ address }) => {
		const inWindow = async (window: typeof phone) => {
			const shifts: number[] = [];
			while (shifts.length < loads && !shifts.includes(0)) {
				const { page, requests } = await site.open(address, window, delayFont);
				shifts.push(await shiftOf(page));
				if (!address.startsWith('/en/')) expect(requests.some((url) => url.endsWith('.woff2'))).toBe(true);
			}
			expect(shifts).toContain(0);
		};
		await Promise.all([phone, desk].map(inWindow));
	});
});

test('a font that takes the place of another is seen to move things', async () => {
	const plan = pages.find(({ what, language }) => what === 'session-plan' && language === 'ar');
	const { page } = await site.open(plan?.address ?? '', phone, swapFont);
	expect(await shiftOf(page)).toBeGreaterThan(0);
});
