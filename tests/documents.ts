import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeXML } from 'entities';
import { strFromU8, unzipSync } from 'fflate';
import { findTool } from '../commands/tools.mjs';
import { type LanguagePath, languages } from '../src/languages/languages.ts';
import { type Download, downloadsOf, isDocument } from '../src/model/downloads.ts';
import type { Page } from '../src/model/manifest.ts';
import { manifest } from './pages.ts';
import { dist } from './site.ts';

/** One file to take away, and what it is made of. */
export interface BuiltDocument extends Download {
	page: Page;
	language: LanguagePath;
	/** Its bytes on disk. */
	file: string;
}

/** Every document of the built site. */
export const allDocuments: BuiltDocument[] = manifest.pages.flatMap((page) =>
	(Object.keys(page.in) as LanguagePath[]).flatMap((language) =>
		downloadsOf(page, language, manifest.pages)
			.filter(isDocument)
			.map((download) => ({ ...download, page, language, file: join(dist, download.path) })),
	),
);

/** One document of each kind, language, edition and format, the largest; with EVERY_PAGE=1 all of them. */
export function selectedDocuments(format: Download['format']): BuiltDocument[] {
	const documents = allDocuments.filter((document) => document.format === format);
	if (process.env['EVERY_PAGE'] === '1') return documents;
	const size = ({ file }: BuiltDocument) => readFileSync(file).byteLength;
	return [
		...Map.groupBy(documents, ({ page, language, edition }) => `${page.kind} ${language} ${edition}`).values(),
	].map((group) => group.reduce((largest, each) => (size(each) > size(largest) ? each : largest)));
}

/** Runs a tool and gives what it says. */
export function run(tool: 'pdftotext' | 'qpdf' | 'soffice' | 'pdffonts' | 'pdfinfo', ...args: string[]): string {
	// Poppler's tools lie beside each other.
	const path =
		tool === 'qpdf' || tool === 'soffice' ? findTool(tool) : findTool('pdftotext')?.replace(/pdftotext/, tool);
	if (!path) throw new Error(`There is no ${tool} on the PATH. \`npm test\` installs it.`);
	return execFileSync(path, args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
}

/**
 * A text as a reader searches it: without vowel marks, joiners and tatweel, ligatures taken apart. Marks of direction,
 * which extracting tools put between words of two scripts, count as spaces.
 */
export const plain = (text: string): string =>
	text
		.normalize('NFKC')
		.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ' ')
		.replace(/[\u064b-\u065f\u0670\u0640]|\p{Cf}/gu, '');

/** Different words of three letters or more. */
export const wordsOf = (text: string): Set<string> => new Set(plain(text).match(/\p{L}{3,}/gu) ?? []);

/** All that a Word document says: body, headers, footers and what it says of itself. */
export function wordText(file: string): string {
	const parts = Object.entries(unzipSync(readFileSync(file))).filter(([name]) =>
		/^(word\/(document|header\d*|footer\d*|footnotes|endnotes|comments)|docProps\/\w+)\.xml$/.test(name),
	);
	return parts
		.map(([, xml]) =>
			decodeXML(
				strFromU8(xml)
					.replace(/<w:(?:br|tab)\/>|<\/w:p>/g, ' ')
					.replace(/<[^>]+>/g, (tag) =>
						tag.startsWith('<w:t') || tag.startsWith('</w:t') || tag.startsWith('<w:r') || tag.startsWith('</w:r')
							? ''
							: ' ',
					),
			),
		)
		.join('\n');
}

export const tagOf = (language: LanguagePath): string => languages[language].tag;
