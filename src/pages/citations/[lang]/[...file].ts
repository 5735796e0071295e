import manifest from 'virtual:manifest';
import type { APIRoute } from 'astro';
import { type Citation, type CitationFormat, citationFormats, citationsOf } from '../../../model/citation.ts';
import { citationWriters } from '../../../reports/citation-formats.ts';
import { cslOf } from '../../../reports/csl.ts';
import { wordsOf } from '../../../site/view.ts';

// How to cite a work, for reference managers.
export const getStaticPaths = () =>
	citationsOf(manifest).flatMap((citation) =>
		(Object.keys(citationFormats) as CitationFormat[]).map((format) => {
			const [, lang, ...file] = `${citation.file}.${format}`.split('/');
			return { params: { lang, file: file.join('/') }, props: { citation, format } };
		}),
	);

export const GET: APIRoute<{ citation: Citation; format: CitationFormat }> = ({ props: { citation, format } }) =>
	new Response(citationWriters[format](cslOf(citation, wordsOf(citation.language))));
