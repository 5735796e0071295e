import { describe, expect, test } from 'vitest';
import { reservedAnchors } from '../../src/model/anchors.ts';
import { BodyError, parseBody } from '../../src/model/body.ts';

const frontmatter = '---\ntitle: العنوان 👮\n---\n\n';

describe('sections between headings', () => {
	const parts = [
		'\nمقدمة قصيرة، فيها «اقتباس» ووجه 👮.\n\n',
		'## الجزء الأول\n\nنصّ عربي طويل بعض الشيء.\n\n<BothLaws>\n\n',
		'### داخل مكوّن\n\nنصّ آخر.\n\n</BothLaws>\n\n',
		'## Latin, then ڕێنوێنی\n\nEnd.\n',
	];
	const file = frontmatter.slice(0, -1) + parts.join('');

	test('are cut in the right places after Arabic letters and emoji', () => {
		expect(parseBody(file).sections).toEqual(parts);
	});

	test('are cut in the right places with the line ends of Windows', () => {
		expect(parseBody(file.replaceAll('\n', '\r\n')).sections).toEqual(
			parts.map((part) => part.replaceAll('\n', '\r\n')),
		);
	});

	test('together they are the whole body, for a body without headings too', () => {
		expect(parseBody(`${frontmatter}نصّ.\n`).sections.join('')).toBe('\nنصّ.\n');
		expect(parseBody('## No frontmatter\n\nText.\n').sections).toEqual(['', '## No frontmatter\n\nText.\n']);
	});
});

describe('headings', () => {
	const { headings } = parseBody(`${frontmatter}## Menu\n\n## Why, *really*?\n\n### Menu\n\n## Why really\n\n## لماذا`);

	test('keep depth, plain text and line', () => {
		expect(headings.map(({ depth, text, line }) => [depth, text, line])).toEqual([
			[2, 'Menu', 5],
			[2, 'Why, really?', 7],
			[3, 'Menu', 9],
			[2, 'Why really', 11],
			[2, 'لماذا', 13],
		]);
	});

	test('get an anchor of their own, and none that the page uses itself', () => {
		const ids = headings.map(({ id }) => id);
		expect(ids).toEqual(['menu-1', 'why-really', 'menu-2', 'why-really-1', 'لماذا']);
		for (const anchor of reservedAnchors) expect(parseBody(`## ${anchor}`).headings[0]?.id).toBe(`${anchor}-1`);
	});

	test('a # in a block of code is none', () => {
		expect(parseBody('```\n## not one\n```\n').headings).toEqual([]);
	});
});

describe('what a body holds', () => {
	const body = parseBody(
		[
			'One two ثلاثة 4.', // line 1
			'',
			'<Step id="start">',
			'',
			'### Title of it',
			'',
			'<Do>',
			'',
			'Say <Term id="law">the law</Term>, see [the guide](/guides/a/#b).',
			'',
			'![A card](./card.png)',
			'',
			'</Do>',
			'',
			'</Step>',
			'',
			'[ref][1]',
			'',
			'[1]: /forms/',
			'',
			'<Write lines="3" />',
		].join('\n'),
	);

	test('components, with their attributes, lines, surroundings and first heading', () => {
		expect(body.components).toEqual([
			{ name: 'Step', attributes: { id: 'start' }, line: 3, inside: [], heading: 'Title of it' },
			{ name: 'Do', attributes: {}, line: 7, inside: ['Step'], heading: undefined },
			{ name: 'Term', attributes: { id: 'law' }, line: 9, inside: ['Step', 'Do'], heading: undefined, text: 'the law' },
			{ name: 'Write', attributes: { lines: '3' }, line: 21, inside: [], heading: undefined },
		]);
	});

	test('links, written out or as a reference, and pictures', () => {
		expect(body.links).toEqual([
			{ url: '/guides/a/#b', line: 9 },
			{ url: '/forms/', line: 19 },
		]);
		expect(body.images).toEqual([{ url: './card.png', alt: 'A card', line: 11 }]);
	});

	test('words of any script, and neither tags nor addresses', () => {
		// 4 + "Title of it" 3 + "Say", "the law", "see", "the guide" 6 + "ref" 1
		expect(body.words).toBe(14);
		expect(body.code).toEqual([]);
	});
});

describe('code in a body', () => {
	test.each([
		['an import', "import A from './a.js'\n\nText", 'import or export', 1],
		['an export', 'Text\n\nexport const a = 1', 'import or export', 3],
		['an expression in a line', 'Text\n\nIt is {1 + 1}.', 'expression', 3],
		['an expression on its own', 'Text\n\n{1 + 1}', 'expression', 3],
		['an expression as an attribute', 'Text\n\n<Write lines={3} />', 'expression', 3],
		['attributes from an expression', 'Text\n\n<Write {...all} />', 'expression', 3],
	])('%s is found on its line', (_, text, what, line) => {
		expect(parseBody(text).code).toEqual([{ what, line }]);
	});

	test('an escaped bracket is text', () => {
		expect(parseBody('A lone \\{ and \\<.').code).toEqual([]);
	});
});

describe('a body that does not parse', () => {
	test.each([
		['a component that is not closed', `${frontmatter}<Do>\n\nText\n`],
		['a lone <', `${frontmatter}Text\n\nless than <3\n`],
		['a lone {', `${frontmatter}Text\n\nset {\n`],
	])('%s says on which line, in one line of words', (_, file) => {
		const error = (() => {
			try {
				return parseBody(file);
			} catch (thrown) {
				return thrown;
			}
		})();
		expect(error).toBeInstanceOf(BodyError);
		const { message, line } = error as BodyError;
		expect(line).toBeGreaterThanOrEqual(5);
		expect(line).toBeLessThanOrEqual(file.split('\n').length);
		expect(message).not.toMatch(/^\d+:\d+|\n|\(mdx/);
	});
});
