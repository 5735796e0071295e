import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

/** What axe finds on a page as it stands, each with the element. */
export async function violations(page: Page): Promise<string[]> {
	const { violations: found } = await new AxeBuilder({ page })
		.setLegacyMode(true) // No second tab a run: our pages have no frames of other hosts.
		.options({
			rules: { 'target-size': { enabled: true } }, // Part of WCAG 2.2, and off unless asked for.
			resultTypes: ['violations'], // Listing what passes takes half the time.
		})
		.analyze();
	return found.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`));
}

/** What stands out at the sides, when the page can be moved sideways. */
export const sidewaysScroll = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const { scrollWidth } = document.scrollingElement as Element;
		if (scrollWidth <= innerWidth) return [];
		const outside = [...document.querySelectorAll('body *')].filter((element) => {
			const { left, right, width } = element.getBoundingClientRect();
			return width > 0 && (left < -1 || right > innerWidth + 1);
		});
		return [`${scrollWidth} px`, ...outside.slice(0, 5).map((element) => element.outerHTML.slice(0, 120))];
	});

/**
 * Words that stand in an element of another language than their own: a screen reader would read them in the wrong voice.
 * Scripts tell: Latin words in Arabic or Kurdish, Arabic letters in English; and Arabic and Kurdish have letters that the
 * other has not. Codes, file names and what a maker calls its own thing are the same in every language.
 */
export const strangeWords = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		/** With a digit, a dot or only capitals it is a code; one word with a capital is a name; `cmd` is typed. */
		const code = /[\w.@/:-]*[\d_@/][\w.@/:-]*|\b[\w-]+\.[\w.-]+|\b[A-Z]{2,}s?\b|\b[A-Za-z]\b|\brbp(?:-[a-z]+)+\b/g;
		const name = /(?<![A-Za-z] )\b(?:[A-Z][A-Za-z]+|cmd|axe)\b(?! [A-Za-z])/g;
		const strange: Record<string, RegExp> = {
			en: /[\u0620-\u065f\u066e-\u06d3]/,
			ar: /[A-Za-z]{2}|[ڕڵێۆەڤ]/,
			ckb: /[A-Za-z]{2}|[ةيكىثذصضطظ]/,
		};
		const found = new Set<string>();
		const look = (text: string, element: Element) => {
			const language = element.closest('[lang]')?.getAttribute('lang') ?? '';
			const words = text.replace(name, '').replace(code, '');
			if (!strange[language] || strange[language].test(words))
				found.add(`${language}: ${text.trim().slice(0, 80)}: ${element.outerHTML.slice(0, 80)}`);
		};
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		while (walker.nextNode()) {
			const element = walker.currentNode.parentElement as Element;
			if (!element.closest('script, style, noscript, template, code, pre, s'))
				look((walker.currentNode as Text).data, element);
		}
		// A name for readers of every language cannot say which it is in.
		if (document.body.matches('.plain')) return [...found];
		for (const element of document.querySelectorAll('body *'))
			for (const attribute of ['aria-label', 'title', 'placeholder', 'alt'])
				look(element.getAttribute(attribute) ?? '', element);
		// Nor can that of a page whose article is in another language than the site around it.
		const [around, main] = [document.documentElement, document.querySelector('main')];
		if (main?.lang === around.lang) look(document.title, around);
		return [...found];
	});

/** What is wrong with the parts a screen reader jumps between: one of each that there is one of, and a name for each other. */
export const landmarkProblems = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const found: string[] = [];
		const all = (selector: string) =>
			[...document.querySelectorAll<HTMLElement>(selector)].filter((part) =>
				part.checkVisibility({ visibilityProperty: true }),
			);
		const inside = 'article, aside, main, nav, section';
		for (const [name, selector, most] of [
			['main', 'main', 1],
			['banner', 'header', 1],
			['contentinfo', 'footer', 1],
			['h1', 'h1', 1],
		] as const) {
			const parts = all(selector).filter(
				(part) => !/header|footer/.test(selector) || !part.parentElement?.closest(inside),
			);
			// Pages without a menu are a main part alone.
			const least = document.body.matches('.plain') && selector !== 'main' && selector !== 'h1' ? 0 : most;
			if (parts.length < least || parts.length > most) found.push(`${parts.length} of ${name}`);
		}
		const roles = {
			nav: 'nav',
			aside: 'aside',
			search: '[role=search], search',
			region: '[role=region]',
			dialog: 'dialog[open]',
		};
		for (const [role, selector] of Object.entries(roles)) {
			const names = all(selector).map((part) => part.getAttribute('aria-label') ?? '');
			// One search needs no name of its own.
			if (role !== 'search' && names.includes('')) found.push(`${role} without a name`);
			if (new Set(names).size < names.length) found.push(`${role}: ${names.join(', ')}`);
		}
		const levels = all('h1, h2, h3, h4, h5, h6').map((heading) => Number(heading.tagName[1]));
		levels.forEach((level, i) => {
			if (level > (levels[i - 1] ?? 0) + 1) found.push(`h${level} after h${levels[i - 1] ?? 0}`);
		});
		return found;
	});

/** What Tab can reach, if it shows. */
export const reachable = 'a[href], button, input, select, textarea, summary, iframe, [tabindex]:not([tabindex="-1"])';

/** Controls that are neither 24 px wide and high nor words in a text: WCAG 2.5.8. */
export const smallTargets = (page: Page): Promise<string[]> =>
	page.evaluate((selector) => {
		const found: string[] = [];
		for (const element of document.querySelectorAll<HTMLElement>(selector)) {
			if (!element.checkVisibility({ visibilityProperty: true })) continue;
			// What only the keyboard comes to is no target.
			if (element.matches('.skip')) continue;
			// A choice of files is drawn by the browser, and a box with words beside it is as large as its label.
			const { width, height } = element.getBoundingClientRect();
			if (width >= 24 && height >= 24) continue;
			const inText =
				getComputedStyle(element).display === 'inline' &&
				(() => {
					let block = element.parentElement as HTMLElement;
					while (getComputedStyle(block).display === 'inline') block = block.parentElement as HTMLElement;
					const links = [...block.querySelectorAll('a')].map(({ textContent }) => textContent).join('');
					return (block.textContent ?? '').replace(/[\s·/]/g, '').length > links.replace(/[\s·/]/g, '').length;
				})();
			if (inText) continue;
			// As large as what answers a finger: a card's link fills the card.
			element.scrollIntoView({ block: 'center', behavior: 'instant' });
			const box = (element.getClientRects()[0] ?? element.getBoundingClientRect()) as DOMRect;
			const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
			const answers = [
				[0, -11.5],
				[0, 11.5],
				[-11.5, 0],
				[11.5, 0],
			].every(([right, down]) => {
				const there = document.elementFromPoint(x + (right as number), y + (down as number));
				return there !== null && element.contains(there);
			});
			if (!answers) found.push(`${Math.round(width)} × ${Math.round(height)}: ${element.outerHTML.slice(0, 120)}`);
		}
		return found;
	}, reachable);
