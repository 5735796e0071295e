import manifest from 'virtual:manifest';
import type { LanguagePath } from '../languages/languages.ts';
import { type Kind, kinds, listedKinds } from '../model/kinds.ts';
import { isPartOf, type Page } from '../model/manifest.ts';
import { programmesPath } from '../model/programme-paths.ts';
import { addressOf, pageAt, pagesOf, textFor, type View } from './view.ts';

export interface MenuGroup {
	label: string;
	links: MenuLink[];
}

export interface MenuLink {
	href: string;
	title: string;
	/** Language the title is in. */
	language: LanguagePath;
	current: boolean;
}

/** A page's menu holds this many links at most; more is a list nobody reads. */
export const menuLimit = 30;

/** File name of the module a page belongs to; its own for a module. */
export function moduleOf(page: Page): Page | undefined {
	if (page.kind === 'module') return page;
	const slug = (page.in.en.data as { module?: string }).module;
	return slug ? pageAt(`${kinds.module.folder}/${slug}`) : undefined;
}

/** Pages of a kind that belong to a module. */
export const pagesInModule = (kind: Kind, module: Page): Page[] =>
	pagesOf(kind).filter((page) => isPartOf(page, module));

/** The menu: the module at hand, then all content. What is said about the site stands at the foot of every page. */
export function menuOf({ page, path, reader, t }: View): MenuGroup[] {
	const link = (to: Page): MenuLink => {
		const { language, text } = textFor(to, reader);
		return { href: addressOf(to.path, reader), title: text.data.title, language, current: to.path === path };
	};
	const plain = (to: string, title: string): MenuLink => ({
		href: addressOf(to, reader),
		title,
		language: reader,
		current: to === path,
	});

	const listings = listedKinds
		.filter((kind) => pagesOf(kind).length > 0)
		.map((kind) => plain(kinds[kind].folder, t(kinds[kind].plural)));
	if (Object.keys(manifest.programmes).length > 0) listings.push(plain(programmesPath, t('programmes')));
	if (Object.keys(manifest.terms).length > 0) listings.push(plain('glossary', t('glossary')));
	if (Object.keys(manifest.sources).length > 0) listings.push(plain('sources', t('sources')));

	const module = page && moduleOf(page);
	const inModule = module
		? [
				module,
				...pagesInModule('session-plan', module),
				...pagesInModule('case-study', module),
				...pagesInModule('guide', module),
			]
				.map(link)
				.slice(0, menuLimit - listings.length)
		: [];
	return [
		{ label: t('thisModule'), links: inModule },
		{ label: t('allPages'), links: listings },
	].filter(({ links }) => links.length > 0);
}

/** The pages before and after this one in its kind's order. */
export function neighbours(page: Page): { previous?: Page | undefined; next?: Page | undefined } {
	if (!kinds[page.kind].listed) return {};
	const all = pagesOf(page.kind);
	const at = all.indexOf(page);
	return { previous: all[at - 1], next: all[at + 1] };
}
