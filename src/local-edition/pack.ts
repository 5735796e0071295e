import { once } from 'node:events';
import { createWriteStream, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ZipFile } from 'yazl';
import { digestOf, type PublishedFile } from '../model/published-files.ts';

/** The list of a copy's files, in the form that `sha256sum --check` reads. */
export const sumsFile = 'SHA256SUMS.txt';

/** Takes the files of a copy, each with its checksum. */
abstract class Package {
	readonly #sums: string[] = [];

	/** @param sum SHA-256 of the data, where it is known already */
	add(file: string, data: Buffer, sum = digestOf(data)): void {
		this.#sums.push(sumLine(sum, file));
		this.write(file, data);
	}

	/** Adds the list of checksums: the last file. */
	addSums(): void {
		this.write(sumsFile, Buffer.from(this.#sums.join('')));
	}

	protected abstract write(file: string, data: Buffer): void;
}

export const sumLine = (sum: string, file: string): string => `${sum}  ${file}\n`;

/** A copy as a folder, made anew. */
export class Folder extends Package {
	readonly #path: string;

	constructor(path: string) {
		super();
		this.#path = path;
		rmSync(path, { recursive: true, force: true });
	}

	protected write(file: string, data: Buffer): void {
		const path = join(this.#path, file);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, data);
	}
}

/** Files that are compressed already. */
const compressed = /\.(pdf|docx|xlsx|woff2|png|jpe?g|webp|avif)$/;

/** A copy as a zip that is the same every time: files in the order they are added, one date, no time zone. */
export class Zip extends Package {
	readonly #zip = new ZipFile();
	readonly #path: string;
	readonly #folder: string;
	readonly #day: Date;
	readonly #done: Promise<unknown>;

	/**
	 * @param path of the zip
	 * @param folder in it that holds everything
	 * @param day of all its files, as 2026-11-21
	 */
	constructor(path: string, folder: string, day: string) {
		super();
		this.#path = path;
		this.#folder = folder;
		// A zip holds clock times without a zone: this is noon in every one.
		const [year = 1980, month = 1, date = 1] = day.split('-').map(Number);
		this.#day = new Date(year, month - 1, date, 12);
		mkdirSync(dirname(path), { recursive: true });
		this.#done = once(this.#zip.outputStream.pipe(createWriteStream(path)), 'close');
	}

	/** Ends the zip. */
	async finish(): Promise<PublishedFile> {
		this.#zip.end();
		await this.#done;
		const bytes = readFileSync(this.#path);
		return { bytes: bytes.byteLength, sha256: digestOf(bytes) };
	}

	protected write(file: string, data: Buffer): void {
		this.#zip.addBuffer(data, `${this.#folder}/${file}`, {
			mtime: this.#day,
			mode: 0o100644,
			forceDosTimestamp: true,
			...(compressed.test(file) ? { compress: false } : { compressionLevel: 9 }),
		});
	}
}
