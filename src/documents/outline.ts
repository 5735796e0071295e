import { DomUtils, parseDocument } from 'htmlparser2';
import type { Translate } from '../languages/words.ts';
import type { Problem } from '../model/problem.ts';
import type { Block, BoxName, ParagraphRole, Run } from './blocks.ts';
import {
	classesOf,
	type Element,
	elementsOf,
	inlineElements,
	isElement,
	type Node,
	runsOf,
	squeeze,
	textIn,
} from './inline.ts';

/** What a finished page says, apart from how it looks. */
export interface Outline {
	title: string;
	lead: string;
	/** How far the page has been reviewed and translated, in the page's words. */
	state: Run[][];
	blocks: Block[];
}

/** Parts of a page that are of use on a screen only. */
const screenOnly = new Set([
	'quick-exit-help',
	'crumbs',
	'kind',
	'toc',
	'ticks',
	'places',
	'chart',
	'downloads',
	'definition',
]);

/** Elements that are boxes, by the class they carry. */
const boxes = new Map<string, BoxName>([
	...(
		[
			'do',
			'say',
			'not',
			'expect',
			'trouble',
			'trainerOnly',
			'handout',
			'take-home',
			'decision',
			'option',
			'pair',
			'law',
			'both-laws',
			'rows-of-sessions',
			'rows-of-outcomes',
		] as const
	).map((name) => [name, name] as const),
	['then', 'follows'],
	['content-note', 'aside'],
	['starlight-aside', 'aside'],
]);

const roles = new Set<string>(['fictional', 'harm', 'basis', 'cite', 'total'] satisfies ParagraphRole[]);

/**
 * Reads a finished page into blocks. What no writer knows is a problem: nothing is dropped in silence.
 * @param html the whole page
 * @param address where the page is, for problems
 * @param t words in the language of its text
 * @param define what a glossary term means in that language
 */
export function outline(
	html: string,
	address: string,
	t: Translate,
	define: (term: string) => string | undefined = () => undefined,
): { outline: Outline; problems: Problem[] } {
	const problems: Problem[] = [];
	// Menus and scripts are a third of a page, and parsing is the cost of a build in which nothing changed.
	const document = parseDocument(html.slice(html.indexOf('<main'), html.indexOf('</main>')));
	const byClass = (name: string, within: { children: Node[] } = document) =>
		DomUtils.findOne((element) => classesOf(element).includes(name), within.children);
	const head = byClass('head');
	const prose = byClass('prose');
	const h1 = head && DomUtils.findOne((element) => element.name === 'h1', head.children);
	if (!head || !prose || !h1) throw new Error(`${address} has no title or no body to make a document of.`);

	/** What a line of text says. */
	function lineOf(nodes: readonly Node[], style?: Omit<Run, 'text'>): Run[] {
		return runsOf(nodes, problem, style);
	}

	function problem(element: Element): Block[] {
		const name = classesOf(element)[0];
		problems.push({
			file: address,
			rule: 'unknown-element',
			message: `holds <${element.name}${name ? ` class="${name}"` : ''}>, which documents cannot show. Write it with the elements and components of content/README.md, or teach outline.ts and every writer what it is.`,
		});
		return [];
	}

	/** Blocks of these nodes; loose text between blocks becomes paragraphs. */
	function blocksOf(nodes: readonly Node[]): Block[] {
		const blocks: Block[] = [];
		let loose: Node[] = [];
		const flush = () => {
			const runs = lineOf(loose);
			if (runs.length > 0) blocks.push({ type: 'paragraph', runs });
			loose = [];
		};
		for (const node of nodes) {
			if (isElement(node) && node.name === 'img') {
				flush();
				blocks.push({ type: 'image', src: node.attribs['src'] ?? '', alt: node.attribs['alt'] ?? '' });
				continue;
			}
			if (!isElement(node) || inlineElements.has(node.name)) {
				loose.push(node);
				continue;
			}
			flush();
			blocks.push(...blockOf(node));
		}
		flush();
		return blocks;
	}

	function blockOf(element: Element): Block[] {
		const { name, children, attribs } = element;
		const classes = classesOf(element);
		if (classes.some((each) => screenOnly.has(each)) || ['script', 'style', 'svg', 'template'].includes(name))
			return [];
		const box = classes.map((each) => boxes.get(each)).find(Boolean);
		if (box) return [boxOf(box, element)];
		if (classes.includes('step')) return [stepOf(element)];
		if (classes.includes('write'))
			return [{ type: 'write', lines: elementsOf(element).filter((each) => each.name === 'span').length }];
		if (classes.includes('timetable')) return [timetableOf(element, t)];
		if (classes.includes('facts'))
			return [
				{
					type: 'facts',
					facts: elementsOf(element).map((pair) => ({ label: textIn(pair, 'dt'), value: textIn(pair, 'dd') })),
				},
			];
		if (classes.includes('indicators')) return [indicatorsOf(element)];
		if (classes.includes('contacts'))
			return [{ type: 'table', head: [], rows: elementsOf(element).map(({ children }) => [lineOf(children), []]) }];
		if (classes.includes('chips')) return elementsOf(element).map(termOf);
		if (classes.includes('cards'))
			return [
				{
					type: 'list',
					ordered: false,
					start: 1,
					tick: false,
					items: elementsOf(element).map((card) => [
						{
							type: 'paragraph',
							runs: lineOf(DomUtils.findOne(({ name }) => /^h\d$/.test(name), card.children)?.children ?? []),
						},
					]),
				},
			];
		switch (name) {
			case 'h2':
			case 'h3':
			case 'h4':
			case 'h5':
			case 'h6':
				return [{ type: 'heading', depth: Number(name[1]), runs: lineOf(children), id: attribs['id'] ?? '' }];
			case 'p': {
				// Pictures stand for themselves, the words around them stay paragraphs.
				if (elementsOf(element).some((each) => each.name === 'img')) return blocksOf(children);
				const runs = classes.includes('cite') ? partedRuns(children) : lineOf(children);
				if (classes.some((each) => /^(labelled|when|harm)$/.test(each))) addColon(runs);
				const role = classes.find((each): each is ParagraphRole => roles.has(each));
				return runs.length > 0 ? [{ type: 'paragraph', runs, ...(role ? { role } : {}) }] : [];
			}
			case 'ul':
			case 'ol':
				return [
					{
						type: 'list',
						ordered: name === 'ol',
						start: Number(attribs['start'] ?? 1),
						tick: classes.includes('ticklist') || classes.includes('contains-task-list'),
						items: elementsOf(element).map((item) => blocksOf(item.children)),
					},
				];
			case 'table':
				return [
					...blocksOf(
						elementsOf(element)
							.filter((part) => part.name === 'caption')
							.flatMap((part) => part.children),
					),
					tableOf(element),
				];
			case 'hr':
				return [{ type: 'rule' }];
			case 'blockquote':
				return [{ type: 'box', name: 'quote', label: [], blocks: blocksOf(children) }];
			case 'section':
			case 'figure':
				return classes.length === 0 ? blocksOf(children) : problem(element);
			case 'div':
				return classes.length === 0 || classes.includes('words') || classes.includes('notes')
					? blocksOf(children)
					: problem(element);
			default:
				return problem(element);
		}
	}

	function boxOf(name: BoxName, element: Element): Block {
		const label = elementsOf(element).find(
			(each) => each.name === 'summary' || classesOf(each).some((own) => /^(label|starlight-aside__title)$/.test(own)),
		);
		const rest = element.children
			.filter((node) => node !== label)
			.flatMap((node) =>
				isElement(node) && classesOf(node).includes('starlight-aside__content') ? node.children : [node],
			);
		return { type: 'box', name, label: label ? lineOf(label.children) : [], blocks: blocksOf(rest) };
	}

	/** What stands side by side on a screen, parted by a dot. */
	function partedRuns(nodes: readonly Node[]): Run[] {
		const parts = nodes.map((node) => lineOf([node])).filter((part) => part.length > 0);
		return parts.flatMap((part, i) => (i > 0 ? [{ text: ' · ' }, ...part] : part));
	}

	/** A step: when it is and how, then what is done and said, then the notes. */
	function stepOf(element: Element): Block {
		const when = elementsOf(element).find((each) => classesOf(each).includes('when'));
		const time = when ? textIn(when, 'time') : '';
		const [minutes = '', phase = '', ...method] = (
			when ? squeeze(DomUtils.textContent(when)).slice(time.length) : ''
		).split(' · ');
		// A talk that is a short talk is said once.
		const repeats = method[0]?.toLowerCase().startsWith(phase.toLowerCase());
		const label = [minutes, ...(repeats ? [] : [phase]), ...method].filter(Boolean).join(' · ');
		return {
			type: 'box',
			name: 'step',
			label: [{ text: time, bold: true }, { text: ` · ${label}` }],
			blocks: blocksOf(element.children.filter((node) => node !== when)),
		};
	}

	function tableOf(element: Element): Block {
		for (const part of elementsOf(element)) if (!/^(caption|thead|tbody|tr)$/.test(part.name)) problem(part);
		const rows = DomUtils.find(
			(node) => isElement(node) && node.name === 'tr',
			element.children,
			true,
			Number.POSITIVE_INFINITY,
		)
			.filter(isElement)
			.map((row) => elementsOf(row));
		const head = rows[0]?.every((cell) => cell.name === 'th') ? rows.shift() : undefined;
		const cells = (row: Element[]) => row.map((cell) => lineOf(cell.children));
		return { type: 'table', head: cells(head ?? []), rows: rows.map(cells) };
	}

	function indicatorsOf(element: Element): Block {
		return {
			type: 'table',
			head: [],
			rows: elementsOf(element).map((pair) =>
				elementsOf(pair).map((cell) =>
					cell.name === 'dt' ? lineOf(cell.children, { bold: true }) : partedRuns(cell.children),
				),
			),
		};
	}

	/** A term of the page, with what it means. */
	function termOf(chip: Element): Block {
		const link = DomUtils.findOne((each) => each.name === 'a', chip.children);
		const meaning = define(link?.attribs['href']?.split('#')[1] ?? '');
		const word = lineOf(link?.children ?? [], { bold: true });
		if (meaning) addColon(word);
		return { type: 'paragraph', role: 'term', runs: meaning ? [...word, { text: ` ${meaning}` }] : word };
	}

	return {
		outline: {
			title: squeeze(DomUtils.textContent(h1)),
			lead: squeeze(DomUtils.textContent(byClass('lead', head) ?? [])),
			state: DomUtils.find((node) => isElement(node) && classesOf(node).includes('state'), head.children, true, 9)
				.filter(isElement)
				.map((element) => lineOf(element.children)),
			blocks: blocksOf(prose.children),
		},
		problems,
	};
}

/** A label in front of a text ends in a colon on paper, where no colour parts the two. */
function addColon(runs: Run[]): void {
	const [label] = runs;
	if (label?.bold && !/[:.؟?!]$/.test(label.text)) label.text += ':';
}

/** The timetable as a table, its steps numbered: on paper a scale says less than the minutes. */
function timetableOf(list: Element, t: Translate): Block {
	const rows = elementsOf(list).map((item, i): Run[][] => {
		const link = elementsOf(item)[0] ?? item;
		const [title, phase] = [textIn(link, 'b'), textIn(link, 'span')];
		const minutes = Number(squeeze(DomUtils.textContent(link.children.at(-1) ?? [])));
		return [
			[{ text: String(i + 1) }],
			[{ text: textIn(link, 'time') }],
			[{ text: title, bold: true }, ...(phase === title ? [] : [{ text: ` · ${phase}`, small: true as const }])],
			[{ text: t('nMinutes', { n: minutes }) }],
		];
	});
	const head = [t('step'), t('time'), t('what'), t('duration')].map((text) => [{ text }]);
	return { type: 'table', head, rows };
}
