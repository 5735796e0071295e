import { readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HastNode, HastPluginEntry } from 'satteri';
import { pieces } from '../languages/foreign.ts';
import { isLanguagePath, languages, source } from '../languages/languages.ts';
import { parseBody } from '../model/body.ts';
import type { Content } from '../model/read.ts';

type Element = Extract<HastNode, { type: 'element' }>;

/**
 * Gives each heading the anchor of the English heading in its place, so that a language link keeps the anchor and
 * sections pair.
 * @param folder the content folder
 */
export function headingAnchors(folder: string): HastPluginEntry {
	const known = new Map<string, { read: number; ids: string[] }>();

	/** Anchors of an English file, read again when it was edited. */
	function anchorsOf(file: string): string[] {
		const edited = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
		if (edited === undefined) return [];
		let anchors = known.get(file);
		if (anchors?.read !== edited) {
			anchors = { read: edited, ids: parseBody(readFileSync(file, 'utf8')).headings.map(({ id }) => id) };
			known.set(file, anchors);
		}
		return anchors.ids;
	}

	return ({ fileURL }) => {
		const [, ...rest] = fileURL ? relative(folder, fileURLToPath(fileURL)).split(sep) : [];
		const ids = anchorsOf(join(folder, source, ...rest));
		let next = 0;
		return {
			name: 'heading-anchors',
			element: {
				filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
				visit(node, context) {
					const id = ids[next++];
					if (id) context.setProperty(node, 'id', id);
				},
			},
		};
	};
}

/**
 * Turns links inside the site into <PageLink>, which puts the reader's language in front: a page is rendered
 * once, and its English fallback is shown inside other languages too.
 */
export function internalLinks(): HastPluginEntry {
	return {
		name: 'internal-links',
		element: {
			filter: ['a'],
			visit(node) {
				const href = node.properties?.['href'];
				if (typeof href !== 'string' || !href.startsWith('/')) return;
				return {
					type: 'mdxJsxTextElement',
					name: 'PageLink',
					attributes: [{ type: 'mdxJsxAttribute', name: 'to', value: href }],
					children: [...node.children],
				} as never;
			},
		},
	};
}

/** Gives each cell its column's heading, for phones, where a table turns into stacked rows. */
export function tableLabels(): HastPluginEntry {
	return {
		name: 'table-labels',
		element: {
			filter: ['table'],
			visit(node, context) {
				const rows = elements(node, 'thead', 'tbody').flatMap((part) => elements(part, 'tr'));
				const labels = rows.slice(0, 1).flatMap((row) => elements(row, 'th').map((cell) => context.textContent(cell)));
				for (const row of rows.slice(1))
					elements(row, 'td').forEach((cell, column) => {
						if (labels[column]) context.setProperty(cell, 'data-label', labels[column]);
					});
			},
		},
	};
}

/**
 * A report that is only a template says so at each of its tables: a table is what is copied out of it.
 * @param folder the content folder
 */
export const templateTables = ({ folder, entries, words }: Content): HastPluginEntry => {
	const captions = new Map(
		entries
			.flatMap(({ files }) => Object.values(files))
			.filter(({ data }) => (data as { basis?: string } | undefined)?.basis === 'illustrative')
			.map(({ file, language }) => [file, words[language]?.words['basis-illustrative']]),
	);
	return {
		name: 'template-tables',
		element: {
			filter: ['table'],
			visit(node, context) {
				const file = context.fileURL && relative(folder, fileURLToPath(context.fileURL)).split(sep).join('/');
				const value = captions.get(file ?? '');
				if (typeof value !== 'string' || elements(node, 'caption').length > 0) return;
				const caption: Element = {
					type: 'element',
					tagName: 'caption',
					properties: {},
					children: [{ type: 'text', value }],
				};
				return { ...node, children: [caption, ...node.children] };
			},
		},
	};
};

/**
 * Takes the checkboxes out of tick lists: nobody can tick one on a screen, and each would need a label. The style
 * draws the boxes.
 */
export function tickBoxes(): HastPluginEntry {
	return {
		name: 'tick-boxes',
		element: {
			filter: ['input'],
			visit(node, context) {
				if (node.properties?.['type'] === 'checkbox') context.removeNode(node);
			},
		},
	};
}

/**
 * Words of another language, such as a title in English, say which.
 * @param folder the content folder
 */
export const foreignWords = (folder: string): HastPluginEntry => ({
	name: 'foreign-words',
	text(node, context) {
		const language = context.fileURL && relative(folder, fileURLToPath(context.fileURL)).split(sep)[0];
		const parent = context.parent(node);
		if (!isLanguagePath(language) || (parent?.type === 'element' && parent.tagName === 'code')) return;
		const found = pieces(node.value, language);
		if (found.every((piece) => piece.language === language)) return;
		context.replaceNode(
			node,
			found.map(({ text: value, language: own }) => {
				const { tag: lang, dir } = languages[own];
				const words = { type: 'text' as const, value };
				return own === language
					? words
					: { type: 'element' as const, tagName: 'span', properties: { lang, dir }, children: [words] };
			}),
		);
	},
});

/** Child elements with one of these names. */
const elements = (node: Readonly<Element>, ...names: string[]): Element[] =>
	node.children.filter((child): child is Element => child.type === 'element' && names.includes(child.tagName));
