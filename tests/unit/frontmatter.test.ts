import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { closest, parseYaml, schemaProblems } from '../../src/model/frontmatter.ts';

describe('frontmatter with the line of every value', () => {
	const yaml = parseYaml(
		[
			'title: العنوان', // line 2 of the file, after the ---
			'# a remark',
			'steps:',
			'  - { id: start, minutes: 10 }',
			'  - id: talk',
			'    minutes: 20',
			'outcomes:',
			'  - first',
			'  - second',
		].join('\n'),
		2,
	);

	test.each<[string, PropertyKey[], number]>([
		['a key', ['title'], 2],
		['a key after a remark', ['steps'], 4],
		['an item in one line', ['steps', 0], 5],
		['a key in an item', ['steps', 1, 'minutes'], 7],
		['an item of a list of texts', ['outcomes', 1], 10],
	])('%s', (_, path, line) => {
		expect(yaml.lineOf(path)).toBe(line);
	});

	test('what is not there stands where its parent does', () => {
		expect(yaml.lineOf(['steps', 1, 'phase'])).toBe(6);
		expect(yaml.lineOf(['summary'])).toBe(2);
	});
});

describe('values as people write them', () => {
	test('a date, a time and a "no" stay text', () => {
		expect(parseYaml('updated: 2026-11-21\nstart: 09:30\nanswer: no').value).toEqual({
			updated: '2026-11-21',
			start: '09:30',
			answer: 'no',
		});
	});

	test('a colon in a value is a problem on its line, and nothing is read', () => {
		const { value, problems } = parseYaml('id: a\ntitle: First: second', 2);
		expect(value).toBeUndefined();
		expect(problems).toHaveLength(1);
		expect(problems[0]).toMatchObject({ line: 3, rule: 'yaml' });
		expect(problems[0]?.message).not.toMatch(/at line/);
	});

	test('a key that is there twice is a problem', () => {
		expect(parseYaml('id: a\nid: b', 2).problems).toMatchObject([{ line: 3, rule: 'yaml' }]);
	});
});

describe('what does not fit a schema', () => {
	const schema = z.strictObject({
		title: z.string(),
		level: z.enum(['low', 'high']),
		when: z.union([z.literal('draft'), z.strictObject({ on: z.string() })]),
		steps: z.array(z.strictObject({ minutes: z.number() })).optional(),
	});
	const problemsOf = (text: string) => {
		const yaml = parseYaml(text);
		const { error } = schema.safeParse(yaml.value);
		return error ? schemaProblems(error, yaml, Object.keys(schema.shape)) : [];
	};

	test('a missing text, choice or form is called missing', () => {
		const problems = problemsOf('{}');
		expect(problems.map(({ rule }) => rule)).toEqual(['missing-field', 'missing-field', 'missing-field']);
		expect(problems.map(({ message }) => message)).toEqual([
			'`title` is missing. Add it.',
			'`level` is missing. Add it: low, high.',
			'`when` is missing. Add it.',
		]);
	});

	test('a value of the wrong form is not called missing', () => {
		expect(problemsOf('title: a\nlevel: medium\nwhen: soon')).toMatchObject([
			{ line: 2, rule: 'wrong-value' },
			{ line: 3, rule: 'wrong-value', message: '`when` has none of the allowed forms. See content/README.md.' },
		]);
	});

	test('an unknown key deep inside is named with its path, on its line', () => {
		const problems = problemsOf(
			'title: a\nlevel: low\nwhen: draft\nsteps:\n  - minutes: 5\n  - minutes: 5\n    pause: 1',
		);
		expect(problems).toMatchObject([{ line: 7, rule: 'unknown-key' }]);
		expect(problems[0]?.message).toContain('`steps.1.pause`');
	});
});

describe('the nearest known word', () => {
	test.each([
		['sumary', 'summary'],
		['Summary', 'summary'],
		['tilte', 'title'],
		['colour', undefined],
	])('%s: %s', (word, known) => {
		expect(closest(word, ['title', 'summary', 'sources'])).toBe(known);
	});

	test('the nearer of two', () => {
		expect(closest('guides', ['guide', 'guised', 'glides'])).toBe('guide');
	});
});
