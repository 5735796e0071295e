import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FileCache } from '../model/file-cache.ts';
import { filesIn } from '../model/files-in.ts';
import { digestOf } from '../model/published-files.ts';

const text = /\.(bib|css|csv|html|js|json|ris|svg|txt|xml)$/;

/** How a file is compressed, by what is added to its name; the best of each. The same bytes every time: no date is in them. */
const forms = {
	br: (data: Uint8Array) =>
		promisify(brotliCompress)(data, {
			params: {
				[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
				[constants.BROTLI_PARAM_SIZE_HINT]: data.length,
			},
		}),
	gz: (data: Uint8Array) => promisify(gzip)(data, { level: constants.Z_BEST_COMPRESSION }),
};

/**
 * Writes `.br` and `.gz` beside each text file of a built site, for servers that send them as they are. A file that gains
 * nothing gets none.
 * @param cache keeps what was compressed before; an empty file in it says that there is nothing to gain
 * @returns how many files were written, and the bytes of what they stand for and of the brotli ones
 */
export async function compressSite(
	site: string,
	cache: FileCache,
): Promise<{ files: number; bytes: number; brotli: number }> {
	const files = filesIn(site).filter((file) => text.test(file));
	const sum = { files: 0, bytes: 0, brotli: 0 };
	const one = async (name: string) => {
		const file = join(site, name);
		const data = readFileSync(file);
		const digest = digestOf(data);
		for (const [form, compress] of Object.entries(forms)) {
			const key = cache.keyOf(form, digest);
			let packed = cache.read(key);
			if (!packed) {
				const made = await compress(data);
				packed = made.length < data.length ? made : new Uint8Array();
				cache.write(key, packed);
			}
			if (packed.length === 0) continue;
			writeFileSync(`${file}.${form}`, packed);
			sum.files++;
			if (form === 'br') {
				sum.bytes += data.length;
				sum.brotli += packed.length;
			}
		}
	};
	// zlib works beside this thread; a few at once keep all processors at it.
	const rest = files.values();
	const worker = async () => {
		for (const file of rest) await one(file);
	};
	await Promise.all(Array.from({ length: 4 }, worker));
	cache.prune();
	return sum;
}
