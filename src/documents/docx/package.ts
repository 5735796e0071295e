import { strFromU8, strToU8, unzipSync } from 'fflate';
import { zipSame } from '../zip.ts';

/** The key the fonts in our documents are scrambled with. Word asks for one; it protects nothing. */
const fontKey = '{6B6F7A61-6E69-4172-6162-69634B757264}';

/**
 * Scrambles a font as Word embeds it: the first 32 bytes, with the key's bytes backwards.
 * ECMA-376 part 4, section "Font Embedding".
 */
export function scrambled(font: Uint8Array): Uint8Array<ArrayBuffer> {
	const key = Buffer.from(fontKey.replace(/[{}-]/g, ''), 'hex').reverse();
	return new Uint8Array(font).map((byte, i) => (i < 32 ? byte ^ (key[i % 16] as number) : byte));
}

/**
 * Makes a document the same every time and puts its fonts in: the library writes the time of day, and random keys.
 * @param docx as the library made it, with any bytes for fonts
 * @param updated day of the document, 2026-11-21
 * @param rightToLeft whether what is added to it runs from right to left too
 * @param fonts scrambled, in the order of the font table
 */
export function finishDocx(
	docx: Uint8Array,
	{ updated, rightToLeft, fonts }: { updated: string; rightToLeft: boolean; fonts: readonly Uint8Array<ArrayBuffer>[] },
): Uint8Array {
	const files = unzipSync(docx);
	const ids = new Map<string, string>();
	/**
	 * Names and numbers by their order in the document: the library counts on from document to document, and each sort by
	 * itself, so that two things may happen to have one number.
	 */
	const steady =
		(sort: string, prefix = '') =>
		(id: string) => {
			const known = ids.get(`${sort} ${id}`) ?? `${prefix}${ids.size + 1}`;
			ids.set(`${sort} ${id}`, known);
			return known;
		};
	for (const [name, bytes] of Object.entries(files)) {
		if (!/\.(xml|rels)$/.test(name)) continue;
		let text = strFromU8(bytes);
		if (rightToLeft)
			text = text.replace(/(?<=<w:pPrDefault><w:pPr>)/, '<w:bidi/>').replace(/(?=<w:docGrid\b)/g, '<w:bidi/>');
		files[name] = strToU8(
			text
				.replace(/(?<=<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `${updated}T00:00:00Z`)
				.replace(/(?<=w:fontKey=")[^"]*/g, fontKey)
				.replace(/\brId[a-z0-9_-]{21}(?=")/g, steady('link', 'rIdLink'))
				.replace(/(?<=<w:bookmark(?:Start|End)\b[^>]*?\bw:id=")\d+/g, steady('bookmark'))
				.replace(/(?<=<wp:docPr\b[^>]*?\bid=")\d+/g, steady('picture')),
		);
	}
	fonts.forEach((font, i) => {
		files[`word/fonts/font${i + 1}.odttf`] = font;
	});
	return zipSame(files);
}
