import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomUtils, parseDocument } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { translator } from '../../src/languages/words.ts';
import { apaLine, type CitationFormat, citationFormats, citationOf, isCited } from '../../src/model/citation.ts';
import { citationWriters } from '../../src/reports/citation-formats.ts';
import { cslOf } from '../../src/reports/csl.ts';
import { entryPages, manifest } from '../pages.ts';
import { dist, readPage } from '../site.ts';

describe.each(manifest.languages)('%s: a page says how to cite it', (language) => {
	const cited = entryPages(language).filter(({ entry }) => isCited(entry.page));

	test.each(cited)('$address', ({ address, entry }) => {
		const citation = citationOf(manifest, entry.page, language);
		const t = translator(manifest.words[citation.language], citation.language);
		const part = DomUtils.findOne(
			({ attribs }) => attribs['class'] === 'cite-this',
			parseDocument(readPage(address)).children,
		);
		const [line, actions] = DomUtils.getElementsByTagName('p', part ?? []);
		expect(DomUtils.textContent(line ?? [])).toBe(
			apaLine(citation, t)
				.map(({ text }) => text)
				.join(''),
		);
		const files = DomUtils.getElementsByTagName('a', actions ?? []).map(({ attribs }) => attribs['href'] as string);
		expect(files.map((file) => file.split('.').at(-1))).toEqual(Object.keys(citationFormats));
		for (const file of files)
			expect(readFileSync(join(dist, file), 'utf8')).toBe(
				citationWriters[file.split('.').at(-1) as CitationFormat](cslOf(citation, t)),
			);
	});

	test('no other page does', () => {
		const others = entryPages(language).filter(({ entry }) => !isCited(entry.page));
		expect(cited.length).toBeGreaterThan(0);
		expect(others.filter(({ address }) => readPage(address).includes('cite-this'))).toEqual([]);
	});
});
