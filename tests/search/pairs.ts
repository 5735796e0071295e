import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LanguagePath } from '../../src/languages/languages.ts';
import { contentFolder, engineWords, root } from '../../src/model/folder.ts';
import { makeManifest } from '../../src/model/manifest.ts';
import { readContent } from '../../src/model/read.ts';
import { type Concept, conceptsOf } from '../../src/search/concepts.ts';

/** A word as it stands in a page, and as a person types it. */
export interface Pair {
	/** What the two differ in. */
	class: string;
	page: string;
	typed: string;
}

const folder = join(root, 'tests/search/pairs');

/**
 * Pairs that must find each other (`recall`) or must not (`apart`). They were written before the search, by language;
 * a third was held out while it was tuned.
 */
export const readPairs = (
	language: LanguagePath,
	file: 'recall' | 'recall-held-out' | 'apart' | 'apart-held-out',
): Pair[] =>
	readRows(join(folder, language, `${file}.tsv`)).map(([name, page, typed]) => ({
		class: name as string,
		page: page as string,
		typed: typed as string,
	}));

/** Letters in a row that are no word. */
export const readNonsense = (language: LanguagePath): string[] =>
	readRows(join(folder, language, 'nonsense.txt')).map(([word]) => word as string);

export const readRows = (path: string): string[][] =>
	readFileSync(path, 'utf8')
		.split('\n')
		.filter(Boolean)
		.map((line) => line.split('\t'));

/** The concepts of the project's own glossary and list of synonyms. */
export const projectConcepts = (): Concept[] => conceptsOf(makeManifest(readContent(contentFolder, engineWords)));

/** A page with one text in it. */
export const pageOf = (url: string, tag: string, title: string, text: string): { url: string; html: string } => ({
	url,
	html: `<!doctype html><html lang="${tag}"><body><main data-pagefind-body lang="${tag}"><h1>${escaped(title)}</h1>${text}</main></body></html>`,
});

export const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
