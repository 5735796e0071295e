import { type LanguagePath, languages } from '../languages/languages.ts';
import { translator } from '../languages/words.ts';
import { type Kind, kinds } from '../model/kinds.ts';
import type { Manifest } from '../model/manifest.ts';
import { audiences, jurisdictions } from '../model/schema/common.ts';
import { type BundleFile, readFragment } from './graft.ts';
import type { PageTable } from './tables.ts';

/** Interface words the box says. */
export const boxWords = [
	'nResults',
	'searchEmpty',
	'searchEmptyHelp',
	'searchSomeWords',
	'searchDidYouMean',
	'searchMore',
	'searchOtherLanguages',
	'searchHowMany',
	'filterAll',
	'filterBy',
	'kind',
	'audience',
	'jurisdiction',
	'module',
];

/** What the box says before it has loaded anything, by language: it is part of the script. */
export type FirstWords = Record<LanguagePath, { failed: string; retry: string; close: string; hint: string }>;

export const firstWords = ({ languages: paths, words }: Pick<Manifest, 'languages' | 'words'>): FirstWords =>
	Object.fromEntries(
		paths.map((path) => {
			const t = translator(words[path], path);
			return [path, { failed: t('searchFailed'), retry: t('searchRetry'), close: t('close'), hint: t('searchHint') }];
		}),
	) as unknown as FirstWords;

/** What the box needs to know of a language's pages. */
export function pageTable(manifest: Manifest, path: LanguagePath, files: readonly BundleFile[]): PageTable {
	const t = translator(manifest.words[path], path);
	const entries = new Map(manifest.pages.map((page) => [`/${path}/${page.path}${page.path && '/'}`, page]));
	const pages = files
		.filter((file) => file.path.endsWith('.pf_fragment'))
		.map((file) => {
			const { url, meta } = readFragment(file);
			const page = entries.get(url);
			const data: { title: string; audience: string[]; jurisdiction: string[]; module?: string } | undefined =
				page?.in[path]?.data;
			const own = url.split('/')[2] ?? '';
			return {
				id: file.path.replace(/^fragment\/|\.pf_fragment$/g, ''),
				url,
				title: data?.title ?? meta['title'] ?? url,
				facets:
					page && data
						? {
								kind: [page.kind],
								audience: data.audience,
								jurisdiction: data.jurisdiction,
								module: page.kind === 'module' ? [page.slug] : data.module ? [data.module] : [],
							}
						: { kind: ['glossary', 'sources', 'programmes'].includes(own) ? [own] : ['page'] },
			};
		})
		.sort((a, b) => (a.url < b.url ? -1 : 1));
	const modules = manifest.pages.filter(({ kind }) => kind === 'module');
	return {
		words: Object.fromEntries(boxWords.map((key) => [key, manifest.words[path][key] ?? ''])),
		others: manifest.languages
			.filter((other) => other !== path)
			.map((other) => ({ path: other, name: languages[other].name, url: `/${other}/search/` })),
		pages,
		facets: {
			kind: {
				...Object.fromEntries((Object.keys(kinds) as Kind[]).map((kind) => [kind, t(kinds[kind].label)])),
				glossary: t('glossary'),
				sources: t('sources'),
				programmes: t('programme'),
			},
			audience: Object.fromEntries(audiences.map((name) => [name, t(`aud-${name}`)])),
			jurisdiction: Object.fromEntries(jurisdictions.map((name) => [name, t(`jur-${name}`)])),
			module: Object.fromEntries(modules.map((page) => [page.slug, (page.in[path] ?? page.in.en).data.title])),
		},
	};
}
