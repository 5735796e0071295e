import { languages } from '../../languages/languages.ts';
import {
	type Block,
	type Box,
	type BoxName,
	isHandout,
	isShort,
	leadsTo,
	type Run,
	smallOnOwnLine,
	stepParts,
} from '../blocks.ts';
import { type Chapter, resolveLink, type TrainingDocument } from '../document.ts';
import { columnsOf } from '../tables.ts';

/** A string in Typst code: only these two need an escape. */
export const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** The function of template.typ that draws a box. */
const drawnBy: Record<
	Exclude<BoxName, 'step' | 'handout' | 'pair' | 'both-laws' | 'take-home' | 'rows-of-sessions' | 'rows-of-outcomes'>,
	string
> = {
	do: 'plain',
	say: 'said',
	not: 'refused',
	expect: 'noted',
	trouble: 'noted',
	trainerOnly: 'noted',
	decision: 'decision',
	option: 'framed',
	follows: 'noted',
	law: 'ruled',
	aside: 'framed',
	quote: 'ruled',
};

/**
 * A document as Typst code.
 * @param pictures where the compiler finds them and how wide they are in pixels, by their address on the page
 */
export function typstOf(document: TrainingDocument, pictures: PlacedPictures = new Map()): string {
	const { tag, dir } = languages[document.language];
	const context: Context = { document, pictures };
	const meta = dictionary({
		title: quoted(document.title),
		lang: quoted(tag),
		dir,
		author: quoted(document.publisher ?? document.site),
		description: quoted(document.lead),
	});
	const chapters = document.chapters.map((chapter, i) => {
		const start = i > 0 ? ['pagebreak(weak: true)'] : [];
		return `chapter(${chapterMeta(document, chapter)}, ${code([...start, titleOf(document, chapter, i), blocksOf(chapter.blocks, context)])})`;
	});
	return `#import "/template.typ": *\n#show: document-of.with(${meta})\n#${code(chapters)}\n`;
}

/** Pictures as the compiler sees them. */
export type PlacedPictures = ReadonlyMap<string, { path: string; width: number }>;

interface Context {
	document: TrainingDocument;
	pictures: PlacedPictures;
	/** Whether the blocks stand in a box, where no page can be turned. */
	inBox?: true;
}

/** Expressions joined into one piece of content. */
const code = (expressions: string[]): string => (expressions.length === 0 ? '[]' : `{\n${expressions.join('\n')}\n}`);

const dictionary = (entries: Record<string, string>): string =>
	`(${Object.entries(entries)
		.map(([key, value]) => `${key}: ${value}`)
		.join(', ')})`;

const array = (items: string[]): string => `(${items.map((item) => `${item}, `).join('')})`;

function chapterMeta({ words, shortSite }: TrainingDocument, chapter: Chapter): string {
	return dictionary({
		title: quoted(chapter.title),
		site: quoted(shortSite),
		code: quoted(chapter.code),
		version: quoted(chapter.version),
		date: quoted(chapter.date),
		check: quoted(words.check),
		'page-of': array(words.pageOf.map(quoted)),
		qr: chapter.qr ? quoted(chapter.qr) : 'none',
	});
}

function titleOf(document: TrainingDocument, { kind, title, lead, state }: Chapter, index: number): string {
	const block = `title-block(${quoted(kind)}, ${quoted(title)}, ${quoted(lead)}, ${array(state.map((runs) => inline(runs, document)))}, ${quoted(document.edition)})`;
	const contents =
		index === 0 && document.chapters.length > 1
			? `\nheading(level: 2, outlined: false, ${quoted(document.words.contents)})\noutline(title: none, depth: 1)`
			: '';
	return block + contents;
}

/** Runs as one expression. */
function inline(runs: readonly Run[], document: TrainingDocument): string {
	if (runs.length === 0) return '[]';
	const parts = runs.map(({ text, bold, small, link, lang }) => {
		let part = text.split('\n').map(quoted).join('; linebreak(); ');
		if (text.includes('\n')) part = `{ ${part} }`;
		if (bold) part = `strong(${part})`;
		if (small) part = `small(${part})`;
		const language = lang && Object.values(languages).find(({ tag }) => tag === lang);
		if (language) part = `text(lang: ${quoted(language.tag)}, dir: ${language.dir}, ${part})`;
		const target = link && resolveLink(link, document);
		if (target) part = `link(${quoted(target)}, ${part})`;
		return part;
	});
	return parts.length === 1 ? (parts[0] as string) : `{ ${parts.join('; ')} }`;
}

function blockOf(block: Block, context: Context): string {
	const { document } = context;
	const words = (runs: readonly Run[]) => inline(runs, document);
	switch (block.type) {
		case 'heading':
			return `heading(level: ${block.depth}, ${words(block.runs)})`;
		case 'paragraph':
			return paragraphOf(block, context);
		case 'list': {
			const items = block.items.map((item) => itemOf(item, context));
			if (block.tick) return `ticks(${items.join(', ')})`;
			return block.ordered ? `enum(start: ${block.start}, ${items.join(', ')})` : `list(${items.join(', ')})`;
		}
		case 'table': {
			const { widths, wide, form } = columnsOf(block);
			const rows = block.rows.flatMap((row) => row.map(words));
			const table = `cells(${array(widths.map((width) => `${width}fr`))}, ${array(block.head.map(words))}, ${rows.join(', ')}${form ? ', tall: true' : ''})`;
			return wide && !context.inBox ? `turned(${table})` : table;
		}
		case 'facts':
			return `facts(${block.facts.map(({ label, value }) => array([quoted(label), quoted(value)])).join(', ')})`;
		case 'box':
			return boxOf(block, context);
		case 'write':
			return `writing-lines(${block.lines})`;
		case 'image': {
			const picture = context.pictures.get(block.src);
			if (!picture) throw new Error(`The picture ${block.src} was not read.`);
			return `picture(${quoted(picture.path)}, ${quoted(block.alt)}, ${picture.width})`;
		}
		case 'rule':
			return 'line(length: 100%, stroke: 0.5pt + line-grey)';
	}
}

/** Blocks one after the other; a heading goes with the handout it leads to. */
function blocksOf(blocks: readonly Block[], context: Context): string {
	return code(
		blocks.flatMap((block, i) => {
			const [before, next] = [blocks[i - 1], blocks[i + 1]];
			if (block.type === 'heading' && isHandout(next)) return [];
			if (isHandout(block)) {
				const [led, beyond] = before?.type === 'heading' ? [before, blocks[i - 2]] : [undefined, before];
				return [handoutOf(block, context, led, isHandout(beyond))];
			}
			const own = blockOf(block, context);
			return [leadsTo(block, next) ? `leading(${own})` : own];
		}),
	);
}

function handoutOf({ blocks }: Box, context: Context, before: Block | undefined, afterHandout: boolean): string {
	const heading = before ? blockOf(before, context) : 'none';
	const leaf = context.document.forParticipants ? `, leaf: true, first: ${!afterHandout}` : '';
	return `handout(${heading}, ${blocksOf(blocks, context)}${leaf})`;
}

function paragraphOf({ runs, role }: Extract<Block, { type: 'paragraph' }>, { document }: Context): string {
	const text = inline(runs, document);
	switch (role) {
		case 'cite':
			return `cite(${text})`;
		case 'fictional':
		case 'basis':
			return `framed(none, strong(${text}))`;
		case 'harm':
			return `noted(none, ${text})`;
		default:
			return `par(${text})`;
	}
}

/** A list item: its words alone where it has no more, so that the list stays tight. */
function itemOf(item: readonly Block[], context: Context): string {
	const [only] = item;
	if (item.length === 1 && only?.type === 'paragraph') return inline(smallOnOwnLine(only.runs), context.document);
	return blocksOf(item, { ...context, inBox: true });
}

function boxOf(box: Box, context: Context): string {
	const { name, label, blocks } = box;
	const inBox: Context = { ...context, inBox: true };
	const inner = (own = inBox) => blocksOf(blocks, own);
	switch (name) {
		case 'take-home':
		case 'rows-of-sessions':
		case 'rows-of-outcomes':
			return inner(context);
		case 'handout':
			return handoutOf(box, context, undefined, false);
		case 'step': {
			const { words, beside, below } = stepParts(box);
			const [left, right, under] = [words, beside, below].map((part) =>
				part.length > 0 ? blocksOf(part, inBox) : 'none',
			);
			return `step(${inline(label, context.document)}, ${left}, ${right}, ${under}${isShort(box) ? '' : ', keep: false'})`;
		}
		case 'pair':
		case 'both-laws':
			return `side-by-side(${blocks.map((block) => blockOf(block, inBox)).join(', ')})`;
		default: {
			const keep = isShort(box);
			const head = label.length > 0 ? inline(label, context.document) : 'none';
			return `${drawnBy[name]}(${head}, ${inner()}${keep ? '' : ', keep: false'})`;
		}
	}
}
