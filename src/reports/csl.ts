import { languages } from '../languages/languages.ts';
import type { Translate } from '../languages/words.ts';
import type { Citation } from '../model/citation.ts';

/** A work as the Citation Style Language names its parts: what the styles of all reference managers read. */
export interface CslItem {
	id: string;
	type: Citation['type'];
	title: string;
	/** Its tag: `ckb` for Kurdish Sorani. */
	language: string;
	author?: { literal: string }[];
	/** Of a report: the site it appears on. */
	publisher?: string;
	/** Of a web page: the same. */
	'container-title'?: string;
	genre?: string;
	number?: string;
	version?: string;
	issued?: { 'date-parts': [number[]] };
	URL?: string;
}

/**
 * @param t words in the language of the work
 */
export function cslOf(citation: Citation, t: Translate): CslItem {
	const { key, type, language, title, site, publisher, label, number, version, day, url } = citation;
	return {
		id: key,
		type,
		title,
		language: languages[language].tag,
		...(publisher ? { author: [{ literal: publisher }] } : {}),
		...(type === 'report' ? { publisher: site } : { 'container-title': site }),
		...(label ? { genre: t(label) } : {}),
		...(number ? { number } : {}),
		...(version ? { version } : {}),
		...(day ? { issued: { 'date-parts': [day.split('-').map(Number)] } } : {}),
		...(url ? { URL: url } : {}),
	};
}
