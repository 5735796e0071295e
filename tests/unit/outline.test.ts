import { describe, expect, test } from 'vitest';
import type { Block, BoxName, Run } from '../../src/documents/blocks.ts';
import { outline } from '../../src/documents/outline.ts';
import { translator } from '../../src/languages/words.ts';

const t = translator(
	{
		step: 'Step',
		time: 'Time',
		what: 'What',
		duration: 'Duration',
		nMinutes: { one: '{n} minute', other: '{n} minutes' },
	},
	'en',
);

const head = '<div class="head"><h1>Title</h1><p class="lead">Lead.</p></div>';
const pageOf = (prose: string, after = '', top = head) =>
	`<html><body><main lang="en">${top}<div class="article"><div class="prose">${prose}</div>${after}</div></main></body></html>`;
const read = (html: string) => outline(html, 'en/guides/a.mdx', t);

/** Blocks of a body that has no problems. */
function blocksOf(prose: string, after = ''): Block[] {
	const { outline: own, problems } = read(pageOf(prose, after));
	expect(problems).toEqual([]);
	return own.blocks;
}
const runsOf = (inline: string): Run[] => {
	const [block] = blocksOf(`<p>${inline}</p>`);
	if (block?.type !== 'paragraph') throw new Error('There is no paragraph.');
	return block.runs;
};

const words = (text: string): Block => ({ type: 'paragraph', runs: [{ text }] });
const cell = (text: string): Run[] => (text === '' ? [] : [{ text }]);

describe('the top of a page', () => {
	test('title, lead and each line of its state', () => {
		const top =
			'<div class="head" id="top"><nav class="crumbs"><a href="/en/">Home</a></nav><p class="kind"><svg><path/></svg>Guide</p>' +
			'<h1> Why &amp;\n how </h1><p class="lead">One\n sentence.</p><p class="state">Draft · <a href="/en/r/rbp-g-02/">rbp-g-02</a></p>' +
			'<p class="state outdated"><b>Older.</b> See</p></div>';
		expect(read(pageOf('<p>Text</p>', '', top)).outline).toEqual({
			title: 'Why & how',
			lead: 'One sentence.',
			state: [
				[{ text: 'Draft · ' }, { text: 'rbp-g-02', link: '/en/r/rbp-g-02/' }],
				[{ text: 'Older.', bold: true }, { text: ' See' }],
			],
			blocks: [words('Text')],
		});
	});

	test('a page without a lead has an empty one', () => {
		const { lead, state } = read(pageOf('<p>Text</p>', '', '<div class="head"><h1>Title</h1></div>')).outline;
		expect({ lead, state }).toEqual({ lead: '', state: [] });
	});

	test('what stands outside of main is not read', () => {
		const html = `<div class="head"><h1>Site</h1></div><div class="prose"><video></video></div>${pageOf('<p>Text</p>')}<footer><p>Foot</p></footer>`;
		const { outline: own, problems } = read(html);
		expect([own.title, own.blocks, problems]).toEqual(['Title', [words('Text')], []]);
	});

	test.each([
		['no title', pageOf('<p>Text</p>', '', '<div class="head"></div>')],
		['no head', pageOf('<p>Text</p>', '', '')],
		['no body', `<main>${head}</main>`],
	])('%s is no page to make a document of', (_, html) => {
		expect(() => read(html)).toThrow('en/guides/a.mdx has no title or no body');
	});
});

describe('plain text', () => {
	test('headings keep depth, anchor and emphasis', () => {
		expect(blocksOf('<h2 id="a">One</h2><h3 id="b">Two <em>2</em></h3><h4>Three</h4>')).toEqual([
			{ type: 'heading', depth: 2, runs: [{ text: 'One' }], id: 'a' },
			{ type: 'heading', depth: 3, runs: [{ text: 'Two ' }, { text: '2', bold: true }], id: 'b' },
			{ type: 'heading', depth: 4, runs: [{ text: 'Three' }], id: '' },
		]);
	});

	test('paragraphs, none of them empty', () => {
		expect(blocksOf('<p>One</p>\n<p> </p><p><svg/></p><p>Two</p>')).toEqual([words('One'), words('Two')]);
	});

	test.each(['fictional', 'harm', 'basis', 'cite', 'total'])('a paragraph that is %s says so', (role) => {
		expect(blocksOf(`<p class="${role}">Text</p>`)).toEqual([{ type: 'paragraph', runs: [{ text: 'Text' }], role }]);
	});

	test('a paragraph of another class is a plain one', () => {
		expect(blocksOf('<p class="labelled"><b>Room</b> Chairs</p>')).toEqual([
			{ type: 'paragraph', runs: [{ text: 'Room:', bold: true }, { text: ' Chairs' }] },
		]);
	});

	test('text and inline elements without a paragraph become one between blocks', () => {
		expect(blocksOf('Loose <b>text</b><p>Text</p><!-- no --> end')).toEqual([
			{ type: 'paragraph', runs: [{ text: 'Loose ' }, { text: 'text', bold: true }] },
			words('Text'),
			words('end'),
		]);
	});

	test('plain sections and divs are only around their content, a quotation is a box', () => {
		expect(
			blocksOf(
				'<section data-x><h2 id="a">A</h2><div><p>Text</p></div></section><hr><blockquote><p>Said</p></blockquote>',
			),
		).toEqual([
			{ type: 'heading', depth: 2, runs: [{ text: 'A' }], id: 'a' },
			words('Text'),
			{ type: 'rule' },
			{ type: 'box', name: 'quote', label: [], blocks: [words('Said')] },
		]);
	});
});

describe('words in a line', () => {
	test('are loud, quiet, linked or in another language', () => {
		expect(
			runsOf(
				'a <b>b</b> <strong>c</strong> <i>d</i> <small>e</small> <a href="/en/forms/">f</a> <span lang="ar">مرحبا</span> <code>g</code>',
			),
		).toEqual([
			{ text: 'a ' },
			{ text: 'b', bold: true },
			{ text: ' ' },
			{ text: 'c', bold: true },
			{ text: ' ' },
			{ text: 'd', bold: true },
			{ text: ' ' },
			{ text: 'e', small: true },
			{ text: ' ' },
			{ text: 'f', link: '/en/forms/' },
			{ text: ' ' },
			{ text: 'مرحبا', lang: 'ar' },
			{ text: ' g' },
		]);
	});

	test('are several of these at once', () => {
		expect(runsOf('<strong>Read <a href="/b/" lang="ckb">ئەمە</a></strong>')).toEqual([
			{ text: 'Read ', bold: true },
			{ text: 'ئەمە', bold: true, link: '/b/', lang: 'ckb' },
		]);
	});

	test('lead to the glossary on a screen only', () => {
		expect(runsOf('A <a class="term" href="/en/glossary/#survivor" data-term="survivor">survivor</a> speaks')).toEqual([
			{ text: 'A survivor speaks' },
		]);
	});

	test('have one space where white space meets, and none at the ends', () => {
		expect(runsOf('\n a\n\t b <b> c</b>  <small> d </small> ')).toEqual([
			{ text: 'a b ' },
			{ text: 'c', bold: true },
			{ text: ' ' },
			{ text: 'd', small: true },
		]);
	});

	test('keep words together that nothing parts, and the spaces that do not break', () => {
		expect(runsOf('un<b>ab</b>le 5\u00a0 m')).toEqual([
			{ text: 'un' },
			{ text: 'ab', bold: true },
			{ text: 'le 5\u00a0 m' },
		]);
	});

	test('break where a line does, without white space around it', () => {
		expect(runsOf('One <br>\n two<br/><b> three</b>')).toEqual([{ text: 'One\ntwo\n' }, { text: 'three', bold: true }]);
	});

	test('a line break at the end is none', () => {
		expect(runsOf('One<br>')).toEqual([{ text: 'One' }]);
	});

	test('a drawing and a script are left out', () => {
		expect(runsOf('See<svg><text>x</text></svg><script>let a</script> here')).toEqual([{ text: 'See here' }]);
	});

	test('are written out where the page has references for them', () => {
		expect(runsOf('&quot;R&amp;D&quot; &lt;b&gt; it&#39;s')).toEqual([{ text: '"R&D" <b> it\'s' }]);
	});
});

describe('lists', () => {
	const list = (items: Block[][], own: { ordered?: boolean; start?: number; tick?: boolean } = {}): Block => ({
		type: 'list',
		ordered: false,
		start: 1,
		tick: false,
		items,
		...own,
	});

	test('with points and with numbers, also from another number on', () => {
		expect(blocksOf('<ul>\n<li>a</li>\n<li>b</li>\n</ul><ol><li>c</li></ol><ol start="4"><li>d</li></ol>')).toEqual([
			list([[words('a')], [words('b')]]),
			list([[words('c')]], { ordered: true }),
			list([[words('d')]], { ordered: true, start: 4 }),
		]);
	});

	test('in lists', () => {
		expect(blocksOf('<ol><li>a\n<ul>\n<li>b\n<ol><li>c</li></ol></li>\n</ul>\n</li><li>d</li></ol>')).toEqual([
			list([[words('a'), list([[words('b'), list([[words('c')]], { ordered: true })]])], [words('d')]], {
				ordered: true,
			}),
		]);
	});

	test('whose items have paragraphs', () => {
		expect(blocksOf('<ul><li><p>a</p><p>b</p></li></ul>')).toEqual([list([[words('a'), words('b')]])]);
	});

	test.each(['ticklist', 'contains-task-list'])('with boxes to tick: %s', (name) => {
		expect(blocksOf(`<ul class="${name}"><li class="task-list-item"> a</li></ul>`)).toEqual([
			list([[words('a')]], { tick: true }),
		]);
	});

	test('of another class are plain', () => {
		expect(
			blocksOf('<ol class="path"><li style="--m:5"><a href="/a/">A</a> <small>5 minutes</small></li></ol>'),
		).toEqual([
			list(
				[
					[
						{
							type: 'paragraph',
							runs: [{ text: 'A', link: '/a/' }, { text: ' ' }, { text: '5 minutes', small: true }],
						},
					],
				],
				{ ordered: true },
			),
		]);
	});

	test('cards are the titles they lead to', () => {
		const card = (title: string) =>
			`<li class="card"><p class="kind"><svg/>Guide</p><h3><a href="/en/${title}/">${title}</a></h3><p>Summary</p><p class="meta">5 minutes</p></li>`;
		expect(blocksOf(`<ul class="cards">${card('a')}${card('b')}</ul>`)).toEqual([
			list([
				[{ type: 'paragraph', runs: [{ text: 'a', link: '/en/a/' }] }],
				[{ type: 'paragraph', runs: [{ text: 'b', link: '/en/b/' }] }],
			]),
		]);
	});
});

describe('tables', () => {
	test('what stands over a table stands over it on paper', () => {
		expect(blocksOf('<table><caption>No results</caption><tbody><tr><td>a</td></tr></tbody></table>')).toEqual([
			words('No results'),
			{ type: 'table', head: [], rows: [[cell('a')]] },
		]);
	});

	test('with a head', () => {
		expect(
			blocksOf(
				'<table>\n<thead>\n<tr>\n<th>No.</th>\n<th>Name</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td data-label="No.">1</td>\n<td><b>A</b> b</td>\n</tr><tr><td></td><td> </td></tr></tbody></table>',
			),
		).toEqual([
			{
				type: 'table',
				head: [cell('No.'), cell('Name')],
				rows: [
					[cell('1'), [{ text: 'A', bold: true }, { text: ' b' }]],
					[[], []],
				],
			},
		]);
	});

	test('without one, though a row begins with a heading of its own', () => {
		expect(blocksOf('<table><tr><th>a</th><td>b</td></tr><tr><th>c</th><td>d</td></tr></table>')).toEqual([
			{
				type: 'table',
				head: [],
				rows: [
					[cell('a'), cell('b')],
					[cell('c'), cell('d')],
				],
			},
		]);
	});

	test('facts are labels and values', () => {
		expect(
			blocksOf(
				'<dl class="facts"><div><dt>Duration</dt> <dd>120\nminutes</dd></div><div class="long"><dt>Bring</dt> <dd>Paper</dd></div></dl>',
			),
		).toEqual([
			{
				type: 'facts',
				facts: [
					{ label: 'Duration', value: '120 minutes' },
					{ label: 'Bring', value: 'Paper' },
				],
			},
		]);
	});

	test('figures of a report are loud, what they mean stands beside them', () => {
		expect(
			blocksOf(
				'<dl class="indicators"><div><dt>45</dt> <dd>Officers took part. <span class="quality">stated</span> <a class="src" href="/en/sources/#a">Source: A</a></dd></div>' +
					'<div class="planned"><dt><span class="none">no figure</span></dt> <dd>Plans</dd></div></dl>',
			),
		).toEqual([
			{
				type: 'table',
				head: [],
				rows: [
					[
						[{ text: '45', bold: true }],
						[
							{ text: 'Officers took part.' },
							{ text: ' · ' },
							{ text: 'stated' },
							{ text: ' · ' },
							{ text: 'Source: A', link: '/en/sources/#a' },
						],
					],
					[[{ text: 'no figure', bold: true }], cell('Plans')],
				],
			},
		]);
	});

	test('a timetable numbers its steps and says how long each is', () => {
		const step = (id: string, minutes: number, time: string, title: string) =>
			`<li style="--m:${minutes}" class="p-input"><a href="#step-${id}"><time datetime="0${time}">${time}</time> <b>${title}</b> <span>Short talk</span> ${minutes}</a></li>`;
		expect(
			blocksOf(
				`<ol class="timetable">${step('a', 15, '9:00', 'First')}${step('b', 1, '9:15', 'Then')}</ol><p class="ticks" aria-hidden="true"><span>9:00</span></p>`,
			),
		).toEqual([
			{
				type: 'table',
				head: [cell('Step'), cell('Time'), cell('What'), cell('Duration')],
				rows: [
					[
						cell('1'),
						cell('9:00'),
						[
							{ text: 'First', bold: true },
							{ text: ' · Short talk', small: true },
						],
						cell('15 minutes'),
					],
					[
						cell('2'),
						cell('9:15'),
						[
							{ text: 'Then', bold: true },
							{ text: ' · Short talk', small: true },
						],
						cell('1 minute'),
					],
				],
			},
		]);
	});
});

describe('boxes', () => {
	const box = (name: BoxName, label: string, ...blocks: Block[]): Block => ({
		type: 'box',
		name,
		label: cell(label),
		blocks,
	});

	test('a step says when it is; its notes follow its words', () => {
		expect(
			blocksOf(
				'<section class="step p-activity" id="step-a"><p class="when"><time datetime="09:00">9:00</time>15 minutes · Activity · quiz, alone</p>' +
					'<div class="words"><h3 id="a">First</h3><div class="do"><p class="label">Do</p><p>Write.</p></div><div class="say"><p class="label">Say</p><p>"Welcome."</p></div></div>' +
					'<div class="notes"><details open class="note expect"><summary>Answers</summary><p>Yes.</p></details><details open class="note trouble"><summary>If not</summary><p>Wait.</p></details></div></section>',
			),
		).toEqual([
			{
				type: 'box',
				name: 'step',
				label: [{ text: '9:00', bold: true }, { text: ' · 15 minutes · Activity · quiz, alone' }],
				blocks: [
					{ type: 'heading', depth: 3, runs: [{ text: 'First' }], id: 'a' },
					box('do', 'Do', words('Write.')),
					box('say', 'Say', words('"Welcome."')),
					box('expect', 'Answers', words('Yes.')),
					box('trouble', 'If not', words('Wait.')),
				],
			},
		]);
	});

	test('a pair is what to say and what not', () => {
		expect(
			blocksOf(
				'<div class="pair"><div class="say"><p class="label">Say</p><p>"A"</p></div><div class="not"><p class="label">Do not say</p><p>"B"</p></div></div>',
			),
		).toEqual([box('pair', '', box('say', 'Say', words('"A"')), box('not', 'Do not say', words('"B"')))]);
	});

	test('a decision has options, and in them what follows', () => {
		expect(
			blocksOf(
				'<section class="decision" id="decision-a"><h3 id="a">Now</h3><p>What?</p><div class="option"><p><strong>A.</strong> Ask.</p><details class="then"><summary>What follows</summary><p>Silence.</p></details></div></section>',
			),
		).toEqual([
			box(
				'decision',
				'',
				{ type: 'heading', depth: 3, runs: [{ text: 'Now' }], id: 'a' },
				words('What?'),
				box(
					'option',
					'',
					{ type: 'paragraph', runs: [{ text: 'A.', bold: true }, { text: ' Ask.' }] },
					box('follows', 'What follows', words('Silence.')),
				),
			),
		]);
	});

	test('law says where it stands; two laws stand side by side', () => {
		const law = (text: string) =>
			`<div class="law"><p>${text}</p><p class="cite"><a href="/en/sources/#a">Constitution, art. 37</a> Iraq <em>to be checked</em></p></div>`;
		const cite: Block = {
			type: 'paragraph',
			role: 'cite',
			runs: [
				{ text: 'Constitution, art. 37', link: '/en/sources/#a' },
				{ text: ' · ' },
				{ text: 'Iraq' },
				{ text: ' · ' },
				{ text: 'to be checked', bold: true },
			],
		};
		expect(blocksOf(`<div class="both-laws">${law('One')}${law('Two')}</div>`)).toEqual([
			box('both-laws', '', box('law', '', words('One'), cite), box('law', '', words('Two'), cite)),
		]);
	});

	test.each<[BoxName, string, string]>([
		['handout', '<section class="handout" id="handout-a"><p>Text</p></section>', ''],
		['take-home', '<div class="take-home"><p>Text</p></div>', ''],
		['rows-of-sessions', '<div class="rows-of-sessions"><p>Text</p></div>', ''],
		['rows-of-outcomes', '<div class="rows-of-outcomes"><p>Text</p></div>', ''],
		['trainerOnly', '<details class="note trainerOnly"><summary>For you</summary><p>Text</p></details>', 'For you'],
	])('%s', (name, html, label) => {
		expect(blocksOf(html)).toEqual([box(name, label, words('Text'))]);
	});

	test('an aside has its title as a label, without its icon', () => {
		expect(
			blocksOf(
				'<aside aria-label="Take care" class="starlight-aside starlight-aside--caution"><p class="starlight-aside__title" aria-hidden="true"><svg viewBox="0 0 24 24" class="starlight-aside__icon"><path d="M1 1"/></svg>Take care</p><div class="starlight-aside__content"><p>One.</p><ul><li>Two</li></ul></div></aside>',
			),
		).toEqual([
			box('aside', 'Take care', words('One.'), {
				type: 'list',
				ordered: false,
				start: 1,
				tick: false,
				items: [[words('Two')]],
			}),
		]);
	});

	test('lines to write on are counted', () => {
		expect(
			blocksOf(
				'<div class="write" role="img" aria-label="Space to write"><span></span><span></span><span></span></div>',
			),
		).toEqual([{ type: 'write', lines: 3 }]);
	});
});

describe('pictures', () => {
	const image: Block = { type: 'image', src: '/_astro/card.webp', alt: 'A card' };

	test.each([
		['a paragraph', '<p>\n<img src="/_astro/card.webp" alt="A card" width="2">\n</p>'],
		['a figure', '<figure><img src="/_astro/card.webp" alt="A card"></figure>'],
	])('alone in %s', (_, html) => {
		expect(blocksOf(html)).toEqual([image]);
	});

	test('among words each stands for itself, and the words stay', () => {
		expect(blocksOf('<p>Before <img src="/a.png" alt="One"> between <img src="/b.png" alt="Two"></p>')).toEqual([
			words('Before'),
			{ type: 'image', src: '/a.png', alt: 'One' },
			words('between'),
			{ type: 'image', src: '/b.png', alt: 'Two' },
		]);
	});

	test('in a list item too', () => {
		const [list] = blocksOf('<ul><li>See <img src="/a.png" alt="A"></li></ul>');
		expect(list).toMatchObject({ items: [[words('See'), { type: 'image', src: '/a.png', alt: 'A' }]] });
	});

	test('inside a link it is a problem', () => {
		const { problems } = read(pageOf('<p><a href="/en/"><img src="/a.png" alt="A"></a></p>'));
		expect(problems.map(({ rule, message }) => `${rule} ${message.slice(0, 12)}`)).toEqual([
			'unknown-element holds <img>,',
		]);
	});
});

describe('terms of the page', () => {
	const chips =
		'<ul class="chips"><li><a href="/en/glossary/#survivor">survivor</a></li><li><a href="/en/glossary/#duty">duty</a></li></ul>';
	const define = (term: string) => (term === 'survivor' ? 'Who lived through it.' : undefined);

	test('stand with what they mean where that is known', () => {
		expect(outline(pageOf(chips), 'en/guides/a.mdx', t, define).outline.blocks).toEqual([
			{
				type: 'paragraph',
				role: 'term',
				runs: [{ text: 'survivor:', bold: true }, { text: ' Who lived through it.' }],
			},
			{ type: 'paragraph', role: 'term', runs: [{ text: 'duty', bold: true }] },
		]);
	});
});

describe('a page that is hard to read', () => {
	test('has its note on paper too, without what only a screen can do', () => {
		const note =
			'<details class="notice content-note"><summary>Content note</summary><p>It speaks of harm.</p><p class="quick-exit-help">The red button.</p></details>';
		expect(blocksOf(note)).toEqual([
			{ type: 'box', name: 'aside', label: [{ text: 'Content note' }], blocks: [words('It speaks of harm.')] },
		]);
	});

	test('has room to write in local contacts', () => {
		expect(blocksOf('<ul class="contacts"><li>Health care</li><li>Shelter</li></ul>')).toEqual([
			{
				type: 'table',
				head: [],
				rows: [
					[cell('Health care'), []],
					[cell('Shelter'), []],
				],
			},
		]);
	});
});

describe('what is of use on a screen only', () => {
	test.each([
		['the way a page is left', '<p class="quick-exit-help">The red button.</p>'],
		['downloads', '<dl class="downloads"><div><dt>PDF</dt><dd><a href="/downloads/a.pdf">PDF</a></dd></div></dl>'],
		['a map of tiles', '<div class="places" role="img"><span>Basra</span></div>'],
		['contents', '<nav class="toc"><details><summary>On this page</summary></details></nav>'],
		['a definition', '<aside class="definition" hidden><p>x</p></aside>'],
		['crumbs', '<nav class="crumbs"><a href="/en/">Home</a></nav>'],
		['a scale', '<p class="ticks"><span>9:00</span></p>'],
		['the kind of a page', '<p class="kind">Guide</p>'],
		['a script', '<script>document.write("<video>")</script>'],
		['a style', '<style>p { color: red }</style>'],
		['a drawing', '<svg class="star"><text>x</text></svg>'],
	])('%s is left out', (_, html) => {
		expect(blocksOf(`<p>a</p>${html}<p>b</p>`)).toEqual([words('a'), words('b')]);
	});
});

describe('what documents cannot show', () => {
	test.each([
		['an element', '<video src="/a.mp4"></video>', '<video>'],
		['an element with a class', '<iframe class="map big"></iframe>', '<iframe class="map">'],
		['a div of a class that nobody knows', '<div class="strange new"><p>Text</p></div>', '<div class="strange">'],
		['a section of such a class', '<section class="strange"></section>', '<section class="strange">'],
		['an element in a list in a box', '<div class="option"><ul><li>a<pre>code</pre></li></ul></div>', '<pre>'],
	])('%s is a problem', (_, html, element) => {
		const { problems } = read(pageOf(`<p>Text</p>${html}`));
		expect(problems).toHaveLength(1);
		expect(problems[0]).toMatchObject({ file: 'en/guides/a.mdx', rule: 'unknown-element' });
		expect(problems[0]?.message).toContain(`holds ${element}, which documents cannot show`);
	});

	test('all of it is told at once, and the rest is read', () => {
		const { outline: own, problems } = read(
			pageOf('<video></video><p>Text</p><section><div class="strange"></div></section><canvas></canvas>'),
		);
		expect(problems.map(({ message }) => /<[^>]+>/.exec(message)?.[0])).toEqual([
			'<video>',
			'<div class="strange">',
			'<canvas>',
		]);
		expect(own.blocks).toEqual([words('Text')]);
	});

	test('a problem of one page is not told of the next', () => {
		read(pageOf('<video></video>'));
		expect(read(pageOf('<p>Text</p>')).problems).toEqual([]);
	});
});

describe('what stands in a line or cell and cannot be shown there', () => {
	test.each([
		['<p><video></video>text</p>', '<video>'],
		['<table><tbody><tr><td><ul><li>a</li><li>b</li></ul></td></tr></tbody></table>', '<ul>'],
	])('%s is a problem', (html, name) => {
		const { problems } = read(pageOf(html));
		expect(problems[0]?.message).toContain(name);
	});
});
