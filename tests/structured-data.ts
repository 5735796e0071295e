import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { tagsOf } from './html.ts';

/** A thing in structured data: properties, and a type of schema.org. */
export type Thing = { '@type': string } & Record<string, unknown>;

/** What the structured data of a page describes; empty where it has none. One script at most. */
export function thingsOn(html: string): Thing[] {
	const scripts = [...html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)];
	if (scripts.length > 1) throw new Error('A page has one script of structured data.');
	const [, text] = scripts[0] ?? [];
	if (text === undefined) return [];
	const { '@context': context, '@graph': graph, ...rest } = JSON.parse(text);
	if (context !== 'https://schema.org' || Object.keys(rest).length > 0) throw new Error(`No graph: ${text}`);
	return graph;
}

/** A thing and all things in it. */
export const withParts = (thing: Thing): Thing[] => [
	thing,
	...Object.values(thing)
		.flat()
		.flatMap((value) => (typeof value === 'object' && value !== null ? withParts(value as Thing) : [])),
];

interface Described {
	above: string[];
	properties: string[];
}

/** schema.org's vocabulary as schema-dts ships it: each type has an interface that says `"@type": "Name"`. */
function readVocabulary(): { leaves: Map<string, string>; interfaces: Map<string, Described> } {
	const file = fileURLToPath(new URL('schema.d.ts', import.meta.resolve('schema-dts')));
	const leaves = new Map<string, string>();
	const interfaces = new Map<string, Described>();
	ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest).forEachChild((node) => {
		if (!ts.isInterfaceDeclaration(node)) return;
		const properties: string[] = [];
		for (const member of node.members) {
			if (!ts.isPropertySignature(member) || !ts.isStringLiteral(member.name)) continue;
			const type = member.type && ts.isLiteralTypeNode(member.type) ? member.type.literal : undefined;
			if (member.name.text !== '@type') properties.push(member.name.text);
			else if (type && ts.isStringLiteral(type)) leaves.set(type.text, node.name.text);
		}
		const above = (node.heritageClauses ?? []).flatMap(({ types }) =>
			types.flatMap(({ expression }) => (ts.isIdentifier(expression) ? expression.text : [])),
		);
		interfaces.set(node.name.text, { above, properties });
	});
	return { leaves, interfaces };
}

const { leaves, interfaces } = readVocabulary();

const propertiesOf = (name: string): string[] => {
	const { above = [], properties = [] } = interfaces.get(name) ?? {};
	return [...properties, ...above.flatMap(propertiesOf)];
};

/** What in a thing schema.org does not know: its type, or properties that neither the type nor one above it has. */
export function unknownIn(thing: Thing): string[] {
	const name = leaves.get(thing['@type']);
	if (!name) return [thing['@type']];
	const known = new Set(propertiesOf(name));
	return Object.keys(thing)
		.filter((property) => property !== '@type' && !known.has(property))
		.map((property) => `${thing['@type']}.${property}`);
}

/** What a page tells reference managers, without `citation_`. */
export const citationTags = (html: string): Record<string, string> =>
	Object.fromEntries(
		tagsOf(html, 'meta').flatMap(({ attributes: { name, content } }) =>
			name?.startsWith('citation_') ? [[name.slice('citation_'.length), content ?? '']] : [],
		),
	);
