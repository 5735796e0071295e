import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { type LanguagePath, languages } from '../languages/languages.ts';
import { type Translate, translator } from '../languages/words.ts';
import { singlePagePolicy } from '../model/archive.ts';
import { downloadsOf, isDocument } from '../model/downloads.ts';
import type { Manifest } from '../model/manifest.ts';
import { digestOf, type PublishedFile } from '../model/published-files.ts';
import { type Edit, type Element, hasClass } from './elements.ts';
import { fileOf, type Place, readSitePage, relink, relinkStyle, removal, type SitePage } from './relink.ts';
import { readSite, type Site } from './site.ts';

/** Writes each page that can be sent from phone to phone as one file. @param folder the built site */
export function writeSinglePages(folder: string, manifest: Manifest): Map<string, PublishedFile> {
	const site = readSite(folder, manifest);
	const written = new Map<string, PublishedFile>();
	for (const language of manifest.languages) {
		const single = new SinglePages(site, language, translator(manifest.words[language], language));
		for (const page of manifest.pages.filter((each) => each.in[language]))
			for (const { path } of downloadsOf(page, language, manifest.pages).filter((file) => !isDocument(file))) {
				const file = `${language}/${page.path}/index.html`;
				const data = Buffer.from(single.make(readSitePage(file, readFileSync(join(folder, file), 'utf8'))));
				mkdirSync(dirname(join(folder, path)), { recursive: true });
				writeFileSync(join(folder, path), data);
				written.set(path, { bytes: data.byteLength, sha256: digestOf(data) });
			}
	}
	return written;
}

/** What only works on the site. */
const siteParts = [
	'find',
	'find-link',
	'tongues',
	'theme',
	'menu-link',
	'menu',
	'end',
	'downloads',
	// They are of the version of today.
	'cite-files',
	'definition',
	'quick-exit',
	'quick-exit-help',
];

/** The site's menu and the column it stands in are gone; definitions stand under the text they belong to. */
const looks =
	'.frame{display:block;max-inline-size:75em;margin-inline:auto}.definitions{margin-block:2rem}.definitions p:target{background:var(--accent-tint)}.foot nav{display:none}';

const mediaTypes: Record<string, string> = {
	'.avif': 'image/avif',
	'.gif': 'image/gif',
	'.jpeg': 'image/jpeg',
	'.jpg': 'image/jpeg',
	'.png': 'image/png',
	'.svg': 'image/svg+xml',
	'.webp': 'image/webp',
	'.woff2': 'font/woff2',
};

/** A file's bytes as an address; undefined for what is no picture and no font. */
function dataAddress(folder: string, file: string): string | undefined {
	const type = mediaTypes[extname(file)];
	return type && `data:${type};base64,${readFileSync(join(folder, file)).toString('base64')}`;
}

/** Makes pages of one language that are each one file: styles, font and pictures in it. */
class SinglePages {
	readonly #site: Site;
	readonly #language: LanguagePath;
	readonly #t: Translate;
	readonly #styles = new Map<string, string>();

	/**
	 * @param t words of the language
	 */
	constructor(site: Site, language: LanguagePath, t: Translate) {
		this.#site = site;
		this.#language = language;
		this.#t = t;
	}

	make(page: SitePage): string {
		const place: Place = {
			reach: (_, file) => dataAddress(this.#site.folder, file),
			withoutLink: () => 'text',
			change: (element) => this.#change(element, page),
		};
		return relink(page, this.#site, place);
	}

	#change(element: Element, { file, html }: SitePage): Edit[] {
		const { name, attributes, start, openEnd, end } = element;
		const value = (attribute: string) => attributes.get(attribute)?.raw;
		const whole = (text: string): Edit[] => [{ start, end, text }];
		if (['script', 'noscript', 'template', 'source'].includes(name)) return [removal(element)];
		if (siteParts.some((part) => hasClass(element, part))) return [removal(element)];
		if (name === 'link') {
			const style = value('rel') === 'stylesheet' && fileOf(value('href') ?? '', file, this.#site.files)?.file;
			if (!style) return ['canonical', 'alternate'].includes(value('rel') ?? '') ? [] : [removal(element)];
			const media = value('media');
			return whole(`<style${media ? ` media="${media}"` : ''}>${this.#style(style)}${media ? '' : looks}</style>`);
		}
		if (value('http-equiv')?.toLowerCase() === 'content-security-policy') return whole(singlePagePolicy);
		const srcset = attributes.get('srcset');
		if (srcset) return [{ start: srcset.start, end: srcset.end, text: '' }];
		const href = attributes.get('href');
		const term = href && /\/glossary\/#([a-z0-9-]+)$/.exec(href.raw)?.[1];
		if (term && html.includes(`id="def-${term}"`))
			return [{ start: href.start, end: href.end, text: `href="#def-${term}"` }];
		const hidden = attributes.get('hidden');
		if (hidden && html.startsWith('<p id="def-', openEnd))
			return [
				{ start: hidden.start, end: hidden.end, text: 'class="definitions"' },
				{ start: openEnd, end: openEnd, text: `<h2>${this.#t('glossary')}</h2>` },
			];
		return [];
	}

	/** A stylesheet with its fonts in it; without them where the language is written with the device's own. */
	#style(file: string): string {
		const known = this.#styles.get(file);
		if (known !== undefined) return known;
		const css = readFileSync(join(this.#site.folder, file), 'utf8');
		const own = languages[this.#language].font ? css : css.replace(/@font-face\s*\{[^}]*\}/g, '');
		const whole = relinkStyle(own, (url) => {
			const target = fileOf(url, file, this.#site.files);
			return target && dataAddress(this.#site.folder, target.file);
		});
		this.#styles.set(file, whole);
		return whole;
	}
}
