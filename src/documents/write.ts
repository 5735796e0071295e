import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import Tinypool from 'tinypool';
import type { FileCache } from '../model/file-cache.ts';
import type { DocumentFormat } from '../model/kinds.ts';
import { digestOf, type PublishedFile } from '../model/published-files.ts';
import type { TrainingDocument } from './document.ts';
import { Pictures } from './pictures.ts';
import type { Task } from './worker.ts';
import type { Agenda } from './xlsx/agenda.ts';

/** More would wait for each other and take memory; a worker that writes fewer files than this does not pay for its start. */
const mostWorkers = 4;
const filesAWorker = 12;
/** Files after which workers start anew: what the compiler has collected by then costs more memory than a start costs time. */
const filesALife = 300;
/** A Word file leaves much behind that is soon of no use; more room for it, as Node gives, is only more memory. */
const execArgv = ['--max-semi-space-size=8'];

/** A file to be: where, and what is in it. */
export interface PlannedFile {
	/** Path in the site, without a slash in front. */
	path: string;
	format: DocumentFormat;
	/**
	 * Made when it is needed and forgotten again: all documents of a large site at once would not fit in memory. Formats
	 * of the same document share one function.
	 */
	make: () => TrainingDocument | Agenda;
}

/**
 * Writes files side by side; what has not changed since the last build is taken from the cache.
 * @param folder the built site
 * @returns facts by path, in the order of the plan
 */
export async function writeFiles(
	planned: readonly PlannedFile[],
	{ folder, cache }: { folder: string; cache: FileCache },
): Promise<Map<string, PublishedFile>> {
	const written = new Map<string, PublishedFile>(planned.map(({ path }) => [path, { bytes: 0, sha256: '' }]));
	const finish = (path: string, bytes: Uint8Array) => {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), bytes);
		written.set(path, factsOf(path, bytes));
	};
	const changed: (PlannedFile & { key: string })[] = [];
	const digests = new Map<PlannedFile['make'], string>();
	for (const file of planned) {
		const digest = digests.get(file.make) ?? digestOf(JSON.stringify(file.make()));
		digests.set(file.make, digest);
		const key = cache.keyOf(file.format, digest);
		const known = cache.read(key);
		if (known) finish(file.path, known);
		else changed.push({ ...file, key });
	}
	const pictures = new Pictures(folder);
	await inWorkers(changed, async ({ path, format, make, key }, write) => {
		const source = make();
		const task: Task =
			'days' in source
				? { format: 'xlsx', agenda: source }
				: { format: format as 'pdf' | 'docx', document: source, pictures: await pictures.of(source) };
		const bytes = await write(task).catch((error: unknown) => {
			throw new Error(`${path} cannot be written: ${(error as Error).message}`, { cause: error });
		});
		cache.write(key, bytes);
		finish(path, bytes);
	});
	return written;
}

/** Does each in turn, as many at once as there are workers, and says on a terminal how far it is. */
async function inWorkers<T>(
	items: readonly T[],
	each: (item: T, write: (task: Task) => Promise<Uint8Array>) => Promise<void>,
): Promise<void> {
	let done = 0;
	for (let start = 0; start < items.length; start += filesALife) {
		const batch = items.slice(start, start + filesALife);
		const threads = Math.max(1, Math.min(availableParallelism(), mostWorkers, Math.ceil(batch.length / filesAWorker)));
		const pool = new Tinypool({
			filename: new URL('./worker.ts', import.meta.url).href,
			minThreads: threads,
			maxThreads: threads,
			// Processes, not threads: what the compiler has taken is given back when one ends.
			runtime: 'child_process',
			execArgv: [...process.execArgv, ...execArgv],
			serialization: 'advanced',
		});
		const queue = batch.values();
		const work = async () => {
			// One iterator for all: each takes the next item that none has taken.
			for (const item of queue) {
				await each(item, (task) => pool.run(task) as Promise<Uint8Array>);
				done++;
				if (process.stderr.isTTY) process.stderr.write(`\rDocuments: ${done} of ${items.length}`);
			}
		};
		try {
			await Promise.all(Array.from({ length: threads * 2 }, work));
		} finally {
			await pool.destroy();
		}
	}
	if (items.length > 0 && process.stderr.isTTY) process.stderr.write('\n');
}

function factsOf(path: string, bytes: Uint8Array): PublishedFile {
	const pages = path.endsWith('.pdf') ? pagesOf(bytes) : undefined;
	return {
		bytes: bytes.byteLength,
		sha256: digestOf(bytes),
		...(pages ? { pages } : {}),
	};
}

/** Number of pages of a PDF, from the root of its page tree. */
const pagesOf = (pdf: Uint8Array): number =>
	Number(/\/Type \/Pages\b[^>]*?\/Count (\d+)/.exec(Buffer.from(pdf).toString('latin1'))?.[1]);
