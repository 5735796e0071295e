import { describe, expect, test } from 'vitest';
import { type Edit, edited, elementsOf, hasClass } from '../../src/local-edition/elements.ts';
import { nameProblems, problemsOf } from '../../src/local-edition/problems.ts';
import { fileOf, type Place, readSitePage, relative, relink, relinkStyle } from '../../src/local-edition/relink.ts';
import { importsOf } from '../../src/local-edition/scripts.ts';
import type { Site } from '../../src/local-edition/site.ts';

const files = [
	'index.html',
	'favicon.svg',
	'_astro/style.css',
	'_astro/page.js',
	'img/one.png',
	'img/two.png',
	'img/two words.png',
	'en/index.html',
	'en/guides/index.html',
	'en/guides/calm/index.html',
	'en/guides/desk/index.html',
	'en/half%/index.html',
	'ar/index.html',
	'ar/guides/calm/index.html',
	'downloads/ar/guides/calm.pdf',
];
/** The page everything is linked from. */
const here = 'en/guides/calm/index.html';

const siteOf = (address?: string, names: readonly string[] = files): Site => ({
	folder: '',
	files: new Set(names),
	address,
});

describe('the elements of a page', () => {
	/** Each element as it stands in the source: its name, its start tag, its content, all of it, what it is in. */
	const partsOf = (html: string) =>
		elementsOf(html).map(({ name, start, openEnd, contentEnd, end, parent }) => [
			name,
			html.slice(start, openEnd),
			html.slice(openEnd, contentEnd),
			html.slice(start, end),
			parent?.name,
		]);

	test('stand in the order of their start tags, each in its parent', () => {
		expect(partsOf('<!doctype html><ul id="a"><li>1</li><li><b>2</b></li></ul>\n<p>3</p>')).toEqual([
			['ul', '<ul id="a">', '<li>1</li><li><b>2</b></li>', '<ul id="a"><li>1</li><li><b>2</b></li></ul>', undefined],
			['li', '<li>', '1', '<li>1</li>', 'ul'],
			['li', '<li>', '<b>2</b>', '<li><b>2</b></li>', 'ul'],
			['b', '<b>', '2', '<b>2</b>', 'li'],
			['p', '<p>', '3', '<p>3</p>', undefined],
		]);
	});

	test.each([
		['an element of one name in another', '<i>1<i>2</i>3</i>', ['1<i>2</i>3', '2']],
		['letters of two sizes', '<DIV>1</div >2', ['1']],
		['letters outside of the basic plane', '<p>🙂<b>🙂</b></p>', ['🙂<b>🙂</b>', '🙂']],
		['a template', '<template><a>1</a></template>', ['<a>1</a>', '1']],
		['a `>` in an attribute', '<p title="1>2">3</p>', ['3']],
		['what is not closed: to the end', '<p>1<b>2', ['1<b>2', '2']],
		['what is closed and was never open', '</i><p>1</i>2</p>', ['1</i>2']],
		['no content', '<p></p>', ['']],
	])('end with their own end tag: %s', (_, html, contents) => {
		expect(partsOf(html).map(([, , content]) => content)).toEqual(contents);
	});

	test('what has no end tag holds nothing', () => {
		const content = '1<br>2<img src=a><input/><svg><path d="M0"/><title>3</title></svg>';
		expect(partsOf(`<p>${content}</p>`)).toEqual([
			['p', '<p>', content, `<p>${content}</p>`, undefined],
			['br', '<br>', '', '<br>', 'p'],
			['img', '<img src=a>', '', '<img src=a>', 'p'],
			['input', '<input/>', '', '<input/>', 'p'],
			['svg', '<svg>', '<path d="M0"/><title>3</title>', '<svg><path d="M0"/><title>3</title></svg>', 'p'],
			['path', '<path d="M0"/>', '', '<path d="M0"/>', 'svg'],
			['title', '<title>', '3', '<title>3</title>', 'svg'],
		]);
	});

	test.each([
		['a script', '<script>"<a href=/en/>"; "</p>"</script>'],
		['a script in capitals', '<SCRIPT>"<b>"</SCRIPT >'],
		['a style', '<style>a::after{content:"<b>"}</style>'],
		['a title', '<title>The <b> element</title>'],
		['a text field', '<textarea><b>1</b></textarea>'],
	])('text that looks like a tag is none in %s', (_, html) => {
		expect(partsOf(`${html}<i></i>`).map(([, , , whole]) => whole)).toEqual([html, '<i></i>']);
	});

	test('what is commented out is none', () => {
		expect(partsOf('<!-- <b>1</b> > --><i></i>').map(([name]) => name)).toEqual(['i']);
	});
});

describe('the attributes of an element', () => {
	/** Each attribute: its name, its value as written, all of it as written. */
	const attributesOf = (html: string) =>
		[...(elementsOf(html)[0]?.attributes ?? [])].map(([name, { raw, start, end, valueStart, valueEnd }]) => {
			expect(html.slice(valueStart, valueEnd)).toBe(raw);
			return [name, raw, html.slice(start, end)];
		});

	test.each<[string, string, string[][]]>([
		[
			'in double marks',
			'<a href="/en/" id="a">',
			[
				['href', '/en/', 'href="/en/"'],
				['id', 'a', 'id="a"'],
			],
		],
		[
			'in single marks',
			`<a href='/en/' title='"'>`,
			[
				['href', '/en/', `href='/en/'`],
				['title', '"', `title='"'`],
			],
		],
		[
			'without marks',
			'<a href=/en/?a=b id=a>',
			[
				['href', '/en/?a=b', 'href=/en/?a=b'],
				['id', 'a', 'id=a'],
			],
		],
		[
			'without a value',
			'<a download hidden>',
			[
				['download', '', 'download'],
				['hidden', '', 'hidden'],
			],
		],
		[
			'empty',
			`<a title="" id=''>`,
			[
				['title', '', 'title=""'],
				['id', '', `id=''`],
			],
		],
		[
			'with space around',
			'<a href = "/en/"\n\tid\n= a >',
			[
				['href', '/en/', 'href = "/en/"'],
				['id', 'a', 'id\n= a'],
			],
		],
		[
			'with no space between',
			'<a href="/en/"id="a">',
			[
				['href', '/en/', 'href="/en/"'],
				['id', 'a', 'id="a"'],
			],
		],
		['in capitals', '<A HREF="/EN/">', [['href', '/EN/', 'HREF="/EN/"']]],
		[
			'with entities, as they are written',
			'<a href="/?a&amp;b&#38;c&d">',
			[['href', '/?a&amp;b&#38;c&d', 'href="/?a&amp;b&#38;c&d"']],
		],
		['over two lines', '<a title="1\n2">', [['title', '1\n2', 'title="1\n2"']]],
		['with a tag in it', '<a title="<b x=y>">', [['title', '<b x=y>', 'title="<b x=y>"']]],
		['of an element that closes itself', '<use xlink:href="#a"/>', [['xlink:href', '#a', 'xlink:href="#a"']]],
		['with a slash at the end and no marks', '<a href=/en/>', [['href', '/en/', 'href=/en/']]],
	])('%s', (_, html, attributes) => {
		expect(attributesOf(html)).toEqual(attributes);
	});

	test.each([
		['one word', 'share', true],
		['one of some', 'a\n\tshare  b', true],
		['a part of a word', 'share-it', false],
		['the end of a word', 'no-share', false],
		['other letters', 'Share', false],
		['nothing', '', false],
	])('a class with %s', (_, words, has) => {
		const [element] = elementsOf(`<p class="${words}">`);
		expect(element && hasClass(element, 'share')).toBe(has);
	});

	test('there is no class where there is no attribute', () => {
		const [element] = elementsOf('<p id="share">');
		expect(element && hasClass(element, 'share')).toBe(false);
	});
});

describe('a source with edits', () => {
	const edit = (start: number, end: number, text: string): Edit => ({ start, end, text });

	test.each<[string, Edit[], string]>([
		['none', [], '0123456789'],
		['in any order', [edit(8, 9, 'b'), edit(1, 3, 'a')], '0a34567b9'],
		['side by side', [edit(1, 3, 'a'), edit(3, 5, 'b')], '0ab56789'],
		['at the start and at the end', [edit(10, 10, 'b'), edit(0, 0, 'a')], 'a0123456789b'],
		['at one place, as they come', [edit(4, 4, 'a'), edit(4, 4, 'b')], '0123ab456789'],
		['in a range that is replaced', [edit(3, 4, 'a'), edit(2, 6, 'b')], '01b6789'],
		['in a range that is replaced, at its start', [edit(2, 4, 'a'), edit(2, 6, 'b')], '01b6789'],
		['before a range that is replaced', [edit(2, 6, 'b'), edit(2, 2, 'a')], '01ab6789'],
		['behind a range that is replaced', [edit(2, 6, 'a'), edit(6, 6, 'b')], '01ab6789'],
		['of all', [edit(0, 10, '')], ''],
	])('%s', (_, edits, result) => {
		expect(edited('0123456789', edits)).toBe(result);
	});

	test('leaves the list of edits as it is', () => {
		const edits = [edit(8, 9, 'b'), edit(1, 3, 'a')];
		edited('0123456789', edits);
		expect(edits).toEqual([edit(8, 9, 'b'), edit(1, 3, 'a')]);
	});
});

describe('the file that an address leads to', () => {
	const leads = (address: string, from = here) => fileOf(address, from, new Set(files));

	test.each([
		['a folder', '/en/guides/desk/', 'en/guides/desk/index.html', ''],
		['a folder without its slash', '/en/guides/desk', 'en/guides/desk/index.html', ''],
		['a page by its name', '/en/guides/desk/index.html', 'en/guides/desk/index.html', ''],
		['the first page', '/', 'index.html', ''],
		['a file', '/favicon.svg', 'favicon.svg', ''],
		['a way up', '../desk/', 'en/guides/desk/index.html', ''],
		['a way up too far', '../../../../../favicon.svg', 'favicon.svg', ''],
		['a dot', '.', here, ''],
		['the page itself', '/en/guides/calm/', here, ''],
		['the page itself, asked for something', '?q=1', here, '?q=1'],
		['what follows a path', '/en/guides/desk/?q=1&r=2#a', 'en/guides/desk/index.html', '?q=1&r=2#a'],
		['an anchor', '/en/guides/desk#a?b', 'en/guides/desk/index.html', '#a?b'],
		['a name that is encoded', '/img/two%20words.png', 'img/two words.png', ''],
		['a name that is not', '/img/two words.png', 'img/two words.png', ''],
		['letters that need not be encoded', '/%65n/', 'en/index.html', ''],
		['a `%` that encodes nothing', '/en/half%/', 'en/half%/index.html', ''],
	])('%s: %s', (_, address, file, rest) => {
		expect(leads(address)).toEqual({ file, rest });
	});

	test.each([
		['nothing', ''],
		['an anchor of the page', '#a'],
		['another site', 'https://example.org/en/'],
		['another site by its protocol alone', '//example.org/en/'],
		['another site in capitals', 'HTTPS://EXAMPLE.ORG/en/'],
		['mail', 'mailto:desk@example.org'],
		['a telephone', 'tel:104'],
		['data', 'data:image/png;base64,AA=='],
		['a script', 'javascript:void(0)'],
		['a protocol with signs', 'web+a.b-c:en'],
		['a page that is not there', '/en/nowhere/'],
		['a file as a folder', '/favicon.svg/'],
		['a part of a name', '/en/guid'],
		['other letters', '/EN/'],
		['a `%` that encodes nothing, where nothing is', '/en/%E0%A4%A/'],
	])('none: %s', (_, address) => {
		expect(leads(address)).toBeUndefined();
	});

	test('is the same from a page at the top', () => {
		expect(leads('en/', 'index.html')).toEqual({ file: 'en/index.html', rest: '' });
	});
});

describe('the way from a file to another', () => {
	test.each([
		['index.html', 'en/index.html', 'en/index.html'],
		['en/index.html', 'index.html', '../index.html'],
		[here, here, 'index.html'],
		[here, 'en/guides/desk/index.html', '../desk/index.html'],
		[here, 'favicon.svg', '../../../favicon.svg'],
		['_astro/style.css', '_astro/font.woff2', 'font.woff2'],
		['index.html', 'img/two words.png', 'img/two%20words.png'],
		['en/half%/index.html', 'en/half%/b.png', 'b.png'],
		['index.html', 'en/half%/index.html', 'en/half%25/index.html'],
	])('%s to %s: %s', (from, to, way) => {
		expect(relative(from, to)).toBe(way);
	});
});

describe('a style', () => {
	const names = (url: string) => (url === 'gone' ? undefined : url.toUpperCase());

	test.each([
		['without marks', 'a{b:url(x.png)}', 'a{b:url(X.PNG)}'],
		['in double marks', 'a{b:url("x.png")}', 'a{b:url("X.PNG")}'],
		['in single marks', "a{b:url('x.png')}", "a{b:url('X.PNG')}"],
		['in marks and spaces', "a{b:url( 'x.png' )}", "a{b:url( 'X.PNG' )}"],
		['in capitals', 'a{b:URL(x.png)}', 'a{b:URL(X.PNG)}'],
		['of another style', '@import "x.css" screen;', '@import "X.CSS" screen;'],
		['twice', 'a{b:url(x),url(y) 2x}', 'a{b:url(X),url(Y) 2x}'],
		['of another style', '@import url("x.css") print;', '@import url("X.CSS") print;'],
		['that leads nowhere', 'a{b:url("gone")}', 'a{b:url("")}'],
	])('an address %s', (_, style, result) => {
		expect(relinkStyle(style, names)).toBe(result);
	});

	test.each(['a{b:c}', '.url{b:"url"}', 'a{b:url()}', 'a{b:var(--url)}', ''])(
		'without an address stays: %s',
		(style) => {
			expect(relinkStyle(style, names)).toBe(style);
		},
	);
});

describe('a page with its links made local', () => {
	/** Has the English pages and what they need; what is in Arabic is elsewhere. */
	const place: Place = {
		reach: (page, file) => (/(^|\/)ar\//.test(file) ? undefined : relative(page.file, file)),
		withoutLink: ({ attributes }) => (attributes.has('data-language') ? 'removed' : 'text'),
		change: () => [],
	};
	const made = (html: string, address?: string, own = place) => relink(readSitePage(here, html), siteOf(address), own);

	test.each([
		['in double marks', '<a class="x" href="/en/guides/desk/">y</a>', '<a class="x" href="../desk/index.html">y</a>'],
		['in single marks', "<a href='/en/guides/desk/'>y</a>", '<a href="../desk/index.html">y</a>'],
		['without marks', '<a href=/en/guides/desk/ id=x>y</a>', '<a href="../desk/index.html" id=x>y</a>'],
		['without marks, at the end', '<a href=/en/guides/desk/>y</a>', '<a href="../desk/index.html">y</a>'],
		['in capitals', '<A HREF="/en/guides/desk/">y</A>', '<A href="../desk/index.html">y</A>'],
		['of the page itself', '<a href="/en/guides/calm/">y</a>', '<a href="index.html">y</a>'],
		['of a place on the page', '<a href="/en/guides/calm/#x">y</a>', '<a href="index.html#x">y</a>'],
		['with a query and an anchor', '<a href="/en/?a=b#c">y</a>', '<a href="../../index.html?a=b#c">y</a>'],
		['with an entity', '<a href="/en/?a&amp;b">y</a>', '<a href="../../index.html?a&amp;b">y</a>'],
		['with the number of a letter', '<a href="/en/?a&#38;b">y</a>', '<a href="../../index.html?a&amp;b">y</a>'],
		['all in numbers', '<a href="&#47;en&#x2f;">y</a>', '<a href="../../index.html">y</a>'],
		[
			'with what only looks like an entity',
			'<a href="/en/?a&copy=b">y</a>',
			'<a href="../../index.html?a&amp;copy=b">y</a>',
		],
		['that is relative', '<a href="../desk">y</a>', '<a href="../desk/index.html">y</a>'],
		['in spaces', '<a href=" /en/ ">y</a>', '<a href="../../index.html">y</a>'],
		['elsewhere, in spaces', '<a href=" https://example.org/en/">y</a>', '<a href=" https://example.org/en/">y</a>'],
		['elsewhere, with slashes turned', '<a href="/\\\\example.org/en/">y</a>', '<a href="/\\\\example.org/en/">y</a>'],
		['of no form', '<a href="//[">y</a>', '<a href="//[">y</a>'],
		['of pictures, with space before', '<img srcset=" /img/one.png 1x">', '<img srcset="../../../img/one.png 1x">'],
		[
			'of a picture that holds a comma',
			'<img srcset="data:image/png;base64,AA== 1x, /img/one.png 2x">',
			'<img srcset="data:image/png;base64,AA== 1x, ../../../img/one.png 2x">',
		],
		[
			'of a picture that is not there',
			'<img srcset="/ar/ 1x, /img/two.png 2x">',
			'<img srcset="../../../img/two.png 2x">',
		],
		[
			'to go on to, in marks',
			`<meta http-equiv="refresh" content="0; url='/en/'">`,
			`<meta http-equiv="refresh" content="0; url='../../index.html'">`,
		],
		['to go on to, that is not there', '<meta http-equiv="refresh" content="0; url=/ar/">', ''],
		['of a name with a space', '<img src="/img/two words.png">', '<img src="../../../img/two%20words.png">'],
		[
			'of a picture, a film and its poster',
			'<img src="/favicon.svg"><video src="/img/one.png" poster="/img/two.png"></video>',
			'<img src="../../../favicon.svg"><video src="../../../img/one.png" poster="../../../img/two.png"></video>',
		],
		['of an object', '<object data="/favicon.svg"></object>', '<object data="../../../favicon.svg"></object>'],
		[
			'of a form and its button',
			'<form action="/en/"><button formaction="/en/guides/">y</button></form>',
			'<form action="../../index.html"><button formaction="../index.html">y</button></form>',
		],
		[
			'of a style sheet',
			'<link rel="stylesheet" href="/_astro/style.css">',
			'<link rel="stylesheet" href="../../../_astro/style.css">',
		],
		['of a script', '<script src="/_astro/page.js"></script>', '<script src="../../../_astro/page.js"></script>'],
		['of a drawing', '<svg><use href="/favicon.svg#a"/></svg>', '<svg><use href="../../../favicon.svg#a"/></svg>'],
		[
			'of a drawing, as it was once',
			'<svg><use xlink:href="/favicon.svg#a"></use></svg>',
			'<svg><use xlink:href="../../../favicon.svg#a"></use></svg>',
		],
		[
			'in a template',
			'<template><a href="/en/">y</a></template>',
			'<template><a href="../../index.html">y</a></template>',
		],
		[
			'behind a comment',
			'<!-- <a href="/en/"> --><a href="/en/">y</a>',
			'<!-- <a href="/en/"> --><a href="../../index.html">y</a>',
		],
		[
			'of two pictures',
			'<img srcset="/img/one.png 1x, /img/two.png 2x">',
			'<img srcset="../../../img/one.png 1x, ../../../img/two.png 2x">',
		],
		[
			'of two pictures on two lines',
			'<img srcset="/img/one.png 40w,\n\t/img/two.png 80w">',
			'<img srcset="../../../img/one.png 40w, ../../../img/two.png 80w">',
		],
		['of one picture without a size', '<img srcset="/img/one.png">', '<img srcset="../../../img/one.png">'],
		[
			'to go to at once',
			'<meta http-equiv="refresh" content="0;url=/en/">',
			'<meta http-equiv="refresh" content="0;url=../../index.html">',
		],
		[
			'to go to, in capitals',
			'<meta http-equiv="Refresh" content="0; URL=/en/#a">',
			'<meta http-equiv="Refresh" content="0; URL=../../index.html#a">',
		],
		['in a style of its own', '<p style="b:url(/img/one.png)">', '<p style="b:url(../../../img/one.png)">'],
		[
			'in a style, in entities',
			'<p style="b:url(&quot;/img/one.png&quot;)">',
			'<p style="b:url(&quot;../../../img/one.png&quot;)">',
		],
		[
			'in a style, in marks within marks',
			`<p style='b:url("/img/one.png")'>`,
			'<p style="b:url(&quot;../../../img/one.png&quot;)">',
		],
		[
			'in a style sheet',
			`<style media=print>a{b:url('/img/one.png')}</style>`,
			`<style media=print>a{b:url('../../../img/one.png')}</style>`,
		],
		[
			'with another attribute as it was',
			'<a title="1 &lt; 2" href="/en/">y</a>',
			'<a title="1 &lt; 2" href="../../index.html">y</a>',
		],
	])('an address %s', (_, html, result) => {
		expect(made(html)).toBe(result);
		expect(made(html, 'https://kb.example')).toBe(result);
	});

	test.each([
		['<a href="#x">y</a>'],
		['<a href="">y</a>'],
		['<a href>y</a>'],
		['<a href=>y</a>'],
		['<a href="https://example.org/en/?a&b">y</a>'],
		['<a href="//example.org/en/">y</a>'],
		['<a href="mailto:desk@example.org?subject=/en/">y</a>'],
		['<img src="data:image/png;base64,AA==">'],
		['<img srcset="https://example.org/en/ 1x, data:image/png;base64,AA== 2x">'],
		['<a href="/en/nowhere/">y</a>'],
		['<a href="/en/100%/">y</a>'],
		['<a href="/en/%E0%A4%A/">y</a>'],
		['<a data-href="/en/" title="/en/">y</a>'],
		['<meta name="description" content="0;url=/en/">'],
		['<meta http-equiv="refresh" content="5">'],
		['<script>"<a href=/en/>"; "url(/img/one.png)"</script>'],
		['<textarea><a href="/en/"></textarea>'],
		['<p>url(/img/one.png) href="/en/"</p>'],
		['<p style="b:url(#x);c:url(data:,)">y</p>'],
		['<style>a{b:url(#x)}</style>'],
		['<!doctype html>\r\n<html lang=en><body>\t<p>As it was &amp;c.\n'],
	])('%s stays', (html) => {
		expect(made(html)).toBe(html);
	});

	describe('to what the place does not have, without an address', () => {
		test.each([
			['a link becomes text', '1 <a href="/ar/" hreflang="ar">y <b>z</b></a> 2', '1 <span>y <b>z</b></span> 2'],
			[
				'and keeps how it looks and reads',
				`<a href=/ar/ title="x" id=a class='b "c"' lang="ar" dir="rtl">y</a>`,
				'<span class="b &quot;c&quot;" id="a" lang="ar" dir="rtl">y</span>',
			],
			['a link with nothing in it', '<a href="/ar/"></a>', '<span></span>'],
			[
				'a link of two addresses becomes text once',
				'<svg><a href="/ar/" xlink:href="/ar/">y</a></svg>',
				'<svg><span>y</span></svg>',
			],
			['a link that is to go goes with what is in it', '1 <a href="/ar/" data-language><b>y</b></a> 2', '1  2'],
			['a link in a link that goes', '<a href="/ar/" data-language><img src="/favicon.svg"></a>', ''],
			['what is no link goes', '<link rel="alternate" href="/ar/">1<img src="/downloads/ar/guides/calm.pdf">', '1'],
			['a style has no address', '<p style="b:url(/ar/)">', '<p style="b:url()">'],
			['a file is meant as well as a page', '<a href="/downloads/ar/guides/calm.pdf">y</a>', '<span>y</span>'],
		])('%s', (_, html, result) => {
			expect(made(html)).toBe(result);
		});

		const link = '<a href="/ar/" data-language>y</a>';
		test.each([
			['that had no link stays', `<nav><button>M</button></nav><nav>${link}</nav>`, '<nav><button>M</button></nav>'],
			['whose links are all gone goes too', `1<nav>x ${link}<ul><li>${link}</li></ul></nav>2`, '12'],
			['with another link stays', `<nav>${link}<a href="#x">z</a></nav>`, '<nav><a href="#x">z</a></nav>'],
			['with a link as text stays', `<nav>${link}<a href="/ar/">z</a></nav>`, '<nav><span>z</span></nav>'],
			[
				'beside others goes alone',
				`<nav><a href="/en/">z</a></nav><nav>${link}</nav>`,
				'<nav><a href="../../index.html">z</a></nav>',
			],
			['in another goes alone', `<nav><a href="#x">z</a><nav>${link}</nav></nav>`, '<nav><a href="#x">z</a></nav>'],
		])('a navigation %s', (_, html, result) => {
			expect(made(html)).toBe(result);
		});

		test('what is around links that are gone stays, where it is no navigation', () => {
			expect(made(`<p>${link}</p>`)).toBe('<p></p>');
		});
	});

	test.each([
		['a page', '<a href="/ar/guides/calm/">y</a>', '<a href="https://kb.example/ar/guides/calm/">y</a>'],
		['a page by its name', '<a href="/ar/index.html">y</a>', '<a href="https://kb.example/ar/">y</a>'],
		['a page without its slash', '<a href="/ar?a&amp;b#c">y</a>', '<a href="https://kb.example/ar/?a&amp;b#c">y</a>'],
		[
			'a file',
			'<a href=/downloads/ar/guides/calm.pdf>y</a>',
			'<a href="https://kb.example/downloads/ar/guides/calm.pdf">y</a>',
		],
		[
			'a language',
			'<nav><a href="/ar/" data-language>y</a></nav>',
			'<nav><a href="https://kb.example/ar/" data-language>y</a></nav>',
		],
		// Nothing goes online by itself.
		['no picture', '<img srcset="/ar/ 1x, /img/two.png 2x">', '<img srcset="../../../img/two.png 2x">'],
		['not the next page', '<meta http-equiv="refresh" content="0;url=/ar/">', ''],
	])('what the place does not have is online where there is an address: %s', (_, html, result) => {
		expect(made(html, 'https://kb.example')).toBe(result);
	});

	test('changes of a place come with the links', () => {
		const change: Place['change'] = ({ name, openEnd, contentEnd }) =>
			name === 'b' ? [{ start: openEnd, end: contentEnd, text: 'new' }] : [];
		expect(made('<a href="/en/"><b>old</b></a>', undefined, { ...place, change })).toBe(
			'<a href="../../index.html"><b>new</b></a>',
		);
	});

	test('a place is told the page and each of its elements', () => {
		const told: string[] = [];
		const change: Place['change'] = ({ name }, { file }) => {
			told.push(`${file} ${name}`);
			return [];
		};
		made('<p><b></b></p>', undefined, { ...place, change });
		expect(told).toEqual([`${here} p`, `${here} b`]);
	});
});

describe('what would not work in a folder', () => {
	const found = (html: string) => problemsOf(readSitePage(here, html), siteOf(), importsOf);
	const placesOf = (html: string) => found(html).map(({ rule, line }) => [rule, line]);

	test('a page that works has no problems', () => {
		expect(
			found(`<!doctype html>
<html lang="en"><head><link rel="stylesheet" href="/_astro/style.css">
<meta http-equiv="refresh" content="9; url=/en/"><script src="/_astro/page.js" type="module"></script>
<script type="module">console.log(import.meta.url)</script></head>
<body><a href="/en/guides/desk/?a=b#c" title="and/or 1/en">x</a><a href="#x">y</a><a href="mailto:a@b.c">z</a>
<img src="/img/one.png" srcset="/img/one.png 1x, /img/two.png 2x" alt="https://example.org/en/" style="b:url(/img/one.png)">
<a href="https://example.org/nowhere/" data-id="//en/">x</a><p>"/en/" is a folder</p></body></html>`),
		).toEqual([]);
	});

	test('an address in an attribute that is no link', () => {
		expect(found('<p>\n\n<b\n data-index="/en/guides/">x</b>')).toEqual([
			{
				file: here,
				line: 4,
				rule: 'root-address',
				message:
					'data-index="/en/guides/" names a place from the root of the site, which a folder does not have. Put it into a link.',
			},
		]);
	});

	test.each([
		['a folder alone', 'data-x="/en"'],
		['a file', 'data-x="/favicon.svg"'],
		['with a query', 'data-x="/en?a"'],
		['with an anchor', 'data-x="/en#a"'],
		['without marks', 'data-x=/en/'],
		['in single marks', `data-x='/en/'`],
		['in entities', 'data-x="&#47;en&#47;"'],
		['in a list', `data-x='["#","/_astro/page.js"]'`],
		['behind a comma', 'data-x="#a,/en/"'],
		['behind a space', 'data-x="go to /en/"'],
		['of pictures, under another name', 'imagesrcset="/img/one.png 1x"'],
		['of nothing that is there', 'data-x="/en/nowhere/"'],
	])('an address in an attribute: %s', (_, attribute) => {
		expect(placesOf(`\n<p ${attribute}>`)).toEqual([['root-address', 2]]);
	});

	test.each(['/english/', '/faviconxsvg', '/e', '/', 'x/en/', './en/', 'https://example.org/en/', '/EN/'])(
		'no address of the site: %s',
		(value) => {
			expect(found(`<p data-x="${value}">`)).toEqual([]);
			expect(found(`<script>"${value}"</script>`)).toEqual([]);
		},
	);

	test('an address in a script of the page', () => {
		expect(found('<script>\nlet x;\nfetch("/en/index.json").then((answer) => answer.json());</script>')).toEqual([
			{
				file: here,
				line: 3,
				rule: 'root-address',
				message:
					'A script names /en/index.json").then((answer) => answe, a place from the root of the site, which a folder does not have. Take it from a link of the page.',
			},
		]);
	});

	test.each([
		['a module', '<script type="module">\nlocation = `/en/`</script>'],
		['data', '<script type="application/json">\n{"url":"/en/"}</script>'],
		['in single marks', `<script>\nlocation='/en'</script>`],
		['with a query', '<script>\nlocation="/en?x"</script>'],
	])('an address in a script: %s', (_, html) => {
		expect(placesOf(html)).toEqual([['root-address', 2]]);
	});

	test('a script from a file is judged as a file', () => {
		expect(found('<script src="/_astro/page.js">"/en/"</script>')).toEqual([]);
	});

	test('a link to what is not there', () => {
		expect(found('<a\n\thref="/en/nowhere/?a&amp;b">x</a>')).toEqual([
			{ file: here, line: 2, rule: 'broken-link', message: 'leads to /en/nowhere/?a&b, which was not built' },
		]);
	});

	test.each([
		['a picture', '<img src="/img/none.png">'],
		['a relative link', '<a href="../nowhere/">x</a>'],
		['a form', '<form action="/nowhere/"></form>'],
		['a drawing', '<svg><use href="/none.svg#a"/></svg>'],
		['in a template', '<template><a href="/nowhere/">x</a></template>'],
		['a `%` that encodes nothing', '<a href="/en/%E0%A4%A/">x</a>'],
		['without marks', '<a href=/nowhere/>x</a>'],
	])('a link to what is not there: %s', (_, html) => {
		expect(placesOf(html)).toEqual([['broken-link', 1]]);
	});

	test.each([
		['of two pictures', '<img srcset="/img/one.png 1x, /no.png 2x">'],
		['in a style', '<p style="background:url(/no.png)">'],
		['in styles', '<style>a{b:URL(/no.png)}</style>'],
		['of another style', '<style>@import "/no.css";</style>'],
		['to go on to', '<meta http-equiv="refresh" content="0; url=/no/">'],
		['of no form', '<a href=" \\[">'],
	])('an address %s that leads nowhere', (_, html) => {
		expect(placesOf(html).map(([rule]) => rule)).toContain('broken-link');
	});

	test('a script that is no module and imports as it runs, and one that does not parse', () => {
		expect(placesOf('<script>import("./x.js")</script>\n<script type="module">import {</script>')).toEqual([
			['module-import', 1],
			['script-does-not-parse', 2],
		]);
		expect(placesOf('<script type="application/json">{"a": "import(b)"}</script>')).toEqual([]);
	});

	test('names in the root that mean something in a pattern', () => {
		const odd = siteOf(undefined, [...files, 'a(b.png', 'c++.txt']);
		const page = readSitePage(here, '<p data-a="/c++.txt" data-b="/cc.txt" data-c="/a(b.png">');
		expect(problemsOf(page, odd, importsOf)).toHaveLength(2);
	});

	test('a <base>', () => {
		expect(found('<head>\n<base target="_top"></head>')).toEqual([
			{
				file: here,
				line: 2,
				rule: 'base-element',
				message: 'A <base> turns every link of a copy away from its folder. Leave it out.',
			},
		]);
	});

	test.each([
		['from a file', 'import a from "./a.js";', './a.js'],
		['for what it does', 'import "./a.js";', './a.js'],
		['as it runs', 'await import("./a.js");', './a.js'],
		['of what it works out', 'await import(name);', '…'],
		['to hand on', 'export { a } from "./a.js";', './a.js'],
		['to hand all on', 'export * from "./a.js";', './a.js'],
		['twice', 'import "./a.js"; import("b");', './a.js and b'],
	])('a module in the page that imports %s', (_, script, names) => {
		expect(found(`<p>\n<script type="module">${script}</script>`)).toEqual([
			{
				file: here,
				line: 2,
				rule: 'module-import',
				message: `A script in the page imports ${names}: a browser loads no module from a folder. Let it stand in a file, which is put together with what it imports.`,
			},
		]);
	});

	test.each(['import.meta.url;', '"import a from b";', '// import "./a.js"\n', 'export const a = 1;'])(
		'a module in the page that imports nothing: %s',
		(script) => {
			expect(found(`<script type="module">${script}</script>`)).toEqual([]);
		},
	);

	test('each problem of a page is named', () => {
		expect(
			placesOf(
				'<base href="/en/">\n<a href="/x/" data-x="/en/">y</a>\n<script type="module">import "/en/a.js"</script>',
			),
		).toEqual([
			['base-element', 1],
			['broken-link', 2],
			['root-address', 2],
			['root-address', 3],
			['module-import', 3],
		]);
	});

	test('each site has its own folders', () => {
		const page = readSitePage('index.html', '<p data-x="/fr/"><p data-y="/en/">');
		const names = (files: string[]) =>
			problemsOf(page, siteOf(undefined, files), importsOf).map(({ message }) => message.split('=')[0]);
		expect(names(['index.html', 'fr/index.html'])).toEqual(['data-x']);
		expect(names(['index.html', 'en/index.html'])).toEqual(['data-y']);
	});
});

describe('names of files', () => {
	const long = (length: number) => `en/${'a'.repeat(length - 8)}.html`;

	test('that every computer keeps have no problems', () => {
		expect(nameProblems(['index.html', 'en/a b/~c_(1).html', long(120)])).toEqual([]);
		expect(nameProblems([])).toEqual([]);
	});

	test('that are too long', () => {
		expect(nameProblems(new Set(['index.html', long(121)]))).toEqual([
			{
				file: long(121),
				rule: 'long-name',
				message:
					'The name has 121 characters with its folders; Windows can lose what has more than 120 on a stick. Give the page a shorter file name.',
			},
		]);
	});

	test.each(['en/دليل.html', 'en/café.html', 'en/a\u00a0b.html', 'en/a\tb.html', 'en/a\u200fb.html'])(
		'that are not ASCII: %j',
		(file) => {
			expect(nameProblems([file])).toEqual([
				{
					file,
					rule: 'name-not-ascii',
					message:
						'Not every computer extracts this name as it is. Rename the file with letters a-z, digits and hyphens.',
				},
			]);
		},
	);

	test('can be both', () => {
		expect(nameProblems([`${long(121)}é`]).map(({ rule }) => rule)).toEqual(['long-name', 'name-not-ascii']);
	});
});
