import { describe, expect, test } from 'vitest';
import { type Block, type BoxName, textsOf } from '../../src/documents/blocks.ts';
import { formAlone, forParticipants } from '../../src/documents/editions.ts';
import type { Kind } from '../../src/model/kinds.ts';

const words = (text: string): Block => ({ type: 'paragraph', runs: [{ text }] });
const heading = (text: string, depth = 2): Block => ({ type: 'heading', depth, runs: [{ text }], id: text });
const box = (name: BoxName, ...blocks: Block[]): Block => ({ type: 'box', name, label: [], blocks });
const list = (...items: Block[][]): Block => ({ type: 'list', ordered: false, start: 1, tick: false, items });
const table: Block = { type: 'table', head: [], rows: [[[{ text: 'First step' }]]] };
const facts: Block = { type: 'facts', facts: [{ label: 'Watch out', value: 'It hurts' }] };

describe('of a session plan participants get', () => {
	const given = (...blocks: Block[]) => forParticipants(blocks, 'session-plan');

	test('the timetable, and of its section nothing else', () => {
		expect(given(facts, heading('timetable'), table, words('Why this session'), words('Room'))).toEqual([
			heading('timetable'),
			table,
		]);
	});

	test('objectives and key messages, without how the trainer checks them', () => {
		const objective: Block = {
			type: 'paragraph',
			runs: [{ text: 'Name three services ' }, { text: 'How to see it: the quiz', small: true }],
		};
		expect(given(heading('objectives'), list([objective]), heading('messages', 3), list([words('Listen.')]))).toEqual([
			heading('objectives'),
			list([words('Name three services ')]),
			heading('messages', 3),
			list([words('Listen.')]),
		]);
	});

	test('terms and sources whole', () => {
		const blocks = [heading('terms'), words('survivor'), heading('sources'), list([words('Penal Code')])];
		expect(given(...blocks)).toEqual(blocks);
	});

	test('handouts and what they take home, with the heading of their section', () => {
		const handout = box('handout', heading('Card', 3), words('One'));
		const home = box('take-home', words('Ask your commander.'));
		expect(
			given(
				heading('handouts'),
				words('Copy these.'),
				handout,
				heading('back-on-duty'),
				words('For the trainer.'),
				home,
				box('trainerOnly', words('Secret')),
			),
		).toEqual([heading('handouts'), handout, heading('back-on-duty'), home]);
	});

	test('no answers that stand in a handout', () => {
		expect(given(heading('handouts'), box('handout', words('Question'), box('trainerOnly', words('Answer'))))).toEqual([
			heading('handouts'),
			box('handout', words('Question')),
		]);
	});

	test('no other section, whatever it is called and holds', () => {
		expect(
			given(
				words('Opening'),
				heading('materials'),
				list([words('Paper')]),
				heading('preparation'),
				list([words('Agree')]),
				heading('the-session'),
				box('step', words('Say this')),
				heading('forgotten'),
				words('Not marked'),
				table,
			),
		).toEqual([]);
	});
});

describe('of a case participants get', () => {
	const given = (...blocks: Block[]) => forParticipants(blocks, 'case-study');

	test('decisions and options, lines to write on in the place of what follows', () => {
		const decision = (...blocks: Block[]) => box('decision', heading('First minute', 3), words('What now?'), ...blocks);
		expect(given(decision(box('option', words('Ask.'), box('follows', words('Silence.')))))).toEqual([
			decision(box('option', words('Ask.')), { type: 'write', lines: 3 }),
		]);
	});

	test('lines after each decision', () => {
		const lines = given(box('decision', words('One')), box('decision', words('Two'))).map((block) =>
			block.type === 'box' ? block.blocks.at(-1) : undefined,
		);
		expect(lines).toEqual([
			{ type: 'write', lines: 3 },
			{ type: 'write', lines: 3 },
		]);
	});

	test('no model answers, however deep they stand', () => {
		const answers = box('trainerOnly', words('Secret'));
		const kept = given(
			words('Story'),
			answers,
			list([words('Item'), answers, list([words('Inner'), answers])]),
			box('law', words('Law'), box('quote', answers, words('Said'))),
		);
		expect(kept).toEqual([
			words('Story'),
			list([words('Item'), list([words('Inner')])]),
			box('law', words('Law'), box('quote', words('Said'))),
		]);
	});

	test('not what the trainer is warned of', () => {
		expect(given({ type: 'paragraph', role: 'harm', runs: [{ text: 'Do no harm' }] }, words('Story'))).toEqual([
			words('Story'),
		]);
	});
});

describe('what is for trainers alone', () => {
	test.each<[BoxName, Kind]>([
		['step', 'guide'],
		['expect', 'guide'],
		['trouble', 'module'],
		['trainerOnly', 'report'],
		['follows', 'case-study'],
	])('a box “%s” goes from a %s', (name, kind) => {
		expect(forParticipants([words('a'), box(name, words('b')), words('c')], kind)).toEqual([words('a'), words('c')]);
	});

	test.each<BoxName>([
		'do',
		'say',
		'not',
		'pair',
		'law',
		'both-laws',
		'aside',
		'quote',
		'option',
		'handout',
		'take-home',
	])('a box “%s” stays', (name) => {
		expect(forParticipants([box(name, words('b'))], 'guide')).toEqual([box(name, words('b'))]);
	});

	test('the trainer’s blocks stay as they were', () => {
		const blocks = [box('decision', words('a'), box('trainerOnly', words('b')))];
		const before = structuredClone(blocks);
		forParticipants(blocks, 'case-study');
		expect(blocks).toEqual(before);
	});
});

describe('a heading with nothing under it goes', () => {
	const given = (...blocks: Block[]) => [...textsOf(forParticipants(blocks, 'guide'))].filter((text) => text !== '');
	const secret = box('trainerOnly', words('secret'));

	test.each<[string, Block[], string[]]>([
		['before the next section', [heading('A'), secret, heading('B'), words('b')], ['B', 'b']],
		[
			'before a section around it',
			[heading('A'), words('a'), heading('A1', 3), secret, heading('B'), words('b')],
			['A', 'a', 'B', 'b'],
		],
		['at the end', [heading('A'), words('a'), heading('B'), secret], ['A', 'a']],
		['in a box', [box('option', words('a'), heading('B', 3), secret)], ['a']],
		['in a list', [list([words('a'), heading('B', 3), secret])], ['a']],
	])('%s', (_, blocks, left) => {
		expect(given(...blocks)).toEqual(left);
	});

	test('and stays where a smaller one has something under it', () => {
		expect(given(heading('A'), secret, heading('A1', 3), words('a'))).toEqual(['A', 'A1', 'a']);
	});
});

describe('a form alone', () => {
	test('is without terms, sources and guides, and keeps all else in order', () => {
		const body = [words('How to use it'), heading('sheet'), table, heading('sources of help', 3), words('x')];
		expect(
			formAlone([
				...body,
				heading('guides'),
				list([words('g')]),
				heading('last'),
				words('y'),
				heading('terms'),
				words('t'),
				heading('sources'),
				list([words('s')]),
			]),
		).toEqual([...body, heading('last'), words('y')]);
	});

	test('keeps a smaller heading of such a name', () => {
		const body = [heading('sheet'), heading('sources', 3), words('x')];
		expect(formAlone(body)).toEqual(body);
	});
});

describe('what nothing is left of goes too', () => {
	test('a heading above a heading that went', () => {
		const blocks = [heading('A'), heading('B', 3), box('trainerOnly', words('secret')), heading('C'), words('kept')];
		expect(forParticipants(blocks, 'guide')).toEqual([heading('C'), words('kept')]);
	});

	test('an item, and a list that has no other', () => {
		expect(forParticipants([list([words('a')], [box('trainerOnly', words('x'))])], 'guide')).toEqual([
			list([words('a')]),
		]);
		expect(forParticipants([heading('A'), list([box('trainerOnly', words('x'))])], 'guide')).toEqual([]);
	});

	test('a decision keeps its title above the room to write', () => {
		const decision = box('decision', heading('Q', 3), box('trainerOnly', words('x')));
		expect(forParticipants([decision], 'case-study')).toEqual([
			box('decision', heading('Q', 3), { type: 'write', lines: 3 }),
		]);
	});

	test('a handout keeps the title that stands before it', () => {
		const blocks = [
			heading('Handouts'),
			heading('Handout 1', 3),
			box('handout', words('sheet')),
			words('for the trainer'),
		];
		expect(forParticipants(blocks, 'session-plan')).toEqual(blocks.slice(0, 3));
	});
});
