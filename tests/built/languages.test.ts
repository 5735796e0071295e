import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LanguagePath, languages, source } from '../../src/languages/languages.ts';
import type { Page } from '../../src/model/manifest.ts';
import { buildCopyWithGaps, type CopyWithGaps, copyAddress } from '../copy.ts';
import { type Tag, tagsOf } from '../html.ts';
import { addressOf, allPages, manifest } from '../pages.ts';
import { addresses, dist, readPage } from '../site.ts';

const own = (language: LanguagePath) => ({ lang: languages[language].tag, dir: languages[language].dir });
const tongueOf = ({ attributes }: Tag) => ({ lang: attributes['lang'], dir: attributes['dir'] });
const named = (tags: Tag[], className: string) =>
	tags.filter(({ attributes }) => attributes['class']?.split(' ').includes(className));
const links = (html: string, rel: string) =>
	tagsOf(html, 'link')
		.filter(({ attributes }) => attributes['rel'] === rel)
		// A feed is an alternate too, and no translation.
		.filter(({ attributes }) => attributes['type'] === undefined)
		.map(({ attributes }) => ({ hreflang: attributes['hreflang'], href: attributes['href'] }));

describe('each page', () => {
	test("says its language and direction, Kurdish as 'ckb'", () => {
		expect(own('ku')).toEqual({ lang: 'ckb', dir: 'rtl' });
		const wrong = allPages().filter(({ address, language = source }) => {
			const [html] = tagsOf(readPage(address), 'html') as [Tag];
			return JSON.stringify(tongueOf(html)) !== JSON.stringify(own(language));
		});
		expect(wrong.map(({ address }) => address)).toEqual([]);
	});

	test('has links to the same page in each other language, in header and menu', () => {
		const wrong: string[] = [];
		for (const { address, language, what } of allPages()) {
			if (!language || what === 'permanent address') continue;
			const path = address.slice(`/${language}/`.length);
			const others = manifest.languages.filter((other) => other !== language);
			const expected = others.map((other) => `/${other}/${path} ${languages[other].tag}`);
			const tags = tagsOf(readPage(address), 'a');
			const found = tags
				.filter(({ attributes }) => 'data-language' in attributes)
				.map(({ attributes }) => `${attributes['href']} ${attributes['lang']}`);
			// Twice: the header's are hidden on phones, the menu's on desks.
			if (JSON.stringify(found) !== JSON.stringify([...expected, ...expected]))
				wrong.push(`${address}: ${found.join(', ')}`);
		}
		expect(wrong).toEqual([]);
	});

	test('has the same anchors in every language, in the same order', () => {
		// Definitions are those of the terms a translation marks; glossary and sources stand in each alphabet's order.
		const anchors = (address: string) =>
			tagsOf(readPage(address))
				.map(({ attributes }) => attributes['id'])
				.filter((id) => id !== undefined && !id.startsWith('def-'));
		for (const { path } of manifest.pages)
			for (const language of manifest.languages)
				expect(anchors(addressOf(path, language)), addressOf(path, language)).toEqual(anchors(addressOf(path, source)));
	});
});

describe('permanent addresses', () => {
	test.each(manifest.languages)('of %s lead on at once, and by a link', (language) => {
		for (const { path, in: texts } of manifest.pages) {
			const to = addressOf(path, language);
			const tags = tagsOf(readPage(`/${language}/r/${texts.en.data.id}/`));
			const refresh = tags.find(({ attributes }) => attributes['http-equiv'] === 'refresh');
			expect(refresh?.attributes['content']).toBe(`0; url=${to}`);
			expect(tags.filter(({ name }) => name === 'a').map(({ attributes }) => attributes['href'])).toEqual([to]);
		}
	});

	test('without a language offer the page in each', () => {
		for (const { path, in: texts } of manifest.pages) {
			const found = tagsOf(readPage(`/r/${texts.en.data.id}/`), 'a').map(({ attributes }) => attributes['href']);
			expect(found).toEqual(manifest.languages.map((language) => addressOf(path, language)));
		}
	});
});

test.runIf(!manifest.site.address)('no page claims an address while site.yaml gives none', () => {
	const claiming = addresses().filter((address) => {
		const html = readPage(address);
		return links(html, 'canonical').length + links(html, 'alternate').length > 0 || html.includes('property="og:url"');
	});
	expect(claiming).toEqual([]);
});

describe('a copy of the content with an address, without some translations, and with one English page changed', () => {
	let copy: CopyWithGaps;
	let missing: Page;
	let changed: Page;

	beforeAll(() => {
		copy = buildCopyWithGaps();
		// A report has facts, sections and neighbours.
		missing = copy.missing.find(({ kind }) => kind === 'report') as Page;
		changed = copy.changed;
	});
	afterAll(() => copy?.remove());

	const html = (path: string, language: LanguagePath) => readPage(addressOf(path, language), copy.dist);
	const absolute = (path: string, language: LanguagePath) => copyAddress + addressOf(path, language);

	test('was built whole', () => {
		expect(addresses(copy.dist)).toEqual(addresses(dist));
	});

	test('a page has itself as its one address, and all languages it exists in', () => {
		for (const language of manifest.languages) {
			expect(links(html(changed.path, language), 'canonical').map(({ href }) => href)).toEqual([
				absolute(changed.path, language),
			]);
			expect(links(html(changed.path, language), 'alternate')).toEqual([
				...manifest.languages.map((other) => ({ hreflang: languages[other].tag, href: absolute(changed.path, other) })),
				{ hreflang: 'x-default', href: absolute(changed.path, source) },
			]);
		}
	});

	test('a fallback page has the English one as its address, and no language claims it', () => {
		expect(links(html(missing.path, 'ar'), 'canonical').map(({ href }) => href)).toEqual([
			absolute(missing.path, source),
		]);
		expect(links(html(missing.path, 'ku'), 'canonical').map(({ href }) => href)).toEqual([
			absolute(missing.path, 'ku'),
		]);
		for (const language of manifest.languages)
			expect(links(html(missing.path, language), 'alternate').map(({ hreflang }) => hreflang)).toEqual([
				'en',
				'ckb',
				'x-default',
			]);
	});

	test('every canonical and alternate address was built', () => {
		const built = new Set(addresses(copy.dist));
		for (const address of built) {
			const page = readPage(address, copy.dist);
			for (const { href } of [...links(page, 'canonical'), ...links(page, 'alternate')]) {
				expect(href?.startsWith(`${copyAddress}/`)).toBe(true);
				expect(built, `${address} names ${href}`).toContain(href?.slice(copyAddress.length));
			}
		}
	});

	test("a fallback page's article is English in an Arabic page, and what is the reader's is tagged Arabic", () => {
		const tags = tagsOf(html(missing.path, 'ar'));
		const one = (name: string) => tags.find((tag) => tag.name === name) as Tag;
		expect(tongueOf(one('html'))).toEqual(own('ar'));
		expect(tongueOf(one('main'))).toEqual(own('en'));
		const inMain = tags.filter(({ at }) => at > one('main').at && at < one('footer').at);
		const notice = inMain.filter(({ attributes }) => attributes['class'] === 'notice');
		expect(notice.map(tongueOf)).toEqual([own('ar')]);
		for (const className of ['crumbs', 'kind', 'state', 'toc', 'end'])
			expect(named(inMain, className)[0] && tongueOf(named(inMain, className)[0] as Tag), className).toEqual(own('ar'));
		// Whatever else is navigation in the article stands in one of those.
		const navigation = inMain.filter(({ name }) => name === 'nav').map(({ attributes }) => attributes['class']);
		expect(navigation.filter((className) => !['crumbs', 'toc', 'neighbours'].includes(className ?? ''))).toEqual([]);
		// Outside the article, the page's English title is tagged as English.
		const current = tags.find(({ attributes, at }) => attributes['aria-current'] === 'page' && at < one('main').at);
		if (current) expect(tongueOf(current)).toEqual(own('en'));
	});

	test('a fallback page says so in Arabic, with the English words below', () => {
		const page = html(missing.path, 'ar');
		expect(page).toContain(String(manifest.words.ar['fallback']));
		expect(page).toContain(missing.in.en.data.title);
		expect(page).not.toContain(missing.in.ar?.data.title);
		expect(html(missing.path, 'ku')).not.toContain(String(manifest.words.ku['fallback']));
	});

	test('a changed English page marks its translations, in their own language, with the section that changed', () => {
		const section = changed.in.en.headings.at(-1)?.id;
		for (const language of manifest.languages.filter((other) => other !== source)) {
			const page = html(changed.path, language);
			const [notice] = named(tagsOf(page), 'outdated') as [Tag];
			const words = page.slice(notice.end, page.indexOf('</p>', notice.end));
			expect(words).toContain(String(manifest.words[language]['translationOutdated']));
			expect([...words.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id)).toEqual([section]);
		}
		expect(named(tagsOf(html(changed.path, source)), 'outdated')).toEqual([]);
	});
});
