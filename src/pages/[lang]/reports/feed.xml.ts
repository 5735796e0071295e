import manifest from 'virtual:manifest';
import type { APIRoute } from 'astro';
import type { LanguagePath } from '../../../languages/languages.ts';
import { reportsFeed } from '../../../reports/feed.ts';
import { pagesOf } from '../../../site/view.ts';

/** Only where the site has an address: a feed is read elsewhere. */
export const getStaticPaths = () =>
	manifest.site.address && pagesOf('report').length > 0
		? manifest.languages.map((lang) => ({ params: { lang }, props: { lang } }))
		: [];

export const GET: APIRoute<{ lang: LanguagePath }> = ({ props, site }) =>
	new Response(reportsFeed(manifest, props.lang, site?.href ?? ''));
