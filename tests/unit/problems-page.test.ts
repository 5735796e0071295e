import fc from 'fast-check';
import { parseDocument } from 'htmlparser2';
import { markdownToHtml } from 'satteri';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/model/problem.ts';
import { harmless, problemsPage } from '../../src/model/problems-page.ts';

test('problems stand by file and line, with what to do, in the words of the report', () => {
	expect(
		problemsPage([
			{ file: 'ku/about.mdx', rule: 'minutes', message: "The steps don't add up: 5 + 10 is not 20." },
			{
				file: 'en/about.mdx',
				line: 20,
				rule: 'broken-link',
				message: 'No page /x/. Write `link: (y z)`, or take it out.',
			},
			{ file: 'en/about.mdx', line: 3, rule: 'wrong-value', message: 'Not “2”: 2026-11-21, or "3" («بەڵێ»)؟' },
		]),
	).toBe(`3 problems in 2 files.

### \`en/about.mdx\`

- Line 3: Not “2”: 2026-11-21, or "3" («بەڵێ»)؟ (\`wrong-value\`)
- Line 20: No page \`/x/\`. Write \`link: (y z)\`, or take it out. (\`broken-link\`)

### \`ku/about.mdx\`

- The file: The steps don't add up: 5 \`+\` 10 is not 20. (\`minutes\`)
`);
	expect(problemsPage([])).toBe('No problems in the content.\n');
});

/** Names of the elements of a page, and its words outside of code. */
function rendered(markdown: string): { names: Set<string>; words: string } {
	const names = new Set<string>();
	let words = '';
	const walk = (node: { type: string; name?: string; data?: string; children?: object[] }) => {
		if (node.type === 'text') words += ` ${node.data}`;
		if (node.name) names.add(node.name);
		if (node.name !== 'code') for (const child of node.children ?? []) walk(child as typeof node);
	};
	walk(parseDocument(markdownToHtml(markdown).html, { decodeEntities: true }) as never);
	return { names, words };
}

/** What a host makes links, mentions, references, pictures or HTML of. */
const active = /[@#<>&*_~|\\[\]{}$^=+]|:\/\/|www\.|:\w+:|\w\.\w{2}|\d{7}|[A-Z]-\d/u;

describe('what is in a file name or a value does nothing', () => {
	const hostile = [
		'@everyone',
		'someone@example.org',
		'[x](https://evil.example)',
		'![x](https://evil.example/x.png)',
		'<img src=x onerror=alert(1)>',
		'<!-- x -->',
		'&lt;b&gt; &#64;all',
		'https://evil.example',
		'www.evil.example',
		'#1 owner/name#2 GH-3',
		'0123456789abcdef0123456789abcdef01234567',
		':smile:',
		'`a` ``b`` ```c``` `',
		'``` \n@all\n```',
		'\\`@all\\`',
		'line\n# heading\n- item\n> quote\n1. one\n---\n| a | b |\n| - | - |',
		'\r@all\r\r@all\u2028@all\u0085@all',
		'\u202e@all\u2066',
		'**bold** _em_ ~~gone~~ $x$ ^[note]',
		'[ ] todo',
		'    @all',
		'\ud800',
	];
	const expectInert = (problem: Problem) => {
		const page = problemsPage([problem]);
		const { names, words } = rendered(page);
		expect(
			[...names].filter((name) => !['h3', 'p', 'ul', 'li', 'code'].includes(name)),
			page,
		).toEqual([]);
		expect(words, page).not.toMatch(active);
		expect(page.split('\n').filter((line) => line.startsWith('### '))).toHaveLength(1);
		expect(page.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(1);
		const line = new RegExp(`^(?:(?:### |- )?${harmless}(?: ${harmless})*)?$`, 'u');
		expect(page.split('\n').filter((each) => !line.test(each))).toEqual([]);
	};

	test.each(hostile.map((text) => [text]))('%j', (text) => {
		expectInert({ file: `en/${text}.mdx`, line: 1, rule: text, message: text });
		expectInert({ file: text, rule: 'rule', message: `"${text}" is not known. Write \`${text}\`, or (${text}).` });
	});

	test('nor any mixture of it', () => {
		const part = fc.oneof(
			fc.constantFrom(...hostile),
			fc.string({ unit: 'binary' }),
			fc.constantFrom('`', ' ', 'word', '\n', '\\', '"'),
		);
		const text = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''));
		fc.assert(
			fc.property(text, text, (file, message) => expectInert({ file, line: 2, rule: 'rule', message })),
			{ numRuns: 500 },
		);
	});
});
