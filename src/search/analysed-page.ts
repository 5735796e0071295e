import { decodeHTML } from 'entities';
import { Parser } from 'htmlparser2';
import { type AnalysedLanguage, stem, wordsOf } from '../languages/analyse.ts';
import { ownText } from '../model/own-text.ts';
import type { ConceptFinder } from './concepts.ts';
import { conceptKey, formKey } from './keys.ts';

/** Elements that stand inside a line: a phrase goes on through them. */
const inline = new Set(
	'a abbr b bdi bdo cite code dfn em i kbd mark q s small span strong sub sup time u var wbr'.split(' '),
);

/** Elements that Pagefind leaves out. */
const left = new Set('head style script noscript label form svg footer nav iframe template'.split(' '));

/** Pagefind splits words at white space after it has read the entities. */
const spaceOrPiece = /&(?:nbsp|#160|#xa0);|(?:(?!&(?:nbsp|#160|#xa0);)\S)+/gi;

/** A run of letters between white space: Pagefind gives it one position, whatever it holds. */
interface Piece {
	start: number;
	end: number;
	text: string;
	/** Folded words in it. */
	words: string[];
	/** Whether it goes on where the element before it ended: Pagefind takes the two for one word. */
	joined: boolean;
	/** Concepts whose mention begins in it. */
	concepts: Set<number>;
}

export interface AnalysedPage {
	/** The page with each word replaced by its key, one for one. */
	html: string;
	/** Words as the page prints them. */
	words: string[];
}

/**
 * Replaces the words of a finished page by their keys, so that Pagefind indexes stems and concepts. White space,
 * elements and attributes stay as they are: the page has the same words at the same places as before.
 * @param html the finished page
 * @param lang the language its body is in
 * @param concepts finds the concepts of that language
 */
export function analysePage(html: string, lang: AnalysedLanguage, concepts: ConceptFinder): AnalysedPage {
	const lexicon = lexiconOf(lang);
	const blocks = readBlocks(html, lexicon);
	for (const pieces of blocks) {
		const places = pieces.flatMap((piece) => piece.words.map(() => piece));
		const stems = pieces.flatMap(({ words }) => words.map(lexicon.stem));
		for (const { from, concept } of concepts.find(stems)) places[from]?.concepts.add(concept);
	}
	const pieces = blocks.flat();
	let analysed = '';
	let last = 0;
	let before: Piece | undefined;
	for (const piece of pieces) {
		const keys = pieceKeys(piece, lexicon);
		// A letter written onto a word that is a link, as an Arabic و is: found as the one word it is, too.
		const letter = piece.joined && before?.words.at(-1);
		if (letter && letter.length === 1) keys.push(lexicon.key(`${letter}${piece.words[0]}`));
		analysed += html.slice(last, piece.start) + (piece.joined ? '-' : '') + keys.join('-');
		last = piece.end;
		before = piece;
	}
	return { html: analysed + html.slice(last), words: pieces.map(({ text }) => text) };
}

/** Keys of a piece. Words written together are found as one word too: follow-up, followup. */
function pieceKeys({ words, concepts }: Piece, { key }: Lexicon): string[] {
	const keys = words.map(key);
	if (words.length > 1) keys.push(key(words.join('')));
	return [...keys, ...[...concepts].map(conceptKey)];
}

/** A language's analysis that remembers: pages say the same words again and again. */
interface Lexicon {
	words(text: string): string[];
	stem(word: string): string;
	key(word: string): string;
}

const lexicons = new Map<AnalysedLanguage, Lexicon>();

function lexiconOf(lang: AnalysedLanguage): Lexicon {
	const known = lexicons.get(lang);
	if (known) return known;
	const made = {
		words: remember((text) => wordsOf(text, lang)),
		stem: remember((word) => stem(word, lang)),
		key: remember((word) => formKey(word, lang)),
	};
	lexicons.set(lang, made);
	return made;
}

function remember<T>(make: (text: string) => T): (text: string) => T {
	const made = new Map<string, T>();
	return (text) => {
		const known = made.get(text);
		if (known !== undefined) return known;
		const own = ownText(text);
		const value = make(own);
		made.set(own, value);
		return value;
	};
}

/** The pieces of the page's body that hold words, block by block. */
function readBlocks(html: string, lexicon: Lexicon): Piece[][] {
	const blocks: Piece[][] = [[]];
	let bodyDepth = 0;
	let depth = 0;
	let silentDepth = 0;
	// Whether the text before ended within a word, in a block or from one to the next.
	let open = false;
	const parser = new Parser(
		{
			onopentag(name, attributes) {
				depth++;
				if ('data-pagefind-body' in attributes && bodyDepth === 0) bodyDepth = depth;
				if (silentDepth === 0 && (left.has(name) || 'data-pagefind-ignore' in attributes)) silentDepth = depth;
				if (!inline.has(name)) blocks.push([]);
			},
			onclosetag(name) {
				if (depth === bodyDepth) bodyDepth = 0;
				if (depth === silentDepth) silentDepth = 0;
				depth--;
				if (!inline.has(name)) blocks.push([]);
			},
			ontext() {
				if (bodyDepth === 0 || silentDepth > 0) return;
				const end = parser.endIndex + 1;
				const block = blocks.at(-1) as Piece[];
				const whole = html.slice(parser.startIndex, end);
				const joins = open;
				open = !/(\s|&(nbsp|#160|#xa0);)$/i.test(whole);
				for (const { 0: source, index } of whole.matchAll(spaceOrPiece)) {
					const text = decodeHTML(source);
					const words = lexicon.words(text);
					if (words.length === 0) continue;
					const start = parser.startIndex + index;
					block.push({
						start,
						end: start + source.length,
						text,
						words,
						joined: joins && index === 0,
						concepts: new Set(),
					});
				}
			},
		},
		{ decodeEntities: false },
	);
	parser.write(html);
	parser.end();
	return blocks;
}
