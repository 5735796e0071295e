import { isLanguagePath, source } from '../../languages/languages.ts';
import { reservedAnchors } from '../anchors.ts';
import type { Body } from '../body.ts';
import { kinds, listedKinds } from '../kinds.ts';
import type { Problem } from '../problem.ts';
import type { Content } from '../read.ts';

/** Links inside the site lead to a page and an anchor that are there. */
export function links(content: Content): Problem[] {
	const problems: Problem[] = [];
	const anchors = pageAnchors(content);
	for (const entry of content.entries) {
		const english = entry.files[source]?.body;
		for (const { file, body } of Object.values(entry.files))
			for (const { url, line } of body?.links ?? []) {
				const message = english && linkProblem(url, `/${entry.path}`, anchors);
				if (message) problems.push({ file, line, rule: 'broken-link', message });
			}
	}
	return problems;
}

/** What is wrong with a link on this page, and what to do; undefined when it is sound. */
function linkProblem(url: string, page: string, anchors: Map<string, Set<string>>): string | undefined {
	if (/^(https?:|mailto:|tel:)/.test(url)) return;
	if (!url.startsWith('/') && !url.startsWith('#'))
		return `"${url}" is relative. Write links from the root, without the language: /guides/name/.`;
	const [path, anchor] = (url.startsWith('#') ? page + url : url).split('#') as [string, string | undefined];
	const target = `/${path.split('/').filter(Boolean).join('/')}`;
	if (isLanguagePath(path.split('/')[1])) return `"${url}" names a language. Leave it out: the reader's is put in.`;
	const known = anchors.get(target);
	if (!known) return `There is no page ${path}. See the file names under ${source}/.`;
	if (url.startsWith('/') && !path.endsWith('/')) return `Write ${path}/ with a slash at the end.`;
	if (anchor && !known.has(anchor))
		return `${path} has no anchor #${anchor}. It has: ${[...known].filter((id) => !reservedAnchors.includes(id)).join(', ')}.`;
	return;
}

/** Every page and the anchors on it. Anchors are the English ones in every language. */
function pageAnchors({ entries, terms, sources }: Content): Map<string, Set<string>> {
	const pages = new Map<string, Set<string>>();
	for (const entry of entries) {
		const body = entry.files[source]?.body;
		if (entry.files[source])
			pages.set(`/${entry.path}`, new Set([...reservedAnchors, ...(body ? bodyAnchors(body) : [])]));
	}
	for (const kind of listedKinds) pages.set(`/${kinds[kind].folder}`, new Set());
	pages.set('/glossary', new Set(terms.keys()));
	pages.set('/sources', new Set(sources.keys()));
	pages.set('/search', new Set());
	return pages;
}

const bodyAnchors = ({ headings, components }: Body): string[] => [
	...headings.map(({ id }) => id),
	...components
		.filter(({ name, attributes }) => ['Step', 'Decision', 'Handout'].includes(name) && attributes['id'])
		.map(({ name, attributes }) => `${name.toLowerCase()}-${attributes['id']}`),
];
