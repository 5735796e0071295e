import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { desk, phone, useBrowser } from '../browser.ts';
import { reachable } from '../looks.ts';
import { addressOf, everyPage, manifest, pagesInTurn, selectedPages } from '../pages.ts';

const site = useBrowser();

/** Where the focus is, and how it is to be seen. */
interface Stop {
	/** Its place among what can be reached, -1 for the page itself. */
	at: number;
	what: string;
	problems: string[];
	/** What it belongs to, and where it stands on the page. */
	area: number;
	rightToLeft: boolean;
	begins: { top: number; left: number; right: number };
	ends: { bottom: number; left: number; right: number };
}

/** Numbers what can be reached, in the page's own order, so that a walk can be held against it. */
const number = (page: Page): Promise<string[]> =>
	page.evaluate(
		(selector) =>
			[...document.querySelectorAll<HTMLElement>(selector)]
				.filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled'))
				.map((element, i) => {
					element.dataset['stop'] = String(i);
					return element.outerHTML.slice(0, 120);
				}),
		reachable,
	);

const stop = (page: Page): Promise<Stop> =>
	page.evaluate(() => {
		const element = document.activeElement as HTMLElement;
		const problems: string[] = [];
		const boxes = [...element.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
		// WCAG 2.4.11: something of it is in view and nothing lies on it.
		const seen = boxes.some(({ left, right, top, bottom }) => {
			const [x, y] = [
				(Math.max(left, 0) + Math.min(right, innerWidth)) / 2,
				(Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2,
			];
			const there = document.elementFromPoint(x, y);
			return there !== null && (element.contains(there) || there.contains(element));
		});
		if (element !== document.body && !seen) problems.push('is not to be seen');
		// WCAG 2.4.7, and 1.4.11: an outline that stands out from what is behind it.
		const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
		if (element !== document.body && (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2))
			problems.push(`has no outline: ${outlineStyle} ${outlineWidth}`);
		const light = (colour: string) => {
			const parts = (colour.match(/[\d.]+/g) ?? []).map(Number);
			const [r, g, b] = parts.slice(0, 3).map((part) => {
				const share = part / 255;
				return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
			}) as [number, number, number];
			return { clear: parts[3] === 0, light: 0.2126 * r + 0.7152 * g + 0.0722 * b };
		};
		let behind: Element | null = element.parentElement;
		while (behind && light(getComputedStyle(behind).backgroundColor).clear) behind = behind.parentElement;
		const [one, other] = [outlineColor, getComputedStyle(behind ?? document.body).backgroundColor].map(
			(colour) => light(colour).light,
		) as [number, number];
		if (element !== document.body && (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) < 3)
			problems.push(`has an outline that does not stand out: ${outlineColor}`);
		// Where it begins and where it ends: words may run on to the next line.
		const [first, last] = [boxes[0], boxes.at(-1)].map((box) => box ?? new DOMRect()) as [DOMRect, DOMRect];
		// The quick way out belongs to the screen, not to what stands around it in the page.
		const area = element.closest('.quick-exit, nav, header, aside, form, footer, dialog, main, body');
		return {
			at: Number(element.dataset['stop'] ?? -1),
			what: element.outerHTML.slice(0, 120),
			problems,
			area: [...document.querySelectorAll('*')].indexOf(area as Element),
			rightToLeft: getComputedStyle(element.parentElement ?? element).direction === 'rtl',
			begins: { top: first.top + scrollY, left: first.left, right: first.right },
			ends: { bottom: last.bottom + scrollY, left: last.left, right: last.right },
		};
	});

/** Whether one stop stands where a reader of the language looks next. */
function follows(before: Stop, after: Stop): boolean {
	// From one landmark to the next, the page's order is the reading order.
	if (before.area !== after.area || after.begins.top >= before.ends.bottom - tolerance) return true;
	// On the same line, or in the next column: further along.
	return after.rightToLeft ? after.begins.right <= before.ends.right + 1 : after.begins.left >= before.ends.left - 1;
}
/** Pixels by which what a finger touches of one line may reach into the next. */
const tolerance = 12;

/** Presses a key until the focus has left the page, or has come round. */
async function walk(page: Page, key: 'Tab' | 'Shift+Tab', limit: number): Promise<Stop[]> {
	const stops: Stop[] = [];
	while (stops.length <= limit) {
		await page.keyboard.press(key);
		const next = await stop(page);
		// From the last stop the focus goes to the browser's own bar, or to the first again.
		if (/^<body/.test(next.what) || (next.at >= 0 && stops.some(({ at }) => at === next.at))) return stops;
		stops.push(next);
	}
	throw new Error(`The focus does not come out of ${stops.at(-1)?.what}`);
}

/** The sheet of definitions comes and goes while one walks. */
const notOfDefinition = ({ at }: Stop) => at >= 0;

// In each language a page with everything on it, and one of another sort; with EVERY_PAGE=1 one of each sort in each.
const kindsInTurn = ['session-plan', 'case-study', 'search'];
const pages = everyPage
	? pagesInTurn()
	: manifest.languages.flatMap((language, i) =>
			selectedPages().filter((page) => page.language === language && page.what === kindsInTurn[i]),
		);
const screens = { phone, desk };
const walks = pages.flatMap((page, i) =>
	(['phone', 'desk'] as const).filter((_, j) => j === i % 2).map((screen) => ({ ...page, screen })),
);

describe('Tab reaches everything, in reading order, and shows where it is; Shift and Tab lead back', () => {
	test.each(walks)('$address, $screen', async ({ address, screen }) => {
		const { page } = await site.open(address, screens[screen]);
		const all = await number(page);
		const there = await walk(page, 'Tab', all.length + 40);
		const stops = there.filter(notOfDefinition);
		expect(there.flatMap(({ problems, what }) => problems.map((problem) => `${what} ${problem}`))).toEqual([]);
		expect(stops.map(({ at }) => all[at])).toEqual(all);
		expect(
			stops.flatMap((next, i) => {
				const before = stops[i - 1];
				return before && !follows(before, next) ? [`${before.what} … ${next.what}`] : [];
			}),
		).toEqual([]);
		const back = (await walk(page, 'Shift+Tab', all.length + 40)).filter(notOfDefinition);
		expect(back.map(({ at }) => at)).toEqual(stops.map(({ at }) => at).reverse());
	});
});

const dialogs = everyPage ? manifest.languages : manifest.languages.slice(1, 2);
describe('while the search dialog is open', () => {
	const plan = manifest.pages.find(({ kind }) => kind === 'session-plan');
	test.each(dialogs)('%s: the focus stays in it, and comes back to where it was', async (language) => {
		const { page } = await site.open(addressOf(plan?.path ?? '', language), phone);
		await page.locator('.find-link').focus();
		await page.keyboard.press('Enter');
		await page
			.locator('.search-dialog[open] input')
			.fill(language === 'en' ? 'police' : language === 'ar' ? 'الشرطة' : 'پۆلیس');
		await page.locator('.search-dialog .results a').first().waitFor();
		await page.locator('.search-dialog input').focus();
		const stops: Stop[] = [];
		for (let i = 0; i < 60; i++) {
			await page.keyboard.press(i < 50 ? 'Tab' : 'Shift+Tab');
			stops.push(await stop(page));
			// Between its last and its first stop the focus is on the browser's own bar.
			expect(
				await page.evaluate(
					() => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null,
				),
				stops.at(-1)?.what,
			).toBe(true);
		}
		expect(stops.flatMap(({ problems, what }) => problems.map((problem) => `${what} ${problem}`))).toEqual([]);
		await page.locator('.search-dialog input').focus();
		await page.keyboard.press('Escape');
		await page.locator('.search-dialog').waitFor({ state: 'hidden' });
		expect(await page.evaluate(() => document.activeElement?.className)).toBe('find-link');
	});
});
