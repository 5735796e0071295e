import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { analyse, wordsOf } from '../../src/languages/analyse.ts';
import { type LanguagePath, languages } from '../../src/languages/languages.ts';
import { changesSince, type PublishedList, readEdition, readList } from '../../src/model/changes.ts';
import { compareVersions, readCode } from '../../src/model/sheet-code.ts';
import { beginnings, looserWays, planQuery } from '../../src/search/query.ts';
import { Suggester } from '../../src/search/suggest.ts';

// What anybody may type, paste or drop: no function that reads it throws, or takes long. RUNS=10000 tries more.

const runs = Number(process.env['RUNS'] ?? 500);
let tried = 0;
afterAll(() => console.log(`${tried} inputs tried`));
const holds = <T>(inputs: fc.Arbitrary<T>, check: (input: T) => void) =>
	fc.assert(
		fc.property(inputs, (input) => {
			tried++;
			check(input);
		}),
		{ numRuns: runs },
	);

const paths = Object.keys(languages) as LanguagePath[];
const words = fc.constantFrom(
	'الشرطة',
	'دەستگیرکردن',
	'و',
	'ـ',
	'\u200c',
	'\u202e',
	'٢٠٢٦',
	'"',
	'«',
	"'",
	'<img src=x>',
	'\ud83d',
	'\0',
);
const text = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 200 }),
	fc.string({ unit: 'grapheme', maxLength: 200 }),
	fc
		.array(
			fc.oneof(words, fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((at) => String.fromCharCode(at)) })),
		)
		.map((all) => all.join(' ')),
);
/** Texts near to what is meant. */
const codes = fc
	.array(fc.constantFrom('rp', 'sp-first', '-', ' ', '.', 'v', '1', '٢', '2026', '11', '21', '3fa9c1', '\u00ad', ':'), {
		maxLength: 30,
	})
	.map((all) => all.join(''));
const long = fc
	.tuple(
		fc.constantFrom('a', '-', '1', 'a-', 'a-1', '2026-', '1-', '\ufdfa', '"a', 'ە'),
		fc.integer({ min: 1, max: 20_000 }),
	)
	.map(([part, times]) => part.repeat(times));

const day = fc.constantFrom('2026-11-21', '2020-01-01', '9999-99-99', '', '__proto__');
const loose = <T>(good: fc.Arbitrary<T>) =>
	fc.oneof({ arbitrary: good, weight: 6 }, { arbitrary: fc.jsonValue(), weight: 1 });
const titles = loose(fc.dictionary(fc.constantFrom('en', 'ar', '__proto__', 'toString'), loose(fc.string())));
const list = loose(
	fc.record({
		edition: loose(fc.record({ version: loose(fc.string()), date: loose(day) })),
		pages: loose(
			fc.array(
				loose(
					fc.record({
						id: loose(fc.constantFrom('a', 'b', '__proto__')),
						version: loose(fc.constantFrom('1.0.0', '')),
						updated: loose(day),
						titles,
					}),
				),
				{ maxLength: 5 },
			),
		),
	}),
);
const page = {
	id: 'a',
	kind: 'guide',
	path: 'a',
	version: '1.0.0',
	published: '2026-01-01',
	updated: '2026-01-01',
	titles: { en: 'A' },
};
const now: PublishedList = {
	edition: { version: '2026-11-21-3fa9c1', date: '2026-11-21' },
	pages: [page],
	withdrawn: [{ id: 'w', on: '2026-02-01', titles: {} }],
};

/** What the box does with an answer. */
const show = (held: ReturnType<typeof readList>) => {
	for (const { pages } of (held && changesSince(held, now))?.lists ?? [])
		for (const { id, titles: names } of pages)
			expect(`${names['en'] ?? Object.values(names)[0] ?? id}`).toBeTypeOf('string');
};

describe('a list that is dropped on the page', () => {
	test('any text', () => holds(text, (input) => show(readList(input))));
	test('any JSON', () => holds(fc.json(), (input) => show(readList(input))));
	test('what looks like one', () => holds(list, (input) => show(readList(JSON.stringify(input)))));
	test('a title that says it is no text', () => {
		const odd = { ...page, id: 'b', titles: { en: { toString: 1, valueOf: 1 } } };
		show(readList(JSON.stringify({ ...now, pages: [page, odd] })));
	});
	test('a day in brackets', () => {
		expect(readList('{"edition":{"version":"x","date":["2026-11-21"]},"pages":[]}')).toBeUndefined();
	});
	test('deep', () => show(readList(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)));
});

describe('a version or a code that is typed', () => {
	test.each([
		['any text', text],
		['what looks like one', codes],
	])('%s', (_, inputs) =>
		holds(inputs, (input) => {
			show(readEdition(input));
			const code = readCode(input);
			if (!code) return;
			expect(code.id).toMatch(/^[a-z0-9-]+$/);
			expect(compareVersions(code.version, '1.0.0')).toBeTypeOf('number');
		}),
	);

	test('long, in little time', () => {
		fc.assert(
			fc.property(long, (input) => {
				tried++;
				const begun = performance.now();
				readCode(input);
				readCode(`${input}x`);
				readEdition(input);
				expect(performance.now() - begun).toBeLessThan(1000);
			}),
			{ numRuns: Math.ceil(runs / 10) },
		);
	});
});

describe('a search', () => {
	const suggesters = paths.map((path) => new Suggester(['police', 'الشرطة', 'پۆلیس', 'survivor'], languages[path].tag));
	const search = (input: string) =>
		paths.forEach((path, i) => {
			const { tag } = languages[path];
			const { tokens, ways } = planQuery(input, path, {});
			for (const { covers } of ways) for (const place of covers) expect(tokens[place]).toBeTypeOf('string');
			tokens.forEach((token, place) => {
				looserWays(token, place, path);
				beginnings(token, place, tag);
				suggesters[i]?.suggest(token);
			});
		});

	test('any text', () => holds(text, search));
	test('long, in little time', () => {
		fc.assert(
			fc.property(long, (input) => {
				tried++;
				const begun = performance.now();
				search(input);
				expect(performance.now() - begun).toBeLessThan(1000);
			}),
			{ numRuns: Math.ceil(runs / 10) },
		);
	});
	test('words and stems are never empty', () =>
		holds(text, (input) => {
			for (const { tag } of Object.values(languages)) {
				for (const word of wordsOf(input, tag)) expect(word).not.toBe('');
				for (const stem of analyse(input, tag)) expect(stem).not.toBe('');
			}
		}));
});
