import manifest from 'virtual:manifest';
import { languages } from '../languages/languages.ts';
import { downloadsOf } from '../model/downloads.ts';
import { wholeAddress } from '../model/site-address.ts';
import type { View } from './view.ts';

/** What reference managers read of an entry's page, as `<meta>` names and contents; nothing for other pages. */
export function citationTags({ page, text, language, path }: View, site: URL | undefined): [string, string][] {
	if (!page || !text || path === '') return [];
	const { publisher } = manifest.site;
	const pdf = downloadsOf(page, language, manifest.pages).find(({ format }) => format === 'pdf');
	return [
		['title', text.data.title],
		['publication_date', text.data.updated.replaceAll('-', '/')],
		['language', languages[language].tag],
		...(publisher ? [['publisher', publisher[language] ?? publisher.en] as const] : []),
		...(page.kind === 'report' ? [['technical_report_number', text.data.id] as const] : []),
		// It has to be whole.
		...(site && pdf ? [['pdf_url', wholeAddress(site, pdf.path)] as const] : []),
	].map(([name, content]) => [`citation_${name}`, content] as [string, string]);
}
