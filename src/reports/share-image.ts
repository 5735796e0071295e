import { join } from 'node:path';
import sharp, { type OverlayOptions } from 'sharp';
import { isRightToLeft, type LanguagePath } from '../languages/languages.ts';
import { root } from '../model/folder.ts';
import type { Kind } from '../model/kinds.ts';
import { shareSize } from '../model/share.ts';
import { starPath } from '../model/star.ts';

/** What a share image says, and how. */
export interface ShareWords {
	language: LanguagePath;
	/** Short name of the site. */
	site: string;
	kind: Kind;
	/** What the kind is called; nothing for a page that has no list. */
	label?: string | undefined;
	title: string;
	/** Paper of the image, as #rrggbb; light letters can be read on it. */
	accent: string;
}

const letters = '#fdfcf9';
const margin = 80;
/** The widest line, and the tallest title: six lines of the smallest letters. */
const room = { width: shareSize.width - 2 * margin, height: 378 };
/** Sizes of a title's letters in pixels, the largest that fits is taken. */
const titleSizes = [76, 66, 56, 48, 40];
/** Where the title starts. */
const titleTop = 222;

/**
 * Draws the image that stands beside a shared link.
 * @returns a PNG of `shareSize`
 */
export async function drawShareImage({ language, site, kind, label, title, accent }: ShareWords): Promise<Buffer> {
	const rightToLeft = isRightToLeft(language);
	const place = (text: Text, top: number, indent = 0): OverlayOptions => ({
		input: text.data,
		top,
		left: rightToLeft ? shareSize.width - margin - indent - text.width : margin + indent,
	});
	const star = (size: number, opacity: number): Buffer =>
		Buffer.from(
			`<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 24 24"><path fill="${letters}" fill-opacity="${opacity}" fill-rule="evenodd" d="${starPath(kind)}"/></svg>`,
		);
	const [name, below] = await Promise.all([write(site, 'Bold', 34), label ? write(label, 'Regular', 34) : undefined]);
	let words = await write(title, 'Bold', titleSizes[0] as number);
	for (const size of titleSizes.slice(1)) if (words.height > room.height) words = await write(title, 'Bold', size);
	// A title that is too long even so loses its end: it stands in words beside the image.
	if (words.height > room.height) words = await cut(words);
	return sharp({ create: { ...shareSize, channels: 3, background: accent } })
		.composite([
			{ input: star(520, 0.12), top: 150, left: rightToLeft ? -110 : shareSize.width - 410 },
			{ input: star(64, 1), top: 66, left: rightToLeft ? shareSize.width - margin - 64 : margin },
			place(name, 98 - Math.round(name.height / 2), 84),
			...(below ? [place(below, 146)] : []),
			place(words, titleTop),
		])
		.png({ palette: true, colours: 16, dither: 0, effort: 1 })
		.toBuffer();
}

/** Letters on nothing. */
interface Text {
	data: Buffer;
	/** Pixels. */
	width: number;
	height: number;
}

/** Pango joins Arabic letters and puts words in their order; lines wrap at the widest. */
async function write(text: string, face: 'Regular' | 'Bold', size: number): Promise<Text> {
	const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
	const { data, info } = await sharp({
		text: {
			text: `<span foreground="${letters}">${escaped}</span>`,
			font: `Vazirmatn ${face} ${size}`,
			fontfile: join(root, `node_modules/vazirmatn/fonts/ttf/Vazirmatn-${face}.ttf`),
			width: room.width,
			wrap: 'word-char',
			// At 72 dots an inch a point is a pixel.
			dpi: 72,
			rgba: true,
		},
	})
		.png({ compressionLevel: 0 })
		.toBuffer({ resolveWithObject: true });
	return { data, width: info.width, height: info.height };
}

const cut = async ({ data, width }: Text): Promise<Text> => ({
	data: await sharp(data).extract({ left: 0, top: 0, width, height: room.height }).toBuffer(),
	width,
	height: room.height,
});
