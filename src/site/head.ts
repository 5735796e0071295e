import manifest from 'virtual:manifest';
import type { StarlightRouteData } from '@astrojs/starlight/route-data';
import { languages, source } from '../languages/languages.ts';
import { kinds } from '../model/kinds.ts';
import { feedPath } from '../model/share.ts';
import { wholeAddress } from '../model/site-address.ts';
import { accentStyle } from './accent.ts';
import { citationTags } from './citation-tags.ts';
import { openGraph } from './open-graph.ts';
import { stylesFor } from './own-styles.ts';
import { structuredData } from './structured-data.ts';
import { addressOf, type View } from './view.ts';

type Head = StarlightRouteData['head'];

const style = accentStyle(manifest.site);

/** The head of a page: its title, its one true address, and the languages it really exists in. */
export function headOf(
	view: View,
	about: {
		title: string;
		description?: string | undefined;
		indexed: boolean;
		site: URL | undefined;
		pathname: string;
		/** What only this page has. */
		own: Head;
	},
): Head {
	const { page, path, reader, language } = view;
	const siteName = manifest.site.shortName[reader] ?? manifest.site.shortName.en;
	const title = path === '' ? (manifest.site.name[reader] ?? manifest.site.name.en) : `${about.title} · ${siteName}`;
	const absolute = (address: string) => (about.site ? wholeAddress(about.site, address) : address);
	const meta = (name: string, content: string | undefined): Head =>
		content ? [{ tag: 'meta', attrs: { name, content }, content: '' }] : [];
	const link = (attrs: Record<string, string>): Head => [{ tag: 'link', attrs, content: '' }];

	// A page shown in English because it is not translated is a copy of the English one.
	const canonical = page ? addressOf(path, language) : about.pathname;
	const translations = page ? manifest.languages.filter((other) => page.in[other]) : manifest.languages;
	return [
		{ tag: 'meta', attrs: { charset: 'utf-8' }, content: '' },
		...meta('viewport', 'width=device-width, initial-scale=1'),
		{ tag: 'title', attrs: {}, content: title },
		...meta('description', about.description),
		...meta('referrer', 'no-referrer'),
		...(about.indexed ? [] : meta('robots', 'noindex')),
		...stylesFor(view),
		...(style ? [{ tag: 'style' as const, attrs: {}, content: style }] : []),
		...link({ rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' }),
		...(about.site ? link({ rel: 'canonical', href: absolute(canonical) }) : []),
		...(about.site && about.indexed
			? [
					...translations.flatMap((other) =>
						link({ rel: 'alternate', hreflang: languages[other].tag, href: absolute(addressOf(path, other)) }),
					),
					...link({ rel: 'alternate', hreflang: 'x-default', href: absolute(addressOf(path, source)) }),
				]
			: []),
		...(about.site && (page?.kind === 'report' || path === kinds.report.folder)
			? link({ rel: 'alternate', type: 'application/atom+xml', href: `/${feedPath(reader)}` })
			: []),
		...(about.site ? openGraph(view, { ...about, canonical: absolute(canonical) }, about.site) : []),
		...citationTags(view, about.site).flatMap(([name, content]) => meta(name, content)),
		...about.own,
		...structuredData(view, about.site),
	];
}
