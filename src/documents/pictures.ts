import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { picturesIn } from './blocks.ts';
import type { TrainingDocument } from './document.ts';

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

/** The pictures of documents, each read once. */
export class Pictures {
	readonly #folder: string;
	readonly #read = new Map<string, Promise<Picture>>();

	/** @param folder the built site */
	constructor(folder: string) {
		this.#folder = folder;
	}

	/** Pictures of a document's text by their address, and its QR codes by their SVG. */
	async of({ chapters }: TrainingDocument): Promise<Map<string, Picture>> {
		const pictures = new Map<string, Picture>();
		for (const { blocks, qr } of chapters) {
			for (const src of picturesIn(blocks))
				pictures.set(src, await this.#once(src, () => readPicture(join(this.#folder, src))));
			if (qr) pictures.set(qr, await this.#once(qr, () => drawCode(qr)));
		}
		return pictures;
	}

	#once(key: string, read: () => Promise<Picture>): Promise<Picture> {
		const known = this.#read.get(key) ?? read();
		this.#read.set(key, known);
		return known;
	}
}
