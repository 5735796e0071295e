import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LanguagePath } from '../../src/languages/languages.ts';
import { copyPlace, documentsOn, filesOf, localScriptFile, type Scope } from '../../src/local-edition/copy.ts';
import { FileContent, FileReader, Folder, Zip } from '../../src/local-edition/pack.ts';
import { readMe } from '../../src/local-edition/read-me.ts';
import { readSitePage, relink, type SitePage } from '../../src/local-edition/relink.ts';
import { classicScript, copiedTable, fileScript, importsOf, isIndexFile } from '../../src/local-edition/scripts.ts';
import type { Site } from '../../src/local-edition/site.ts';
import { copiesOf, type DocumentSet, documentSets } from '../../src/model/copies.ts';
import { FileCache } from '../../src/model/file-cache.ts';
import type { Format } from '../../src/model/kinds.ts';
import type { Manifest } from '../../src/model/manifest.ts';
import { sumLine, sumsFile } from '../../src/model/published-files.ts';

const address = 'https://kb.example';
const shared = [
	'_astro/page.js',
	'_astro/style.css',
	'favicon.svg',
	'index.html',
	'r/kb-g-01/index.html',
	'search-index/search.js',
];
const pagesIn = (language: LanguagePath) => [
	`${language}/guides/calm/index.html`,
	`${language}/index.html`,
	`${language}/offline/index.html`,
];
const ofLanguage = (language: LanguagePath) => [
	`citations/${language}/kb-g-01.bib`,
	`search-index/${language}/fragment/a.pf`,
	`search-index/${language}/pages.json`,
];
const hostFiles = ['404.html', 'en/404.html', 'manifest.json', 'robots.txt'];
const downloads = [
	'downloads/SHA256SUMS.txt',
	'downloads/ar/guides/calm.pdf',
	'downloads/en/forms/plan.docx',
	'downloads/en/guides/calm.html',
	'downloads/en/guides/calm.pdf',
	'downloads/en/guides/none-links-here.pdf',
	'downloads/knowledge-base-en-pdf.zip',
	'downloads/knowledge-base.zip',
	'downloads/ku/guides/calm.pdf',
];
const all: LanguagePath[] = ['en', 'ar', 'ku'];
const siteOf = (own?: string): Site => ({
	folder: '',
	files: new Set([
		...downloads,
		...hostFiles,
		...shared,
		...all.flatMap((path) => [...pagesIn(path), ...ofLanguage(path)]),
	]),
	address: own,
});

/** Documents by the page that links to them. */
const documentsOf = (pages: readonly SitePage[], site = siteOf()) =>
	new Map(pages.map((page) => [page.file, documentsOn(page, site)]));

const wordsIn = (language: string) => ({
	extractFirst: `Extract (${language}).`,
	copyFoot: `Copy {version} (${language})`,
	changesTitle: `Changes (${language})`,
	documentsElsewhere: `See {pdf} or {word} (${language}).`,
	readMe: `Read <me> (${language})`,
	licence: 'Licence: {name}',
	copiesAre: 'Version {version}',
	readMeExtract: 'Extract & open.',
	readMeOpen: 'Open "it"',
	readMeNewer: 'Newer: {address}',
	readMeCheck: 'Check.',
});
const edition = { version: '2026-11-21-3fa9c1', date: '2026-11-21' };
const manifest = {
	words: Object.fromEntries(all.map((language) => [language, wordsIn(language)])),
	languages: all,
	edition,
} as unknown as Manifest;

const english: Scope = { languages: ['en'], documents: [] };
const everything: Scope = { languages: all, documents: Object.values(documentSets).flat() };

let temporary = '';
beforeAll(() => {
	temporary = mkdtempSync(join(tmpdir(), 'kb-copies-'));
});
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

describe('the copies of a site', () => {
	test('are all languages at once, and each with either set of documents and without', () => {
		const of = (languages: LanguagePath[], name: string, documents: readonly Format[] = []) => ({
			name,
			path: `downloads/${name}.zip`,
			languages,
			documents,
		});
		expect(copiesOf(['en', 'ku'])).toEqual([
			of(['en', 'ku'], 'knowledge-base'),
			of(['en'], 'knowledge-base-en'),
			of(['en'], 'knowledge-base-en-pdf', ['pdf', 'html']),
			of(['en'], 'knowledge-base-en-word', ['docx', 'xlsx']),
			of(['ku'], 'knowledge-base-ku'),
			of(['ku'], 'knowledge-base-ku-pdf', ['pdf', 'html']),
			of(['ku'], 'knowledge-base-ku-word', ['docx', 'xlsx']),
		]);
	});

	test('each have a name of their own', () => {
		const paths = copiesOf(all).map(({ path }) => path);
		expect(paths).toHaveLength(10);
		expect(new Set(paths).size).toBe(10);
	});
});

describe('the files of a copy', () => {
	const link = (file: string) => `<a href="/${file}">x</a>`;
	const pages = [
		readSitePage(
			'en/guides/calm/index.html',
			`${link('downloads/en/guides/calm.pdf')}<template><a href='../../../downloads/en/guides/calm.html#a'>x</a></template>${link('downloads/knowledge-base.zip')}`,
		),
		readSitePage('ar/guides/calm/index.html', link('downloads/ar/guides/calm.pdf')),
		// A page that is not there in Kurdish shows the English one, and its document.
		readSitePage(
			'ku/guides/calm/index.html',
			`${link('downloads/en/forms/plan.docx?a#b')}${link('downloads/ku/guides/calm.pdf')}`,
		),
		readSitePage('404.html', link('downloads/en/guides/none-links-here.pdf')),
		readSitePage('index.html', '<link href="/downloads/en/guides/none-links-here.pdf"><a>x</a><a href="#a">y</a>'),
	];
	const files = (languages: LanguagePath[], ...sets: DocumentSet[]) =>
		filesOf({ languages, documents: sets.flatMap((set) => [...documentSets[set]]) }, siteOf(), documentsOf(pages));

	test('are those of its language and those of none', () => {
		expect(files(['ku'])).toEqual([...shared, ...pagesIn('ku'), ...ofLanguage('ku')].sort());
	});

	test('are those of all its languages', () => {
		expect(files(['en', 'ar'])).toEqual(
			[...shared, ...pagesIn('en'), ...ofLanguage('en'), ...pagesIn('ar'), ...ofLanguage('ar')].sort(),
		);
	});

	test.each<[LanguagePath[], string[]]>([
		[['en'], ['downloads/en/guides/calm.html', 'downloads/en/guides/calm.pdf']],
		[['ku'], ['downloads/en/forms/plan.docx', 'downloads/ku/guides/calm.pdf']],
		[['ar'], ['downloads/ar/guides/calm.pdf']],
		[
			all,
			[
				'downloads/ar/guides/calm.pdf',
				'downloads/en/forms/plan.docx',
				'downloads/en/guides/calm.html',
				'downloads/en/guides/calm.pdf',
				'downloads/ku/guides/calm.pdf',
			],
		],
	])('with documents are those its pages link to: %j', (languages, documents) => {
		expect(files(languages, 'pdf', 'word')).toEqual([...files(languages), ...documents].sort());
		const isWord = (file: string) => file.endsWith('.docx');
		expect(files(languages, 'word')).toEqual([...files(languages), ...documents.filter(isWord)].sort());
		expect(files(languages, 'pdf')).toEqual([...files(languages), ...documents.filter((file) => !isWord(file))].sort());
	});

	test('are never those for a host, and no zips', () => {
		for (const sets of [[], ['pdf', 'word']] as const)
			expect(files(all, ...sets).filter((file) => hostFiles.includes(file) || /\.zip$|SUMS/.test(file))).toEqual([]);
	});

	test('leave the site as it is', () => {
		const site = siteOf();
		const before = [...site.files];
		filesOf(everything, site, documentsOf(pages, site));
		expect([...site.files]).toEqual(before);
	});
});

describe('a page of a copy', () => {
	interface Own {
		scope?: Scope;
		address?: string;
		file?: string;
	}
	function made(html: string, { scope = english, address: own, file = 'en/guides/calm/index.html' }: Own = {}): string {
		const site = siteOf(own);
		const page = readSitePage(file, html);
		const included = new Set(filesOf(scope, site, documentsOf([page], site)));
		return relink(page, site, copyPlace(scope, included, site, manifest));
	}

	describe('links', () => {
		test.each<[string, string, string, Own?]>([
			['of its language are ways', '<a href="/en/">x</a>', '<a href="../../index.html">x</a>'],
			['of no language are ways', '<a href="/r/kb-g-01/">x</a>', '<a href="../../../r/kb-g-01/index.html">x</a>'],
			[
				'to another language are gone, and their navigation with them',
				'1<nav class="tongues"><a href="/ar/" data-language>x</a><a href="/ku/" data-language>y</a></nav>2',
				'12',
			],
			[
				'to another language are gone, and what else is in their navigation stays',
				'<nav><a href="/en/">w</a><p><button>x</button><a href="/ar/" data-language>y</a></p></nav>',
				'<nav><a href="../../index.html">w</a><p><button>x</button></p></nav>',
			],
			['to other pages that are not there are text', '<a href="/ku/guides/calm/#a">x</a>', '<span>x</span>'],
			['to documents that are not there are text', '<a href="/downloads/en/guides/calm.pdf">x</a>', '<span>x</span>'],
			['to zips are text', '<a href="/downloads/knowledge-base.zip" download>x</a>', '<span>x</span>'],
			[
				'to documents that are there are ways',
				'<a href="/downloads/en/guides/calm.pdf">x</a>',
				'<a href="../../../downloads/en/guides/calm.pdf">x</a>',
				{ scope: { languages: ['en'], documents: documentSets.pdf } },
			],
			[
				'to another language of the copy are ways',
				'<nav><a href="/ar/" data-language>x</a><a href="/ku/" data-language>y</a></nav>',
				'<nav><a href="../../../ar/index.html" data-language>x</a></nav>',
				{ scope: { languages: ['en', 'ar'], documents: [] } },
			],
		])('%s', (_, html, result, own) => {
			expect(made(html, own)).toBe(result);
		});

		test.each([
			[
				'a language',
				'<nav><a href="/ar/" data-language>x</a></nav>',
				`<nav><a href="${address}/ar/" data-language>x</a></nav>`,
			],
			['a page', '<a href="/ku/guides/calm/#a">x</a>', `<a href="${address}/ku/guides/calm/#a">x</a>`],
			[
				'a document',
				'<a href="/downloads/en/guides/calm.pdf">x</a>',
				`<a href="${address}/downloads/en/guides/calm.pdf">x</a>`,
			],
		])('to what is not there are those of the site where it is online: %s', (_, html, result) => {
			expect(made(html, { address })).toBe(result);
		});

		const doors = '<nav class="big language-doors"><a href="/en/">x</a>\n<a href="/ar/">y</a></nav>';
		test('the doors are those of the languages in it', () => {
			expect(made(doors, { file: 'index.html' })).toBe(
				'<nav class="big language-doors"><a href="en/index.html">x</a>\n</nav>',
			);
			expect(made(doors, { file: 'r/kb-g-01/index.html', address })).toBe(
				`<nav class="big language-doors"><a href="../../en/index.html">x</a>\n<a href="${address}/ar/">y</a></nav>`,
			);
		});
	});

	describe('what a folder cannot do', () => {
		const meta = (name: string, content: string) => `<meta http-equiv="${name}" content="${content}"/>`;

		test('its policy lets nothing ask a network', () => {
			const policy = (connect: string) =>
				`default-src 'none'; script-src 'self' 'sha256-a+b/c='; connect-src ${connect}; img-src 'self' data:`;
			expect(made(meta('Content-Security-Policy', policy("'self'")))).toBe(
				meta('Content-Security-Policy', policy("'none'")),
			);
			expect(made(meta('content-security-policy', policy("'self'")), { address })).toBe(
				meta('content-security-policy', policy("'none'")),
			);
		});

		test('only its policy is a policy', () => {
			const html = `<meta name="description" content="connect-src 'self'">`;
			expect(made(html)).toBe(html);
		});

		test.each([
			['what is loaded before it is asked for is gone', '1<link rel="preload" href="/favicon.svg" as="image">2', '12'],
			['and so is it without marks', '1<link as=font rel=preload href=/favicon.svg crossorigin>2', '12'],
			[
				'other links in the head stay',
				'<link rel="icon" href="/favicon.svg"><link rel="canonical" href="https://example.org/">',
				'<link rel="icon" href="../../../favicon.svg"><link rel="canonical" href="https://example.org/">',
			],
			[
				'nothing is asked for as from elsewhere',
				'<link rel="stylesheet" href="/_astro/style.css" integrity="sha256-a" crossorigin>',
				'<link rel="stylesheet" href="../../../_astro/style.css"  >',
			],
			['nor with a value', `<img crossorigin='anonymous' src="/favicon.svg">`, '<img  src="../../../favicon.svg">'],
			[
				'what is only for the site is gone, with what is in it',
				'1<section data-online><h2>x</h2><a href="/en/">y</a></section>2<li data-online="true">z</li>3',
				'123',
			],
		])('%s', (_, html, result) => {
			expect(made(html)).toBe(result);
			expect(made(html, { address })).toBe(result);
		});
	});

	describe('scripts', () => {
		const local = (up: string) => `<script src="${up}${localScriptFile}"></script>`;

		test('its own comes first, once, and what it imports is in one that waits', () => {
			expect(
				made(
					'<title>x</title><script>1</script><link><script type="module" src="/_astro/page.js"></script><script type="module">2</script>',
				),
			).toBe(
				`<title>x</title>${local('../../../')}<script>1</script><link><script defer src="../../../_astro/page.js"></script><script type="module">2</script>`,
			);
		});

		test('its own comes before one that is a module', () => {
			expect(made('<script src=/_astro/page.js type=module></script>', { file: 'index.html' })).toBe(
				`${local('')}<script src="_astro/page.js" defer></script>`,
			);
		});

		test('one from a file that is no module stays one, and data stay data', () => {
			expect(made('<script src="/_astro/page.js" async></script><script type="application/json">{}</script>')).toBe(
				`${local('../../../')}<script src="../../../_astro/page.js" async></script><script type="application/json">{}</script>`,
			);
		});

		test('a page without any has none', () => {
			expect(made('<p>x</p>')).toBe('<p>x</p>');
		});
	});

	describe('what a reader is told', () => {
		const notice = (language: string, tag: string, dir: string) =>
			`<p class="extract-first" lang="${tag}" dir="${dir}">Extract (${language}).</p>`;
		const notices = [notice('en', 'en', 'ltr'), notice('ar', 'ar', 'rtl'), notice('ku', 'ckb', 'rtl')] as const;
		const body = '<body class="x"><p>y</p></body>';
		const noticed = (text: string) => `<body class="x">${text}<p>y</p></body>`;

		test.each(all)('to extract first, in the language of the page: %s', (language) => {
			expect(made(body, { scope: everything, file: `${language}/index.html` })).toBe(
				noticed(notices[all.indexOf(language)] ?? ''),
			);
		});

		test('to extract first, in every language of the copy where the page has none', () => {
			expect(made(body, { scope: everything, file: 'index.html' })).toBe(noticed(notices.join('')));
			expect(made(body, { scope: { languages: ['ku'], documents: [] }, file: 'r/kb-g-01/index.html' })).toBe(
				noticed(notices[2]),
			);
		});

		test('at the foot, that this is a copy, and where to see what has changed', () => {
			const foot = '<footer class="foot wide"><p>x</p></footer>';
			expect(made(foot)).toBe(
				'<footer class="foot wide"><p class="copy">Copy \u20662026-11-21-3fa9c1\u2069 (en) · <a href="../../offline/index.html#changes">Changes (en)</a></p><p>x</p></footer>',
			);
			expect(made(foot, { scope: everything, file: 'ku/offline/index.html', address })).toBe(
				'<footer class="foot wide"><p class="copy">Copy \u20662026-11-21-3fa9c1\u2069 (ku) · <a href="index.html#changes">Changes (ku)</a></p><p>x</p></footer>',
			);
		});

		test.each([
			['of a page without a language', '<footer class="foot">x</footer>', 'index.html'],
			['of a part of a page', '<footer>x</footer>', 'en/index.html'],
			['that is none', '<div class="foot">x</div>', 'en/index.html'],
		])('nothing at a foot %s', (_, html, file) => {
			expect(made(html, { file })).toBe(html);
		});

		const block = '<dl class="wide downloads"><dt>x</dt><dd><a href="/downloads/ku/guides/calm.pdf">y</a></dd></dl>';
		const ku: Own = { scope: { languages: ['ku'], documents: [] }, file: 'ku/guides/calm/index.html' };

		test('where documents are that are not in it', () => {
			expect(made(`1${block}2`, ku)).toBe(
				'1<p class="state">See \u2066knowledge-base-ku-pdf.zip\u2069 or \u2066knowledge-base-ku-word.zip\u2069 (ku).</p>2',
			);
		});

		test('nothing where documents are in it or online', () => {
			const linked = (to: string) => block.replace('/downloads/ku/guides/calm.pdf', to);
			expect(made(block, { ...ku, scope: { languages: ['ku'], documents: documentSets.pdf } })).toBe(
				linked('../../../downloads/ku/guides/calm.pdf'),
			);
			expect(made(block, { ...ku, address })).toBe(linked(`${address}/downloads/ku/guides/calm.pdf`));
		});

		test('nothing at another list', () => {
			expect(made('<dl class="facts"><dt>x</dt></dl>')).toBe('<dl class="facts"><dt>x</dt></dl>');
		});
	});

	describe('what a reader shares', () => {
		const page = (attributes: string, text = '') =>
			`<title>Calm &amp; "kind"</title><div class="share" hidden${attributes}${text}>x</div>`;

		test.each<[string, string, string, Own?]>([
			['is its title and its permanent id', ' data-id="kb-g-01"', 'Calm &amp; &quot;kind&quot; (kb-g-01)'],
			['is its title where it has no id', '', 'Calm &amp; &quot;kind&quot;'],
			['is its permanent address where it is online', ' data-id="kb-g-01"', `${address}/en/r/kb-g-01/`, { address }],
			['is its address where it is online and has no id', '', `${address}/en/guides/calm/`, { address }],
			[
				'is in its language',
				' data-id=kb-g-01',
				`${address}/ku/r/kb-g-01/`,
				{ address, scope: everything, file: 'ku/index.html' },
			],
		])('%s', (_, attributes, text, own) => {
			expect(made(page(attributes), own)).toBe(page(attributes, ` data-text="${text}"`));
		});

		test('is empty where a page has no title', () => {
			expect(made('<div class="share"></div>')).toBe('<div class="share" data-text=""></div>');
		});

		test('goes by the sheet of the phone only where there is an address to give', () => {
			const buttons = '<button data-share="native">x</button><a data-share="https://wa.me/?text=" href="#share">y</a>';
			expect(made(buttons)).toBe('<a data-share="https://wa.me/?text=" href="#share">y</a>');
			expect(made(buttons, { address })).toBe(buttons);
		});
	});
});

describe('what a module imports', () => {
	test.each<[string, string[]]>([
		['import a, { b } from "./a.js"; import * as c from \'c\';', ['./a.js', 'c']],
		['import"./a.js";import("./b.js")', ['./a.js', './b.js']],
		['export { a } from "./a.js"; export * from "./b.js";', ['./a.js', './b.js']],
		['import(`./a.js`); import("./a.js" + 1); import(name)', ['./a.js', '…', '…']],
		['import.meta.url; import.meta.env.DEV', []],
		['"import(1)"; /import "a"/; // import "b"\n/* import "c" */', []],
		['', []],
	])('%s', (script, imports) => {
		expect(importsOf(script)).toEqual(imports);
	});
});

describe('a script put together', () => {
	test('holds what it imports, and runs without being a module', async () => {
		const folder = join(temporary, 'script');
		mkdirSync(folder);
		writeFileSync(join(folder, 'part.ts'), "export const greeting = (name: string): string => 'سلام ' + name;\n");
		writeFileSync(
			join(folder, 'entry.ts'),
			"/*! licence */ import { greeting } from './part.ts';\nObject.assign(globalThis, { said: greeting('x') });\n",
		);
		const script = await classicScript(join(folder, 'entry.ts'));
		const around: { said?: string } = {};
		runInNewContext(script, around);
		expect(around.said).toBe('سلام x');
		expect(script).toContain('سلام');
		expect(script).not.toContain('licence');
	});

	test('is not made of what does not parse', async () => {
		const entry = join(temporary, 'wrong.ts');
		writeFileSync(entry, 'let = ;');
		await expect(classicScript(entry)).rejects.toThrow('Build failed');
	});

	test('is the one that runs first in a copy, when no other is named', async () => {
		const script = await classicScript();
		expect(script).toContain('receiveFile');
		expect(importsOf(script)).toEqual([]);
	});
});

describe('the search of a copy', () => {
	test.each([
		['search-index/en/pages.1a2b3c4d.json', true],
		['search-index/en/fragment/a.pf_fragment', true],
		['search-index/wasm.unknown.pagefind', true],
		['search-index/search.js', false],
		['en/search-index/pages.json', false],
		['en/search/index.html', false],
	])('has %s as a file of its index: %j', (file, is) => {
		expect(isIndexFile(file)).toBe(is);
	});

	/** What a script hands over as it runs. */
	const handed = (script: string) => {
		const given: unknown[][] = [];
		runInNewContext(script, { receiveFile: (...all: unknown[]) => given.push(all) });
		return given;
	};

	test.each([['{"a":"b"}'], ['["\\"", "\\\\", "\n", "</script>", "\u2028", "سلام", "🙂"]'], ['']])(
		'hands over text as it is: %j',
		(text) => {
			expect(handed(fileScript('search-index/a.json', Buffer.from(text)))).toEqual([[text]]);
		},
	);

	test('hands over bytes in letters', () => {
		const bytes = Buffer.from([0, 1, 127, 128, 255, 10]);
		const script = fileScript('search-index/wasm.unknown.pagefind', bytes);
		expect(script).toBe('receiveFile("AAF/gP8K",true)');
		expect(handed(script)).toEqual([[bytes.toString('base64'), true]]);
	});

	describe('has a table', () => {
		const text = JSON.stringify({
			words: { empty: 'Nothing' },
			pages: [
				{ id: 'a', url: '/en/', title: 'A' },
				{ id: 'b', url: '/en/guides/b/', facets: { kind: ['guide'] } },
				{ id: 'd', url: '/en/d.html' },
			],
			others: [
				{ path: 'ar', name: 'العربية', url: '/ar/search/' },
				{ path: 'ku', name: 'کوردی', url: '/ku/search/' },
			],
		});
		const table = (languages: LanguagePath[], own?: string) => JSON.parse(copiedTable(text, languages, own));
		const ar = { path: 'ar', name: 'العربية', url: '/ar/search/index.html' };

		test('of pages as files', () => {
			expect(table(['en'])).toEqual({
				words: { empty: 'Nothing' },
				pages: [
					{ id: 'a', url: '/en/index.html', title: 'A' },
					{ id: 'b', url: '/en/guides/b/index.html', facets: { kind: ['guide'] } },
					{ id: 'd', url: '/en/d.html' },
				],
				others: [],
			});
		});

		test('of the languages in it', () => {
			expect(table(['en', 'ar']).others).toEqual([ar]);
			expect(table(['en', 'ar', 'ku']).others).toEqual([
				ar,
				{ path: 'ku', name: 'کوردی', url: '/ku/search/index.html' },
			]);
		});

		test('of the other languages online, where there is an address', () => {
			expect(table(['en', 'ar'], address).others).toEqual([
				ar,
				{ path: 'ku', name: 'کوردی', url: `${address}/ku/search/` },
			]);
		});
	});
});

const digest = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');

describe('a zip', () => {
	let count = 0;
	const zipOf = async (files: [string, string][], day = '2026-11-21') => {
		const path = join(temporary, `zips-${count++}`, 'new', 'copy.zip');
		const zip = new Zip(path, 'copy', day, new FileCache(join(temporary, 'cache')));
		for (const [file, text] of files) zip.add(file, new FileContent(text));
		zip.addSums();
		const published = zip.finish();
		return { published, bytes: readFileSync(path) };
	};
	const files: [string, string][] = [
		['index.html', '<p>سلام</p>'],
		['en/guides/b/index.html', ''],
		['a.txt', 'a'.repeat(5000)],
	];

	test('holds its files in a folder, in their order, and their checksums last', async () => {
		const { bytes } = await zipOf(files);
		const unzipped = Object.entries(unzipSync(bytes)).map(([file, data]) => [file, strFromU8(data)]);
		expect(unzipped).toEqual([
			...files.map(([file, text]) => [`copy/${file}`, text]),
			['copy/SHA256SUMS.txt', files.map(([file, text]) => `${digest(text)}  ${file}\n`).join('')],
		]);
	});

	test('tells its size and its checksum', async () => {
		const { published, bytes } = await zipOf(files);
		expect(published).toEqual({ bytes: bytes.byteLength, sha256: digest(bytes) });
	});

	test('is the same every time', async () => {
		const [first, second, other] = [await zipOf(files), await zipOf(files), await zipOf(files.toReversed())];
		expect(first.bytes.equals(second.bytes)).toBe(true);
		expect(first.bytes.equals(other.bytes)).toBe(false);
	});

	/** What a zip says of its first file: how it is packed, the clock, the day, what else there is. */
	const firstHeader = (bytes: Buffer) => {
		const [time, day] = [bytes.readUInt16LE(10), bytes.readUInt16LE(12)];
		return {
			method: bytes.readUInt16LE(8),
			time: [time >> 11, (time >> 5) & 63, time & 31],
			day: [(day >> 9) + 1980, (day >> 5) & 15, day & 31],
			extra: bytes.readUInt16LE(28),
		};
	};

	test.each([
		['2026-11-21', [2026, 11, 21]],
		['2027-01-02', [2027, 1, 2]],
		['2028-02-29', [2028, 2, 29]],
	])('has noon of its day, and no time of another kind: %s', async (day, numbers) => {
		const { bytes } = await zipOf(files, day);
		expect(firstHeader(bytes)).toEqual({ method: 8, time: [12, 0, 0], day: numbers, extra: 0 });
	});

	test.each([
		['a.html', 8],
		['a.css', 8],
		['a.svg', 8],
		['a.pdf.js', 8],
		['a.pdf', 8],
		['search-index/a.pagefind', 8],
		['a.docx', 0],
		['a.xlsx', 0],
		['a.woff2', 0],
		['a.webp', 0],
		['a.jpg', 0],
		['a.jpeg', 0],
		['a.png', 0],
	])('packs %s by method %i', async (file, method) => {
		const { bytes } = await zipOf([[file, 'text']]);
		expect(firstHeader(bytes).method).toBe(method);
		expect(strFromU8(unzipSync(bytes)[`copy/${file}`] ?? new Uint8Array())).toBe('text');
	});
});

test('a checksum stands before its file as sha256sum reads it', () => {
	expect(sumLine('3fa9', 'en/a b.html')).toBe('3fa9  en/a b.html\n');
});

describe('a folder', () => {
	test('holds its files and their checksums, and nothing of before', () => {
		const path = join(temporary, 'folder');
		mkdirSync(join(path, 'en'), { recursive: true });
		writeFileSync(join(path, 'en', 'old.html'), 'old');
		const folder = new Folder(path);
		expect(existsSync(path)).toBe(false);
		folder.add('en/guides/index.html', new FileContent('سلام'));
		folder.add('a.bin', new FileContent(Buffer.from([0, 255])));
		folder.addSums();
		expect(
			globSync('**/*.*', { cwd: path })
				.map((file) => file.replaceAll('\\', '/'))
				.sort(),
		).toEqual(['SHA256SUMS.txt', 'a.bin', 'en/guides/index.html']);
		expect(readFileSync(join(path, 'en/guides/index.html'), 'utf8')).toBe('سلام');
		expect([...readFileSync(join(path, 'a.bin'))]).toEqual([0, 255]);
		expect(readFileSync(join(path, sumsFile), 'utf8')).toBe(
			`${digest('سلام')}  en/guides/index.html\n${digest(Buffer.from([0, 255]))}  a.bin\n`,
		);
	});
});

describe('the page to read first', () => {
	const site = {
		name: { en: 'Calm & <kind>', ar: 'هدوء', ku: 'ئارام' },
		licence: { id: 'x', name: { en: 'Share "alike"', ar: 'مشاركة' }, url: 'https://example.org/?a&b' },
		address,
	};
	const pageOf = (own: object = {}, languages = all) =>
		readMe({ ...manifest, languages, site: { ...site, ...own } } as unknown as Manifest);
	const sectionsOf = (html: string) => html.match(/<section[\s\S]*?<\/section>/g) ?? [];

	test('has a section in each language, and a title in all', () => {
		const html = pageOf();
		expect(sectionsOf(html).map((section) => section.split('\n', 2))).toEqual([
			['<section lang="en" dir="ltr">', '<h1>Read &lt;me&gt; (en)</h1>'],
			['<section lang="ar" dir="rtl">', '<h1>Read &lt;me&gt; (ar)</h1>'],
			['<section lang="ckb" dir="rtl">', '<h1>Read &lt;me&gt; (ku)</h1>'],
		]);
		expect(html).toContain('<title>Read &lt;me&gt; (en) · Read &lt;me&gt; (ar) · Read &lt;me&gt; (ku)</title>');
		expect(html.startsWith('<!doctype html>\n<html lang="en">\n')).toBe(true);
	});

	test('says what it is, of which day, and how to open and check it', () => {
		const [first = ''] = sectionsOf(pageOf());
		expect(first.split('\n').slice(2, 8)).toEqual([
			'<p><b>Calm &amp; &lt;kind&gt;</b><br>Version \u20662026-11-21-3fa9c1\u2069 · 21 November 2026</p>',
			'<p>Extract &amp; open.</p>',
			'<p><a href="index.html">Open &quot;it&quot;</a></p>',
			'<p><a href="https://example.org/?a&amp;b">Licence: Share &quot;alike&quot;</a></p>',
			'<p>Newer: \u2066https://kb.example\u2069</p>',
			'<p>Check.</p>',
		]);
		expect(first.match(/<pre dir="ltr">/g)).toHaveLength(3);
		expect(first).toContain('<pre dir="ltr">sha256sum --quiet --check SHA256SUMS.txt</pre>');
	});

	test('says the day in each language, and in English what has no translation', () => {
		const [, arabic = '', kurdish = ''] = sectionsOf(pageOf());
		expect(arabic).toContain('<p><b>هدوء</b><br>Version \u20662026-11-21-3fa9c1\u2069 · 21 تشرين الثاني 2026</p>');
		expect(arabic).toContain('Licence: مشاركة');
		expect(kurdish).toContain('· 21ی تشرینی دووەمی 2026</p>');
		expect(kurdish).toContain('Licence: Share &quot;alike&quot;');
		expect(sectionsOf(pageOf({ name: { en: 'Calm' } }))[2]).toContain('<b>Calm</b>');
	});

	test.each([null, undefined])('names no newer copies where there is no address: %s', (none) => {
		const html = pageOf({ address: none });
		expect(html).not.toContain('Newer');
		expect(sectionsOf(html)[0]?.split('\n')[6]).toBe('<p>Check.</p>');
	});

	test('names a licence without an address', () => {
		expect(pageOf({ licence: { ...site.licence, url: null } })).toContain(
			'\n<p>Licence: Share &quot;alike&quot;</p>\n',
		);
	});

	test('is in one language where the site is', () => {
		const html = pageOf({}, ['en']);
		expect(sectionsOf(html)).toHaveLength(1);
		expect(html).toContain('<title>Read &lt;me&gt; (en)</title>');
	});

	test('needs no other file and no network', () => {
		const html = pageOf();
		expect(html).not.toMatch(/<(script|link|img)|src=|url\(|@import/);
		expect(html).toContain(
			`content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`,
		);
	});
});

describe('files read into the same memory', () => {
	test('each has its own bytes, whatever was read before', () => {
		const folder = mkdtempSync(join(tmpdir(), 'file-reader-'));
		try {
			const texts = ['short', 'x'.repeat(3 << 20), '', 'شرطة', 'y'.repeat(2 << 20), 'last'];
			const reader = new FileReader();
			for (const [i, text] of texts.entries()) {
				const file = join(folder, String(i));
				writeFileSync(file, text);
				expect(reader.read(file).equals(Buffer.from(text)), `file ${i}`).toBe(true);
			}
			expect(() => reader.read(join(folder, 'none'))).toThrow('ENOENT');
		} finally {
			rmSync(folder, { recursive: true });
		}
	});
});
