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
