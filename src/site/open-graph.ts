import manifest from 'virtual:manifest';
import type { StarlightRouteData } from '@astrojs/starlight/route-data';
import { languages } from '../languages/languages.ts';
import { kinds } from '../model/kinds.ts';
import { isProgramme } from '../model/programme-paths.ts';
import { sharePath, shareSize } from '../model/share.ts';
import { wholeAddress } from '../model/site-address.ts';
import type { View } from './view.ts';

/**
 * What messengers and networks show of a shared link. Their image has to have a whole address, so there is nothing of
 * it where the site has none: they then take the title and the description.
 * @param canonical the page's one true address
 */
export function openGraph(
	{ page, path, language, tt }: View,
	about: { title: string; description?: string | undefined; canonical: string },
	site: URL,
): StarlightRouteData['head'] {
	const { shortName } = manifest.site;
	const siteName = shortName[language] ?? shortName.en;
	const own = page && kinds[page.kind].listed ? tt(kinds[page.kind].label) : undefined;
	const label = isProgramme(path) ? tt('programme') : own;
	return [
		...Object.entries({
			'og:title': about.title,
			'og:type': page && path ? 'article' : 'website',
			'og:url': about.canonical,
			'og:site_name': siteName,
			'og:locale': languages[language].tag,
			...(about.description ? { 'og:description': about.description } : {}),
			'og:image': wholeAddress(site, sharePath(language, page || isProgramme(path) ? path : '')),
			'og:image:width': String(shareSize.width),
			'og:image:height': String(shareSize.height),
			// The words in the image.
			'og:image:alt': [siteName, label, about.title].filter(Boolean).join(' · '),
		}).map(([property, content]) => ({ tag: 'meta' as const, attrs: { property, content }, content: '' })),
		{ tag: 'meta', attrs: { name: 'twitter:card', content: 'summary_large_image' }, content: '' },
	];
}
