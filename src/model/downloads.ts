import type { LanguagePath } from '../languages/languages.ts';
import { type DocumentFormat, type Format, kinds } from './kinds.ts';
import { isPartOf, type Page } from './manifest.ts';

/** Who a document is for: the trainer's has all, the participant's leaves out what is the trainer's alone. */
export type Edition = 'trainer' | 'participant';

/** One file a reader can take away. */
export interface Download {
	/** Path in the built site, without a slash in front. */
	path: string;
	format: Format;
	/** Undefined where nothing in the page is for trainers alone: then there is one edition. */
	edition?: Edition;
	/** For a form: the module whose sessions or outcomes are filled in. */
	module?: Page;
}

/** Whether a file is laid out as a document of its own, not the page as it is. */
export const isDocument = (file: Download): file is Download & { format: DocumentFormat } => file.format !== 'html';

/** Whether a page can be taken away at all. */
export const hasDocuments = ({ kind }: Page): boolean => kinds[kind].formats.length > 0;

/** The pages a document is made of: itself; for a module its plans and cases too. Only those in this language. */
export function chaptersOf(page: Page, language: LanguagePath, pages: readonly Page[]): Page[] {
	if (page.kind !== 'module') return [page];
	const parts = (['session-plan', 'case-study'] as const).flatMap((kind) =>
		pages.filter((part) => part.kind === kind && isPartOf(part, page) && part.in[language]),
	);
	return [page, ...parts];
}

/**
 * The files of a page in a language it exists in.
 * @param pages all pages: a module's documents hold its parts, and some forms are there for each module
 */
export function downloadsOf(page: Page, language: LanguagePath, pages: readonly Page[]): Download[] {
	const { formats, folder } = kinds[page.kind];
	const chapters = chaptersOf(page, language, pages);
	const editions: (Edition | undefined)[] = chapters.some((part) => part.in[language]?.forTrainers)
		? ['trainer', 'participant']
		: [undefined];
	const base = `downloads/${language}/${folder}/${page.slug}`;
	const file = (edition: Edition | undefined, format: Format, module?: Page): Download => ({
		path: `${base}${module ? `--${module.slug}` : ''}${edition ? `-${edition}` : ''}.${format}`,
		format,
		...(edition ? { edition } : {}),
		...(module ? { module } : {}),
	});
	const fills = page.in[language]?.fills ?? [];
	const modules = fills.length > 0 ? pages.filter(({ kind, in: texts }) => kind === 'module' && texts[language]) : [];
	return [undefined, ...modules].flatMap((module) =>
		formats.flatMap((format) =>
			// A timetable is the trainer's tool, and a page in one file is the whole page: there is one of each.
			format === 'xlsx' || format === 'html'
				? [file(undefined, format, module)]
				: editions.map((edition) => file(edition, format, module)),
		),
	);
}
