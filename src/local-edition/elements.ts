import { Tokenizer } from 'htmlparser2';

/** An element of a finished page, and where it stands in its source. Offsets count UTF-16 units; ends are behind. */
export interface Element {
	name: string;
	attributes: Map<string, Attribute>;
	/** Of the start tag. */
	start: number;
	openEnd: number;
	/** Where its content ends; the same as `openEnd` where it has none. */
	contentEnd: number;
	end: number;
	parent: Element | undefined;
}

export interface Attribute {
	/** As written in the source, without the quotation marks. */
	raw: string;
	/** From the first letter of the name to behind the value's last mark. */
	start: number;
	end: number;
	/** Of the value, without its marks; both behind the name where there is none. */
	valueStart: number;
	valueEnd: number;
}

const empty = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** The elements of a page, in the order of their start tags. The page is our own build's: every end tag is written. */
export function elementsOf(html: string): Element[] {
	const elements: Element[] = [];
	const open: Element[] = [];
	let current: Element | undefined;
	let attribute: (Attribute & { name: string }) | undefined;
	const finish = (end: number, alone: boolean) => {
		if (!current) return;
		current.openEnd = current.contentEnd = current.end = end;
		if (!alone && !empty.has(current.name)) open.push(current);
		current = undefined;
	};
	const tokenizer = new Tokenizer(
		{ decodeEntities: false, recognizeSelfClosing: true },
		{
			onopentagname(start, end) {
				current = {
					name: html.slice(start, end).toLowerCase(),
					attributes: new Map(),
					start: start - 1,
					openEnd: end,
					contentEnd: end,
					end,
					parent: open.at(-1),
				};
				elements.push(current);
			},
			onattribname(start, end) {
				attribute = { name: html.slice(start, end).toLowerCase(), raw: '', start, end, valueStart: end, valueEnd: end };
			},
			onattribdata(start, end) {
				if (!attribute) return;
				// A value with an ampersand comes in pieces.
				if (attribute.valueStart === attribute.end) attribute.valueStart = start;
				attribute.valueEnd = end;
			},
			onattribend(quote, end) {
				if (!attribute) return;
				const quoted = quote > 1;
				if (attribute.valueEnd === attribute.end && quoted) attribute.valueStart = attribute.valueEnd = end;
				attribute.raw = html.slice(attribute.valueStart, attribute.valueEnd);
				attribute.end = quote === 0 ? attribute.end : attribute.valueEnd + (quoted ? 1 : 0);
				current?.attributes.set(attribute.name, attribute);
			},
			onopentagend: (end) => finish(end + 1, false),
			onselfclosingtag: (end) => finish(end + 1, true),
			onclosetag(start, end) {
				const name = html.slice(start, end).toLowerCase();
				const at = open.findLastIndex((element) => element.name === name);
				if (at < 0) return;
				const [element] = open.splice(at) as [Element];
				element.contentEnd = start - 2;
				element.end = html.indexOf('>', end) + 1;
			},
			onattribentity() {},
			oncdata() {},
			oncomment() {},
			ondeclaration() {},
			onend() {},
			onprocessinginstruction() {},
			ontext() {},
			ontextentity() {},
		},
	);
	tokenizer.write(html);
	tokenizer.end();
	for (const element of open) element.contentEnd = element.end = html.length;
	return elements;
}

/** Whether an element has one of these words in its `class`. */
export const hasClass = ({ attributes }: Element, name: string): boolean =>
	attributes.get('class')?.raw.split(/\s+/).includes(name) ?? false;

/** Whether an element is structured data, which names places of the site: for machines that ask a host. */
export const isStructuredData = ({ name, attributes }: Element): boolean =>
	name === 'script' && attributes.get('type')?.raw === 'application/ld+json';

/** Text to stand in the place of a range of a source. */
export interface Edit {
	start: number;
	end: number;
	text: string;
}

/** A source with edits made; what lies within a range that is replaced goes with it. */
export function edited(source: string, edits: readonly Edit[]): string {
	let done = '';
	let at = 0;
	const inserts = ({ start, end }: Edit) => Number(start === end);
	const inOrder = edits.toSorted((a, b) => a.start - b.start || inserts(b) - inserts(a) || b.end - a.end);
	for (const { start, end, text } of inOrder) {
		if (start < at) continue;
		done += source.slice(at, start) + text;
		at = end;
	}
	return done + source.slice(at);
}

/** Text for the inside of an element or an attribute. */
export const escaped = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
