import fc from 'fast-check';
import type { Page } from 'playwright';
import { afterAll, expect, test } from 'vitest';
import { codeOf } from '../../src/model/sheet-code.ts';
import { type Opened, shown, useBrowser } from '../browser.ts';
import { addressOf, manifest } from '../pages.ts';

// What anybody may type, paste, drop or send as a link: the page shows it as text, asks nobody, and goes on working.
// RUNS=10 tries ten times as much.

const site = useBrowser();
const times = Number(process.env['RUNS'] ?? 1);
let tried = 0;
afterAll(() => console.log(`${tried} inputs tried`));

const markup = [
	'<img src=x onerror=alert(1)>',
	'<script>alert(1)</script>',
	'"><svg onload=alert(1)>',
	'<iframe src=javascript:alert(1)>',
	"');alert(1)//",
	'</template><base href=//foe.example>',
	'javascript:alert(1)',
	'../../../etc/passwd',
	`\${7*7}{{7*7}}`,
	'\u202e\u2066\u200f',
	'\ud83d',
	'\0',
	'a-'.repeat(50_000),
	'ئـ'.repeat(5000),
	'__proto__',
	'constructor',
	'[data-id="x"], *',
	'٢٠٢٦-١١-٢١',
	'2026-11-21-ffffff',
];
const texts = (count: number): string[] => {
	const all = [
		...markup,
		...fc.sample(
			fc.oneof(
				fc.string({ unit: 'binary', maxLength: 60 }),
				fc.string({ unit: 'grapheme', maxLength: 60 }),
				fc
					.array(fc.constantFrom(...markup.filter(({ length }) => length < 99), 'police', 'الشرطة', ' ', '"'))
					.map((parts) => parts.join('')),
			),
			count * times,
		),
	];
	tried += all.length;
	return all;
};

/** For addresses, each of which is a page to load. */
const few = (count: number): string[] => {
	const all = fc.sample(fc.constantFrom(...markup.filter(({ length }) => length < 5000)), count * times);
	tried += all.length;
	return all;
};

/** Elements by which something loads, runs or leads away. */
const watched = 'img, script, iframe, object, embed, link, style, base, meta, form, svg, video, audio, template';
const open = (address: string) =>
	site.open(address, undefined, async (page) => {
		await page.addInitScript(() => {
			addEventListener('unhandledrejection', ({ reason }) => console.error(`unhandled: ${reason}`));
		});
	});
const elements = (page: Page) => page.locator(watched).count();
async function expectUnharmed({ page, requests, errors }: Opened, before: number): Promise<void> {
	expect(errors).toEqual([]);
	expect(requests.filter((url) => !url.startsWith(`${site.url()}/`))).toEqual([]);
	expect(await elements(page)).toBe(before);
	expect(await page.locator('[onerror], [onload], a[href^="javascript:" i]').count()).toBe(0);
}

test('what is typed into the search box', async () => {
	const opened = await open('/en/search/?q=police');
	const { page } = opened;
	await page.locator('[data-search-result]').first().waitFor();
	const before = await elements(page);
	const stuck = await page.evaluate(async (inputs) => {
		const box = document.querySelector('main site-search') as HTMLElement;
		const input = box.querySelector('input') as HTMLInputElement;
		const pause = () => new Promise((resolve) => setTimeout(resolve));
		for (const each of inputs) {
			input.value = each;
			box.querySelector('form')?.requestSubmit();
			const end = performance.now() + 5000;
			do await pause();
			while (box.getAttribute('aria-busy') && performance.now() < end);
			if (box.getAttribute('aria-busy')) return each.slice(0, 100);
		}
		return '';
	}, texts(60));
	expect(stuck).toBe('');
	await expectUnharmed(opened, before);
	await page.locator('.search-form input').fill('survivor');
	await page.locator('[data-search-result]').first().waitFor();
});

test('the parameters of the search page, and what follows #', async () => {
	const opened = await open('/en/search/?q=police');
	await opened.page.locator('[data-search-result]').first().waitFor();
	const before = await elements(opened.page);
	const short = few(10);
	for (const [i, value] of short.entries()) {
		const parameters = new URLSearchParams({ q: i % 2 ? value : 'police', kind: value, [value]: value });
		await opened.page.goto(`/en/search/?${parameters}#${encodeURIComponent(value.toWellFormed())}`);
		await opened.page.waitForFunction(
			() =>
				document.querySelector('.search-state')?.textContent ||
				!document.querySelector<HTMLInputElement>('main input')?.value,
		);
	}
	await opened.page.goto('/en/search/?q=police&kind=guide');
	await opened.page.locator('[data-search-result]').first().waitFor();
	await expectUnharmed(opened, before);
});

test('words to mark', async () => {
	const page = manifest.pages.find(({ kind }) => kind === 'guide');
	const address = addressOf(page?.path ?? '', 'en');
	// A word that the page is sure to have.
	const [word = ''] = (page?.in.en.data.summary ?? '').match(/[a-z]{6,}/g) ?? [];
	const opened = await open(`${address}?marks=${word}`);
	await opened.page.locator('main mark').first().waitFor();
	const before = await elements(opened.page);
	for (const value of few(8)) {
		await opened.page.goto(`${address}?marks=${encodeURIComponent(value.toWellFormed())}`);
		await opened.page.waitForFunction(() => !location.search);
	}
	await expectUnharmed(opened, before);
});

test('the code of a sheet, typed and in the address', async () => {
	const opened = await open('/en/v/');
	const { page } = opened;
	const before = await elements(page);
	await page.evaluate((inputs) => {
		const form = document.querySelector('.sheet-form') as HTMLFormElement;
		for (const each of inputs) {
			(form.querySelector('input') as HTMLInputElement).value = each;
			form.requestSubmit();
		}
	}, texts(300));
	for (const value of few(6)) await page.goto(`/en/v/?c=${encodeURIComponent(value.toWellFormed())}`);
	await expectUnharmed(opened, before);
	const entry = manifest.pages.find(({ kind }) => kind === 'session-plan')?.in.en.data;
	await page.locator('.sheet-form input').fill(entry ? codeOf(entry) : '');
	await page.keyboard.press('Enter');
	expect(await shown(page.locator('.answer'))).toContain(String(manifest.words.en['checkSheet-current']));
});

test('the version of a copy, typed, and what is dropped as its list', async () => {
	const opened = await open('/en/offline/');
	const { page } = opened;
	await page.locator('.changes input').first().focus();
	await page.waitForFunction(() => {
		(document.querySelector('.changes form, form.changes') as HTMLFormElement | null)?.requestSubmit();
		const input = document.querySelector('.changes input') as HTMLInputElement;
		input.value = '2020-01-01';
		document.querySelector<HTMLElement>('.changes button')?.click();
		return document.querySelector('.answer')?.hasChildNodes();
	});
	const before = await elements(page);
	const [first] = manifest.pages;
	const id = first?.in.en.data.id ?? '';
	const edition = { version: '2020-01-01-abcdef', date: '2020-01-01' };
	const listOf = (...pages: unknown[]) => JSON.stringify({ edition, pages });
	const good = { id, version: '0.0.1', updated: '2020-01-01', titles: { en: 'x' } };
	const files = [
		...markup.map((text) => listOf(good, { ...good, id: text, titles: { en: text, [text]: text } })),
		listOf(good, { ...good, id: 'b', titles: { en: { toString: 1 } } }),
		listOf(good, { ...good, id: 'b', titles: [] }),
		`{"__proto__":{"polluted":1},"edition":${JSON.stringify(edition)},"pages":[${JSON.stringify(good)}]}`,
		listOf(good, ...Array.from({ length: 20_000 }, (_, i) => ({ ...good, id: `x${i}` }))),
		`${'['.repeat(100_000)}${']'.repeat(100_000)}`,
		`"${'x'.repeat(9e6)}"`,
		'',
		...fc.sample(fc.json(), 60 * times),
		...fc.sample(fc.jsonValue(), 60 * times).map((value) => JSON.stringify({ edition, pages: value })),
	];
	tried += files.length;
	await page.evaluate(
		async ({ typed, dropped }) => {
			const box = document.querySelector('.changes') as HTMLElement;
			const answer = document.querySelector('.answer') as HTMLElement;
			for (const each of typed) {
				(box.querySelector('[type=text]') as HTMLInputElement).value = each;
				box.querySelector('button')?.click();
			}
			for (const each of dropped) {
				const dataTransfer = new DataTransfer();
				dataTransfer.items.add(new File([each], 'manifest.json'));
				answer.replaceChildren();
				box.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
				for (let i = 0; i < 500 && !answer.hasChildNodes(); i++) await new Promise((resolve) => setTimeout(resolve, 2));
				if (!answer.hasChildNodes()) throw new Error(`No answer to ${each.slice(0, 100)}`);
			}
		},
		{ typed: texts(300), dropped: files },
	);
	expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
	await expectUnharmed(opened, before);
	await page.setInputFiles('.changes [type=file]', {
		name: 'manifest.json',
		mimeType: 'application/json',
		buffer: Buffer.from(listOf(good, { ...good, id: 'gone', titles: { en: markup[0] } })),
	});
	await page.waitForFunction(
		(title) => document.querySelector('.answer')?.textContent?.includes(title ?? '?'),
		markup[0],
	);
	await expectUnharmed(opened, before);
});
