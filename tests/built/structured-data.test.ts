import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DomUtils, parseDocument } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { languages, source } from '../../src/languages/languages.ts';
import type { Kind } from '../../src/model/kinds.ts';
import { allPages, manifest, type SitePage } from '../pages.ts';
import { addresses, dist, readPage } from '../site.ts';
import { citationTags, type Thing, thingsOn, unknownIn, withParts } from '../structured-data.ts';

// All pages, always: a machine that reads a wrong statement tells nobody.

const pages = allPages().map((page) => {
	const html = readPage(page.address);
	return { ...page, html, things: thingsOn(html) };
});
const built = new Set(addresses());

/** What a page's own thing is, by kind; a page about the site is only a page. */
const typeOf: Record<Kind, string | undefined> = {
	module: 'LearningResource',
	'session-plan': 'LearningResource',
	'case-study': 'LearningResource',
	guide: 'LearningResource',
	form: 'LearningResource',
	course: 'Course',
	report: 'Report',
	page: undefined,
};

const crumbsShown = (html: string) => {
	const nav = DomUtils.findOne(({ attribs }) => attribs['class'] === 'crumbs', parseDocument(html).children);
	return nav
		? DomUtils.getElementsByTagName('a', nav).map((link) => ({
				name: DomUtils.textContent(link),
				item: link.attribs['href'],
			}))
		: [];
};

describe('schema.org', () => {
	test('knows each type and property that stands in a page', () => {
		const all = pages.flatMap(({ things }) => things).flatMap(withParts);
		expect(all.length).toBeGreaterThan(1000);
		expect([...new Set(all.flatMap(unknownIn))]).toEqual([]);
	});

	test('does not know what is made up', () => {
		expect(unknownIn({ '@type': 'SessionPlan' })).toEqual(['SessionPlan']);
		expect(unknownIn({ '@type': 'Course', courseCode: '1', reportNumber: '1' })).toEqual(['Course.reportNumber']);
		expect(unknownIn({ '@type': 'Report', reportNumber: '1', name: '', inLanguage: '' })).toEqual([]);
	});

	test('is asked for nothing about people', () => {
		const types = new Set(pages.flatMap(({ things }) => things.flatMap(withParts)).map((thing) => thing['@type']));
		expect([...types].sort()).toEqual([
			'BreadcrumbList',
			'Course',
			'DataDownload',
			'Dataset',
			'DefinedTerm',
			'DefinedTermSet',
			'EducationalAudience',
			'LearningResource',
			'Legislation',
			'ListItem',
			'Place',
			'Report',
			'WebSite',
		]);
	});
});

test('the way to a page is the one it shows', () => {
	const shown = pages.map(({ address, html }) => ({ address, crumbs: crumbsShown(html) }));
	expect(shown.filter(({ crumbs }) => crumbs.length > 2).length).toBeGreaterThan(50);
	for (const { address, things } of pages) {
		const lists = things.filter((thing) => thing['@type'] === 'BreadcrumbList');
		const items = lists.flatMap((list) => list['itemListElement'] as (Thing & { position: number })[]);
		expect(
			items.map(({ name, item }) => ({ name, item })),
			address,
		).toEqual(shown.find((page) => page.address === address)?.crumbs);
		expect(items.map(({ position }) => position)).toEqual(items.map((_, i) => i + 1));
	}
});

test('every address in it is that of a page, and every anchor is there', () => {
	const dead = pages.flatMap(({ address, html, things }) =>
		things
			.flatMap(withParts)
			.flatMap(({ url, item, isPartOf, contentUrl }) => [url, item, isPartOf, contentUrl])
			.filter((target) => target !== undefined)
			.filter((target) => {
				const [page, anchor] = String(target).split('#') as [string, string?];
				if (page.startsWith('/data/')) return !existsSync(join(dist, page));
				return !built.has(page) || (anchor !== undefined && !html.includes(` id="${anchor}"`));
			})
			.map((target) => `${address} names ${target}`),
	);
	expect(dead).toEqual([]);
});

describe('what an entry’s page says of it', () => {
	const entries = pages.filter(
		(page): page is typeof page & Required<Pick<SitePage, 'entry'>> => page.entry !== undefined,
	);

	test.each(Object.entries(typeOf))('%s: %s', (kind, type) => {
		const own = entries.filter(({ entry, address }) => entry.page.kind === kind && address.split('/').length > 3);
		expect(own.length).toBeGreaterThan(0);
		for (const { address, entry, things } of own) {
			const found = things.filter((thing) => thing['@type'] !== 'BreadcrumbList');
			expect(
				found.map((thing) => thing['@type']),
				address,
			).toEqual(type ? [type] : []);
			if (type)
				expect(found[0], address).toMatchObject({
					name: entry.text.data.title,
					description: entry.text.data.summary,
					identifier: entry.text.data.id,
					version: entry.text.data.version,
					datePublished: entry.text.data.published,
					dateModified: entry.text.data.updated,
				});
		}
	});

	test('is in the article’s language', () => {
		const told = pages.flatMap(({ address, html, things }) =>
			things.flatMap(({ inLanguage }) =>
				inLanguage ? [{ address, inLanguage, main: /<main[^>]* lang="([^"]+)"/.exec(html)?.[1] }] : [],
			),
		);
		expect(told.length).toBeGreaterThan(200);
		for (const { address, inLanguage, main } of told) expect(inLanguage, address).toBe(main);
	});

	test('is how long a session takes, and which module it belongs to', () => {
		const plans = entries.filter(({ entry }) => entry.page.kind === 'session-plan');
		for (const { address, things, entry } of plans) {
			const { minutes, module } = entry.page.in.en.data as { minutes: number; module: string };
			const [, plan] = things;
			expect(plan?.['timeRequired'], address).toBe(`PT${minutes}M`);
			expect(plan?.['isPartOf'], address).toMatch(new RegExp(`/modules/${module}/$`));
		}
	});

	test('is each term of the glossary, and of the sources what is law', () => {
		for (const language of manifest.languages) {
			const on = (path: string) =>
				pages
					.find(({ address }) => address === `/${language}/${path}/`)
					?.things.filter((thing) => thing['@type'] !== 'BreadcrumbList') ?? [];
			const [terms] = on('glossary');
			expect(terms?.['hasDefinedTerm']).toHaveLength(Object.keys(manifest.terms).length);
			const anchors = on('sources').map(({ url }) => String(url).split('#')[1] as string);
			expect(anchors.length).toBeGreaterThan(10);
			for (const anchor of anchors)
				expect(['constitution', 'law', 'order', 'treaty'], anchor).toContain(manifest.sources[anchor]?.kind);
		}
	});
});

test('reference managers find title, day and language of each entry, and of nothing else', () => {
	for (const { address, html, entry, language } of pages) {
		const found = citationTags(html);
		if (!entry || entry.page.path === '' || !language) {
			expect(found, address).toEqual({});
			continue;
		}
		const { title, published, id } = entry.text.data;
		expect(found, address).toEqual({
			title,
			publication_date: published.replaceAll('-', '/'),
			language: languages[entry.page.in[language] ? language : source].tag,
			...(entry.page.kind === 'report' ? { technical_report_number: id } : {}),
		});
	}
});

test('a site without an address has nothing that needs one', () => {
	expect(manifest.site.address ?? '').toBe('');
	for (const { address, html } of pages) {
		expect(html, address).not.toMatch(/property="og:|name="twitter:|rel="canonical"|application\/atom\+xml/);
	}
	expect(readPage('/robots.txt')).not.toContain('Sitemap');
});
