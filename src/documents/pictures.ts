import { readFileSync } from 'node:fs';
import sharp from 'sharp';

/** A picture as documents carry it, without what a camera wrote into it. */
export interface Picture {
	data: Uint8Array;
	format: 'png' | 'jpg';
	width: number;
	height: number;
}

/** Widest a picture is kept: enough for print across a page. */
const widest = 1600;

/** Reads a picture of any kind the site has. Metadata is left behind, transparent pictures stay PNG. */
export async function readPicture(file: string): Promise<Picture> {
	const image = sharp(readFileSync(file)).rotate().resize({ width: widest, withoutEnlargement: true });
	const { hasAlpha, format } = await image.metadata();
	const png = hasAlpha || format === 'png' || format === 'svg' || format === 'gif';
	const { data, info } = await (png ? image.png() : image.jpeg({ quality: 82 })).toBuffer({ resolveWithObject: true });
	return { data, format: png ? 'png' : 'jpg', width: info.width, height: info.height };
}

/** A QR code's SVG as a picture Word can show. */
export async function drawCode(svg: string): Promise<Picture> {
	const { data, info } = await sharp(Buffer.from(svg))
		.resize({ width: 300, kernel: 'nearest' })
		.png({ palette: true })
		.toBuffer({ resolveWithObject: true });
	return { data, format: 'png', width: info.width, height: info.height };
}
