import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../src/languages/analyse.ts';
import { analysePage } from '../../src/search/analysed-page.ts';
import { ConceptFinder, conceptsOf, stemmed } from '../../src/search/concepts.ts';
import { excerpts } from '../../src/search/excerpt.ts';
import { graft, markVersion, readFragment } from '../../src/search/graft.ts';
import { conceptKey, formKey, stemKey } from '../../src/search/keys.ts';
import { planQuery } from '../../src/search/query.ts';
import { type Hit, rank } from '../../src/search/rank.ts';
import { distance, Suggester } from '../../src/search/suggest.ts';
import { facetCounts, matches, type PageRow } from '../../src/search/tables.ts';

const concepts = [
	{ en: ['survivor'], ar: ['ناجية'], ku: ['ڕزگاربوو'] },
	{ en: ['chain of custody'], ar: ['سلسلة الحيازة'], ku: ['زنجیرەی پاراستن'] },
	{ ar: ['جهاز', 'أجهزة'] },
].map(stemmed);
const finder = (path: 'en' | 'ar' | 'ku') => new ConceptFinder(concepts, path);
const body = (text: string) =>
	`<html><body><nav>menu</nav><main data-pagefind-body lang="en">${text}</main></body></html>`;

describe('the analysed page', () => {
	const textOf = (html: string) => html.replace(/<[^>]*>/g, '').trim();

	test('has as many words as the printed one, each by its key', () => {
		const { html, words } = analysePage(body('<p>Two &amp; three <b>officers</b> — met.</p>'), 'en', finder('en'));
		expect(words).toEqual(['Two', 'three', 'officers', 'met.']);
		expect(textOf(html).split(/\s+/)).toEqual([
			`menu${formKey('two', 'en')}`,
			'&amp;',
			formKey('three', 'en'),
			formKey('officers', 'en'),
			'—',
			formKey('met', 'en'),
		]);
	});

	test('leaves elements, attributes, scripts and what stands outside the body', () => {
		const page = body('<h2 id="x" title="a title">Words</h2><script>let words = 1;</script>');
		const { html } = analysePage(page, 'en', finder('en'));
		expect(html).toBe(page.replace('Words', formKey('words', 'en')));
	});

	test('leaves what Pagefind does', () => {
		const page = body('<p data-pagefind-ignore>state <b>of</b> it</p><form><label>field</label></form><br>');
		expect(analysePage(page, 'en', finder('en'))).toEqual({ html: page, words: [] });
	});

	test('reads entities and the space that one of them is', () => {
		const { html } = analysePage(body('<p>survivor&#39;s&nbsp;right</p>'), 'en', finder('en'));
		expect(html).toContain(`${formKey('survivor', 'en')}-${conceptKey(0)}&nbsp;${formKey('right', 'en')}`);
	});

	test('finds words written together as parts and as one', () => {
		const { html } = analysePage(body('<p>follow-up</p>'), 'en', finder('en'));
		for (const word of ['follow', 'up', 'followup']) expect(html).toContain(formKey(word, 'en'));
	});

	test('finds a word that is written onto an element, as an Arabic و is', () => {
		const { html } = analysePage(body('<p>x<b>rights</b></p>'), 'en', finder('en'));
		expect(html).toContain(`${formKey('x', 'en')}<b>-${formKey('rights', 'en')}-`);
	});

	test('finds it as the one word it is, too', () => {
		const { html } = analysePage(body('<p>و<a href="/">إصلاح</a> الشرطة</p>'), 'ar', finder('ar'));
		for (const word of ['اصلاح', 'واصلاح']) expect(html).toContain(formKey(word, 'ar'));
	});

	test('marks a concept of several words at its first, through elements of a line but not from block to block', () => {
		const code = conceptKey(1);
		expect(analysePage(body('<p>The chain <i>of</i> custody</p>'), 'en', finder('en')).html).toContain(
			`${formKey('chain', 'en')}-${code}`,
		);
		expect(analysePage(body('<p>The chain of</p><p>custody</p>'), 'en', finder('en')).html).not.toContain(code);
	});
});

describe('concepts', () => {
	const term = (en: string, ar: string) =>
		({ theme: 'rights', en: { preferred: [en] }, ar: { preferred: [ar] } }) as never;

	test('a group that names a term’s own word adds to the term', () => {
		const made = conceptsOf({
			languages: ['en', 'ar'],
			terms: { complaint: term('complaint', 'شكوى'), police: term('police', 'شرطة') },
			synonyms: [{ ar: ['شكوى', 'شكاية'] }, { en: ['child', 'children'] }],
		});
		expect(made).toEqual([
			stemmed({ en: ['complaint'], ar: ['شكوى', 'شكاية'] }),
			stemmed({ en: ['police'], ar: ['شرطة'] }),
			{ en: ['child'] },
		]);
	});

	test('a shorter form within a longer is found too', () => {
		const both = new ConceptFinder([{ en: ['custody'] }, { en: ['chain of custody'] }].map(stemmed), 'en');
		expect(both.find(analyse('the chain of custody', 'en'))).toEqual([
			{ from: 1, to: 3, concept: 1 },
			{ from: 3, to: 3, concept: 0 },
		]);
	});
});

describe('the graft', () => {
	const file = (path: string, fragment: object) => ({
		path,
		content: gzipSync(`pagefind_dcd${JSON.stringify(fragment)}`),
	});
	const printed = {
		url: '/en/',
		content: 'two words',
		word_count: 2,
		anchors: [{ element: 'h2', id: 'a', location: 1 }],
		meta: {},
	};
	const analysed = {
		...printed,
		content: 'x y',
		anchors: [{ element: 'i', id: 'as-printed-1', location: 0 }, ...printed.anchors],
	};

	test('shows the printed page under the analysed name', () => {
		const [grafted] = graft(
			[file('fragment/en_1.pf_fragment', printed)],
			[file('fragment/unknown_2.pf_fragment', analysed)],
		);
		expect(grafted?.path).toBe('fragment/unknown_2.pf_fragment');
		expect(gunzipSync(grafted?.content ?? '').toString()).toBe(`pagefind_dcd${JSON.stringify(printed)}`);
	});

	test.each([
		['another number of words', { ...analysed, word_count: 3 }],
		['an anchor at another place', { ...analysed, anchors: [{ element: 'h2', id: 'a', location: 0 }] }],
		['a page that was not printed', { ...analysed, url: '/en/other/' }],
	])('%s fails and names the page', (_name, fragment) => {
		expect(() => graft([file('fragment/a.pf_fragment', printed)], [file('fragment/b.pf_fragment', fragment)])).toThrow(
			fragment.url,
		);
	});

	test('another container than this version’s fails', () => {
		expect(() => readFragment({ path: 'fragment/a.pf_fragment', content: gzipSync('pagefind_new{}') })).toThrow(
			'a.pf_fragment',
		);
	});

	test('a page that only looks different has another version', () => {
		const version = (html: string) => /as-printed-\w+/.exec(markVersion(body('x'), html))?.[0];
		expect(version('one')).not.toBe(version('other'));
		expect(version('one')).toBe(version('one'));
	});
});

describe('a query', () => {
	const finders = { en: finder('en'), ar: finder('ar'), ku: finder('ku') };
	const keysOf = (text: string, path: 'en' | 'ar' | 'ku') =>
		planQuery(text, path, finders).ways.flatMap(({ keys }) => keys);

	test('asks for stems, and for the concept in whatever language it is named', () => {
		expect(keysOf('survivors', 'en')).toEqual([stemKey('survivor'), conceptKey(0)]);
		expect(keysOf('survivors', 'ar')).toContain(conceptKey(0));
		expect(keysOf('الناجيات', 'ku')).toContain(conceptKey(0));
		expect(keysOf('ڕزگاربووان', 'ar')).toContain(conceptKey(0));
		expect(keysOf('أجهزة', 'ar')).toContain(conceptKey(2));
	});

	test('leaves out words that say nothing, but not from a name of several words, nor where there are no others', () => {
		expect(planQuery('what is the custody', 'en', finders).tokens).toEqual(['custody']);
		expect(keysOf('chain of custody', 'en')).toContain(conceptKey(1));
		expect(planQuery('of the', 'en', finders).tokens).toEqual(['of', 'the']);
	});

	test('keeps what stands between quotation marks of any kind together', () => {
		for (const text of ['"of custody"', '«of custody»', '“of custody”'])
			expect(planQuery(text, 'en', finders).ways).toEqual([
				{ covers: [0, 1], keys: [stemKey('of'), stemKey('custody')], worth: 1 },
			]);
	});

	test('also asks for neighbours as one word', () => {
		expect(keysOf('check point', 'en')).toContain(stemKey('checkpoint'));
	});

	test('but not where the second is an ending of the first: خولی یەک would be خولێک', () => {
		const keys = planQuery('خولی یەک ڕۆژە', 'ku', finders).ways.filter(({ covers }) => covers.length > 1);
		expect(keys.map(({ covers }) => covers)).toEqual([[1, 2]]);
	});

	test('leaves out pronouns and verbs that only carry a question', () => {
		expect(planQuery('does this site track me', 'en', finders).tokens).toEqual(['site', 'track']);
		expect(planQuery('شوكت اقدر اشتكي عليهم وعليه', 'ar', finders).tokens).toEqual(['اشتكي']);
		expect(planQuery('کەی پشوو بدەین', 'ku', finders).tokens).toHaveLength(1);
	});

	test('is cut where nobody types on', () => {
		expect(planQuery('a1 b2 '.repeat(5000), 'en', finders).tokens.length).toBeLessThanOrEqual(12);
	});
});

describe('ranking', () => {
	const hit = (score: number, ...words: number[]): Hit => ({ score, words });
	const titled = (...title: string[]) => ({ title: new Set(title), titleWords: Math.max(1, title.length) });
	const one = (key: string) => ({ tokens: ['a'], ways: [{ covers: [0], keys: [key], form: `${key}!`, worth: 1 }] });
	const order = (ranked: { page: string }[]) => ranked.map(({ page }) => page);

	test('a title before the body', () => {
		const hits = new Map([
			[
				'a',
				new Map([
					['body', hit(2, 4)],
					['title', hit(2, 4)],
				]),
			],
		]);
		const pages = new Map([
			['body', titled('x')],
			['title', titled('a')],
			['none', titled('y')],
		]);
		expect(order(rank(one('a'), hits, pages))).toEqual(['title', 'body']);
	});

	test('the form typed before another form of the stem', () => {
		const hits = new Map([
			[
				'a',
				new Map([
					['other', hit(2, 4)],
					['typed', hit(2, 4)],
				]),
			],
			['a!', new Map([['typed', hit(2, 4)]])],
		]);
		const pages = new Map([
			['other', titled()],
			['typed', titled()],
			['none', titled()],
		]);
		expect(order(rank(one('a'), hits, pages))).toEqual(['typed', 'other']);
	});

	test('words close together before words far apart, and all words before some', () => {
		const plan = { tokens: ['a', 'b'], ways: ['a', 'b'].map((key, i) => ({ covers: [i], keys: [key], worth: 1 })) };
		const hits = new Map([
			[
				'a',
				new Map([
					['far', hit(2, 1)],
					['near', hit(2, 1)],
					['some', hit(2, 1)],
				]),
			],
			[
				'b',
				new Map([
					['far', hit(2, 500)],
					['near', hit(2, 2)],
				]),
			],
		]);
		const pages = new Map(['far', 'near', 'some', 'none'].map((page) => [page, titled()]));
		const ranked = rank(plan, hits, pages);
		expect(order(ranked)).toEqual(['near', 'far', 'some']);
		expect(ranked.map(({ complete }) => complete)).toEqual([true, true, false]);
	});

	const both = { tokens: ['a', 'b'], ways: ['a', 'b'].map((key, i) => ({ covers: [i], keys: [key], worth: 1 })) };
	const places = (key: string, of: Record<string, number[]>) =>
		[key, new Map(Object.entries(of).map(([page, words]) => [page, hit(2, ...words)]))] as const;

	test('words side by side, in the order typed, before words of one passage', () => {
		const hits = new Map([
			places('a', { passage: [1], turned: [2], beside: [1], over: [1] }),
			places('b', { passage: [6], turned: [1], beside: [2], over: [3] }),
		]);
		const pages = new Map(['passage', 'turned', 'beside', 'over', 'none'].map((page) => [page, titled()]));
		const ranked = rank(both, hits, pages);
		expect(order(ranked)).toEqual(['beside', 'over', 'passage', 'turned']);
		expect(ranked[0]?.score).toBe(ranked[1]?.score);
		expect(ranked[2]?.score).toBe(ranked[3]?.score);
	});

	test('an entry of a list before two entries, and a page before two entries', () => {
		const hits = new Map([
			places('a', { entry: [1], entries: [1], page: [1] }),
			places('b', { entry: [4], entries: [90], page: [90] }),
		]);
		const list = { ...titled(), list: true };
		const pages = new Map([
			['entry', list],
			['entries', list],
			['page', titled()],
			['none', titled()],
		]);
		expect(order(rank(both, hits, pages))).toEqual(['entry', 'page', 'entries']);
	});

	test('one rare word does not outweigh what is asked', () => {
		const plan = {
			tokens: ['a', 'b', 'c'],
			ways: ['a', 'b', 'c'].map((key, i) => ({ covers: [i], keys: [key], worth: 1 })),
		};
		const many = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`page${i}`, [1]]));
		const hits = new Map([
			places('a', { ...many, asked: [1] }),
			places('b', { ...many, asked: [2] }),
			places('c', { rare: [1] }),
		]);
		const pages = new Map(
			[...Object.keys(many), 'asked', 'rare', ...Array.from({ length: 2000 }, (_, i) => `none${i}`)].map((page) => [
				page,
				titled(),
			]),
		);
		expect(order(rank(plan, hits, pages))[0]).toBe('asked');
	});

	test('a phrase needs its words one after the other', () => {
		const plan = { tokens: ['a', 'b'], ways: [{ covers: [0, 1], keys: ['a', 'b'], worth: 1 }] };
		const hits = new Map([
			[
				'a',
				new Map([
					['phrase', hit(1, 7)],
					['apart', hit(1, 7)],
				]),
			],
			[
				'b',
				new Map([
					['phrase', hit(1, 8)],
					['apart', hit(1, 6)],
				]),
			],
		]);
		const pages = new Map(['phrase', 'apart'].map((page) => [page, titled()]));
		expect(rank(plan, hits, pages)).toMatchObject([{ page: 'phrase', words: [7, 8] }]);
	});
});

describe('excerpts', () => {
	const content = `Title. ${'filler '.repeat(40)}First found here. Second heading. nothing ${'more '.repeat(40)}found found end.`;
	const anchors = [{ element: 'h2', id: 'second', text: 'Second heading.', location: 44 }];
	const places = content.split(' ').flatMap((word, i) => (word === 'found' ? [i] : []));

	test('stand under their headings, most marks first, without the title or heading itself', () => {
		const [second, first] = excerpts({ content, anchors }, 'Title.', places, 3);
		expect(second?.heading).toEqual({ id: 'second', title: 'Second heading.' });
		expect(second?.words.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['found', 'found']);
		expect(first?.heading).toBeUndefined();
		expect(first?.words.map(({ text }) => text)).not.toContain('Title.');
		expect(second?.words.map(({ text }) => text)).not.toContain('heading.');
	});

	test('there is none of a page found by its title alone', () => {
		expect(excerpts({ content, anchors }, 'Title.', [], 3)).toEqual([]);
	});
});

describe('did you mean', () => {
	test.each([
		['one letter other', 'مخكمة', 'محكمة', 0.5],
		['two letters swapped', 'polcie', 'police', 1],
		['one doubled', 'محكممة', 'محكمة', 0.5],
		['one missing', 'warant', 'warrant', 0.5],
		['another word', 'custody', 'witness', Number.POSITIVE_INFINITY],
	])('%s: %s', (_name, typed, meant, edits) => {
		expect(distance(typed, meant, 2)).toBe(edits);
	});

	test('offers a stem once, the frequent one first', () => {
		expect(new Suggester(['المحكمة', 'محكمة', 'محكوم'], 'ar').suggest('محكممة')).toEqual(['محكمة']);
	});
});

describe('filters', () => {
	const row = (kind: string, audience: string[]): PageRow => ({
		id: kind,
		url: `/${kind}/`,
		title: kind,
		facets: { kind: [kind], audience },
	});
	const rows = [row('guide', ['officer', 'trainer']), row('module', ['trainer'])];

	test('count what would be left, each by the choice of the others', () => {
		const counts = facetCounts(rows, { kind: 'module' });
		expect([...counts.kind]).toEqual([
			['guide', 1],
			['module', 1],
		]);
		expect([...counts.audience]).toEqual([['trainer', 1]]);
	});

	test('leave the pages that have every value', () => {
		expect(rows.filter((page) => matches(page, { audience: 'officer', kind: 'guide' }))).toEqual([rows[0]]);
		expect(rows.filter((page) => matches(page, { audience: 'officer', kind: 'module' }))).toEqual([]);
	});
});
