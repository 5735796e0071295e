import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type LanguagePath, languages } from '../../src/languages/languages.ts';
import { elementsOf } from '../../src/local-edition/elements.ts';
import { copiesOf, mostBytes } from '../../src/model/copies.ts';
import { root } from '../../src/model/folder.ts';
import { findBroken, readPage } from '../../src/site/built-pages.ts';
import { manifest } from '../pages.ts';
import { dist, publicManifest } from '../site.ts';

const localEdition = join(root, 'local-edition');
const copies = copiesOf(manifest.languages);
const filesIn = (folder: string) =>
	globSync('**/*', { cwd: folder, withFileTypes: true })
		.filter((item) => item.isFile())
		.map((item) =>
			join(item.parentPath, item.name)
				.slice(folder.length + 1)
				.replaceAll('\\', '/'),
		)
		.sort();

/** Files of a copy by path, without the folder that holds them. */
function contentOf(name: string): Map<string, Uint8Array> {
	const files = unzipSync(readFileSync(join(dist, 'downloads', `${name}.zip`)));
	return new Map(Object.entries(files).map(([path, data]) => [path.slice(name.length + 1), data]));
}

/** The local edition as a folder, and each zip. */
const all: [string, () => Map<string, Uint8Array>][] = [
	['local-edition', () => new Map(filesIn(localEdition).map((file) => [file, readFileSync(join(localEdition, file))]))],
	...copies.map(({ name }) => [name, () => contentOf(name)] as [string, () => Map<string, Uint8Array>]),
];

describe('zips', () => {
	test('are there, each in its size, listed with their bytes and checksums, and nothing else', () => {
		expect(globSync('downloads/*.zip', { cwd: dist }).sort()).toEqual(copies.map(({ path }) => path).sort());
		const listed = new Map(publicManifest().downloads.map((file) => [file.path, file]));
		const sums = readFileSync(join(dist, 'downloads/SHA256SUMS.txt'), 'utf8').trim().split('\n');
		expect(sums).toHaveLength(copies.length);
		for (const { path, documents, languages } of copies) {
			const data = readFileSync(join(dist, path));
			const sum = createHash('sha256').update(data).digest('hex');
			expect(data.byteLength, path).toBeLessThanOrEqual(
				documents.length > 0 ? mostBytes.documents : mostBytes.pages * languages.length,
			);
			expect(listed.get(path), path).toMatchObject({ bytes: data.byteLength, sha256: sum });
			expect(sums).toContain(`${sum}  ${basename(path)}`);
			for (const language of manifest.languages) {
				const page = readFileSync(join(dist, language, 'offline/index.html'), 'utf8');
				expect(page, path).toContain(`>${sum}</code>`);
				expect(page, path).toMatch(new RegExp(`href="/${path}"[^>]*>[^<]*</a> <small>[^<]+</small>`));
			}
		}
	});

	test.each(copies)('$name: one folder, no zip in it, every file with its checksum', ({ name }) => {
		const paths = Object.keys(unzipSync(readFileSync(join(dist, 'downloads', `${name}.zip`))));
		expect(paths.every((path) => path.startsWith(`${name}/`))).toBe(true);
		const files = contentOf(name);
		expect([...files.keys()].filter((file) => file.endsWith('.zip'))).toEqual([]);
		const sums = strFromU8(files.get('SHA256SUMS.txt') as Uint8Array);
		const lines = [...files]
			.filter(([file]) => file !== 'SHA256SUMS.txt')
			.map(([file, data]) => `${createHash('sha256').update(data).digest('hex')}  ${file}`);
		expect(sums.trim().split('\n').sort()).toEqual(lines.sort());
	});

	test.each(copies)('$name: what it should hold, and no other language', ({ name, languages: paths, documents }) => {
		const files = [...contentOf(name).keys()];
		for (const language of manifest.languages)
			for (const page of manifest.pages) {
				const file = `${language}/${page.path ? `${page.path}/` : ''}index.html`;
				expect(files.includes(file), file).toBe(paths.includes(language));
			}
		const own = publicManifest().downloads.filter(
			({ path }) => !path.endsWith('.zip') && paths.some((language) => path.startsWith(`downloads/${language}/`)),
		);
		expect(own.length).toBeGreaterThan(50);
		for (const { path } of own)
			expect(files.includes(path), path).toBe(documents.some((format) => path.endsWith(`.${format}`)));
		expect(files.filter((file) => /(^|\/)(404\.html|robots\.txt)$/.test(file))).toEqual([]);
	});

	test('the local edition costs hardly more bytes than the site zipped', () => {
		const zipped = (folder: string, skip: RegExp) =>
			filesIn(folder)
				.filter((file) => !skip.test(file))
				.reduce((sum, file) => {
					const data = readFileSync(join(folder, file));
					// Local header and central directory: 30 and 46 bytes and the name in each.
					return sum + Math.min(data.byteLength, deflateRawSync(data, { level: 9 }).byteLength) + 76 + 2 * file.length;
				}, 0);
		const site = zipped(dist, /^downloads\/[^/]*$/);
		const copy = zipped(localEdition, /^$/);
		const withoutDocuments = {
			site: zipped(dist, /^downloads\//),
			copy: zipped(localEdition, /^downloads\//),
		};
		console.log(
			`zipped, the site ${site} B and the local edition ${copy} B (${((copy / site - 1) * 100).toFixed(1)} % more); ` +
				`without documents ${withoutDocuments.site} B and ${withoutDocuments.copy} B ` +
				`(${((withoutDocuments.copy / withoutDocuments.site - 1) * 100).toFixed(1)} % more)`,
		);
		expect(copy / site).toBeLessThanOrEqual(1.05);
	});
});

describe.each(all)('%s', (_name, read) => {
	const files = read();
	const pages = [...files]
		.filter(([file]) => file.endsWith('.html'))
		.map(([file, data]) => [file, strFromU8(data)] as const);

	test('every link and anchor leads to what is there', () => {
		const built = pages.map(([file, html]) => readPage(`/${file}`, html));
		expect(built.length).toBeGreaterThan(50);
		expect(findBroken(built, new Set([...files.keys()].map((file) => `/${file}`)))).toEqual([]);
	});

	test('every page has all the scripts, styles and pictures that it has on the site', () => {
		const count = (html: string) =>
			elementsOf(html).filter(
				({ name, attributes }) =>
					// Structured data is for machines that ask a host: a copy has none.
					(name === 'script' && attributes.get('type')?.raw !== 'application/ld+json') ||
					name === 'img' ||
					// Linked in a copy, in the page on the site.
					name === 'style' ||
					(name === 'link' && attributes.get('rel')?.raw === 'stylesheet'),
			).length;
		for (const [file, html] of pages) {
			if (file === 'READ-ME-FIRST.html' || file.startsWith('downloads/')) continue;
			const own = readFileSync(join(dist, file), 'utf8');
			expect(html, file).not.toContain('ld+json');
			// One more: the script that stands in for what a folder does not have.
			expect(count(html), file).toBe(count(own) + (/<script(?! type="application)/.test(own) ? 1 : 0));
		}
	});

	test('nothing begins at a root or comes from elsewhere', () => {
		for (const [file, html] of pages) {
			const elements = elementsOf(html);
			for (const { name: tag, attributes } of elements)
				for (const attribute of ['href', 'src', 'srcset', 'action', 'poster']) {
					const value = attributes.get(attribute)?.raw;
					if (value === undefined) continue;
					expect(value, `${file} <${tag}>`).not.toMatch(/^\//);
					// A link is followed by a reader; anything else would be loaded.
					if (tag !== 'a' && !(tag === 'link' && /canonical|alternate/.test(attributes.get('rel')?.raw ?? '')))
						expect(value, `${file} <${tag}>`).not.toMatch(/^[a-z]+:(?!image\/|font\/)/);
				}
			expect(elements.filter(({ name: tag }) => tag === 'base')).toEqual([]);
		}
		for (const [file, data] of files)
			if (file.endsWith('.css')) expect(strFromU8(data), file).not.toMatch(/url\(\s*["']?(\/|https?:)/);
	});

	test('every page has a policy without any network', () => {
		for (const [file, html] of pages) {
			const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1];
			expect(policy, file).toMatch(/^default-src 'none'/);
			expect(policy, file).not.toMatch(/connect-src (?!'none')|https?:|\*/);
		}
	});

	test('names are plain and short', () => {
		for (const file of files.keys()) {
			expect(file).toMatch(/^[\w./-]+$/);
			expect(file.length, file).toBeLessThanOrEqual(120);
		}
	});

	test('says what it is: read me first, licence, version, date, its pages', () => {
		const html = strFromU8(files.get('READ-ME-FIRST.html') as Uint8Array);
		for (const { tag, dir } of manifest.languages.map((language) => languages[language]))
			expect(html).toContain(`<section lang="${tag}" dir="${dir}">`);
		for (const language of manifest.languages)
			expect(html).toContain(manifest.site.licence.name[language] ?? manifest.site.licence.name.en);
		expect(html.split(manifest.edition.version)).toHaveLength(manifest.languages.length + 1);
		const own = JSON.parse(strFromU8(files.get('manifest.json') as Uint8Array)) as ReturnType<typeof publicManifest>;
		expect(own.edition).toEqual(manifest.edition);
		expect(own.pages).toHaveLength(manifest.pages.length);
		for (const { path } of own.downloads) expect(files.has(path), path).toBe(true);
		const paths = own.languages.map(({ path }) => path as LanguagePath);
		for (const [file, page] of pages) {
			const language = paths.find((path) => file.startsWith(`${path}/`));
			if (language && page.includes('<footer')) expect(page, file).toContain(manifest.edition.version);
		}
	});
});

describe('pages in one file', () => {
	const single = globSync('downloads/*/*/*.html', { cwd: dist }).sort();

	test('guides, case studies, session plans and reports, in each language they exist in', () => {
		const expected = manifest.pages
			.filter(({ kind }) => ['guide', 'case-study', 'session-plan', 'report'].includes(kind))
			.flatMap((page) => Object.keys(page.in).map((language) => `downloads/${language}/${page.path}.html`));
		expect(single).toEqual(expected.sort());
	});

	test.each(single)('%s: small, whole, without a script', (file) => {
		expect(statSync(join(dist, file)).size).toBeLessThanOrEqual(150_000);
		const html = readFileSync(join(dist, file), 'utf8');
		const elements = elementsOf(html);
		expect(elements.filter(({ name }) => /^(script|iframe|object|embed|form|base)$/.test(name))).toEqual([]);
		for (const { name, attributes } of elements) {
			const source = attributes.get('src')?.raw ?? (name === 'link' ? attributes.get('href')?.raw : undefined);
			if (source) expect(source).toMatch(/^(data:|https:\/\/)/);
			const href = attributes.get('href')?.raw;
			if (name === 'a') expect(href).toMatch(/^(#|https?:|mailto:)/);
			const anchor = name === 'a' && /^#(.+)/.exec(href ?? '')?.[1];
			if (anchor) expect(html).toContain(`id="${anchor}"`);
		}
		const [, language] = file.split('/') as [string, LanguagePath];
		expect(html.includes('url(data:font/woff2;base64,')).toBe(languages[language].font);
		// All that the page itself says is there.
		const words = (text: string) =>
			text.replace(/<(script|style|template|nav)\b[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, ' ');
		const page = readFileSync(join(dist, file.replace('downloads/', '').replace('.html', '/index.html')), 'utf8');
		const body = /<div class="prose"[\s\S]*?<\/article>|<main[\s\S]*<\/main>/.exec(page)?.[0] ?? '';
		const own = words(html);
		const paragraphs = [...body.matchAll(/<(?:p|li|td)>([^<]{40,})</g)].map(([, text]) => text as string);
		expect(paragraphs.length).toBeGreaterThan(5);
		for (const text of paragraphs) expect(own).toContain(text);
	});
});
