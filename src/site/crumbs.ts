import type { LanguagePath } from '../languages/languages.ts';
import { kinds } from '../model/kinds.ts';
import { isProgramme, programmesPath } from '../model/programme-paths.ts';
import { moduleOf } from './menu.ts';
import { addressOf, textFor, type View } from './view.ts';

/** A step on the way from the home page to a page. */
export interface Crumb {
	href: string;
	title: string;
	/** Language the title is in. */
	language: LanguagePath;
}

/** The way to a page, for its reader; none on the home page. */
export function crumbsOf({ page, path, reader, t }: View): Crumb[] {
	if (path === '') return [];
	const plain = (to: string, title: string): Crumb => ({ href: addressOf(to, reader), title, language: reader });
	const crumbs = [plain('', t('home'))];
	if (page && kinds[page.kind].listed) crumbs.push(plain(kinds[page.kind].folder, t(kinds[page.kind].plural)));
	if (isProgramme(path)) crumbs.push(plain(programmesPath, t('programmes')));
	const module = page && page.kind !== 'module' ? moduleOf(page) : undefined;
	if (module) {
		const { language, text } = textFor(module, reader);
		crumbs.push({ href: addressOf(module.path, reader), title: text.data.title, language });
	}
	return crumbs;
}
