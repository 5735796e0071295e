import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import Tinypool from 'tinypool';
import type { LanguagePath } from '../languages/languages.ts';
import { translator } from '../languages/words.ts';
import { type Download, downloadsOf } from '../model/downloads.ts';
import { type Manifest, makeManifest, type Page } from '../model/manifest.ts';
import { FoundProblems, type Problem } from '../model/problem.ts';
import type { Content } from '../model/read.ts';
import { picturesIn } from './blocks.ts';
import { DocumentCache } from './cache.ts';
import { makeDocument } from './document.ts';
import { type Outline, outline } from './outline.ts';
import { drawCode, type Picture, readPicture } from './pictures.ts';
import { outlineProblems } from './problems.ts';
import { type FileFacts, withSizes } from './sizes.ts';
import type { Task } from './worker.ts';
import { agendaOf } from './xlsx/agenda.ts';

/** More would wait for the disk and take memory; fewer files than this a worker do not pay for its start. */
const mostWorkers = 4;
const filesAWorker = 12;

/** A file, and where in the site it comes from. */
interface Order {
	page: Page;
	language: LanguagePath;
	download: Download;
}

/**
 * Writes the documents of the finished pages under `downloads/`, their sizes into the pages that link to them, and a
 * list with checksums into `manifest.json`.
 * @param content the content the pages were made from
 */
export function documents(content: Content): AstroIntegration {
	let cacheFolder = '';
	return {
		name: 'documents',
		hooks: {
			'astro:config:done'({ config }) {
				cacheFolder = join(fileURLToPath(config.cacheDir), 'documents');
			},
			async 'astro:build:done'({ dir, logger }) {
				const folder = fileURLToPath(dir);
				const manifest = makeManifest(content);
				const cache = new DocumentCache(cacheFolder);
				const made = await writeDocuments(ordersOf(manifest), { folder, manifest, cache });
				cache.prune();
				writeSizes(folder, manifest, made);
				listDownloads(folder, made);
				logger.info(`${made.size} documents written`);
			},
		},
	};
}

const ordersOf = ({ pages }: Manifest): Order[] =>
	pages.flatMap((page) =>
		(Object.keys(page.in) as LanguagePath[]).flatMap((language) =>
			downloadsOf(page, language, pages).map((download) => ({ page, language, download })),
		),
	);

interface MadeFile extends FileFacts {
	sha256: string;
}

async function writeDocuments(
	orders: readonly Order[],
	{ folder, manifest, cache }: { folder: string; manifest: Manifest; cache: DocumentCache },
): Promise<Map<string, MadeFile>> {
	const outlineOf = outlinesIn(folder, orders, manifest);
	const made = new Map<string, MadeFile>();
	const finish = (path: string, bytes: Uint8Array) => {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), bytes);
		made.set(path, factsOf(path, bytes));
	};
	const missing: { path: string; key: string; task: Task }[] = [];
	const pictures = new Pictures(folder);
	for (const order of orders) {
		const { page, language, download } = order;
		const { path, format } = download;
		const source =
			format === 'xlsx'
				? agendaOf(page, language, manifest)
				: makeDocument(order, manifest, (part) => outlineOf(part, language));
		const key = cache.keyOf([format, source]);
		const known = cache.read(key);
		if (known) finish(path, known);
		else if ('days' in source) missing.push({ path, key, task: { format: 'xlsx', agenda: source } });
		else
			missing.push({
				path,
				key,
				task: { format: format as 'pdf' | 'docx', document: source, pictures: await pictures.of(source) },
			});
	}
	if (missing.length > 0)
		await inWorkers(missing, async ({ path, key }, bytes) => {
			cache.write(key, bytes);
			finish(path, bytes);
		});
	// In the order of the manifest, whatever worker was done first.
	return new Map(orders.map(({ download: { path } }) => [path, made.get(path) as MadeFile]));
}

/** Reads every page there are documents of, once; all that is wrong with them is one report. */
function outlinesIn(folder: string, orders: readonly Order[], manifest: Manifest) {
	const outlines = new Map<string, Outline>();
	const problems: Problem[] = [];
	for (const { page, language } of new Map(
		orders.map((order) => [`${order.language}/${order.page.path}`, order]),
	).values()) {
		const address = `${language}/${page.path}`;
		const html = readFileSync(join(folder, address, 'index.html'), 'utf8');
		const read = outline(html, `${address}.mdx`, translator(manifest.words[language], language));
		outlines.set(address, read.outline);
		problems.push(...read.problems, ...outlineProblems(read.outline, `${address}.mdx`));
	}
	if (problems.length > 0) throw new FoundProblems(problems);
	return (page: Page, language: LanguagePath) => outlines.get(`${language}/${page.path}`) as Outline;
}

/** Writes files side by side, and says on a terminal how far it is. */
async function inWorkers<T extends { task: Task }>(
	files: readonly T[],
	done: (file: T, bytes: Uint8Array) => Promise<void>,
): Promise<void> {
	const threads = Math.max(1, Math.min(availableParallelism(), mostWorkers, Math.ceil(files.length / filesAWorker)));
	const pool = new Tinypool({
		filename: new URL('./worker.ts', import.meta.url).href,
		minThreads: threads,
		maxThreads: threads,
		runtime: 'worker_threads',
	});
	let count = 0;
	try {
		await Promise.all(
			files.map(async (file) => {
				await done(file, await pool.run(file.task));
				count++;
				if (process.stderr.isTTY) process.stderr.write(`\rDocuments: ${count} of ${files.length}`);
			}),
		);
	} finally {
		if (process.stderr.isTTY) process.stderr.write('\n');
		await pool.destroy();
	}
}

/** The pictures of documents, each read once. */
class Pictures {
	readonly #folder: string;
	readonly #read = new Map<string, Promise<Picture>>();

	constructor(folder: string) {
		this.#folder = folder;
	}

	/** Pictures of the text by address, and QR codes by their SVG. */
	async of({ chapters }: Extract<Task, { document: unknown }>['document']): Promise<Map<string, Picture>> {
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

function factsOf(path: string, bytes: Uint8Array): MadeFile {
	const pages = path.endsWith('.pdf')
		? Number(/\/Type \/Pages[\s\S]*?\/Count (\d+)/.exec(Buffer.from(bytes).toString('latin1'))?.[1])
		: undefined;
	return {
		bytes: bytes.byteLength,
		sha256: createHash('sha256').update(bytes).digest('hex'),
		...(pages ? { pages } : {}),
	};
}

function writeSizes(folder: string, manifest: Manifest, files: ReadonlyMap<string, FileFacts>): void {
	for (const language of manifest.languages) {
		const t = translator(manifest.words[language], language);
		for (const file of globSync(`${language}/**/*.html`, { cwd: folder })) {
			const path = join(folder, file);
			const html = readFileSync(path, 'utf8');
			const sized = withSizes(html, files, t);
			if (sized !== html) writeFileSync(path, sized);
		}
	}
}

function listDownloads(folder: string, files: ReadonlyMap<string, MadeFile>): void {
	const file = join(folder, 'manifest.json');
	const list = JSON.parse(readFileSync(file, 'utf8')) as object;
	const downloads = [...files].map(([path, facts]) => ({ path, ...facts }));
	writeFileSync(file, `${JSON.stringify({ ...list, downloads })}\n`);
}
