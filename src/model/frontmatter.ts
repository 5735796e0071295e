import { type Document, isAlias, isCollection, isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './problem.ts';

/** A YAML text with the line of every value. */
export interface Yaml {
	value: unknown;
	/** Line in the file of the value at this path, or of its nearest parent that is there. */
	lineOf: (path: PropertyKey[]) => number;
	/** Every text that is no key, as it is written: without its quotation marks, with what is escaped in it. */
	texts: { path: PropertyKey[]; start: number; end: number }[];
	problems: Omit<Problem, 'file'>[];
}

/** Most lists and maps in each other, far above what any key needs. */
const deepest = 30;

/** The block of keys at the start of a page. */
export interface Frontmatter {
	yaml: string;
	/** Where the body starts; 0 without a block. */
	end: number;
	/** Line that ends the block and holds something else too. */
	unclean?: number;
}

/** Finds the block where Astro does: up to the first line that starts with --- or +++. No two readers see two bodies. */
export function splitFrontmatter(file: string): Frontmatter {
	const found = /^---\r?\n((?:[\s\S]*?\n)??)(---|\+\+\+)([^\n]*)\n?/.exec(file);
	if (!found) return { yaml: '', end: 0 };
	const [block, yaml = '', mark, rest = ''] = found;
	const frontmatter = { yaml: yaml.replace(/\r?\n$/, ''), end: block.length };
	if (mark === '---' && rest.trim() === '') return frontmatter;
	return { ...frontmatter, unclean: block.replace(/\n$/, '').split('\n').length };
}

/**
 * Parses YAML and remembers where each value stands. Only what the keys need: no anchors, tags or several documents.
 * @param firstLine line of the file the text starts on, from 1
 */
export function parseYaml(text: string, firstLine = 1): Yaml {
	const lines = new LineCounter();
	const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
	try {
		// Keys are looked through here: the parser compares each with each.
		const document = parseDocument(text, { lineCounter: lines, schema: 'core', uniqueKeys: false, logLevel: 'error' });
		const { offsets, texts, faults } = walk(document);
		const errors = [...document.errors, ...document.warnings].map((error) => ({
			offset: error.pos[0],
			...(isOverflow(error.message)
				? tooDeep
				: {
						rule: 'yaml',
						message: `${(error.message.split('\n')[0] as string).replace(/ at line \d+, column \d+:$/, '')}. Put a value with a colon or a quotation mark in quotation marks.`,
					}),
		}));
		const problems = [...errors, ...faults].map(({ offset, ...problem }) => ({ line: lineAt(offset), ...problem }));
		return {
			value: problems.length > 0 ? undefined : document.toJS(),
			lineOf: (path) => lineAt(offsetOf(offsets, path)),
			texts,
			problems,
		};
	} catch (error) {
		// The parser has no limit of its own, and the stack has.
		if (!(error instanceof RangeError)) throw error;
		return { value: undefined, lineOf: () => firstLine, texts: [], problems: [{ line: firstLine, ...tooDeep }] };
	}
}

const isOverflow = (message: string) => message.startsWith('Maximum call stack size exceeded');

const tooDeep = {
	rule: 'too-deep',
	message: `Lists and maps stand more than ${deepest} deep in each other. Write the value flat.`,
};

type Fault = { offset: number; rule: string; message: string };

const pathKey = (path: readonly PropertyKey[]) => JSON.stringify(path.map(String));

/** Where each key and value starts, by path, where texts stand, and what the keys of no kind need. */
function walk(document: Document): { offsets: Map<string, number>; texts: Yaml['texts']; faults: Fault[] } {
	const offsets = new Map<string, number>();
	const texts: Yaml['texts'] = [];
	const faults: Fault[] = [];
	const startOf = (node: unknown) => (node as { range?: number[] | null } | null)?.range?.[0] ?? 0;
	const fault = (node: unknown, message: string, rule = 'yaml') =>
		faults.push({ offset: startOf(node), rule, message });

	const look = (node: Node | null, path: PropertyKey[]) => {
		if (!offsets.has(pathKey(path))) offsets.set(pathKey(path), startOf(node));
		if (isAlias(node) || (node && 'anchor' in node && node.anchor))
			fault(
				node,
				'& and * at the start of a value name another one. Write the value out, or put it in quotation marks.',
			);
		if (isScalar(node) && typeof node.value === 'string' && node.range) {
			const quotes = node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE' ? 1 : 0;
			texts.push({ path, start: node.range[0] + quotes, end: node.range[1] - quotes });
		}
		if (!isCollection(node)) return;
		if (path.length >= deepest) fault(node, tooDeep.message, tooDeep.rule);
		else if (isMap<Node, Node>(node)) {
			const keys = new Set<unknown>();
			for (const { key, value } of node.items) {
				if (!isScalar(key)) fault(key ?? node, 'A key is a word. Put it in quotation marks.');
				else {
					if (keys.has(key.value)) fault(key, `The key \`${key.value}\` is there twice. Delete one.`);
					if (key.anchor) fault(key, 'A key has no anchor. Put it in quotation marks.');
					keys.add(key.value);
					const at = [...path, String(key.value)];
					offsets.set(pathKey(at), startOf(key));
					look(value, at);
				}
			}
		} else (node.items as Node[]).forEach((item, i) => look(item, [...path, i]));
	};
	look(document.contents, []);
	return { offsets, texts, faults };
}

/** Where the value at this path starts; for a key that is not there, where its parent does. */
function offsetOf(offsets: Map<string, number>, path: PropertyKey[]): number {
	for (let depth = path.length; depth > 0; depth--) {
		const offset = offsets.get(pathKey(path.slice(0, depth)));
		if (offset !== undefined) return offset;
	}
	return 0;
}

/** Zod's issues as problems, each with its line and what to do. */
export function schemaProblems(error: z.ZodError, yaml: Yaml, known: string[] = []): Omit<Problem, 'file'>[] {
	return error.issues.flatMap((issue) => {
		const path = issue.path;
		const name = path.length > 0 ? `\`${path.join('.')}\`` : 'the file';
		const missing = isMissing(yaml.value, path);
		if (issue.code === 'unrecognized_keys')
			return issue.keys.map((key) => {
				const close = closest(key, known);
				return {
					line: yaml.lineOf([...path, key]),
					rule: 'unknown-key',
					message: `No key is called \`${[...path, key].join('.')}\`.${close ? ` Did you mean \`${close}\`?` : ' Delete it, or see content/README.md for the keys of this kind.'}`,
				};
			});
		if (issue.code === 'invalid_union' && issue.errors?.length && !missing)
			return [
				{
					line: yaml.lineOf(path),
					rule: 'wrong-value',
					message: `${name} has none of the allowed forms. See content/README.md.`,
				},
			];
		const choices = issue.code === 'invalid_value' && issue.values.length > 1 ? `: ${issue.values.join(', ')}` : '';
		// A value that must be a certain one says why itself.
		const plain = issue.code !== 'invalid_value' || issue.values.length > 1;
		return [
			{
				line: yaml.lineOf(path),
				rule: missing ? 'missing-field' : 'wrong-value',
				message: missing && plain ? `${name} is missing. Add it${choices}.` : `${name}: ${issue.message}`,
			},
		];
	});
}

function isMissing(value: unknown, path: PropertyKey[]): boolean {
	let here: unknown = value;
	for (const key of path) {
		if (here === null || typeof here !== 'object') return true;
		here = (here as Record<PropertyKey, unknown>)[key];
	}
	return here === undefined || here === null;
}

/** The known word within two typing mistakes of this one, if any. */
export function closest(word: string, known: string[]): string | undefined {
	const near = known
		.filter((candidate) => Math.abs(candidate.length - word.length) <= 2)
		.map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
		.filter(({ distance }) => distance <= 2)
		.sort((a, b) => a.distance - b.distance);
	return near[0]?.candidate;
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++)
			next[j] = Math.min(
				(next[j - 1] as number) + 1,
				(row[j] as number) + 1,
				(row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1),
			);
		row = next;
	}
	return row[b.length] as number;
}
