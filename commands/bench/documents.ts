import { planFiles } from '../../src/documents/plan.ts';
import { writeFiles } from '../../src/documents/write.ts';
import { FileCache } from '../../src/model/file-cache.ts';
import { engineWords } from '../../src/model/folder.ts';
import { makeManifest } from '../../src/model/manifest.ts';
import { readContent } from '../../src/model/read.ts';
import { cpuSeconds } from './cpu.ts';
import { sum } from './figures.ts';
import { site, workPath } from './site.ts';
import { number, table } from './table.ts';

/** What the documents of a format cost. */
export interface DocumentCost {
	format: string;
	files: number;
	cpu: number;
	/** In the mean. */
	bytes: number;
	/** Sheets of paper, in the mean, where the format has them. */
	sheets: number;
}

/** Writes all documents of a site once more, format by format, then all of them from the cache. */
export async function measureDocuments(size: number): Promise<DocumentCost[]> {
	const { content, folder: built } = await site(size);
	const planned = planFiles(makeManifest(readContent(content, engineWords)), built);
	const folder = workPath('documents');
	const cacheFolder = workPath('documents-cache');
	const write = async (name: string, files: typeof planned): Promise<DocumentCost> => {
		const before = cpuSeconds();
		const written = await writeFiles(files, { folder, cache: new FileCache(cacheFolder) });
		const cpu = cpuSeconds() - before;
		const facts = [...written.values()];
		return {
			format: name,
			files: files.length,
			cpu,
			bytes: sum(facts.map(({ bytes }) => bytes)) / files.length,
			sheets: sum(facts.map(({ pages = 0 }) => pages)) / files.length,
		};
	};
	const costs: DocumentCost[] = [];
	for (const format of ['pdf', 'docx', 'xlsx'])
		costs.push(
			await write(
				format,
				planned.filter((file) => file.format === format),
			),
		);
	return [...costs, await write('all again, unchanged', planned)];
}

export const documentsTable = (size: number, costs: readonly DocumentCost[]): string =>
	table(
		[`documents of ${size} pages a language`, 'files', 'CPU s', 'CPU ms a file', 'kB a file', 'sheets a file'],
		costs.map(({ format, files, cpu, bytes, sheets }) => [
			format,
			number(files),
			number(cpu, 1),
			number((cpu / files) * 1000, 1),
			number(bytes / 1000),
			format === 'pdf' ? number(sheets, 1) : '',
		]),
	);
