import { afterAll, beforeAll, expect, test } from 'vitest';
import { kinds, listedKinds } from '../../src/model/kinds.ts';
import { phone, useBrowser } from '../browser.ts';
import { buildCopyWithGaps, type CopyWithGaps } from '../copy.ts';
import { landmarkProblems, sidewaysScroll, strangeWords, violations } from '../looks.ts';
import { addressOf, everyPage } from '../pages.ts';

// English inside an Arabic page, and translations that English has left behind: in a copy, whatever is translated today.
let copy: CopyWithGaps;
beforeAll(() => {
	copy = buildCopyWithGaps();
});
afterAll(() => copy?.remove());
const site = useBrowser(() => copy.dist);

/** Opens a page on a phone and on a desk, light and dark. */
async function look(address: string): Promise<string[]> {
	const { page, errors } = await site.open(address, phone);
	const found: string[] = [];
	for (const [width, colorScheme] of [
		[320, 'light'],
		...(everyPage ? ([[360, 'dark']] as const) : []),
		[1280, 'dark'],
	] as const) {
		await page.setViewportSize({ width, height: 800 });
		await page.emulateMedia({ colorScheme });
		found.push(...(await violations(page)), ...(await sidewaysScroll(page)));
	}
	found.push(...(await strangeWords(page)), ...(await landmarkProblems(page)));
	return [...found, ...errors];
}

test.each(listedKinds.filter((_, i) => everyPage || i % 3 === 0))(
	'a %s that is not translated: axe finds nothing, and nothing scrolls sideways',
	async (kind) => {
		const missing = copy.missing.find((page) => page.kind === kind);
		if (!missing) throw new Error(`No ${kind} is translated.`);
		expect(await look(addressOf(missing.path, 'ar'))).toEqual([]);
		expect(await look(`/ar/${kinds[kind].folder}/`)).toEqual([]);
	},
);

test.each(['ar', 'ku'] as const)('%s: a translation that English has left behind', async (language) => {
	const address = addressOf(copy.changed.path, language);
	expect(await look(address)).toEqual([]);
	const { page } = await site.open(address, phone);
	await page.locator('.state.outdated a').tap();
	expect(new URL(page.url()).hash).toBe(`#${copy.changed.in.en.headings.at(-1)?.id}`);
});

test('English left to right in an Arabic page, its notice right to left', async () => {
	const { page } = await site.open(addressOf(copy.missing[0]?.path ?? '', 'ar'), phone);
	const direction = (selector: string) =>
		page
			.locator(selector)
			.first()
			.evaluate((part) => getComputedStyle(part).direction);
	expect(await direction('h1')).toBe('ltr');
	for (const selector of ['.bar', '.notice', '.crumbs', '.end', '.foot']) expect(await direction(selector)).toBe('rtl');
});

test('what is not translated is found in English alone', async () => {
	const missing = copy.missing.find(({ kind }) => kind === 'report');
	const title = missing?.in.en.data.title as string;
	for (const [language, isThere] of [
		['en', true],
		['ar', false],
	] as const) {
		const { page } = await site.open(`/${language}/search/?q=${encodeURIComponent(title)}`);
		await page.waitForFunction(() => /\d|"/.test(document.querySelector('.search-state')?.textContent ?? ''));
		const found = await page
			.locator('a[data-search-result]')
			.evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
		expect(found.includes(addressOf(missing?.path ?? '', language))).toBe(isThere);
	}
});
