import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { root } from '../../model/folder.ts';
import type { TrainingDocument } from '../document.ts';
import type { Picture } from '../pictures.ts';
import { mendTextLayer } from './text-layer.ts';
import { typstOf } from './typst.ts';

const fonts = join(root, 'node_modules/vazirmatn/fonts/ttf');

/** Compilations after which what the compiler remembers is thrown away: it would keep every document otherwise. */
const memory = 0;

let compiler: NodeCompiler | undefined;

/**
 * One compiler a process: it keeps its fonts. Vazirmatn is all it has, in English too: no other font can get in, and
 * of the fonts with all Sorani letters it alone has a text layer that can be searched.
 */
function theCompiler(): NodeCompiler {
	compiler ??= NodeCompiler.create({
		fontArgs: [{ fontBlobs: ['Regular', 'Bold'].map((face) => readFileSync(join(fonts, `Vazirmatn-${face}.ttf`))) }],
		workspace: import.meta.dirname,
	});
	return compiler;
}

/**
 * A document as PDF/UA-1, the same bytes every time.
 * @param pictures by their address on the page
 */
export function compilePdf(document: TrainingDocument, pictures: ReadonlyMap<string, Picture> = new Map()): Uint8Array {
	const own = theCompiler();
	const placed = new Map<string, { path: string; width: number }>();
	for (const [src, { data, format, width }] of pictures) {
		const path = `/picture-${placed.size + 1}.${format}`;
		own.mapShadow(join(import.meta.dirname, path), Buffer.from(data));
		placed.set(src, { path, width });
	}
	try {
		const compiled = own.compile({ mainFileContent: typstOf(document, placed) });
		const { result } = compiled;
		if (!result) {
			const error = compiled.takeError();
			throw new Error(error ? JSON.stringify(own.fetchDiagnostics(error)) : 'Typst gives no reason');
		}
		return mendTextLayer(own.pdf(result, { pdfStandard: 'ua-1', pdfTags: true, creationTimestamp: 0 }));
	} finally {
		own.resetShadow();
		own.evictCache(memory);
	}
}
