import { createHash } from 'node:crypto';
import { closeSync, fstatSync, mkdirSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import type { FileCache } from '../model/file-cache.ts';
import { digestOf, type PublishedFile, sumLine, sumsFile } from '../model/published-files.ts';

/**
 * Reads one file after the other into the same memory. A buffer for each would be given back only when the heap is full,
 * and they lie outside of it: the documents of a large site are gigabytes.
 */
export class FileReader {
	#memory = Buffer.allocUnsafe(1 << 20);

	/** @returns the file's bytes, until the next one is read */
	read(path: string): Buffer {
		const file = openSync(path, 'r');
		try {
			const { size } = fstatSync(file);
			if (size > this.#memory.length) this.#memory = Buffer.allocUnsafe(size);
			for (let at = 0; at < size; ) {
				const read = readSync(file, this.#memory, at, size - at, at);
				if (read === 0) throw new Error(`${path} became shorter while it was read.`);
				at += read;
			}
			return this.#memory.subarray(0, size);
		} finally {
			closeSync(file);
		}
	}
}

/** A file's bytes, and what is worked out of them: once, however many copies hold them. */
export class FileContent {
	readonly data: Buffer;
	#sum: string | undefined;
	#crc: number | undefined;
	#deflated: Uint8Array | undefined;

	constructor(data: Buffer | string) {
		this.data = typeof data === 'string' ? Buffer.from(data) : data;
	}

	get sum(): string {
		this.#sum ??= digestOf(this.data);
		return this.#sum;
	}

	get crc(): number {
		this.#crc ??= crc32(this.data);
		return this.#crc;
	}

	/** @param cache keeps what was deflated by the builds before */
	deflated(cache: FileCache): Uint8Array {
		if (!this.#deflated) {
			const key = cache.keyOf(this.sum);
			const known = cache.read(key);
			this.#deflated = known ?? deflateRawSync(this.data, { level: 9 });
			if (!known) cache.write(key, this.#deflated);
		}
		return this.#deflated;
	}
}

/** Takes the files of a copy, and lists their checksums. */
abstract class Package {
	readonly #sums: string[] = [];

	add(file: string, content: FileContent): void {
		this.#sums.push(sumLine(content.sum, file));
		this.write(file, content);
	}

	/** Adds the list of checksums: the last file. */
	addSums(): void {
		this.write(sumsFile, new FileContent(this.#sums.join('')));
	}

	protected abstract write(file: string, content: FileContent): void;
}

/** A copy as a folder, made anew. */
export class Folder extends Package {
	readonly #path: string;

	constructor(path: string) {
		super();
		this.#path = path;
		rmSync(path, { recursive: true, force: true });
	}

	protected write(file: string, { data }: FileContent): void {
		const path = join(this.#path, file);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, data);
	}
}

/** Files that are compressed already. A PDF is not: the tags that a screen reader follows are half of it, and plain text. */
const compressed = /\.(docx|xlsx|woff2|png|jpe?g|webp|avif)$/;

/** Largest numbers that a zip of the plain kind holds. */
const mostFiles = 0xffff;
const mostBytes = 0xffffffff;

/**
 * A copy as a zip that is the same every time: files in the order they are added, one date, no time zone. Written here,
 * since zip libraries count checksums in JavaScript and compress the same file anew for each zip: half of the time that
 * all copies take. Format: PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
 */
export class Zip extends Package {
	readonly #path: string;
	readonly #folder: string;
	readonly #date: number;
	readonly #cache: FileCache;
	readonly #file: number;
	readonly #directory: Buffer[] = [];
	readonly #hash = createHash('sha256');
	#offset = 0;

	/**
	 * @param path of the zip
	 * @param folder in it that holds everything
	 * @param day of all its files, as 2026-11-21
	 * @param cache of deflated files
	 */
	constructor(path: string, folder: string, day: string, cache: FileCache) {
		super();
		this.#cache = cache;
		this.#path = path;
		this.#folder = folder;
		const [year = 1980, month = 1, date = 1] = day.split('-').map(Number);
		this.#date = ((year - 1980) << 9) | (month << 5) | date;
		mkdirSync(dirname(path), { recursive: true });
		this.#file = openSync(path, 'w');
	}

	/** Ends the zip. */
	finish(): PublishedFile {
		const directory = Buffer.concat(this.#directory);
		const end = Buffer.alloc(22);
		end.writeUInt32LE(0x06054b50, 0);
		end.writeUInt16LE(this.#directory.length, 8);
		end.writeUInt16LE(this.#directory.length, 10);
		end.writeUInt32LE(directory.byteLength, 12);
		end.writeUInt32LE(this.#offset, 16);
		this.#append(directory, end);
		closeSync(this.#file);
		return { bytes: this.#offset, sha256: this.#hash.digest('hex') };
	}

	protected write(file: string, content: FileContent): void {
		const name = Buffer.from(`${this.#folder}/${file}`);
		const stored = compressed.test(file);
		const body = stored ? content.data : content.deflated(this.#cache);
		if (this.#directory.length === mostFiles || this.#offset + body.byteLength > mostBytes)
			throw new Error(`${this.#path} holds more than a zip can. Publish the documents of fewer pages.`);
		const common = Buffer.alloc(26);
		common.writeUInt16LE(20, 0); // version 2.0 extracts it
		common.writeUInt16LE(stored ? 0 : 8, 4);
		common.writeUInt16LE(12 << 11, 6); // noon, in every zone
		common.writeUInt16LE(this.#date, 8);
		common.writeUInt32LE(content.crc, 10);
		common.writeUInt32LE(body.byteLength, 14);
		common.writeUInt32LE(content.data.byteLength, 18);
		common.writeUInt16LE(name.byteLength, 22);
		const entry = Buffer.alloc(46);
		entry.writeUInt32LE(0x02014b50, 0);
		entry.writeUInt16LE(0x0314, 4); // made on Unix, so that the mode counts
		common.copy(entry, 6);
		entry.writeUInt32LE(0o100644 * 0x10000, 38);
		entry.writeUInt32LE(this.#offset, 42);
		this.#directory.push(Buffer.concat([entry, name]));
		const signature = Buffer.alloc(4);
		signature.writeUInt32LE(0x04034b50);
		this.#append(signature, common, name, body);
	}

	#append(...parts: Uint8Array[]): void {
		for (const part of parts) {
			writeFileSync(this.#file, part);
			this.#hash.update(part);
			this.#offset += part.byteLength;
		}
	}
}
