import { posix } from 'node:path';
import { decodeHTMLAttribute } from 'entities';
import { wholeAddress } from '../model/site-address.ts';
import { type Edit, type Element, edited, elementsOf, escaped } from './elements.ts';
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

/** A page with every address of its site made to lead where the place says. Nothing else in it changes. */
export function relink(page: SitePage, site: Site, place: Place): string {
	const { html, elements } = page;
	const linksGone = new Set<Element>();
	const edits = elements.flatMap((element) => {
		let lost = false;
		const own = addressEdits(element, html, (address) => {
			const found = relinked(address, element, page, site, place);
			lost ||= found === undefined;
			return found;
		});
		const changes = place.change(element, page);
		if (!lost || element.attributes.has('srcset') || element.attributes.has('style') || element.name === 'style')
			return [...changes, ...own];
		if (element.name === 'a' && place.withoutLink(element) === 'text') return [...changes, ...asText(element)];
		linksGone.add(element);
		return [...changes, removal(element)];
	});
	return edited(html, [...edits, ...emptied(elements, linksGone).map(removal)]);
}

/**
 * What changes in an element when its addresses do.
 * @param lead gives the new address of one, and gets the offset of what holds it; without an address it is left out
 */
export function addressEdits(
	{ name, attributes, openEnd, contentEnd }: Element,
	html: string,
	lead: (address: string, at: number) => string | undefined,
): Edit[] {
	const edits: Edit[] = [];
	for (const [key, { raw, start, end }] of attributes) {
		const rewrite = rewriters[key === 'content' && !isRefresh({ name, attributes }) ? '' : key];
		if (!rewrite) continue;
		const text = raw.includes('&') ? decodeHTMLAttribute(raw) : raw;
		const value = rewrite(text, (address) => lead(address, start));
		if (value !== text) edits.push({ start, end, text: `${key}="${escaped(value)}"` });
	}
	if (name !== 'style') return edits;
	const style = html.slice(openEnd, contentEnd);
	const own = relinkStyle(style, (address) => lead(address, openEnd));
	return own === style ? edits : [...edits, { start: openEnd, end: contentEnd, text: own }];
}

type Rewrite = (value: string, to: (address: string) => string | undefined) => string;

const oneAddress: Rewrite = (address, to) => to(address) ?? '';

const refresh = /^(\s*\d+\s*[;,]\s*(?:url\s*=\s*)?)(["']?)(.+?)\2\s*$/i;

/** How addresses stand in the attributes that hold some. */
const rewriters: Record<string, Rewrite> = {
	...Object.fromEntries(
		['href', 'src', 'poster', 'action', 'formaction', 'data', 'xlink:href'].map((name) => [name, oneAddress]),
	),
	srcset: (text, to) => candidates(text, to),
	style: (text, to) => relinkStyle(text, to),
	content: (text, to) => text.replace(refresh, (_, before, quote, url) => `${before}${quote}${to(url) ?? ''}${quote}`),
};

/** Pictures to choose from, those left out that lead nowhere. */
const candidates = (srcset: string, to: (address: string) => string | undefined): string =>
	[...srcset.matchAll(/([^\s,](?:\S*[^\s,])?)(\s+[^,\s][^,]*)?\s*(?:,|$)/g)]
		.flatMap(([, url, width = '']) => {
			const own = to(url as string);
			return own === undefined ? [] : [`${own}${width.trimEnd()}`];
		})
		.join(', ');

/** Navigations whose links are all gone. */
function emptied(elements: readonly Element[], gone: ReadonlySet<Element>): Element[] {
	if (gone.size === 0) return [];
	const within = (element: Element, around: Element) =>
		element.start >= around.openEnd && element.end <= around.contentEnd;
	return elements
		.filter(({ name }) => name === 'nav')
		.filter((nav) => {
			const links = elements.filter((element) => element.name === 'a' && within(element, nav));
			return links.length > 0 && links.every((link) => gone.has(link));
		});
}

export const removal = ({ start, end }: Element): Edit => ({ start, end, text: '' });

/** A link without its address. */
const asText = (element: Element): Edit[] => [
	{ start: element.start, end: element.openEnd, text: `<span${keptAttributes(element)}>` },
	{ start: element.contentEnd, end: element.end, text: '</span>' },
];

const keptAttributes = ({ attributes }: Element): string =>
	['class', 'id', 'lang', 'dir']
		.flatMap((name) => {
			const attribute = attributes.get(name);
			return attribute ? [` ${name}="${attribute.raw.replaceAll('"', '&quot;')}"`] : [];
		})
		.join('');

const isRefresh = ({ name, attributes }: Pick<Element, 'name' | 'attributes'>) =>
	name === 'meta' && attributes.get('http-equiv')?.raw.toLowerCase() === 'refresh';

/** The style with its addresses exchanged, empty where one leads nowhere. */
export const relinkStyle = (style: string, to: (url: string) => string | undefined): string =>
	style.replace(
		/(url\(\s*)(["']?)([^"')]+)\2(\s*\))|(@import\s+)(["'])([^"']+)\6/gi,
		(_, before, quote, url, after, atImport, importQuote, sheet) =>
			atImport
				? `${atImport}${importQuote}${to(sheet) ?? ''}${importQuote}`
				: `${before}${quote}${to(url) ?? ''}${quote}${after}`,
	);

/** What an address becomes; undefined where it leads to a file that the place does not have. */
function relinked(address: string, element: Element, page: SitePage, site: Site, place: Place): string | undefined {
	const target = fileOf(address, page.file, site.files);
	if (!target) return address;
	const reached = place.reach(page, target.file);
	if (reached !== undefined) return reached + target.rest;
	// A reader may follow a link to the site online; nothing goes there by itself.
	if (!site.address || element.name !== 'a') return undefined;
	return wholeAddress(site.address, target.file.replace(/(^|\/)index\.html$/, '$1') + target.rest);
}

/** Whether an address leads to another file of the same site; browsers read `\` as `/` and skip space around. */
export const isOfSite = (address: string): boolean =>
	address.trim() !== '' && !/^\s*(#|[\\/]{2}|[a-z][a-z0-9+.-]*:)/i.test(address);

/**
 * The file of the site that an address leads to, and what follows its path; undefined for what is on the page itself,
 * elsewhere, or not there at all.
 */
export function fileOf(
	address: string,
	from: string,
	files: ReadonlySet<string>,
): { file: string; rest: string } | undefined {
	const url = isOfSite(address) ? URL.parse(address, `http://site/${encodeURI(from)}`) : null;
	if (!url) return undefined;
	const { pathname, search, hash } = url;
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
