import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findTool } from '../commands/tools.mjs';

/** Browsers that officers' computers have; Edge is Chromium. */
export const folderBrowsers = ['chrome', 'firefox'] as const;
export type FolderBrowser = (typeof folderBrowsers)[number];

/**
 * A browser as a reader has it. Puppeteer's profile for Firefox switches off the rule that a file may not read the file
 * beside it, and so does every automation's: here it is on again.
 */
export const launchFolderBrowser = (browser: FolderBrowser): Promise<Browser> =>
	browser === 'firefox'
		? puppeteer.launch({
				browser,
				executablePath: findTool('firefox') ?? '',
				extraPrefsFirefox: {
					'remote.prefs.recommended': false,
					'security.fileuri.strict_origin_policy': true,
					'privacy.file_unique_origin': true,
				},
			})
		: puppeteer.launch({
				browser,
				executablePath: findTool('chromium') ?? '',
				args: ['--no-sandbox', '--disable-background-networking'],
			});

/** A page, and what its console said since it was opened. */
export async function openPage(browser: Browser): Promise<{ page: Page; messages: string[] }> {
	const page = await browser.newPage();
	const messages: string[] = [];
	page.on('console', (message) => messages.push(`${page.url()}: ${message.text()}`));
	page.on('pageerror', (error) => messages.push(`${page.url()}: ${String(error)}`));
	return { page, messages };
}

/** A new folder whose name breaks what is not encoded well. */
export const hostileFolder = (): string => {
	const folder = join(mkdtempSync(join(tmpdir(), 'kb-local-')), 'مجلد محلي #1 100%');
	mkdirSync(folder);
	return folder;
};

export const removeFolder = (folder: string): void => rmSync(dirname(folder), { recursive: true, force: true });

/** Extracts a zip as a reader does. @returns the paths in it */
export function extract(zip: string, into: string): string[] {
	const files = unzipSync(readFileSync(zip));
	for (const [name, data] of Object.entries(files)) {
		mkdirSync(dirname(join(into, name)), { recursive: true });
		writeFileSync(join(into, name), data);
	}
	return Object.keys(files);
}

export const fileUrl = (folder: string, file: string, query = ''): string =>
	`${pathToFileURL(join(folder, file)).href}${query}`;
