import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { wordsOf } from '../src/languages/analyse.ts';
import { type LanguagePath, languages, source } from '../src/languages/languages.ts';
import { engineWords, root } from '../src/model/folder.ts';
import { type Kind, kinds, listedKinds } from '../src/model/kinds.ts';
import { type Content, readContent } from '../src/model/read.ts';
import { groupings, methods, phases } from '../src/model/schema/entries.ts';
import { updateLock } from '../src/model/translations.ts';

/** Share of each kind in a hundred pages; session plans are the rest, about 45. */
const shares: Record<Exclude<Kind, 'session-plan'>, number> = {
	'case-study': 20,
	guide: 15,
	module: 8,
	report: 5,
	course: 3,
	form: 2,
	page: 2,
};

/** Home and about are always there, and what a site says about itself does not grow with what it holds. */
const limits: Partial<Record<Kind, [least: number, most: number]>> = { page: [2, 4] };

/** Different words below which a language also takes those of the glossary's definitions. */
const enoughWords = 1500;

/**
 * Writes a content folder that passes the check: every kind in realistic proportion, words of the project's own
 * content. A page is the same however many there are beside it, but for what it names. Same seed, same bytes.
 * @param folder a folder that is empty or not there yet
 * @param pagesPerLanguage 12 at least, for one of each kind
 * @param languages English first, as in a site.yaml
 */
export function generateContent(
	folder: string,
	pagesPerLanguage: number,
	languages: readonly LanguagePath[] = ['en', 'ar', 'ku'],
	seed = 1,
): void {
	const project = readContent(join(root, 'content'), engineWords);
	mkdirSync(folder, { recursive: true });
	for (const name of ['glossary', 'sources', 'programmes', 'places.yaml'])
		cpSync(join(project.folder, name), join(folder, name), { recursive: true });
	writeFileSync(
		join(folder, 'site.yaml'),
		readFileSync(join(project.folder, 'site.yaml'), 'utf8').replace(
			/^languages:.*$/m,
			`languages: [${languages.join(', ')}]`,
		),
	);

	const vocabularies = new Map(languages.map((language) => [language, vocabularyOf(project, language)]));
	const vocabulary = (language: LanguagePath) => vocabularies.get(language) as Vocabulary;
	const names = nameEntries(pagesPerLanguage, vocabulary(source), seed);
	for (const name of readdirSync(join(folder, 'programmes'))) {
		const file = join(folder, 'programmes', name);
		const own = readFileSync(file, 'utf8')
			.replace(/^modules: .*$/m, `modules: [${names.module.slice(0, 3).join(', ')}]`)
			.replace(/^sessions: .*$/m, `sessions: [${names['session-plan'].slice(0, 3).join(', ')}]`);
		writeFileSync(file, own);
	}
	for (const kind of Object.keys(kinds) as Kind[])
		names[kind].forEach((name, index) => {
			for (const language of languages) {
				const stream = `${seed} ${kind} ${index}`;
				const text = makePage(
					{ kind, index, language, names, project },
					dice(stream),
					writer(vocabulary(language), dice(`${stream} ${language}`)),
				);
				const path = join(folder, language, kinds[kind].folder, `${name}.mdx`);
				mkdirSync(dirname(path), { recursive: true });
				writeFileSync(path, text);
			}
		});

	const lock = updateLock(readContent(folder, engineWords).entries, {});
	writeFileSync(join(folder, 'translations.lock.json'), `${JSON.stringify(lock, null, '\t')}\n`);
}

type Names = Record<Kind, string[]>;

/** File names of all entries. */
function nameEntries(pages: number, vocabulary: Vocabulary, seed: number): Names {
	const counts = (Object.keys(shares) as (keyof typeof shares)[]).map((kind): [Kind, number] => {
		const [least, most] = limits[kind] ?? [1, pages];
		return [kind, Math.min(most, Math.max(least, Math.round((pages * shares[kind]) / 100)))];
	});
	const others = counts.reduce((sum, [, count]) => sum + count, 0);
	if (others >= pages) throw new Error(`${pages} pages are too few for one of each kind.`);
	const nameOf = (kind: Kind, index: number) =>
		kind === 'page' && index < 2
			? (['index', 'about'][index] as string)
			: `${writer(vocabulary, dice(`${seed} ${kind} ${index} name`)).words(3)} ${index + 1}`
					.replace(/[^a-z0-9]+/g, '-')
					.replace(/^-/, '');
	return Object.fromEntries(
		[...counts, ['session-plan', pages - others] satisfies [Kind, number]].map(([kind, count]) => [
			kind,
			Array.from({ length: count }, (_, index) => nameOf(kind, index)),
		]),
	) as Names;
}

interface Dice {
	/** A whole number from the first to the last. */
	between(first: number, last: number): number;
	/** From 0 up to 1. */
	share(): number;
	/** Different items of a list, in its order: at most as many as it has. */
	sample<T>(list: readonly T[], count: number): T[];
	pick<T>(list: readonly T[]): T;
}

/** Numbers that look thrown; a stream of the same name has the same ones. */
function dice(stream: string): Dice {
	let state = 0x811c9dc5; // The name's FNV-1a hash starts mulberry32.
	for (let i = 0; i < stream.length; i++) state = Math.imul(state ^ stream.charCodeAt(i), 0x01000193);
	const share = () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), state | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
	const between = (first: number, last: number) => first + Math.floor(share() * (last - first + 1));
	return {
		share,
		between,
		pick: <T>(list: readonly T[]) => list[between(0, list.length - 1)] as T,
		sample: (list, count) => {
			const places = new Set<number>();
			while (places.size < Math.min(count, list.length)) places.add(between(0, list.length - 1));
			return [...places].sort((a, b) => a - b).map((i) => list[i] as (typeof list)[number]);
		},
	};
}

interface Vocabulary {
	words: string[];
	/** Running sums of the words' frequencies. */
	sums: number[];
	comma: string;
}

/** A language's words by how often the project's content has them, with the frequencies of Zipf's law. */
function vocabularyOf({ entries, terms }: Content, language: LanguagePath): Vocabulary {
	const counts = new Map<string, number>();
	const count = (text: string) => {
		for (const [word] of text.toLowerCase().matchAll(/\p{L}(?:[\p{L}\p{M}'’\u200c-]*[\p{L}\p{M}])?/gu))
			counts.set(word, (counts.get(word) ?? 0) + 1);
	};
	for (const { files } of entries)
		count(files[language]?.body?.sections.join('\n').replace(/<[^>]*>|\]\([^)]*\)/g, ' ') ?? '');
	if (counts.size < enoughWords) for (const { data } of terms.values()) count(data.definition?.[language] ?? '');
	// Before the next word they may count people, and a report counts no few.
	for (const few of 'one two three four ثلاث ثلاثة أربع أربعة یەک دوو سێ چوار'.split(' ')) counts.delete(few);
	for (const [word] of counts)
		if (/^(?:امرأ|رجل|ضابط|شرطي|مشارك|ناجي|شخص|مدرب|طفل|فتا).*(?:ان|ين)$/.test(word)) counts.delete(word);
	// Before the next word, or after a role, they would name somebody, or a place.
	for (const rank of `السيد السيدة الدكتور الدكتورة الأستاذ الأستاذة الملازم النقيب الرائد المقدم العقيد العميد اللواء الفريق الشيخ
		المفوض القاضي القاضية المحامي المحامية الضابط الضابطة الشرطي الشرطية المتهم المتهمة المشتبه الناجية المدرب المدربة
		کاک خاتوو دکتۆر بەڕێز مولازم نەقیب ڕائید موقەدەم عەقید عەمید لیوا فەریق شێخ دادوەر
		عباس كريم عمر خالد سعد نور سارة هدى أمل ئازاد کاوە سەردار ڕێبوار هێمن شوان ڕوناک ژیان
		فندق شارع زقاق محلة هۆتێلی شەقامی گەڕەکی`.split(/\s+/))
		counts.delete(rank);
	// What is an ending, written onto a word of other letters, is none of its own.
	counts.delete('ی');
	// With its neighbour it would be a term that every translation must then name.
	for (const { data } of terms.values())
		for (const form of data.en.preferred) {
			const parts = wordsOf(form, languages[source].tag);
			const rarest = parts.toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0))[0];
			if (language === source && parts.length > 1)
				for (const [word] of counts)
					if (wordsOf(word, languages[source].tag).includes(rarest ?? '')) counts.delete(word);
		}
	// Right in a longer word that the project writes, alone they are refused.
	for (const { data } of terms.values()) for (const { form } of data[language]?.forbidden ?? []) counts.delete(form);
	const words = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([word]) => word);
	let sum = 0;
	// Mandelbrot's form: without the 2.7 the first words would be far more frequent than in any text.
	const sums = words.map((_, rank) => (sum += 1 / (rank + 2.7)));
	return { words, sums, comma: language === source ? ',' : '،' };
}

interface Writer {
	/** Words alone. */
	words(count: number): string;
	/** A line without a full stop: a title, an item. */
	line(count: number): string;
	/** Sentences of about so many words together, with one of the waiting marks among them. */
	prose(count: number): string;
	/** Marked words that the next lines of prose take up, one each. */
	marks: string[];
}

function writer({ words, sums, comma }: Vocabulary, { share, between }: Dice): Writer {
	const draw = () => {
		const at = share() * (sums.at(-1) as number);
		let [low, high] = [0, sums.length - 1];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((sums[middle] as number) > at) high = middle;
			else low = middle + 1;
		}
		return words[low] as string;
	};
	const drawMany = (count: number) => {
		const drawn: string[] = [];
		while (drawn.length < count) {
			const word = draw();
			if (word !== drawn.at(-1)) drawn.push(word);
		}
		return drawn;
	};
	const capital = (text: string) => text.replace(/^\p{L}/u, (letter) => letter.toUpperCase());
	const marks: string[] = [];
	return {
		marks,
		words: (count) => drawMany(count).join(' '),
		line: (count) => capital(drawMany(count).join(' ')),
		prose: (count) => {
			const sentences: string[] = [];
			let mark = marks.shift();
			for (let left = count; left > 0; ) {
				const length = left < 20 ? left : between(6, 16);
				const sentence = drawMany(length);
				const last = sentence.length - 1;
				if (length > 9) sentence[between(3, 6)] += comma;
				if (mark && last > 1) sentence[between(1, last - 1)] = mark;
				mark = undefined;
				sentences.push(`${capital(sentence.join(' '))}.`);
				left -= length;
			}
			return sentences.join(' ');
		},
	};
}

/** What a page is made from; `index` counts within its kind. */
interface Plan {
	kind: Kind;
	index: number;
	language: LanguagePath;
	names: Names;
	project: Content;
}

/** A file of the folder. What is not words comes from `shape` alone, so that it is the same in every language. */
function makePage(plan: Plan, shape: Dice, writer: Writer): string {
	const { kind, index, language, project } = plan;
	const ids = [...project.terms.keys()];
	const listed = shape.sample(ids, 6);
	writer.marks.push(
		...shape.sample(ids, shape.between(8, 12)).map((id) => {
			const term = project.terms.get(id)?.data;
			return `<Term id="${id}">${(term?.[language] ?? term?.en)?.preferred[0]}</Term>`;
		}),
	);
	const words = {
		title: writer.line(shape.between(3, 7)),
		summary: writer.prose(22),
		review: 'draft',
	};
	// The first mark went into the summary, where no component may stand.
	words.summary = words.summary.replace(/<[^>]*>/g, '');
	const frame = {
		id: `bench-${kind}-${index + 1}`,
		version: '1.0.0',
		published: '2026-11-21',
		updated: '2026-11-21',
		audience: shape.sample(['officer', 'trainer', 'commander', 'partner'], shape.between(1, 3)),
		jurisdiction: shape.sample(['international', 'iraq-federal', 'kurdistan-region'], shape.between(1, 3)),
		sensitivity: shape.pick(['none', 'moderate', 'high']),
		sources: shape.sample([...project.sources.keys()], 1),
		terms: listed,
	};
	const own = makers[kind](plan, shape, writer);
	const body = own.body.join('\n\n');
	frame.jurisdiction = [...new Set([...frame.jurisdiction, ...citedIn(body, project)])];
	const note = frame.sensitivity === 'high' ? { contentNote: writer.line(8) } : {};
	const data = { ...(language === source ? { ...frame, ...own.frame } : {}), ...words, ...note, ...own.words };
	return `---\n${stringify(data, { lineWidth: 0 })}---\n\n${body}\n`;
}

/** A place where each law that a body cites is in force. */
const citedIn = (body: string, { sources }: Content) =>
	[...body.matchAll(/<Law source="([^"]+)" ref="([^"]+)"/g)].flatMap(([, id, ref]) => {
		const cited = sources.get(id as string)?.data;
		const provision = cited?.provisions.find((each) => each.ref === ref);
		return (provision?.jurisdiction ?? cited?.jurisdiction ?? []).slice(0, 1);
	});

type Maker = (plan: Plan, shape: Dice, writer: Writer) => { frame: object; words: object; body: string[] };

const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

/** A component around blocks. */
const tag = (opening: string, ...blocks: string[]) =>
	[`<${opening}>`, ...blocks, `</${opening.split(' ')[0]}>`].join('\n\n');

/** Parts that bodies of several kinds are made of. */
function blocks({ language, names, project }: Plan, shape: Dice, writer: Writer) {
	const provisions = [...project.sources.values()].flatMap(({ id, data }) =>
		data.provisions
			// A number that one language spells out and another writes in digits would be a difference of facts.
			.filter(({ says }) => !/\d/.test(Object.values(says).join(' ')))
			.map(({ ref, says, jurisdiction }) => ({
				id,
				ref,
				says: says[language] ?? says.en,
				jurisdiction: jurisdiction ?? data.jurisdiction,
			})),
	);
	const law = (where?: 'iraq-federal' | 'kurdistan-region') => {
		const { id, ref, says } = shape.pick(
			provisions.filter(({ jurisdiction }) => !where || jurisdiction.includes(where)),
		);
		return tag(`Law source="${id}" ref="${ref}"`, says);
	};
	const heading = (depth: 2 | 3) => `${'#'.repeat(depth)} ${writer.line(shape.between(2, 6))}`;
	const list = (items: number, count: number, mark = '-') =>
		times(items, () => `${mark} ${writer.prose(count)}`).join('\n');
	return {
		law,
		bothLaws: () => tag('BothLaws', law('iraq-federal'), law('kurdistan-region')),
		heading,
		list,
		lines: (items: number, count: number) => times(items, () => writer.line(count)),
		section: (count: number, items: number, itemWords = 10) => [
			heading(2),
			writer.prose(count),
			list(items, itemWords),
		],
		table: (rows: number) =>
			[
				`| ${writer.line(1)} | ${writer.line(2)} | ${writer.line(2)} |`,
				'|---|---|---|',
				...times(rows, (i) => `| ${i + 1} | ${writer.line(4)} | ${writer.line(5)} |`),
			].join('\n'),
		write: () => `<Write lines="${shape.between(2, 4)}" />`,
		link: () => `${writer.line(3)} [${writer.line(4)}](/guides/${shape.pick(names.guide)}/).`,
	};
}

const group = { min: 6, max: 20 };

/** The item of a list that belongs to the page with this number, round and round. */
const nth = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

const makers: Record<Kind, Maker> = {
	module: (plan, shape, writer) => {
		const { section, law, bothLaws, lines, link } = blocks(plan, shape, writer);
		return {
			frame: { order: plan.index + 1 },
			words: { outcomes: lines(6, 12), keyMessages: lines(5, 9) },
			body: [
				...times(3, () => section(70, 3)).flat(),
				law(),
				bothLaws(),
				...times(2, () => section(60, 4)).flat(),
				link(),
			],
		};
	},
	'session-plan': (plan, shape, writer) => {
		const { heading, list, lines, law, bothLaws, table, write, link } = blocks(plan, shape, writer);
		const steps = times(shape.between(8, 11), (i) => ({
			id: `step-${i + 1}`,
			minutes: 5 * shape.between(1, 5),
			phase: shape.pick(phases),
			method: shape.pick(methods),
			grouping: shape.pick(groupings),
		}));
		return {
			frame: {
				module: nth(plan.names.module, plan.index),
				order: plan.index + 1,
				minutes: steps.reduce((sum, { minutes }) => sum + minutes, 0),
				group,
				cases: [nth(plan.names['case-study'], plan.index)],
				guides: [nth(plan.names.guide, plan.index)],
				steps,
			},
			words: {
				aim: writer.line(16),
				bring: writer.line(8),
				watchOut: writer.line(10),
				room: writer.line(14),
				preparation: lines(5, 12),
				materials: times(5, () => ({ item: writer.line(7), instead: writer.line(8) })),
				objectives: times(3, () => ({ text: writer.line(11), check: writer.line(12) })),
				keyMessages: lines(4, 8),
			},
			body: [
				heading(2),
				...steps.map(({ id }) =>
					tag(
						`Step id="${id}"`,
						heading(3),
						tag('Do', list(3, 10, '1.')),
						tag('Say', writer.prose(19)),
						tag('Expect', list(2, 7)),
						tag('Trouble', list(1, 14)),
						...(shape.share() < 0.4 ? [tag('TrainerOnly', writer.prose(18))] : []),
					),
				),
				heading(2),
				tag('Handout id="sheet"', heading(3), table(5), write()),
				tag('Handout id="law"', heading(3), law(), bothLaws()),
				heading(2),
				list(3, 9),
				link(),
			],
		};
	},
	'case-study': (plan, shape, writer) => {
		const { heading, list, lines, law, bothLaws, write, link } = blocks(plan, shape, writer);
		return {
			frame: {
				module: nth(plan.names.module, plan.index),
				order: plan.index + 1,
				minutes: 60,
				group,
				fictional: true,
			},
			words: { setting: writer.prose(24), roles: lines(4, 7), objectives: lines(4, 10), doNoHarm: writer.prose(30) },
			body: [
				heading(2),
				...times(3, () => writer.prose(40)),
				heading(2),
				...times(3, (i) =>
					tag(
						`Decision id="decision-${i + 1}"`,
						heading(3),
						writer.prose(28),
						...times(3, () => tag('Option', writer.prose(17), tag('Then', writer.prose(30)))),
					),
				),
				heading(2),
				law(),
				law(),
				bothLaws(),
				heading(2),
				...times(3, () => [writer.prose(14), write()]).flat(),
				tag('TrainerOnly', writer.prose(45), list(3, 12), link()),
			],
		};
	},
	guide: (plan, shape, writer) => {
		const { section, heading, list, law, bothLaws, link } = blocks(plan, shape, writer);
		const pair = () => tag('Pair', tag('Say', writer.prose(24)), tag('DoNotSay', writer.prose(9)));
		return {
			frame: {
				order: plan.index + 1,
				module: nth(plan.names.module, plan.index),
				sessions: [nth(plan.names['session-plan'], plan.index), nth(plan.names['session-plan'], plan.index + 1)],
			},
			words: { when: writer.line(20) },
			body: [
				writer.prose(40),
				...times(4, () => [...section(55, 4, 12), pair()]).flat(),
				law(),
				bothLaws(),
				heading(2),
				writer.prose(45),
				tag('TrainerOnly', writer.prose(40), law()),
				heading(2),
				list(5, 12),
				link(),
			],
		};
	},
	report: (plan, shape, writer) => {
		const { section, link } = blocks(plan, shape, writer);
		return {
			frame: { programme: nth([...plan.project.programmes.keys()], plan.index), basis: 'stated' },
			words: {},
			body: [writer.prose(50), ...times(7, () => section(65, 5, 11)).flat(), link()],
		};
	},
	course: (plan, shape, writer) => {
		const { section, lines, link } = blocks(plan, shape, writer);
		const days = shape.between(1, 3);
		const session = (i: number) => ({ session: nth(plan.names['session-plan'], plan.index * 12 + i) });
		return {
			frame: {
				order: plan.index + 1,
				group,
				days: times(days, (day) => [
					{ open: true, minutes: 30 },
					session(day * 3),
					{ break: 'tea', minutes: 15 },
					session(day * 3 + 1),
					{ break: 'lunch', minutes: 60 },
					{ case: nth(plan.names['case-study'], plan.index + day), minutes: 60 },
					session(day * 3 + 2),
					{ close: true, minutes: 30 },
				]),
			},
			words: { dayTitles: lines(days, 4) },
			body: [...times(5, () => section(50, 4)).flat(), link()],
		};
	},
	form: (plan, shape, writer) => {
		const { heading, list, table, write } = blocks(plan, shape, writer);
		return {
			frame: { order: plan.index + 1 },
			words: { use: writer.prose(30) },
			body: [
				writer.prose(50),
				...times(4, () => [heading(2), table(4), writer.prose(20), write(), list(4, 9, '- [ ]')]).flat(),
			],
		};
	},
	page: (plan, shape, writer) => {
		const { section, link } = blocks(plan, shape, writer);
		const home = plan.index === 0;
		const doors = [listedKinds.slice(0, 2), listedKinds.slice(2, 4), listedKinds.slice(4)].map((to) => ({
			...(plan.language === source ? { to: to.map((kind) => kinds[kind].folder) } : {}),
			title: writer.line(4),
			text: writer.prose(20),
		}));
		return {
			frame: {},
			words: home ? { doors } : {},
			body: [...times(home ? 2 : 6, () => section(50, 3)).flat(), link()],
		};
	},
};
