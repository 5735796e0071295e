import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { desk, phone, useBrowser } from '../browser.ts';
import { addressOf, everyPage, manifest, pagesInTurn, selectedPages } from '../pages.ts';

// What a reader has set for the whole device: less motion, colours of their own.
const site = useBrowser();

/** What moves, or would. */
const moving = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const found = document
			.getAnimations()
			.map((animation) => `runs: ${(animation.effect as KeyframeEffect).target?.outerHTML.slice(0, 80)}`);
		const seconds = (list: string) => list.split(',').some((part) => Number.parseFloat(part) > 0);
		for (const element of document.querySelectorAll('*'))
			for (const part of [null, '::before', '::after']) {
				const { animationName, animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(
					element,
					part,
				);
				if (
					(animationName !== 'none' && seconds(animationDuration)) ||
					seconds(transitionDuration) ||
					scrollBehavior === 'smooth'
				)
					found.push(`${element.outerHTML.slice(0, 80)} ${part ?? ''}`);
			}
		return found;
	});

describe('nothing moves for a reader who asked for less motion', () => {
	test.each(pagesInTurn('language choice', 'session-plan', 'search'))('$address', async ({ address }) => {
		const { page } = await site.open(address, { ...desk, reducedMotion: 'reduce' });
		const term = page.locator('.term');
		if ((await term.count()) > 0) await term.first().focus();
		if ((await page.locator('.find').count()) > 0) {
			await page.keyboard.press('Control+k');
			await page.locator('site-search input').waitFor();
		}
		expect(await moving(page)).toEqual([]);
	});
});

/**
 * What is told from its neighbours by how it looks: what is chosen, and what is not. In forced colours a background is the
 * page's own unless the style says otherwise.
 */
const told: [chosen: string, other: string][] = [
	['.chips [aria-current]', '.chips a:not([aria-current])'],
	['.menu [aria-current]', '.menu li a:not([aria-current])'],
	['.tiles .on', '.tiles span:not(.on)'],
	['mark', 'p'],
	[':is(.entry, .source):target', ':is(.entry, .source):not(:target)'],
];
/** What a page draws: each has an edge. */
const drawn =
	'.timetable li[class], .tiles span, .chips a, .card, button:not(.theme), input, select, dialog, .definition';

const unclear = (page: Page): Promise<string[]> =>
	page.evaluate(
		([pairs, edged]) => {
			const found: string[] = [];
			const shows = (element: Element) => element.checkVisibility({ visibilityProperty: true });
			const look = (element: Element) => {
				const { color, fontWeight, textDecorationLine, outlineStyle, borderTopWidth, borderTopStyle } =
					getComputedStyle(element);
				const own = getComputedStyle(element).backgroundColor;
				// The page's own background is none.
				const background = own === getComputedStyle(document.body).backgroundColor || own.endsWith(', 0)') ? '' : own;
				return [background, color, fontWeight, textDecorationLine, outlineStyle, borderTopWidth, borderTopStyle];
			};
			for (const [chosen, other] of pairs) {
				const [one, two] = [chosen, other].map((selector) => [...document.querySelectorAll(selector)].find(shows));
				if (!one || !two) continue;
				const [ones, twos] = [look(one), look(two)] as [string[], string[]];
				// Weight alone is easily missed.
				if (ones.every((value, i) => i === 2 || value === twos[i])) found.push(`${chosen} looks like ${other}`);
			}
			for (const selector of edged.split(', ')) {
				const [where, part = null] = selector.split(/(?=::)/) as [string, string?];
				for (const element of document.querySelectorAll(where)) {
					// The browser draws these itself.
					if (!shows(element) || element.matches('[type=file], [type=radio]')) continue;
					const { borderTopStyle, borderTopWidth, backgroundColor } = getComputedStyle(element, part);
					const around = getComputedStyle(element.parentElement ?? element).backgroundColor;
					const filled =
						!/, 0\)$/.test(backgroundColor) &&
						backgroundColor !== around &&
						backgroundColor !== getComputedStyle(document.body).backgroundColor;
					if (!filled && (borderTopStyle === 'none' || Number.parseFloat(borderTopWidth) < 1))
						found.push(`no edge: ${element.outerHTML.slice(0, 100)}`);
				}
			}
			return found;
		},
		[told, drawn] as const,
	);

const glossary = (language: string) => `/${language}/glossary/#${Object.keys(manifest.terms)[0]}`;
const plan = manifest.pages.find(({ kind }) => kind === 'session-plan');
const marks = { en: 'police', ar: 'الشرطة', ku: 'پۆلیس' };
const forced = [
	...(everyPage
		? pagesInTurn()
		: selectedPages().filter(
				({ what, language }) => language === 'ar' && /session-plan|report|filter|module/.test(what),
			)
	).map(({ address }) => address),
	...manifest.languages
		.slice(everyPage ? 0 : 2)
		.flatMap((language) => [
			glossary(language),
			`${addressOf(plan?.path ?? '', language)}?marks=${encodeURIComponent(marks[language])}`,
		]),
];

describe('in colours a reader forces, what is chosen and what is drawn still show', () => {
	test.each(forced)('%s', async (address) => {
		const { page } = await site.open(address, { ...desk, forcedColors: 'active' });
		if (address.includes('marks=')) await page.locator('mark').first().waitFor();
		expect(await unclear(page)).toEqual([]);
		await page.setViewportSize(phone.viewport as { width: number; height: number });
		expect(await unclear(page)).toEqual([]);
	});
});
