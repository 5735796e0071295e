import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { dist, launch, serve } from './site.ts';

/** A phone of 360 px. Its browser takes taps. */
export const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true };
export const desk: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };

/** What a reader sees of something on the page. */
export const shown = async (part: Locator): Promise<string> => (await part.allInnerTexts()).join(' ').trim();

/** A page in a browser of its own, and what went wrong in it. */
export interface Opened {
	page: Page;
	/** Addresses it asked for, in order. */
	requests: string[];
	/** Script errors, policy violations and failed loads, as the console has them. */
	errors: string[];
}

/**
 * A served site and a browser, for the tests of one file.
 * @param folder the built site; asked for when the tests start
 */
export function useBrowser(folder: () => string = () => dist): {
	url: () => string;
	open: (address: string, options?: BrowserContextOptions, before?: (page: Page) => Promise<void>) => Promise<Opened>;
} {
	let browser: Browser;
	let site: Awaited<ReturnType<typeof serve>>;
	beforeAll(async () => {
		[browser, site] = await Promise.all([launch(), serve(folder())]);
	});
	afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
	afterAll(async () => {
		await browser.close();
		site.close();
	});
	return {
		url: () => site.url,
		async open(address, options = desk, before) {
			const context = await browser.newContext({ baseURL: site.url, ...options });
			const page = await context.newPage();
			const requests: string[] = [];
			const errors: string[] = [];
			page.on('request', (request) => requests.push(request.url()));
			page.on('pageerror', (error) => errors.push(`${address}: ${error.message}`));
			page.on('console', (message) => {
				if (message.type() === 'error') errors.push(`${address}: ${message.text()}`);
			});
			await before?.(page);
			await page.goto(address);
			return { page, requests, errors };
		},
	};
}
