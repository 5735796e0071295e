import { decodeHTMLAttribute } from 'entities';
import { type LanguagePath, languages, leftToRight } from '../languages/languages.ts';
import { translator } from '../languages/words.ts';
import { type Copy, copyName } from '../model/copies.ts';
import type { Manifest } from '../model/manifest.ts';
import { wholeAddress } from '../model/site-address.ts';
import { type Edit, type Element, escaped, hasClass, isStructuredData } from './elements.ts';
import { fileOf, type Place, relative, removal, type SitePage } from './relink.ts';
import type { Site } from './site.ts';

/** What a copy holds: its languages, and which documents. */
export type Scope = Pick<Copy, 'languages' | 'documents'>;

/** The script that runs first in every page of a copy. */
export const localScriptFile = '_astro/local.js';

/** Hides the notice to extract: a page opened inside a zip has no styles. */
export const noticeStyle = '.extract-first{display:none}';

/** Files of the built site that are for a host or for machines that ask one, or made anew for each copy. */
export const hostFiles =
	/^(([^/]+\/)?404\.html|robots\.txt|sitemap-[^/]+\.xml|share\/.*|[^/]+\/[^/]+\/feed\.xml|manifest\.json)$/;

/** Folders with a folder for each language. */
const byLanguage = ['search-index', 'beside', 'citations', 'data'];

/** Paths of the documents that a page links to. */
export const documentsOn = (page: SitePage, site: Site): string[] =>
	page.elements.flatMap(({ name, attributes }) => {
		const address = name === 'a' && decodeHTMLAttribute(attributes.get('href')?.raw ?? '');
		const file = address && fileOf(address, page.file, site.files)?.file;
		return file && /^downloads\/[^/]+\//.test(file) ? [file] : [];
	});

/**
 * Paths of the site's files that a copy holds, sorted.
 * @param documents that each page links to
 */
export function filesOf(copy: Scope, site: Site, documents: ReadonlyMap<string, readonly string[]>): string[] {
	const isIn = (file: string) => {
		const [first, second] = file.split('/') as [string, string?];
		if (hostFiles.test(file) || first === 'downloads' || first === 'archive') return false;
		// Nothing can stand beside the one language of a copy.
		if (first === 'beside' && copy.languages.length < 2) return false;
		const language = byLanguage.includes(first) ? second : first;
		return !(language && Object.hasOwn(languages, language)) || copy.languages.includes(language as LanguagePath);
	};
	const files = [...site.files].filter(isIn);
	const included = new Set(files);
	const linked = new Set(
		[...documents]
			.filter(([page]) => included.has(page))
			.flatMap(([, own]) => own.filter((file) => copy.documents.some((format) => file.endsWith(`.${format}`)))),
	);
	return [...files, ...linked].sort();
}

/** How pages of the site become pages of a copy. */
export function copyPlace(copy: Scope, included: ReadonlySet<string>, site: Site, manifest: Manifest): Place {
	const words = new Map(copy.languages.map((language) => [language, translator(manifest.words[language], language)]));
	const languageOf = ({ file }: SitePage) => copy.languages.find((language) => file.startsWith(`${language}/`));
	const notices = (page: SitePage): string => {
		const own = languageOf(page);
		return [...words]
			.filter(([language]) => own === undefined || language === own)
			.map(([language, t]) => {
				const { tag, dir } = languages[language];
				return `<p class="extract-first" lang="${tag}" dir="${dir}">${escaped(t('extractFirst'))}</p>`;
			})
			.join('');
	};

	function change(element: Element, page: SitePage): Edit[] {
		const { name, attributes, start, openEnd } = element;
		const value = (attribute: string) => attributes.get(attribute)?.raw;
		const insert = (at: number, text: string): Edit => ({ start: at, end: at, text });
		const own = languageOf(page);
		const t = own && words.get(own);
		if (isStructuredData(element)) return [removal(element)];
		if (attributes.has('data-online') || (name === 'link' && value('rel') === 'preload')) return [removal(element)];
		if (!site.address && value('data-share') === 'native') return [removal(element)];
		const edits: Edit[] = [];
		for (const attribute of ['crossorigin', 'integrity']) {
			const found = attributes.get(attribute);
			if (found) edits.push({ start: found.start, end: found.end, text: '' });
		}
		const policy = value('http-equiv')?.toLowerCase() === 'content-security-policy' && attributes.get('content');
		if (policy)
			edits.push({
				start: policy.valueStart,
				end: policy.valueEnd,
				// Nothing in a copy asks any network.
				text: policy.raw.replace("connect-src 'self'", "connect-src 'none'"),
			});
		if (name === 'script') {
			if (element === page.elements.find((each) => each.name === 'script' && !isStructuredData(each)))
				edits.push(insert(start, `<script src="${relative(page.file, localScriptFile)}"></script>`));
			const type = attributes.get('type');
			if (type?.raw === 'module' && value('src')) edits.push({ start: type.start, end: type.end, text: 'defer' });
		}
		if (name === 'body') edits.push(insert(openEnd, notices(page)));
		if (name === 'footer' && hasClass(element, 'foot') && t)
			edits.push(
				insert(
					openEnd,
					`<p class="copy">${escaped(t('copyFoot', { version: leftToRight(manifest.edition.version) }))} · <a href="${relative(page.file, `${own}/offline/index.html`)}#changes">${escaped(t('changesTitle'))}</a></p>`,
				),
			);
		if (hasClass(element, 'share')) edits.push(insert(openEnd - 1, ` data-text="${shared(page, value('data-id'))}"`));
		if (name === 'dl' && hasClass(element, 'downloads') && t && copy.documents.length === 0 && !site.address)
			edits.push({
				start,
				end: element.end,
				text: `<p class="state">${escaped(
					t('documentsElsewhere', {
						pdf: leftToRight(`${copyName(own, 'pdf')}.zip`),
						word: leftToRight(`${copyName(own, 'word')}.zip`),
					}),
				)}</p>`,
			});
		return edits;
	}

	/** What leads others to a page of a copy: its address online, or else its title and permanent id. */
	function shared({ file, html, elements }: SitePage, id: string | undefined): string {
		if (site.address)
			return wholeAddress(site.address, id ? `${file.split('/')[0]}/r/${id}/` : file.replace(/index\.html$/, ''));
		const title = elements.find(({ name }) => name === 'title');
		return `${title ? html.slice(title.openEnd, title.contentEnd) : ''}${id ? ` (${id})` : ''}`.replaceAll(
			'"',
			'&quot;',
		);
	}

	return {
		reach: (page, file) => (included.has(file) ? relative(page.file, file) : undefined),
		withoutLink: ({ attributes, parent }) =>
			attributes.has('data-language') || (parent && hasClass(parent, 'language-doors')) ? 'removed' : 'text',
		change,
	};
}
