import { posix } from 'node:path';
import { decodeHTMLAttribute } from 'entities';
import { type Edit, type Element, edited, elementsOf } from './elements.ts';
import type { Site } from './site.ts';

/** A finished page of the site, read once for all the copies it goes into. */
export interface SitePage {
	/** Path in the built site, without a slash in front. */
	file: string;
	html: string;
	elements: Element[];
}

export const readSitePage = (file: string, html: string): SitePage => ({ file, html, elements: elementsOf(html) });

/** Where a page is to work without its site. */
export interface Place {
	/** How to name a file of the site from the page at hand; undefined where the place has no such file. */
	reach(page: SitePage, file: string): string | undefined;
	/** What becomes of a link to a page that the place does not have and that is not online either. */
	withoutLink(element: Element): 'removed' | 'text';
	/** Other changes of an element. */
	change(element: Element, page: SitePage): Edit[];
}

/** Attributes that hold one address. */
export const addressAttributes = ['href', 'src', 'poster', 'action', 'formaction', 'data', 'xlink:href'];

/** A page with every address of its site made to lead where the place says. Nothing else in it changes. */
export function relink(page: SitePage, site: Site, place: Place): string {
	const { html, elements } = page;
	const linksGone = new Set<Element>();
	const edits = elements.flatMap((element) => {
		const changes = place.change(element, page);
		const to = (address: string) => relinked(address, page, site, place);
		for (const [name, attribute] of element.attributes) {
			const text = decodeHTMLAttribute(attribute.raw);
			const replace = (value: string) => {
				if (value !== text)
					changes.push({ start: attribute.start, end: attribute.end, text: `${name}="${escaped(value)}"` });
			};
			if (addressAttributes.includes(name)) {
				const value = to(text);
				if (value !== undefined) replace(value);
				else if (element.name === 'a' && place.withoutLink(element) === 'text') changes.push(...asText(element));
				else {
					changes.push(removal(element));
					linksGone.add(element);
				}
			} else if (name === 'srcset')
				replace(text.replace(/(^|,\s*)([^\s,]+)/g, (_, before, url) => `${before}${to(url) ?? ''}`));
			else if (name === 'style') replace(relinkStyle(text, (url) => to(url)));
			else if (name === 'content' && isRefresh(element))
				replace(text.replace(/(url=)(.+)$/i, (_, before, url) => `${before}${to(url) ?? ''}`));
		}
		if (element.name === 'style') {
			const { openEnd, contentEnd } = element;
			const style = html.slice(openEnd, contentEnd);
			const own = relinkStyle(style, (url) => to(url));
			if (own !== style) changes.push({ start: openEnd, end: contentEnd, text: own });
		}
		return changes;
	});
	return edited(html, [...edits, ...emptied(elements, linksGone).map(removal)]);
}

/** Navigations whose links are all gone. */
function emptied(elements: readonly Element[], gone: ReadonlySet<Element>): Element[] {
	if (gone.size === 0) return [];
	const within = (element: Element, around: Element) =>
		element.start >= around.openEnd && element.end <= around.contentEnd;
	return elements
		.filter(({ name }) => name === 'nav')
		.filter((nav) => elements.every((element) => element.name !== 'a' || !within(element, nav) || gone.has(element)));
}

export const removal = ({ start, end }: Element): Edit => ({ start, end, text: '' });

/** A link without its address. */
const asText = (element: Element): Edit[] => [
	{ start: element.start, end: element.openEnd, text: '<span>' },
	{ start: element.contentEnd, end: element.end, text: '</span>' },
];

export const isRefresh = ({ name, attributes }: Element) =>
	name === 'meta' && attributes.get('http-equiv')?.raw.toLowerCase() === 'refresh';

/** The style with its addresses exchanged; without one that leads nowhere. */
export const relinkStyle = (style: string, to: (url: string) => string | undefined): string =>
	style.replace(/url\(\s*(["']?)([^"')]+)\1\s*\)/g, (_, quote, url) => `url(${quote}${to(url) ?? ''}${quote})`);

/** What an address becomes; undefined where it leads to a file that the place does not have. */
function relinked(address: string, page: SitePage, site: Site, place: Place): string | undefined {
	const target = fileOf(address, page.file, site.files);
	if (!target) return address;
	const reached = place.reach(page, target.file);
	if (reached !== undefined) return reached + target.rest;
	if (!site.address) return undefined;
	return new URL(`/${target.file.replace(/(^|\/)index\.html$/, '$1')}${target.rest}`, site.address).href;
}

/** Whether an address leads to another file of the same site. */
export const isOfSite = (address: string): boolean => address !== '' && !/^(#|\/\/|[a-z][a-z0-9+.-]*:)/i.test(address);

/**
 * The file of the site that an address leads to, and what follows its path; undefined for what is on the page itself,
 * elsewhere, or not there at all.
 */
export function fileOf(
	address: string,
	from: string,
	files: ReadonlySet<string>,
): { file: string; rest: string } | undefined {
	if (!isOfSite(address)) return undefined;
	const { pathname, search, hash } = new URL(address, `http://site/${encodeURI(from)}`);
	const path = decoded(pathname).slice(1);
	const file = [path, `${path}${path === '' || path.endsWith('/') ? '' : '/'}index.html`].find((name) =>
		files.has(name),
	);
	return file === undefined ? undefined : { file, rest: search + hash };
}

/** A path in words; one that is not encoded well is no file's. */
function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

/** The way from a file to another, for a browser that asks no server. */
export const relative = (from: string, to: string): string => encodeURI(posix.relative(posix.dirname(from), to));

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
