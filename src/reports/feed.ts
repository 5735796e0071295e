import { generateAtomFeed } from 'feedsmith';
import { type LanguagePath, languages } from '../languages/languages.ts';
import { translator } from '../languages/words.ts';
import { kinds } from '../model/kinds.ts';
import type { Manifest } from '../model/manifest.ts';
import { feedPath } from '../model/share.ts';
import { wholeAddress } from '../model/site-address.ts';

/**
 * The reports as an Atom feed for readers of a language, the newest first; one that is not translated is there in English.
 * An entry keeps its id for good: it is the report's permanent address.
 * @param address of the site; Atom has no addresses but whole ones
 */
export function reportsFeed({ site, words, pages }: Manifest, language: LanguagePath, address: string): string {
	const t = translator(words[language], language);
	const own = languages[language].tag;
	const absolute = (path: string) => wholeAddress(address, path);
	const { publisher, name } = site;
	const list = absolute(`/${language}/${kinds.report.folder}/`);
	const reports = pages
		.filter(({ kind }) => kind === 'report')
		.map(({ path, in: texts }) => ({
			path,
			tag: texts[language] ? own : languages.en.tag,
			data: (texts[language] ?? texts.en).data,
		}))
		.sort((a, b) => b.data.updated.localeCompare(a.data.updated));
	return generateAtomFeed({
		xml: { lang: own },
		id: list,
		title: { value: `${t('reports')} · ${site.shortName[language] ?? site.shortName.en}` },
		links: [
			{ rel: 'self', type: 'application/atom+xml', href: absolute(feedPath(language)) },
			{ rel: 'alternate', type: 'text/html', href: list },
		],
		updated: new Date(reports[0]?.data.updated ?? 0),
		// Atom wants an author: without a publisher it is the site itself.
		authors: [{ name: publisher?.[language] ?? publisher?.en ?? name[language] ?? name.en }],
		rights: { value: site.licence.name[language] ?? site.licence.name.en },
		entries: reports.map(({ path, tag, data }) => ({
			xml: { lang: tag },
			id: absolute(`/${language}/r/${data.id}/`),
			title: { value: data.title },
			links: [{ rel: 'alternate', type: 'text/html', href: absolute(`/${language}/${path}/`) }],
			published: new Date(data.published),
			updated: new Date(data.updated),
			summary: { value: data.summary },
		})),
	});
}
