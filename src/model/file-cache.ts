import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from './files-in.ts';
import { root } from './folder.ts';

/** Files by what they were made from: a build writes anew only what changed. */
export class FileCache {
	readonly #folder: string;
	/** Everything that decides how a file is written, beside what is in it. */
	readonly #engine: string;
	readonly #used = new Set<string>();

	/**
	 * @param folder kept from build to build
	 * @param engine folders of the code that decides what is in the files: another code, other files
	 */
	constructor(folder: string, ...engine: string[]) {
		this.#folder = folder;
		this.#engine = fingerprint([
			...engine.flatMap((code) => filesIn(code).map((file) => readFileSync(join(code, file)))),
			readFileSync(join(root, 'package-lock.json')),
			process.version,
		]);
		mkdirSync(folder, { recursive: true });
	}

	/** The name of a file that is made from this. */
	keyOf(...source: string[]): string {
		const key = fingerprint([this.#engine, ...source]);
		this.#used.add(key);
		return key;
	}

	read(key: string): Uint8Array | undefined {
		try {
			return readFileSync(join(this.#folder, key));
		} catch {
			return undefined;
		}
	}

	write(key: string, bytes: Uint8Array): void {
		writeFileSync(join(this.#folder, key), bytes);
	}

	/** Forgets what this build did not ask for. */
	prune(): void {
		for (const name of globSync('*', { cwd: this.#folder }))
			if (!this.#used.has(name)) rmSync(join(this.#folder, name), { force: true });
	}
}

function fingerprint(parts: readonly (string | Uint8Array)[]): string {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(part).update('\0');
	return hash.digest('hex');
}
