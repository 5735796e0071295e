import Slugger from 'github-slugger';
import { mdxToMdast } from 'satteri';
import { reservedAnchors } from './anchors.ts';
import { splitFrontmatter } from './frontmatter.ts';

/** What a page's body holds, without rendering it. Lines are lines of the file. */
export interface Body {
	headings: Heading[];
	components: Component[];
	links: { url: string; line: number }[];
	images: {
		url: string;
		alt: string;
		line: number;
		/** Named elsewhere in the body: ![…][name]. */
		elsewhere?: true;
	}[];
	/** Blocks that start with ::: or :: and a word. */
	asides: { name: string; attributes: string[]; line: number }[];
	/** Imports, exports and expressions: none may be there. */
	code: { what: 'import or export' | 'expression'; line: number }[];
	/** Plain words of the body, for counts and reading time. */
	words: number;
	/** Source text between headings, by position; the first is what stands before the first heading. */
	sections: string[];
}

export interface Heading {
	depth: number;
	text: string;
	/** Anchor made from this text; a translation takes the English one instead. */
	id: string;
	line: number;
}

export interface Component {
	name: string;
	attributes: Record<string, string>;
	line: number;
	/** Names of the components around it, outermost first. */
	inside: string[];
	/** Text of the first heading in it. */
	heading?: string | undefined;
	/** Of a component inside a sentence: its words. */
	text?: string | undefined;
}

/** The body cannot be read. The message says what to do. */
export class BodyError extends Error {
	readonly rule: 'mdx' | 'not-closed' | 'too-deep';
	readonly line: number | undefined;
	constructor(rule: BodyError['rule'], message: string, line: number | undefined) {
		super(message);
		this.rule = rule;
		this.line = line;
	}
}

/** Most elements in each other: a step, a list in a list, an aside and words in bold are ten. */
const deepest = 50;

const tooDeep = (line?: number) =>
	new BodyError('too-deep', `More than ${deepest} elements stand in each other here. Take them apart.`, line);

interface Node {
	type: string;
	name?: string | null;
	url?: string;
	identifier?: string;
	alt?: string | null;
	value?: string;
	depth?: number;
	children?: Node[];
	attributes?: { type: string; name?: string; value?: unknown }[] | Record<string, string>;
	position?: { start: { line: number; offset: number } };
}

/** Stands for the line that the site appends to each body to bring its components in. */
const siteLine = "import 'components'";

/**
 * Reads the body of an MDX file.
 * @param file the whole file, frontmatter included, so that lines are right
 * @throws BodyError where it cannot be read
 */
export function parseBody(file: string): Body {
	try {
		return readBody(file);
	} catch (error) {
		// Parsers have no limit of their own, and the stack has.
		throw error instanceof RangeError ? tooDeep() : error;
	}
}

function readBody(file: string): Body {
	const { end: start } = splitFrontmatter(file);
	// As Astro does: what it takes for the block is no part of the body, whatever the parser would make of it.
	const tree = parse(file.slice(0, start).replace(/[^\r\n]/g, ' ') + file.slice(start));
	const body: Body = {
		headings: [],
		components: [],
		links: [],
		images: [],
		asides: [],
		code: [],
		words: 0,
		sections: [],
	};
	const definitions: { identifier: string; url: string; line: number }[] = [];
	const pictures: { identifier: string; alt: string; line: number }[] = [];
	const linked = new Set<string | undefined>();
	const slugger = new Slugger();
	for (const anchor of reservedAnchors) slugger.slug(anchor);
	const cuts: number[] = [];

	const visit = (node: Node, inside: string[], depth: number) => {
		const line = node.position?.start.line ?? 1;
		if (depth > deepest) throw tooDeep(line);
		let around = inside;
		switch (node.type) {
			case 'yaml':
				return;
			case 'heading': {
				const text = plainText(node);
				body.headings.push({ depth: node.depth ?? 2, text, id: slugger.slug(text), line });
				cuts.push(node.position?.start.offset ?? 0);
				break;
			}
			case 'mdxJsxFlowElement':
			case 'mdxJsxTextElement':
				if (node.name) {
					const { attributes, expressions } = readAttributes(node);
					const first = (node.children ?? []).find(({ type }) => type === 'heading');
					body.components.push({
						name: node.name,
						attributes,
						line,
						inside,
						heading: first && plainText(first),
						...(node.type === 'mdxJsxTextElement' ? { text: plainText(node) } : {}),
					});
					for (let i = 0; i < expressions; i++) body.code.push({ what: 'expression', line });
					around = [...inside, node.name];
				}
				break;
			case 'mdxjsEsm':
				body.code.push({ what: 'import or export', line });
				return;
			case 'mdxFlowExpression':
			case 'mdxTextExpression':
				body.code.push({ what: 'expression', line });
				return;
			case 'link':
				body.links.push({ url: node.url ?? '', line });
				break;
			case 'definition':
				definitions.push({ identifier: node.identifier ?? '', url: node.url ?? '', line });
				break;
			case 'linkReference':
				linked.add(node.identifier);
				break;
			case 'imageReference':
				pictures.push({ identifier: node.identifier ?? '', alt: node.alt ?? '', line });
				break;
			case 'containerDirective':
			case 'leafDirective':
				body.asides.push({ name: node.name ?? '', attributes: Object.keys(node.attributes ?? {}), line });
				break;
			case 'image':
				body.images.push({ url: node.url ?? '', alt: node.alt ?? '', line });
				break;
			case 'text':
				body.words += node.value?.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
				break;
		}
		for (const child of node.children ?? []) visit(child, around, depth + 1);
	};
	visit(tree, [], 0);

	const urls = new Map(definitions.toReversed().map(({ identifier, url }) => [identifier, url]));
	for (const { identifier, alt, line } of pictures)
		body.images.push({ url: urls.get(identifier) ?? '', alt, line, elsewhere: true });
	const pictured = new Set(pictures.map(({ identifier }) => identifier));
	for (const { identifier, url, line } of definitions)
		if (linked.has(identifier) || !pictured.has(identifier)) body.links.push({ url, line });

	const edges = [start, ...cuts, file.length];
	body.sections = edges.slice(0, -1).map((from, i) => file.slice(from, edges[i + 1]));
	return body;
}

/** Parses a body as the site will have it: with its own line at the end, which must not end up in something open. */
function parse(text: string): Node {
	const tree = parseMdx(`${text}\n\n${siteLine}\n`, text.split('\n').length);
	const last = tree.children?.at(-1);
	if (last?.type !== 'mdxjsEsm')
		throw new BodyError(
			'not-closed',
			'What starts here has no end. Close it on a line of its own, with as many ``` or ::: as it starts with.',
			last?.position?.start.line,
		);
	// An import of the writer's before it is one with it.
	if (last.value === siteLine) tree.children?.pop();
	return tree;
}

function parseMdx(text: string, lines: number): Node {
	try {
		return mdxToMdast(text, { features: { directive: true } }) as unknown as Node;
	} catch (error) {
		if (error instanceof RangeError) throw error;
		const message = (error as Error).message.split('\n')[0] as string;
		const line = /^(\d+):\d+: /.exec(message);
		throw new BodyError(
			'mdx',
			`${message.replace(/^\d+:\d+: /, '').replace(/( \(note: .*\))? \([a-z-]+:[a-z-]+\)$/, '')}. A lone < or { starts code here: write it in words, or \\< and \\{.`,
			line ? Math.min(Number(line[1]), lines) : undefined,
		);
	}
}

function readAttributes(node: Node): { attributes: Record<string, string>; expressions: number } {
	const attributes: [string, string][] = [];
	let expressions = 0;
	if (Array.isArray(node.attributes))
		for (const { type, name, value } of node.attributes) {
			if (type !== 'mdxJsxAttribute' || (value !== null && typeof value === 'object')) expressions++;
			else if (name) attributes.push([name, typeof value === 'string' ? value : '']);
		}
	return { attributes: Object.fromEntries(attributes), expressions };
}

const plainText = (node: Node): string => node.value ?? node.alt ?? (node.children ?? []).map(plainText).join('');
