import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { root } from '../../src/model/folder.ts';
import { phone, shown, useBrowser } from '../browser.ts';
import { type Rule, rulesOf, shippedStyles } from '../css.ts';
import { addressOf, manifest, textFor } from '../pages.ts';

// Chrome 109 is the last for Windows 7, Firefox 115 the last for old Macs: a police station's computer may have either.
const site = useBrowser();

/** What one of the two lacks. A rule or declaration with it is as good as not there. */
const lacksSelector =
	/:has\(|::details-content|:popover-open|:user-valid|:user-invalid|@starting-style|@scope|@property|@container style/;
const lacksValue =
	/color-mix\(|light-dark\(|text-wrap|field-sizing|scrollbar-(color|width)|interpolate-size|calc-size|animation-timeline|anchor\(|position-anchor|content-visibility|text-box|\b(oklch|oklab|lab|lch)\(/;

/** A stylesheet as such a browser takes it: without the rules and declarations it does not know. */
function aged(css: string): string {
	let text = css;
	for (const { prelude, body } of rulesOf(css))
		if (lacksSelector.test(prelude)) text = text.replace(`${prelude}{${body}}`, '');
	return text.replace(/[^{};]+:[^{};]+/g, (declaration) => (lacksValue.test(declaration) ? '--gone:0' : declaration));
}

/** Makes a page come as to such a browser: styles, markup and what scripts may call. */
async function age(page: Page): Promise<void> {
	await page.route(/\.css$/, async (route) => {
		const response = await route.fetch();
		await route.fulfill({ response, body: aged(await response.text()) });
	});
	await page.route(/\/(\?.*)?$/, async (route) => {
		const response = await route.fetch();
		const html = (await response.text())
			.replace(/ popover(target(action)?)?(="[^"]*")?(?=[ >])/g, '')
			.replace(/ (commandfor|command|closedby)="[^"]*"/g, '')
			.replace(/(<style[^>]*>)([\s\S]*?)(<\/style>)/g, (_, open, css, close) => open + aged(css) + close);
		await route.fulfill({ response, body: html });
	});
	await page.addInitScript(() => {
		const lacking: [object, string[]][] = [
			[HTMLElement.prototype, ['popover', 'showPopover', 'hidePopover', 'togglePopover']],
			[Array, ['fromAsync']],
			[Array.prototype, ['toSorted', 'toReversed', 'toSpliced', 'with']],
			[Object, ['groupBy']],
			[Map, ['groupBy']],
			[Promise, ['withResolvers', 'try']],
			[Set.prototype, ['union', 'intersection', 'difference', 'isSubsetOf']],
			[Document.prototype, ['startViewTransition']],
			[URL, ['canParse', 'parse']],
			[Intl, ['Segmenter', 'DurationFormat']],
			[globalThis, ['Iterator', 'scheduler', 'navigation', 'CloseWatcher']],
			[String.prototype, ['isWellFormed', 'toWellFormed']],
			[RegExp, ['escape']],
			[Uint8Array, ['fromBase64']],
		];
		for (const [holder, names] of lacking) for (const name of names) Reflect.deleteProperty(holder, name);
	});
}

test('a stylesheet is aged as meant', () => {
	expect(aged('a{color:red}b:has(i){color:red}')).toBe('a{color:red}');
	expect(aged('@media (width>=1em){a:has(b){x:y}h1{text-wrap:balance;color:red}}')).toBe(
		'@media (width>=1em){h1{--gone:0;color:red}}',
	);
});

describe('a page without what Chrome 109 and Firefox 115 lack', () => {
	const marked = manifest.pages.find((page) => {
		const text = textFor(page, 'ar');
		const language = page.in.ar ? 'ar' : 'en';
		return page.kind === 'guide' && text.terms[0] && manifest.terms[text.terms[0]]?.definition?.[language];
	});
	if (!marked) throw new Error('No guide marks a term.');
	const [id] = textFor(marked, 'ar').terms;

	test.each(manifest.languages)('%s: reads', async (language) => {
		for (const kind of ['guide', 'session-plan', 'case-study', 'report', 'module'] as const) {
			const entry = manifest.pages.find((page) => page.kind === kind);
			const { page, errors } = await site.open(addressOf(entry?.path ?? '', language), phone, age);
			expect(await page.evaluate(() => 'showPopover' in HTMLElement.prototype || 'Segmenter' in Intl)).toBe(false);
			expect(await page.locator('h1').isVisible()).toBe(true);
			const text = await shown(page.locator('main'));
			for (const { text: heading } of entry ? textFor(entry, language).headings.filter(({ depth }) => depth === 2) : [])
				expect(text).toContain(heading);
			expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
			expect(errors).toEqual([]);
		}
	});

	test('its menu opens and closes', async () => {
		const { page, errors } = await site.open(addressOf(marked.path, 'ar'), phone, age);
		await page.locator('.menu-link').tap();
		expect(await page.locator('#menu').isVisible()).toBe(true);
		await page.keyboard.press('Escape');
		expect(await page.locator('#menu').isVisible()).toBe(false);
		expect(errors).toEqual([]);
	});

	test('its definitions show, and lead to the glossary', async () => {
		const { page, errors } = await site.open(addressOf(marked.path, 'ar'), phone, age);
		await page.locator(`.term[data-term=${id}]`).first().tap();
		expect(await page.locator('.definition').isVisible()).toBe(true);
		await page.locator('.definition a').tap();
		await page.waitForURL(`**/glossary/#${id}`);
		expect(errors).toEqual([]);
	});

	test.each(manifest.languages)('%s: search finds', async (language) => {
		const wanted = manifest.pages.find((page) => page.kind === 'report' && page.in[language]);
		const title = wanted?.in[language]?.data.title as string;
		const { page, errors } = await site.open(`/${language}/search/?q=${encodeURIComponent(title)}`, phone, age);
		await page.locator('a[data-search-result]').first().waitFor();
		expect(errors).toEqual([]);
	});
});

describe('styles', () => {
	const own = globSync('src/site/styles/*.css', { cwd: root }).map((file) => ({
		address: file,
		css: readFileSync(join(root, file), 'utf8'),
	}));
	const isStyleRule = (prelude: string) => !prelude.startsWith('@');

	test('as shipped are not nested: neither browser knows it', () => {
		const nested = shippedStyles().flatMap(({ address, css }) =>
			rulesOf(css)
				.filter(({ prelude, inside }) => prelude.includes('&') || inside.some((outer) => isStyleRule(outer)))
				.map(({ prelude }) => `${address}: ${prelude}`),
		);
		expect(shippedStyles().length).toBeGreaterThan(0);
		expect(nested).toEqual([]);
	});

	test('of ours name no left and no right: both directions read the same rules', () => {
		const physical =
			/(?:^|[;{\s])((?:[a-z-]+-)?(?:left|right)(?:-[a-z]+)*)\s*:|(?:text-align|float|clear|caption-side)\s*:\s*(left|right)\b/g;
		const inStyles = own.flatMap(({ address, css }) =>
			physicalIn(rulesOf(css), physical).map((what) => `${address}: ${what}`),
		);
		const inMarkup = globSync('src/{site,pages}/**/*.astro', { cwd: root }).flatMap((file) =>
			[...readFileSync(join(root, file), 'utf8').matchAll(/style=(?:"([^"]*)"|\{`([^`]*)`\})/g)]
				.filter(([, plain, made]) => (plain ?? made ?? '').match(physical))
				.map(([style]) => `${file}: ${style}`),
		);
		expect(own.length).toBeGreaterThan(2);
		expect([...inStyles, ...inMarkup]).toEqual([]);
	});
});

/** Declarations of innermost rules that fit. */
const physicalIn = (rules: Rule[], physical: RegExp): string[] =>
	rules
		.filter(({ body }) => !body.includes('{'))
		.flatMap(({ prelude, body }) => [...body.matchAll(physical)].map(([found]) => `${prelude} { ${found.trim()}`));
