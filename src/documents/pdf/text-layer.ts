import { deflateSync, inflateSync } from 'node:zlib';

/**
 * Readers turn the letters of a right-to-left ligature around: of لا they make ال, and a search for the word fails.
 * One code point for the whole ligature cannot be turned; a ligature that has none is written backwards.
 */
const ligatures: Record<string, string> = {
	'06440627': 'FEFB',
	'06440623': 'FEF7',
	'06440625': 'FEF9',
	'06440622': 'FEF5',
	'06B50627': '062706B5',
};

/** Stands for a vowel mark in the text layer: readers leave it out of a word, where a mark would cut the word in two. */
const noLetter = '200C';

/** Vowel marks, and the marks of direction that Typst puts into a table of contents. */
const noLetters = /^(06(4[B-F]|5[0-9A-F]|70)|20(0[EF]|2[A-E]|6[6-9]))$/;

/** Hexadecimal UTF-16 with its letters alone; one digit group a code unit. */
const lettersOf = (codes: string): string =>
	(codes.match(/.{4}/g) ?? []).filter((code) => !noLetters.test(code)).join('');

/**
 * Mends the text layer of a PDF by Typst, so that Arabic words are found by search and read out right. As it comes,
 * a letter and the vowel mark on it are both said to be the whole pair, a word is cut wherever a mark is raised, and
 * ligatures come out turned around.
 * @param pdf with plain character maps, plain structure and an xref table, as Typst writes it
 */
export function mendTextLayer(pdf: Uint8Array): Uint8Array {
	const text = latin1(pdf);
	const objects = readObjects(text);
	// Letters that a map gives back in place of a letter with its mark: texts that said so again are not needed.
	const plain = new Set<string>();
	/** Glyphs that take up room, by font object. */
	const wideGlyphs = new Map<number, ReadonlySet<number>>();
	for (const [number, font] of objects)
		if (font.includes('/Subtype /Type0')) {
			const mapNumber = reference(font, 'ToUnicode');
			const descendant = objects.get(Number(/\/DescendantFonts \[(\d+) 0 R\]/.exec(font)?.[1]));
			const map = objects.get(mapNumber);
			if (!map?.includes('beginbfchar') || !descendant) throw unknownLayout('character map');
			const wide = wideOf(descendant);
			wideGlyphs.set(number, wide);
			objects.set(mapNumber, mendCharacterMap(map, wide, plain));
		}
	if (plain.size === 0) return writeObjects(text, objects);
	const owners = ownersOf(objects);
	for (const [page, object] of objects)
		if (/\/Type \/Page\b/.test(object)) {
			const number = reference(object, 'Contents');
			const contents = objects.get(number);
			if (!contents) throw unknownLayout('page');
			const fonts = new Map(
				[...object.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name, font]) => [name, wideGlyphs.get(Number(font))]),
			);
			const { mended, merged } = mendContents(
				contents,
				plain,
				(piece) => owners.get(page)?.get(piece),
				(name, glyph) => fonts.get(name)?.has(glyph) ?? true,
			);
			objects.set(number, mended);
			for (const [owner, gone] of merged) objects.set(owner, withoutContents(objects.get(owner) as string, gone));
		}
	return writeObjects(text, objects);
}

const latin1 = (bytes: Uint8Array): string =>
	Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

const unknownLayout = (what: string) =>
	new Error(
		`The PDF has no ${what} where one is expected: Typst writes another layout now, and text-layer.ts must follow it.`,
	);

const reference = (object: string, key: string): number => Number(new RegExp(`/${key} (\\d+) 0 R`).exec(object)?.[1]);

/** The objects of a PDF by number, each from its number to its end, in the order of the file. */
function readObjects(pdf: string): Map<number, string> {
	const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf)?.[1]);
	const table = /^xref\s+0 \d+\s+((?:\d{10} \d{5} [nf]\s+)+)/.exec(pdf.slice(start))?.[1];
	if (!table) throw unknownLayout('xref table');
	const offsets = [...table.matchAll(/(\d{10}) \d{5} ([nf])/g)]
		.map(([, offset, state], number) => ({ number, offset: Number(offset), used: state === 'n' }))
		.filter(({ used }) => used)
		.sort((a, b) => a.offset - b.offset);
	return new Map(offsets.map(({ number, offset }, i) => [number, pdf.slice(offset, offsets[i + 1]?.offset ?? start)]));
}

/** The file again, with these objects. */
function writeObjects(pdf: string, objects: ReadonlyMap<number, string>): Uint8Array {
	const first = pdf.indexOf(' 0 obj') - 1;
	const parts = [pdf.slice(0, first)];
	let at = first;
	const offsets = new Map<number, number>();
	for (const [number, object] of objects) {
		offsets.set(number, at);
		parts.push(object);
		at += object.length;
	}
	const size = Math.max(...objects.keys()) + 1;
	const entries = Array.from({ length: size }, (_, number) => {
		const offset = offsets.get(number);
		return offset === undefined ? '0000000000 65535 f\r\n' : `${String(offset).padStart(10, '0')} 00000 n\r\n`;
	});
	const trailer = /trailer\s*<<[\s\S]*?>>\s*(?=startxref)/.exec(pdf)?.[0];
	if (!trailer) throw unknownLayout('trailer');
	parts.push(`xref\n0 ${size}\n${entries.join('')}${trailer}startxref\n${at}\n%%EOF`);
	return Buffer.from(parts.join(''), 'latin1');
}

/** Glyphs that take up room, by number; a vowel mark takes none. */
function wideOf(font: string): ReadonlySet<number> {
	const numbers = (/\/W \[([^\]]*)\]/.exec(font)?.[1] ?? '').trim().split(/\s+/).map(Number);
	const wide = new Set<number>();
	for (let i = 0; i + 2 < numbers.length; i += 3)
		for (let glyph = numbers[i] as number; glyph <= (numbers[i + 1] as number); glyph++)
			if (numbers[i + 2]) wide.add(glyph);
	return wide;
}

/** What each glyph stands for: a letter without its mark, no letter for a mark. The length stays: maps are not compressed. */
function mendCharacterMap(map: string, wide: ReadonlySet<number>, plain: Set<string>): string {
	return map.replace(/^<([0-9A-F]{4})> <([0-9A-F]+)>/gim, (whole, glyph: string, found: string) => {
		const codes = found.toUpperCase();
		const letters = lettersOf(codes);
		if (letters.length < codes.length) plain.add(letters);
		const isMark = letters.length < codes.length && !wide.has(Number.parseInt(glyph, 16));
		return `<${glyph}> <${isMark ? noLetter : (ligatures[letters] ?? letters)}>`.padEnd(whole.length);
	});
}

/** Which element of the structure each marked piece of a page belongs to: page object, piece, element object. */
function ownersOf(objects: ReadonlyMap<number, string>): Map<number, Map<number, number>> {
	const owners = new Map<number, Map<number, number>>();
	for (const [number, object] of objects) {
		const pieces = /\/Type \/StructElem[\s\S]*?\/K \[([^\]]*)\]/.exec(object)?.[1];
		if (!pieces) continue;
		const page = reference(object, 'Pg');
		const own = owners.get(page) ?? new Map<number, number>();
		owners.set(page, own);
		for (const piece of piecesOf(pieces)) own.set(piece, number);
	}
	return owners;
}

/** Numbers of marked pieces among an element's children; the others are references to elements. */
const piecesOf = (children: string): number[] =>
	[...children.replace(/\d+ 0 R/g, '').matchAll(/\d+/g)].map(([piece]) => Number(piece));

/** An element of the structure without pieces that were merged into others. */
const withoutContents = (element: string, gone: ReadonlySet<number>): string =>
	element.replace(/\/K \[([^\]]*)\]/, (_, children: string) => {
		const kept = children.match(/\d+ 0 R|\d+/g)?.filter((child) => child.endsWith('R') || !gone.has(Number(child)));
		return `/K [${(kept ?? []).join(' ')}]`;
	});

/** A line is cut into pieces where marks are raised to different heights: the end of one piece and the start of the next. */
const cut = /EMC\s+\/Span\s*<<\s*\/MCID (\d+)\s*>>\s*BDC\s+/g;
const actualTextOrMark =
	/\/Span\s*<<\s*\/ActualText\s*<feff([0-9a-f]*)>\s*>>\s*BDC|\/ReversedChars BMC|\bBDC\b|\bBMC\b|\bEMC\b/gi;

/**
 * A page with its cut lines joined again, and without the texts that say a letter and its mark twice.
 * @param ownerOf the element that a marked piece belongs to
 * @param isWide whether a glyph of a font takes up room
 * @returns merged: by element, the pieces that are now part of the piece before
 */
function mendContents(
	object: string,
	plain: ReadonlySet<string>,
	ownerOf: (piece: number) => number | undefined,
	isWide: (font: string, glyph: number) => boolean,
): { mended: string; merged: Map<number, Set<number>> } {
	const header = /^[\s\S]*?stream\r?\n/.exec(object)?.[0] ?? '';
	const length = Number(/\/Length (\d+)/.exec(header)?.[1]);
	if (!length || !header.includes('/FlateDecode')) throw unknownLayout('page stream');
	const compressed = Buffer.from(object.slice(header.length, header.length + length), 'latin1');
	const contents = inflateSync(compressed).toString('latin1');
	const merged = new Map<number, Set<number>>();
	if (!contents.includes('/ActualText')) return { mended: object, merged };

	let last = Number(/\/MCID (\d+)/.exec(contents)?.[1]);
	const joined = contents.replace(cut, (token, number: string) => {
		const piece = Number(number);
		const owner = ownerOf(piece);
		const joins = owner !== undefined && owner === ownerOf(last);
		last = joins ? last : piece;
		if (!joins) return token;
		merged.set(owner, (merged.get(owner) ?? new Set()).add(piece));
		return '';
	});
	const open: boolean[] = [];
	const mended = joined.replace(actualTextOrMark, (token, actual: string | undefined) => {
		if (token === 'EMC') return open.pop() ? '' : token;
		const codes = actual?.toUpperCase();
		const dropped =
			token.startsWith('/Rev') || (codes !== undefined && (plain.has(codes) || lettersOf(codes) !== codes));
		open.push(dropped);
		return dropped ? '' : token;
	});
	const stream = deflateSync(Buffer.from(marksLast(mended, isWide), 'latin1'), { level: 4 });
	return {
		mended: `${header.replace(/\/Length \d+/, `/Length ${stream.byteLength}`)}${stream.toString('latin1')}${object.slice(header.length + length)}`,
		merged,
	};
}

/** Painting a mark or two takes no more characters than this. */
const longestMark = 2000;

/** What is painted under one position of a line. */
const group = /q\n1 0 0 -1 [\s\S]*?\nQ\n/g;

/**
 * Paints vowel marks at the end of the page, as an addition to its letters: between the letters, a reader of the text
 * layer would take them for gaps.
 */
function marksLast(contents: string, isWide: (font: string, glyph: number) => boolean): string {
	const marks: string[] = [];
	const letters = contents.replace(group, (text) => {
		if (text.length > longestMark) return text;
		const font = /\/(f\d+) /.exec(text)?.[1];
		const glyphs = glyphsOf(text);
		if (font === undefined || glyphs.length === 0 || glyphs.some((glyph) => isWide(font, glyph))) return text;
		marks.push(text);
		return '';
	});
	return marks.length === 0 ? contents : `${letters.trimEnd()}\n/Artifact BMC\n${marks.join('')}EMC\n`;
}

const escapes: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** The glyphs a group of painting commands shows: two bytes each, in literal strings. */
function glyphsOf(group: string): number[] {
	const bytes: number[] = [];
	for (const [, string] of group.matchAll(/\(((?:\\[\s\S]|[^\\()])*)\)/g))
		for (const [, octal, letter, plainByte] of (string as string).matchAll(/\\([0-7]{1,3})|\\([\s\S])|([\s\S])/g))
			bytes.push(
				octal
					? Number.parseInt(octal, 8)
					: letter
						? (escapes[letter] ?? letter.charCodeAt(0))
						: (plainByte as string).charCodeAt(0),
			);
	return Array.from(
		{ length: bytes.length / 2 },
		(_, i) => (bytes[2 * i] as number) * 256 + (bytes[2 * i + 1] as number),
	);
}
