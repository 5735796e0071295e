import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Block, Run } from '../src/documents/blocks.ts';
import { makeDocument } from '../src/documents/document.ts';
import type { Outline } from '../src/documents/outline.ts';
import { readOutline } from '../src/documents/plan.ts';
import { type PlannedFile, writeFiles } from '../src/documents/write.ts';
import { agendaOf } from '../src/documents/xlsx/agenda.ts';
import type { LanguagePath } from '../src/languages/languages.ts';
import { downloadsOf, isDocument } from '../src/model/downloads.ts';
import { FileCache } from '../src/model/file-cache.ts';
import { contentFolder, engineWords, root } from '../src/model/folder.ts';
import { makeManifest } from '../src/model/manifest.ts';
import type { PublishedFile } from '../src/model/published-files.ts';
import { readContent } from '../src/model/read.ts';

// `npm run bench:documents`: what the documents of 300 session plans in every language cost, for the plans of the last
// build with other words in each copy; `npm run bench:documents -- 30` for fewer. Prints a table; nothing passes or fails.
const copies = Number(process.argv[2] ?? 300);
const built = resolve(root, process.env['KB_OUT'] ?? 'dist');
const manifest = makeManifest(readContent(contentFolder, engineWords));
const plans = manifest.pages.filter(({ kind }) => kind === 'session-plan');

/** A page that was not there before: every text says its number. */
function numbered(page: Outline, copy: number): Outline {
	const run = (each: Run): Run => (each.text.length > 20 ? { ...each, text: `${each.text} ${copy}` } : each);
	const block = (each: Block): Block => {
		switch (each.type) {
			case 'heading':
			case 'paragraph':
				return { ...each, runs: each.runs.map(run) };
			case 'list':
				return { ...each, items: each.items.map((item) => item.map(block)) };
			case 'table':
				return { ...each, rows: each.rows.map((row) => row.map((cell) => cell.map(run))) };
			case 'box':
				return { ...each, blocks: each.blocks.map(block) };
			default:
				return each;
		}
	};
	return { ...page, blocks: page.blocks.map(block) };
}

/** CPU seconds of a step, its workers included, and the largest memory so far. */
async function measure<T>(step: string, work: () => T | Promise<T>): Promise<T> {
	const before = process.cpuUsage();
	const result = await work();
	const { user, system } = process.cpuUsage(before);
	const peak = process.resourceUsage().maxRSS / 1000;
	console.log(`| ${step} | ${((user + system) / 1e6).toFixed(1)} | ${peak.toFixed(0)} |`);
	return result;
}

const folder = mkdtempSync(join(tmpdir(), 'bench-documents-'));
const cacheFolder = join(folder, 'cache');
try {
	console.log('| step | CPU s | peak MB |\n|---|---|---|');
	const pages = await measure(`${copies * manifest.languages.length} pages read`, () =>
		Array.from({ length: copies }, (_, copy) => {
			const page = plans[copy % plans.length] as (typeof plans)[number];
			return (Object.keys(page.in) as LanguagePath[]).map((language) => {
				const read = readOutline(built, manifest, page, language);
				return { page, language, copy, read: numbered(read.outline, copy) };
			});
		}).flat(),
	);
	const planned = pages.flatMap(({ page, language, copy, read }) => {
		const downloads = downloadsOf(page, language, manifest.pages).filter(isDocument);
		return [...Map.groupBy(downloads, ({ edition }) => edition).values()].flatMap((files) => {
			const [download] = files as [(typeof files)[number], ...typeof files];
			const make = (): ReturnType<PlannedFile['make']> =>
				download.edition
					? makeDocument({ page, language, download }, manifest, () => read)
					: { ...agendaOf(page, language, manifest), title: `${copy}` };
			return files.map(({ path, format }) => ({ path: path.replace(page.slug, `${page.slug}-${copy}`), format, make }));
		});
	});
	for (const format of ['pdf', 'docx', 'xlsx']) {
		const files = planned.filter((file) => file.format === format);
		const written = await measure(`${files.length} ${format}`, () =>
			writeFiles(files, { folder, cache: new FileCache(cacheFolder, join(root, 'src/documents')) }),
		);
		const sum = (of: (file: PublishedFile) => number) =>
			[...written.values()].reduce((total, file) => total + of(file), 0) / files.length;
		const sheets = format === 'pdf' ? `, ${sum(({ pages: own = 0 }) => own).toFixed(1)} pages` : '';
		console.log(`| … of ${Math.round(sum(({ bytes }) => bytes) / 1000)} kB${sheets} in the mean | | |`);
	}
	await measure('all of them again, unchanged', () =>
		writeFiles(planned, { folder, cache: new FileCache(cacheFolder, join(root, 'src/documents')) }),
	);
} finally {
	rmSync(folder, { recursive: true, force: true });
}
