import { type Document, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './problem.ts';

/** A YAML text with the line of every value. */
export interface Yaml {
	value: unknown;
	/** Line in the file of the value at this path, or of its nearest parent that is there. */
	lineOf: (path: PropertyKey[]) => number;
	problems: Omit<Problem, 'file'>[];
}

/**
 * Parses YAML and remembers where each value stands.
 * @param firstLine line of the file the text starts on, from 1
 */
export function parseYaml(text: string, firstLine = 1): Yaml {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, schema: 'core' });
	const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
	return {
		value: document.errors.length > 0 ? undefined : document.toJS(),
		lineOf: (path) => lineAt(offsetOf(document, path)),
		problems: document.errors.map((error) => ({
			line: lineAt(error.pos[0]),
			rule: 'yaml',
			message: `${(error.message.split('\n')[0] as string).replace(/ at line \d+, column \d+:$/, '')}. Put a value with a colon or a quotation mark in quotation marks.`,
		})),
	};
}

/** Where the value at this path starts; for a key that is not there, where its parent does. */
function offsetOf(document: Document, path: PropertyKey[]): number {
	for (let depth = path.length; depth > 0; depth--) {
		const parent = depth > 1 ? document.getIn(path.slice(0, depth - 1), true) : document.contents;
		const items = (parent as { items?: { key?: { value: unknown; range?: number[] } }[] } | undefined)?.items;
		const key = items?.find((item) => item.key?.value === path[depth - 1])?.key;
		if (key?.range) return key.range[0] as number;
		const node = document.getIn(path.slice(0, depth), true) as { range?: number[] } | undefined;
		if (node?.range) return node.range[0] as number;
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
