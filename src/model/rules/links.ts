import { isLanguagePath, source } from '../../languages/languages.ts';
import { reservedAnchors } from '../anchors.ts';
import type { Body } from '../body.ts';
import { type Kind, kinds, listedKinds, ownPages } from '../kinds.ts';
import type { Problem } from '../problem.ts';
import { programmePath, programmesPath } from '../programme-paths.ts';
import { type Content, type EntryFile, recordIds } from '../read.ts';

/** Links inside the site lead to a page and an anchor that are there. */
export function links(content: Content): Problem[] {
	const problems: Problem[] = [];
	const pages = linkablePages(content);
	for (const entry of content.entries) {
		const english = entry.files[source];
		for (const { file, body } of Object.values(entry.files))
			for (const { url, line } of body?.links ?? []) {
				const refused = schemeProblem(url);
				if (refused) {
					problems.push({ file, line, rule: 'link-scheme', message: refused });
					continue;
				}
				const message = english && linkProblem(url, `/${entry.path}`, pages, isDraft(english));
				if (message) problems.push({ file, line, rule: 'broken-link', message });
			}
	}
	return problems;
}

/** A link that does more than lead to a page, or elsewhere than it seems. */
function schemeProblem(url: string): string | undefined {
	if (/^(mailto|tel):[^\s\\]+$/i.test(url)) return;
	if (/^https?:\/\/[^/\\]/i.test(url)) {
		const { username, password } = URL.parse(url) ?? { username: '?' };
		return username || password ? `"${url}" hides where it leads. Write the address as a browser shows it.` : undefined;
	}
	const scheme = /^\s*([\w+.-]+\s*:|[/\\]\s*[/\\])/.exec(url)?.[1];
	if (!scheme && !/[\\\s]|%(?:2e|2f|5c|0)/i.test(url)) return;
	return `"${url}" is not followed. Links start with https://, http://, mailto: or tel:, or inside the site with one /.`;
}

/** What is wrong with a link on this page, and what to do; undefined when it is sound. */
function linkProblem(url: string, page: string, pages: Map<string, Linkable>, fromDraft: boolean): string | undefined {
	if (/^(https?:|mailto:|tel:)/i.test(url)) return;
	if (!url.startsWith('/') && !url.startsWith('#'))
		return `"${url}" is relative. Write links from the root, without the language: /guides/name/.`;
	const [path, anchor] = (url.startsWith('#') ? page + url : url).split('#') as [string, string | undefined];
	const target = `/${path.split('/').filter(Boolean).join('/')}`;
	if (isLanguagePath(path.split('/')[1])) return `"${url}" names a language. Leave it out: the reader's is put in.`;
	const known = pages.get(target);
	if (!known) return `There is no page ${path}. See the file names under ${source}/.`;
	if (url.startsWith('/') && !path.endsWith('/')) return `Write ${path}/ with a slash at the end.`;
	if (known.draft && !fromDraft)
		return `${path} is a draft, and drafts are not built. Finish that page first, or take the link out.`;
	if (anchor && known.anchors && !known.anchors.has(anchor))
		return `${path} has no anchor #${anchor}. It has: ${[...known.anchors].filter((id) => !reservedAnchors.includes(id)).join(', ')}.`;
	return;
}

interface Linkable {
	/** Unknown where the body does not parse: that is one problem, and each link to it no further one. */
	anchors?: Set<string> | undefined;
	draft?: boolean;
}

const isDraft = (english: EntryFile | undefined) => english?.own['draft'] === true;

/** Every page and the anchors on it. Anchors are the English ones in every language. */
function linkablePages(content: Content): Map<string, Linkable> {
	const pages = new Map<string, Linkable>();
	const written = new Set<Kind>();
	for (const { kind, path, files } of content.entries) {
		const english = files[source];
		if (!english) continue;
		const anchors = english.body && new Set([...reservedAnchors, ...bodyAnchors(english.body)]);
		pages.set(`/${path}`, { anchors, draft: isDraft(english) });
		if (!isDraft(english)) written.add(kind);
	}
	// A listing is built where there is something to list.
	for (const kind of listedKinds) if (written.has(kind)) pages.set(`/${kinds[kind].folder}`, { anchors: new Set() });
	for (const under of ['glossary', 'sources'] as const) {
		const ids = new Set(recordIds(content, under));
		if (ids.size > 0) pages.set(`/${under}`, { anchors: ids });
	}
	const programmes = recordIds(content, 'programmes');
	for (const page of programmes.length > 0 ? [programmesPath, 'data', ...programmes.map(programmePath)] : [])
		pages.set(`/${page}`, { anchors: new Set() });
	for (const page of ownPages) pages.set(`/${page}`, { anchors: new Set() });
	return pages;
}

const bodyAnchors = ({ headings, components }: Body): string[] => [
	...headings.map(({ id }) => id),
	...components
		.filter(({ name, attributes }) => ['Step', 'Decision', 'Handout'].includes(name) && attributes['id'])
		.map(({ name, attributes }) => `${name.toLowerCase()}-${attributes['id']}`),
];
