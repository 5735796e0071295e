import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseFrontmatter } from '@astrojs/internal-helpers/frontmatter';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { root } from '../../src/model/folder.ts';
import { makeManifest } from '../../src/model/manifest.ts';
import { formatProblems, type Problem } from '../../src/model/problem.ts';
import { type Content, readContent } from '../../src/model/read.ts';
import { checkContent } from '../../src/model/rules/index.ts';
import { englishSchemas } from '../../src/model/schema/entries.ts';
import { updateLock } from '../../src/model/translations.ts';

// Whatever is in a content folder: a problem that names its file, or a page that can be built. RUNS=1000 tries more.
const runs = Number(process.env['RUNS'] ?? 20);

const base = join(root, 'tests/fixtures/base');
const page = 'en/about.mdx';
let folder: string;
const words = () => join(dirname(folder), 'words');
beforeAll(() => {
	folder = join(mkdtempSync(join(tmpdir(), 'kb-')), 'content');
	cpSync(base, folder, { recursive: true });
	// Few interface words: the engine's own would be most of what is read each time.
	mkdirSync(words());
	writeFileSync(join(words(), 'en.yaml'), 'guide: Guide\nnSessions: { one: one, other: more }\n');
	writeFileSync(
		join(words(), 'ar.yaml'),
		'guide: دليل\nnSessions: { zero: لا, one: و, two: ث, few: ق, many: ك, other: غ }\n',
	);
});
afterAll(() => {
	rmSync(dirname(folder), { recursive: true });
	console.table(Object.fromEntries(counts));
});

const counts = new Map<string, { inputs: number; problem: number; safe: number; crash: number }>();

/** Reads and checks the folder with this file in it, and holds what must hold of any. */
function look(group: string, file: string, text: string | Uint8Array): Problem[] {
	const count = counts.get(group) ?? { inputs: 0, problem: 0, safe: 0, crash: 0 };
	counts.set(group, count);
	count.inputs++;
	count.crash++;
	const path = join(folder, file);
	const before = existsSync(path) ? readFileSync(path) : undefined;
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, text);
	try {
		const content = readContent(folder, words());
		const problems = checkContent(content);
		for (const { file: named, rule, line, message } of problems) {
			expect(existsSync(join(folder, named)) || rule === 'missing-file', `${named} is there`).toBe(true);
			expect(rule).toMatch(/^[a-z0-9-]+$/);
			expect(message.length).toBeGreaterThan(10);
			if (line !== undefined) expect(line).toBeGreaterThan(0);
		}
		expect(formatProblems(problems).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
		updateLock(content.entries, content.lock);
		if (problems.length === 0) publishes(content);
		count.crash--;
		if (problems.length > 0) count.problem++;
		else count.safe++;
		return problems;
	} finally {
		if (before) writeFileSync(path, before);
		else rmSync(path);
	}
}

/** What has no problem can be published, and Astro finds the same title and body in it. */
function publishes(content: Content): void {
	makeManifest(content);
	for (const { files } of content.entries)
		for (const { text, own, body } of Object.values(files)) {
			const { frontmatter, content: rest } = parseFrontmatter(text);
			expect(frontmatter['title']).toBe(own['title']);
			expect(rest.trim()).toBe(body?.sections.join('').trim());
		}
}

const original = readFileSync(join(base, page), 'utf8');
const [, keys = '', body = ''] = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(original) ?? [];
const withBody = (text: string) => `---\n${keys}---\n\n${text}\n`;
const withKeys = (text: string) => `---\n${text}\n---\n${body}`;
const without = (key: string) => keys.replace(new RegExp(`^${key}:.*\\n(?:[ -].*\\n)*`, 'm'), '');

const property = (inputs: fc.Arbitrary<string | Uint8Array>, group: string, file = page) =>
	fc.assert(
		fc.property(inputs, (text) => {
			look(group, file, text);
		}),
		{ numRuns: runs },
	);

const strange = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc.string({ unit: 'grapheme', maxLength: 60 }),
	fc.constantFrom(
		'__proto__',
		'constructor',
		'toString',
		'../../etc/passwd',
		'\u202eabc',
		'a\u200bb',
		'\0',
		'2026-11-21',
	),
);

const yamlPieces = fc.constantFrom(
	...[
		'id: a',
		'title: b',
		': ',
		'- ',
		'? ',
		'&a ',
		'*a',
		'!!js/function "x"',
		'!tag ',
		'<<: *a',
		'{',
		'}',
		'[',
		']',
		',',
	],
	...['"', "'", '|\n', '>\n', '\n', '\t', '#', '%YAML 9.9\n', '---\n', '+++\n', '...\n', '__proto__: 1\n', '\\u202e'],
	...[
		'9'.repeat(400),
		'1e999',
		'.nan',
		'0b1',
		'2026-11-21',
		'null',
		'~',
		'x: ',
		'  ',
		'@',
		'`',
		'\r',
		'\u0085',
		'\ufeff',
	],
);

describe('frontmatter', () => {
	test('any value for any key', () => {
		const known = Object.keys(englishSchemas.page.shape);
		const value = fc.oneof(
			fc.anything({ maxDepth: 3, withBigInt: false }).map((any) => {
				try {
					return JSON.stringify(any) ?? 'null';
				} catch {
					return stringify(String(any));
				}
			}),
			strange.map((text) => JSON.stringify(text)),
			strange.map((text) => stringify(text).trimEnd()),
			fc.double().map(String),
			fc.constantFrom('[]', '{}', '""', 'null', '[[]]', '2026-11-21', '0b11', '0x1F', '1_000', 'yes', '!!binary aGk='),
		);
		property(
			fc.tuple(fc.constantFrom(...known), value).map(([key, text]) => withKeys(`${without(key)}${key}: ${text}`)),
			'frontmatter: values',
		);
	});

	test('any key', () => {
		property(
			fc
				.dictionary(strange, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 })
				.map((more) => withKeys(keys + stringify(more))),
			'frontmatter: keys',
		);
	});

	test('anything that looks like YAML', () => {
		property(
			fc.array(fc.oneof(yamlPieces, strange), { maxLength: 25 }).map((parts) => withKeys(keys + parts.join(''))),
			'frontmatter: pieces',
		);
		property(
			fc.array(yamlPieces, { maxLength: 25 }).map((parts) => parts.join('')),
			'frontmatter: pieces alone',
		);
	});

	test('any bytes, as a page and as every data file', () => {
		const bytes = fc.uint8Array({ maxLength: 200 });
		property(bytes, 'bytes');
		for (const file of ['site.yaml', 'sources/udhr.yaml', 'translations.lock.json', 'synonyms.yaml', 'ui/en.yaml'])
			property(
				fc.oneof(
					bytes,
					fc.jsonValue().map((any) => JSON.stringify(any)),
				),
				'data files',
				file,
			);
	});
});

const many = 10_000;
const chain = 'bcdefghi'
	.split('')
	.map((name, i, all) => `${name}: &${name} [${Array(9).fill(`*${i ? all[i - 1] : 'a'}`)}]`);

describe('YAML that costs', () => {
	test.each<[string, string, rule: string]>([
		['a billion laughs', `a: &a [x, x]\n${chain.join('\n')}`, 'yaml'],
		['a value in itself', 'a: &a [*a]', 'yaml'],
		['an alias of nothing', 'a: *b', 'yaml'],
		['a function', 'a: !!js/function "function () {}"', 'yaml'],
		['a key that is a list', '? [a]\n: b', 'yaml'],
		['a key twice', 'title: again', 'yaml'],
		['10,000 keys', Array.from({ length: many }, (_, i) => `k${i}: 1`).join('\n'), 'unknown-key'],
		['10,000 brackets', `a: ${'['.repeat(many)}${']'.repeat(many)}`, 'too-deep'],
		['10,000 brackets that are not closed', `a: ${'['.repeat(many)}`, 'too-deep'],
		['10,000 dashes', `a:\n ${'- '.repeat(many)}x`, 'too-deep'],
		['40 maps', `a: ${'{a: '.repeat(40)}1${'}'.repeat(40)}`, 'too-deep'],
		['__proto__', '__proto__: { draft: true }', 'unknown-key'],
		['constructor', 'constructor: 1', 'unknown-key'],
		['an end of the document', '...\nid: a', 'yaml'],
		['an end of another kind', '+++\n{1 + 1}', 'missing-frontmatter'],
		['an end with more on the line', '---more', 'missing-frontmatter'],
	])('%s', (_, more, rule) => {
		const found = look('YAML attacks', page, withKeys(keys + more)).filter(({ file }) => file === page);
		expect(found.map((problem) => problem.rule)).toContain(rule);
	});
});

test.each(['2026-11-21', '0b11', '1_000', '2026-11-21 09:30:00', '12:30'])(
	'a title %s is put in quotation marks',
	(title) => {
		const found = look('YAML attacks', page, withKeys(`${without('title')}title: ${title}`));
		expect(found).toMatchObject([{ file: page, rule: 'wrong-value' }]);
	},
);

const mdxPieces = fc.constantFrom(
	...['<', '>', '{', '}', '</', '/>', '<Law', '</Law>', '<Law source="udhr" ref="5">', '<Do>', '</Do>', '<>', '</>'],
	...['<script>', '</script>', '<img src=x onerror=alert(1)>', '<style>', '<!--', '-->', '<constructor />', '<a.b />'],
	...['<Write lines="3" />', '<Term id="__proto__">x</Term>', ' set:html="x"', ' {...x}', '={', '`', '```\n', '~~~\n'],
	...[
		'import a from "b"\n',
		'export const a = 1\n',
		'---\n',
		':::note\n',
		':::\n',
		':::script{a=b}\n',
		':a[b]{c}',
		'::d\n',
	],
	...[
		'[',
		']',
		'(',
		')',
		'[a](',
		'![a](',
		'[a]: /x/\n',
		'![a][a]',
		'[^a]',
		'[^a]: b\n',
		'*',
		'**',
		'_',
		'|',
		'|a|\n|-|\n',
	],
	...[
		'# ',
		'## ',
		'#### ',
		'- ',
		'1. ',
		'> ',
		'    ',
		'\t',
		'\n',
		'\n\n',
		'\\',
		'&#x202e;',
		'&lt;',
		'&',
		'\0',
		'\u2028',
		'\r',
	],
);

describe('bodies', () => {
	test('of what starts something', () => {
		property(
			fc
				.array(fc.oneof({ weight: 4, arbitrary: mdxPieces }, { weight: 1, arbitrary: strange }), { maxLength: 30 })
				.map((parts) => withBody(parts.join(''))),
			'bodies: pieces',
		);
	});

	test('of words and pieces', () => {
		const calm = fc.array(
			fc.oneof(
				{ weight: 3, arbitrary: fc.constantFrom('word ', 'a\n\n', '- b\n', '*c* ') },
				{ weight: 1, arbitrary: mdxPieces },
			),
			{ maxLength: 12 },
		);
		property(
			calm.map((parts) => withBody(`${body}\n\n${parts.join('')}`)),
			'bodies: words',
		);
	});

	test('with links to anywhere: what is no page of ours starts with https, http, mailto or tel', () => {
		const pieces = fc.constantFrom(
			...[
				'javascript:',
				'JaVaScRiPt:',
				'java&#115;cript:',
				'data:text/html,',
				'vbscript:',
				'file:///',
				'//',
				'\\\\',
				'/\\',
			],
			...[
				'https://',
				'http:',
				'mailto:',
				'host',
				'/modules/first-response/',
				'#',
				'../',
				'%2e%2e/',
				'%00',
				'@',
				':',
				'?',
				'a',
			],
			...['&Tab;', '&NewLine;', '&colon;', '\u202e'],
		);
		fc.assert(
			fc.property(fc.array(pieces, { minLength: 1, maxLength: 4 }), fc.boolean(), (parts, picture) => {
				const text = withBody(`${body}\n\n${picture ? '!' : ''}[a](${parts.join('')})`);
				look('links', page, text);
			}),
			{ numRuns: runs },
		);
	});
});

const nested = (open: string, close = '', times = many) => open.repeat(times) + close.repeat(times);

describe('bodies that cost', () => {
	test.each<[string, string, rule: string | undefined]>([
		['a page of 5 MB', 'word and more words\n\n'.repeat(250_000), 'too-large'],
		['a line of 1 MB', 'word '.repeat(200_000), 'too-large'],
		['a line of 120 kB', 'word '.repeat(24_000), undefined],
		['a word of 120 kB', 'w'.repeat(120_000), undefined],
		['a word of 120 kB with dots', 'w.'.repeat(60_000), undefined],
		['10,000 headings', '## h\n\n'.repeat(many), undefined],
		['10,000 laws that are not closed', '<Law>'.repeat(many), 'mdx'],
		['10,000 definitions', Array.from({ length: 6000 }, (_, i) => `[a${i}]: /modules/`).join('\n'), undefined],
		['10,000 quotations', nested('> '), 'too-deep'],
		['60 quotations', nested('> ', '', 60), 'too-deep'],
		['10,000 lists', nested('- '), 'too-deep'],
		['lists by indentation', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i * 2)}- x`).join('\n'), 'too-deep'],
		['10,000 components', nested('<Pair>', '</Pair>'), 'too-deep'],
		['3,000 components that are not closed', nested('<Pair>\n\n', '', 3000), 'mdx'],
		['10,000 brackets', nested('[', ']'), undefined],
		['10,000 links', nested('[', '](/modules/)'), undefined],
		['10,000 stars', nested('*a ', ' b*'), 'too-deep'],
		['20,000 inline directives', nested(':a[', ']', 20_000), 'too-deep'],
		['10,000 parentheses in an expression', `{${nested('(', ')')}}`, 'too-deep'],
		['10,000 parentheses in an attribute', `<Write lines={${nested('(', ')')}} />`, 'too-deep'],
		['10,000 parentheses in an export', `export const a = ${nested('(', ')')}`, 'too-deep'],
		['20,000 signs in an expression', `{${'!'.repeat(20_000)}1}`, 'no-code'],
		['a fence that is not closed', '```\ncode', 'not-closed'],
		['an aside that is not closed', ':::note\nwords', 'not-closed'],
	])('%s', (_, text, rule) => {
		const found = look('body attacks', page, withBody(`${body}\n\n${text}`)).filter(({ file }) => file === page);
		const rules = found.map((problem) => problem.rule);
		if (rule) expect(rules).toContain(rule);
		else expect(rules).toEqual([]);
	});
});

describe('file names', () => {
	test('any', () => {
		const name = fc
			.oneof(
				fc.constantFrom(
					'con',
					'aux',
					'nul.tar',
					'COM1',
					'..a',
					'a..b',
					'index',
					'404',
					'Upper',
					'a b',
					'%2e%2e',
					'gu\u0456de',
				),
				fc.constantFrom('a'.repeat(81), 'a'.repeat(240), '\u202egpj', 'a\u200bb', '-', 'a-', '__proto__', '\ue000'),
				strange,
			)
			.map((text) => text.replace(/[/\0]/g, '').slice(0, 80))
			.filter((text) => Buffer.byteLength(text) < 240 && text.isWellFormed());
		fc.assert(
			fc.property(
				name,
				fc.constantFrom('en/guides/', 'en/modules/', 'en/', 'sources/', 'x/'),
				fc.constantFrom('.mdx', '.png', '.yaml', ''),
				(stem, under, ending) => {
					const file = `${under}${stem}${ending}`;
					if (file.endsWith('/') || /\/\.{1,2}$/.test(file) || existsSync(join(folder, file))) return;
					look('file names', file, 'x');
				},
			),
			{ numRuns: runs },
		);
	});
});
