import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { desk, phone, useBrowser } from '../browser.ts';
import { sidewaysScroll } from '../looks.ts';
import { pagesInTurn } from '../pages.ts';

// A page as readers see it who need larger letters, or more room between them: WCAG 1.4.4, 1.4.10, 1.4.12.
const site = useBrowser();

/** Words that are cut off, or lie on others. */
const lost = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const found: string[] = [];
		const name = (element: Element) => element.outerHTML.slice(0, 120);
		const texts: { element: Element; box: DOMRect }[] = [];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const range = document.createRange();
		while (walker.nextNode()) {
			const node = walker.currentNode as Text;
			const element = node.parentElement as HTMLElement;
			if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
			// Written for the ear.
			let around: HTMLElement | null = element;
			while (around && getComputedStyle(around).clipPath === 'none') around = around.parentElement;
			if (around || element.closest('.skip')) continue;
			range.selectNodeContents(node);
			for (const box of range.getClientRects()) {
				if (box.width < 2) continue;
				texts.push({ element, box });
				for (let outer: HTMLElement | null = element; outer; outer = outer.parentElement) {
					const { overflowX, overflowY, position } = getComputedStyle(outer);
					const edge = outer.getBoundingClientRect();
					// What scrolls inside itself loses nothing.
					if (
						outer !== document.body &&
						/hidden|clip/.test(overflowX) &&
						(box.left < edge.left - 1 || box.right > edge.right + 1)
					)
						found.push(`cut off at the side: ${name(element)}`);
					if (
						outer !== document.body &&
						/hidden|clip/.test(overflowY) &&
						(box.top < edge.top - box.height / 4 || box.bottom > edge.bottom + box.height / 4)
					)
						found.push(`cut off above or below: ${name(element)}`);
					if (/auto|scroll/.test(overflowX) || position === 'fixed') break;
				}
			}
		}
		// The boxes of letters are higher than the letters.
		// What stays in view while the text moves under it covers no text for good.
		const moving = texts.filter(({ element }) => !element.closest('.quick-exit'));
		const tops = moving.map(({ element, box }) => ({
			element,
			left: box.left + 2,
			right: box.right - 2,
			top: box.top + box.height * 0.3,
			bottom: box.bottom - box.height * 0.3,
		}));
		tops.sort((a, b) => a.top - b.top);
		tops.forEach((one, i) => {
			for (const other of tops.slice(i + 1)) {
				if (other.top >= one.bottom) break;
				if (other.left < one.right && one.left < other.right)
					found.push(`one on another: ${name(one.element)} and ${name(other.element)}`);
			}
		});
		return [...new Set(found)];
	});

/** As a reader sets the letters of the browser, whose own are 16 px. */
async function letters(page: Page, pixels: number): Promise<void> {
	const browser = await page.context().newCDPSession(page);
	await browser.send('Page.setFontSizes', { fontSizes: { standard: pixels, fixed: pixels } });
}

/** Readers' own style sheets; between joined letters there is no room to give. */
const spacing = `
	* { line-height: 1.5 !important; word-spacing: 0.16em !important }
	:not(:lang(ar), :lang(ckb)) { letter-spacing: 0.12em !important }
	:is(:lang(ar), :lang(ckb)) { line-height: 2 !important }
	p { margin-block-end: 2em !important }`;
async function space(page: Page): Promise<void> {
	await page.evaluate((css) => {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(css);
		document.adoptedStyleSheets = [sheet];
	}, spacing);
}

const plain = async () => {};
const ways: Record<string, { size: { width: number; height: number }; set: (page: Page) => Promise<void> }> = {
	'as it comes': { size: desk.viewport as never, set: plain },
	'200 %': { size: { width: 640, height: 400 }, set: plain },
	'400 %': { size: { width: 320, height: 256 }, set: plain },
	'room between lines, words and letters, on a desk': { size: desk.viewport as never, set: space },
	'room between lines, words and letters, on a phone': { size: phone.viewport as never, set: space },
	'letters of 200 %, on a desk': { size: desk.viewport as never, set: (page) => letters(page, 32) },
	'letters of 200 %, on a phone': { size: phone.viewport as never, set: (page) => letters(page, 32) },
};

const sorts = ['home', 'filter', 'session-plan', 'case-study', 'report', 'form', 'offline'];
describe('nothing is cut off, lies on something else or needs scrolling sideways', () => {
	test.each(pagesInTurn(...sorts))('$address', async ({ address }) => {
		const { page } = await site.open(address);
		await page.evaluate(() => {
			for (const part of document.querySelectorAll('details')) part.open = true;
		});
		const found: string[] = [];
		for (const [name, { size, set }] of Object.entries(ways)) {
			await page.setViewportSize(size);
			await set(page);
			found.push(...[...(await sidewaysScroll(page)), ...(await lost(page))].map((what) => `${name}: ${what}`));
			await page.evaluate(() => (document.adoptedStyleSheets = []));
		}
		expect(found).toEqual([]);
	});
});
