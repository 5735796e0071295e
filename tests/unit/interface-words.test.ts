import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { z } from 'zod';
import { documentSets } from '../../src/model/copies.ts';
import { tableColumns } from '../../src/model/data-tables.ts';
import { engineWords, root } from '../../src/model/folder.ts';
import { kinds } from '../../src/model/kinds.ts';
import { audiences, checkMarks, jurisdictions, review } from '../../src/model/schema/common.ts';
import { englishSchemas, groupings, methods, phases } from '../../src/model/schema/entries.ts';
import { themes } from '../../src/model/schema/glossary.ts';
import { measures, qualities } from '../../src/model/schema/programme.ts';
import { sourceKinds } from '../../src/model/schema/source.ts';
import { boxWords } from '../../src/search/page-table.ts';
import { facets } from '../../src/search/tables.ts';

const english = Object.keys(parse(readFileSync(join(engineWords, 'en.yaml'), 'utf8')));
const sources = globSync('src/**/*.{ts,astro}', { cwd: root }).map((file) => ({
	file,
	text: readFileSync(join(root, file), 'utf8'),
}));

/** Choices of the value at `key` wherever it is one of several forms of an object. */
const choices = (forms: readonly z.ZodType[], key: string): readonly string[] =>
	forms.flatMap((form) => {
		const value = (form as z.ZodObject).shape?.[key] as { options?: string[] } | undefined;
		return value?.options ?? [];
	});

/** Keys made from a choice of the schemas: `phase-${…}` is one key for each phase. */
const made: Record<string, readonly string[]> = {
	aud: audiences,
	basis: englishSchemas.report.shape.basis.options,
	break: choices(englishSchemas.course.shape.days.element.element.options, 'break'),
	changes: ['none', 'some', 'newer', 'sameDay', 'unknown', 'added', 'changed', 'withdrawn'],
	check: checkMarks,
	checkSheet: ['current', 'older', 'newer', 'unknown'],
	reviewSheet: ['1', '2', '3', '4'],
	column: Object.values(tableColumns).flatMap((columns) => Object.keys(columns)),
	measure: measures.filter((measure) => measure !== 'count'),
	table: Object.keys(tableColumns),
	copy: ['pages', ...Object.keys(documentSets)],
	contact: ['health', 'shelter', 'support', 'legal', 'police'],
	edition: ['trainer', 'participant'],
	group: groupings,
	jur: jurisdictions,
	method: methods,
	phase: phases,
	phone: ['1', '2', '3'],
	quality: qualities,
	role: choices(review.options, 'by'),
	src: sourceKinds,
	theme: themes,
	windows: ['1', '2', '3', '4'],
};

/** Lookups by a name that is not written at the place: what the name can be. */
const named: Record<string, string[]> = {
	'kinds[kind].plural': Object.values(kinds).map(({ plural }) => plural),
	'kinds[kind].label': Object.values(kinds).map(({ label }) => label),
	'kinds[page.kind].plural': Object.values(kinds).map(({ plural }) => plural),
	'kinds[page.kind].label': Object.values(kinds).map(({ label }) => label),
	facet: [...facets],
	label: Object.values(kinds).map(({ label }) => label),
	// Part and Note take it from the component that uses them.
	name: sources.flatMap(({ text }) =>
		[...text.matchAll(/<(?:Part|Note) name="(\w+)"/g)].map(([, name]) => name as string),
	),
};

/** Every lookup of an interface word: t(…), tt(…) and wordsOf(…)(…). */
const lookups = sources.flatMap(({ file, text }) =>
	[...text.matchAll(/(?:\btt?|\bwordsOf\(\w+\))\(\s*('[^']*'|`[^`]*`|[\w.[\]]+)\s*[,)]/g)].map(([, argument]) => ({
		file,
		argument: argument as string,
	})),
);

/** The keys a lookup can ask for; undefined where that cannot be told. */
function keysOf(argument: string): readonly string[] | undefined {
	if (argument.startsWith("'")) return [argument.slice(1, -1)];
	const prefix = /^`(\w+)-\$\{[^}]*\}`$/.exec(argument)?.[1];
	return prefix === undefined ? named[argument] : made[prefix]?.map((choice) => `${prefix}-${choice}`);
}

describe('interface words', () => {
	test('every lookup is one this test understands', () => {
		expect(lookups.length).toBeGreaterThan(100);
		expect(lookups.filter(({ argument }) => keysOf(argument) === undefined)).toEqual([]);
		for (const [prefix, values] of Object.entries(made)) expect(values, prefix).not.toEqual([]);
		for (const [name, values] of Object.entries(named)) expect(values, name).not.toEqual([]);
	});

	test('every word the code asks for is there', () => {
		const missing = lookups.flatMap(({ file, argument }) =>
			(keysOf(argument) ?? []).filter((key) => !english.includes(key)).map((key) => `${file}: ${key}`),
		);
		expect(missing).toEqual([]);
	});

	test('the search box gets every word it asks for, and no other', () => {
		const asked = lookups
			.filter(({ file }) => file.endsWith('search/box.ts'))
			.flatMap(({ argument }) => keysOf(argument));
		expect([...new Set(asked)].sort()).toEqual([...boxWords].sort());
	});

	test('every word there is, somebody asks for', () => {
		const asked = new Set(lookups.flatMap(({ argument }) => keysOf(argument) ?? []));
		expect(english.filter((key) => !asked.has(key))).toEqual([]);
	});
});
