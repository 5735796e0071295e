import Slugger from 'github-slugger';
import { mdxToMdast } from 'satteri';
import { reservedAnchors } from './anchors.ts';

/** What a page's body holds, without rendering it. Lines are lines of the file. */
export interface Body {
	headings: Heading[];
	components: Component[];
	links: { url: string; line: number }[];
	images: { url: string; alt: string; line: number }[];
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
}

/** The file does not parse as MDX. */
export class BodyError extends Error {
	readonly line: number | undefined;
	constructor(message: string, line: number | undefined) {
		super(message);
		this.line = line;
	}
}

interface Node {
	type: string;
	name?: string | null;
	url?: string;
	alt?: string | null;
	value?: string;
	depth?: number;
	children?: Node[];
	attributes?: { type: string; name?: string; value?: unknown }[] | Record<string, string>;
	position?: { start: { line: number; offset: number } };
}

/**
 * Reads the body of an MDX file.
 * @param file the whole file, frontmatter included, so that lines are right
 * @throws BodyError where it does not parse
 */
export function parseBody(file: string): Body {
	const tree = parse(file);
	const body: Body = { headings: [], components: [], links: [], images: [], code: [], words: 0, sections: [] };
	const slugger = new Slugger();
	for (const anchor of reservedAnchors) slugger.slug(anchor);
	const cuts: number[] = [];

	const visit = (node: Node, inside: string[]) => {
		const line = node.position?.start.line ?? 1;
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
					body.components.push({ name: node.name, attributes, line, inside, heading: first && plainText(first) });
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
			case 'definition':
				body.links.push({ url: node.url ?? '', line });
				break;
			case 'image':
				body.images.push({ url: node.url ?? '', alt: node.alt ?? '', line });
				break;
			case 'text':
				body.words += node.value?.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
				break;
		}
		for (const child of node.children ?? []) visit(child, around);
	};
	visit(tree, []);

	const start = /^---\r?\n[\s\S]*?\r?\n---\r?\n?/.exec(file)?.[0].length ?? 0;
	const edges = [start, ...cuts, file.length];
	body.sections = edges.slice(0, -1).map((from, i) => file.slice(from, edges[i + 1]));
	return body;
}

function parse(file: string): Node {
	try {
		return mdxToMdast(file, { features: { directive: true } }) as unknown as Node;
	} catch (error) {
		const message = (error as Error).message.split('\n')[0] as string;
		const line = /^(\d+):\d+: /.exec(message);
		throw new BodyError(
			message.replace(/^\d+:\d+: /, '').replace(/ \([a-z-]+:[a-z-]+\)$/, ''),
			line ? Number(line[1]) : undefined,
		);
	}
}

function readAttributes(node: Node): { attributes: Record<string, string>; expressions: number } {
	const attributes: Record<string, string> = {};
	let expressions = 0;
	if (Array.isArray(node.attributes))
		for (const { type, name, value } of node.attributes) {
			if (type !== 'mdxJsxAttribute' || (value !== null && typeof value === 'object')) expressions++;
			else if (name) attributes[name] = typeof value === 'string' ? value : '';
		}
	return { attributes, expressions };
}

const plainText = (node: Node): string => node.value ?? node.alt ?? (node.children ?? []).map(plainText).join('');
