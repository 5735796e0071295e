import { DomUtils, type parseDocument } from 'htmlparser2';
import type { Run } from './blocks.ts';

export type Node = ReturnType<typeof parseDocument>['children'][number];
export type Element = Extract<Node, { attribs: Record<string, string> }>;

export const isElement = (node: Node): node is Element => 'attribs' in node;
export const elementsOf = (element: Element): Element[] => element.children.filter(isElement);
export const classesOf = (element: Element): string[] => (element.attribs['class'] ?? '').split(/\s+/).filter(Boolean);
export const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The text of the first element of this name. */
export const textIn = (element: Element, name: string): string =>
	squeeze(DomUtils.textContent(DomUtils.findOne((each) => each.name === name, element.children) ?? []));

/** Elements that stand in a line of text. */
export const inlineElements = new Set(
	'a abbr b bdi br cite code del dfn em i ins kbd mark q s small span strong sub sup time u var wbr'.split(' '),
);

type Style = Omit<Run, 'text'>;

/** White space as a browser shows it; the minutes in brackets behind an instruction are not torn from their number. */
const spaced = (text: string): string =>
	text.replace(/[\t\n\r ]+/g, ' ').replace(/\((\d+) (\p{L}+)\)/gu, '($1\u00a0$2)');

/**
 * The text of inline nodes as runs, with white space as a browser shows it.
 * @param unknown is told of each element that is no part of a line
 */
export function runsOf(nodes: readonly Node[], unknown: (element: Element) => void, style: Style = {}): Run[] {
	const runs: Run[] = [];
	const add = (run: Run) => {
		const before = runs.at(-1);
		if (before && sameStyle(before, run)) before.text += run.text;
		else runs.push(run);
	};
	const visit = (node: Node, around: Style): void => {
		if (!isElement(node)) {
			if (node.type === 'text' && 'data' in node) add({ ...around, text: spaced(node.data) });
			return;
		}
		if (node.name === 'svg' || node.name === 'script') return;
		if (node.name === 'br') {
			add({ ...around, text: '\n' });
			return;
		}
		if (!inlineElements.has(node.name)) unknown(node);
		const own = { ...around };
		if (/^(b|strong|em|i|dfn)$/.test(node.name)) own.bold = true;
		if (node.name === 'small') own.small = true;
		if (node.name === 'a' && node.attribs['href'] && !classesOf(node).includes('term')) own.link = node.attribs['href'];
		if (node.attribs['lang']) own.lang = node.attribs['lang'];
		for (const child of node.children) visit(child, own);
	};
	for (const node of nodes) visit(node, style);
	return trimmed(runs);
}

/** One space at most where runs meet, none beside a line break or at the ends. */
function trimmed(runs: Run[]): Run[] {
	let before = '\n';
	for (const run of runs) {
		run.text = run.text.replace(/ *\n */g, '\n');
		if (/[ \n]$/.test(before)) run.text = run.text.replace(/^ +/, '');
		before = run.text || before;
	}
	let after = '\n';
	for (const run of runs.toReversed()) {
		if (after.startsWith('\n')) run.text = run.text.replace(/ +$/, '');
		after = run.text || after;
	}
	const filled = runs.filter(({ text }) => text !== '');
	const [first, last] = [filled[0], filled.at(-1)];
	if (first) first.text = first.text.replace(/^\n+/, '');
	if (last) last.text = last.text.replace(/\n+$/, '');
	return filled.filter(({ text }) => text !== '');
}

const sameStyle = (a: Run, b: Run) =>
	a.bold === b.bold && a.small === b.small && a.link === b.link && a.lang === b.lang;
