import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import type { CitationFormat } from '../model/citation.ts';
import type { CslItem } from './csl.ts';

// As it comes, the plugin writes letters as TeX commands and leaves out those that have none: all of Arabic and Sorani.
Object.assign(plugins.config.get('@bibtex').format, { asciiOnly: false, useIdAsLabel: true, checkLabel: false });

/** How a citation is written to a file of each format, in UTF-8. */
export const citationWriters: Record<CitationFormat, (item: CslItem) => string> = {
	bib: bibtex,
	ris,
	json: (item) => `${JSON.stringify([item], null, '\t')}\n`,
};

/** In the fields of BibLaTeX: BibTeX's own have no place for a language or a version. */
function bibtex(item: CslItem): string {
	const { 'container-title': site, ...rest } = escaped(item);
	return plugins.output.format('biblatex', [site ? { ...rest, publisher: site } : rest]);
}

/**
 * RIS has a version as an edition, and a web page's site as its series. Its lines are put together here, since the plugin
 * breaks each value after 70 letters, in the middle of a word.
 */
function ris({ 'container-title': site, ...rest }: CslItem): string {
	const item = { ...rest, edition: rest.version, 'collection-title': site };
	const [{ TY, ...tags }] = plugins.output.format('ris', [item], { format: 'object' });
	const lines = Object.entries(tags).flatMap(([tag, values]) => [values].flat().map((value) => [tag, value]));
	return [['TY', TY], ...lines, ['ER', '']].map(([tag, value]) => `${tag}  - ${value}\r\n`).join('');
}

const names = ['id', 'type', 'URL'];
const commands: Record<string, string> = {
	'\\': '\\textbackslash{}',
	'~': '\\textasciitilde{}',
	'^': '\\textasciicircum{}',
};

/** The item with letters that TeX takes for commands written as TeX wants them, since the plugin leaves all as they are. */
const escaped = (item: CslItem): CslItem =>
	JSON.parse(JSON.stringify(item), (key, value) =>
		typeof value === 'string' && !names.includes(key)
			? value.replace(/[\\~^&%$#_{}]/g, (letter) => commands[letter] ?? `\\${letter}`)
			: value,
	);
