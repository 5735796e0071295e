import { expect, test } from 'vitest';
import { languages } from '../../src/languages/languages.ts';
import { allPages } from '../pages.ts';
import { readPage } from '../site.ts';

const isSensitive = ({ entry }: ReturnType<typeof allPages>[number]) => entry?.text.data.sensitivity === 'high';
const pages = allPages();

test('every page of high sensitivity has its note, its way out and room for contacts, and no other page has', () => {
	expect(pages.filter(isSensitive).length).toBeGreaterThan(0);
	for (const page of pages) {
		const html = readPage(page.address);
		const parts = [
			page.entry?.text.data.contentNote !== undefined && html.includes(page.entry.text.data.contentNote),
			/<a class="quick-exit" href="[^"]+"/.test(html),
			/<h2 id="local-contacts"/.test(html),
			/<ul class="contacts"/.test(html),
		];
		expect(parts, page.address).toEqual(parts.map(() => isSensitive(page)));
	}
});

test('the way out is the first thing after the link past the menu, and the note stands before the text', () => {
	for (const { address, language } of pages.filter(isSensitive)) {
		const html = readPage(address);
		expect(html.indexOf('class="quick-exit"'), address).toBeLessThan(html.indexOf('class="brand"'));
		expect(html.indexOf('content-note'), address).toBeLessThan(html.indexOf('class="downloads"'));
		expect(html.slice(0, 200)).toContain(`lang="${languages[language ?? 'en'].tag}"`);
	}
});
