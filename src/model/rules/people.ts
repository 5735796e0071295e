import { languages, source } from '../../languages/languages.ts';
import { anyOf, letter } from '../../languages/whole-words.ts';
import { allowances } from '../allowances.ts';
import type { Problem } from '../problem.ts';
import { type Content, lineIn } from '../read.ts';
import { hashOfPair, nameWords } from '../schema/never-names.ts';
import { plainDigits } from '../sheet-code.ts';
import { today } from '../today.ts';
import { lockFile } from '../translations.ts';

/** Something that can lead to a person. */
interface Trace {
	rule: string;
	/** With the flags g and u; what it matches is shown. */
	find: RegExp;
	/** What to do. */
	advice: string;
	/** Languages it is looked for in; all where left out. */
	languages?: readonly string[];
}

/** Any of these words, whole. */
const either = (list: string) => `(?<!${letter})${anyOf(list)}(?!${letter})`;

/** Before a name and seldom before anything else. */
const ranks = {
	en: either(`Mr Mrs Ms Dr Prof Sgt Sergeant Lt Lieutenant Capt Captain Maj Major Col Colonel Brig Brigadier Gen
		Sheikh Sayyid Mullah Imam Judge Inspector Constable`),
	ar: either(`السيد السيدة الدكتور الدكتورة الأستاذ الأستاذة الملازم النقيب الرائد المقدم العقيد العميد اللواء الفريق
		الشيخ المفوض`),
	ku: either(`کاک خاتوو دکتۆر بەڕێز مولازم نەقیب ڕائید موقەدەم عەقید عەمید لیوا فەریق شێخ`),
};

/** Words for anyone in that work: a name comes after them only where the next word is one. */
const roles = {
	ar: either(
		`القاضي القاضية المحامي المحامية الضابط الضابطة الشرطي الشرطية المتهم المتهمة المشتبه الناجية المدرب المدربة`,
	),
	ku: either(`دادوەر پارێزەر ئەفسەر پۆلیس تۆمەتبار گومانلێکراو ڕزگاربوو ڕاهێنەر`),
};

/** Given names that many carry: they show that a name stands here, and alone lead to nobody. */
const givenNames = {
	ar: either(`محمد أحمد علي حسين حسن عباس كريم جاسم عمر خالد سعد فاطمة زينب مريم نور سارة هدى زهراء عائشة أمل`),
	ku: either(`ئەحمەد محەمەد عەلی حەسەن ئازاد کاوە سەردار ڕێبوار هێمن شوان شیلان ڕوناک هاوژین نەسرین ژیان فاتمە زەینەب`),
};

/** Words that follow a rank or a title and are no name. */
const noNames = {
	en: either(`Assembly General Directorate Court Council Office Committee of and or in`),
	ar: either(
		`في من على إلى عن أو ثم إذا الذي التي لا ما قد هل بعد قبل عند مع لدى بين أن أنه إن هو هي كان كل أي غير حتى`,
	),
	ku: either(`لە بۆ یان کە بە تا ئەو ئەم دەتوانێت نییە هەیە دەبێت`),
};

/** Letters of Iraqi plates. */
const plateLetters = '[A-Zأابجدرسصطعفقكلمنهوي]';

const traces: Trace[] = [
	{
		rule: 'phone-number',
		find: /(?<![\p{L}\d.-])(?:(?:\+|00)\d{1,3}[\s().-]{0,2}(?:\d[\s().-]{0,2}){7,11}\d|0?7[3-9]\d[\s.-]?\d{3}[\s.-]?\d{4})(?!\d)/gu,
		advice: 'A number leads to a person, and goes out of date. Leave room to write in the local one.',
	},
	{
		rule: 'e-mail-address',
		find: /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu,
		advice: 'An address leads to a person. The one contact of the site stands in site.yaml.',
	},
	{
		rule: 'id-number',
		find: /(?<![\p{L}\d])(?:\d{12}|[A-Z]\d{8})(?![\p{L}\d])/gu,
		advice: 'It has the form of an identity card or a passport. Take it out.',
	},
	{
		rule: 'car-plate',
		find: new RegExp(
			`(?<![\\p{L}\\d])(?:\\d{2}\\s?${plateLetters}\\s?\\d{4,5}|\\d{4,6}\\s${plateLetters}(?=\\s+(?:بغداد|البصرة|نينوى|أربيل|السليمانية|دهوك|كركوك|ديالى|الأنبار|Baghdad|Basra|Erbil)))(?![\\p{L}\\d])`,
			'gu',
		),
		advice: 'It has the form of a car plate. Take it out.',
	},
	{
		rule: 'coordinates',
		find: /-?\d{1,2}\.\d{3,}\s*°?\s*[NSEW]?\s*[,،;]\s*-?\d{1,3}\.\d{3,}|\d{1,3}\s*°\s*\d{1,2}\s*['′’]|(?:maps\.app\.)?goo\.gl\/maps|google\.[a-z.]+\/maps|maps\.google\.|openstreetmap\.org|what3words/gu,
		advice: 'A point on a map leads to a place where people can be waited for. Name the governorate.',
	},
	{
		rule: 'exact-venue',
		find: /\b(?:\p{Lu}[\p{Ll}'’-]+\s){1,3}(?:Hotel|Street|Compound|Checkpoint|Police Station)\b/gu,
		languages: ['en'],
		advice: 'Say what sort of place it is, and the governorate: no venue is named.',
	},
	{
		rule: 'exact-venue',
		find: new RegExp(
			`(?<!${letter})(?:فندق|شارع|زقاق|محلة|هۆتێلی|شەقامی|گەڕەکی)\\s+(?!${letter}{0,3}(?!${letter}))${letter}{3,}`,
			'gu',
		),
		languages: ['ar', 'ku'],
		advice: 'Say what sort of place it is, and the governorate: no venue is named.',
	},
	{
		rule: 'person-name',
		find: new RegExp(`${ranks.en}\\.?\\s+(?!${noNames.en})\\p{Lu}[\\p{Ll}'’-]+(?:\\s+\\p{Lu}[\\p{Ll}'’-]+)*`, 'gu'),
		languages: ['en'],
		advice: 'Nobody is named. Say the role: "a trainer", "an officer of the community police".',
	},
	{
		rule: 'person-name',
		find: new RegExp(`${ranks.ar}\\s+(?!ال|${noNames.ar})${letter}{3,}|${roles.ar}\\s+${givenNames.ar}`, 'gu'),
		languages: ['ar'],
		advice: 'Nobody is named. Say the role: «مدرّبة», «ضابط في الشرطة المجتمعية».',
	},
	{
		rule: 'person-name',
		find: new RegExp(`${ranks.ku}\\s+(?!${noNames.ku})${letter}{3,}|${roles.ku}\\s+${givenNames.ku}`, 'gu'),
		languages: ['ku'],
		advice: 'Nobody is named. Say the role: «ڕاهێنەرێک», «ئەفسەرێکی پۆلیسی کۆمەڵگەیی».',
	},
];

/**
 * Nobody can be found through what is published: no names, numbers, plates, points on a map or venues, in any file.
 * @param day as 2026-11-21; what is allowed only until an earlier day is refused again
 */
export function people(content: Content, day = today()): Problem[] {
	const isAllowed = allowances(content.allowed, day);
	const isNameWord = englishNameWords(content);
	const never = new Set(content.neverNames?.hashes);
	const problems: Problem[] = [];
	for (const [file, text] of content.texts) {
		// The one contact stands in site.yaml; what is allowed is told of there, and of what never is only hashes are left.
		if (['site.yaml', 'allowed.yaml', 'never-names.yaml', lockFile].includes(file)) continue;
		const language = Object.values(languages).find(({ path }) => file.startsWith(`${path}/`))?.path;
		const plainText = plainDigits(text);
		const sought = traces.filter(
			({ languages: paths, find }) => (!paths || !language || paths.includes(language)) && plainText.search(find) >= 0,
		);
		const lines = text.split('\n');
		plainText.split('\n').forEach((plain, i) => {
			const report = (rule: string, message: string) => problems.push({ file, line: i + 1, rule, message });
			const told: string[] = [];
			for (const { rule, find, advice } of sought)
				for (const [found] of plain.matchAll(find))
					if (!isAllowed(found, plain)) {
						told.push(found);
						report(rule, `"${found.trim()}": ${advice}`);
					}
			if (language === source)
				for (const [found] of plain.matchAll(capitalised))
					if (
						found.split(' ').some(isNameWord) &&
						!isAllowed(found, plain) &&
						!told.some((each) => overlap(each, found))
					)
						report(
							'person-name',
							`"${found}" reads like a name. Say the role; or add it to allowed.yaml, with the reason.`,
						);
			const isNever = ([a, b]: [string, string]) =>
				content.neverNames && never.has(hashOfPair(content.neverNames.salt, a, b));
			// Not the words themselves: the report may be read by others.
			if (never.size > 0 && pairsOf(nameWords(lines[i] ?? '')).some(isNever))
				report('never-name', 'A name stands in this line that must never be published. Take it out.');
		});
	}
	return [...problems, ...expired(content, day)];
}

/** Words with capitals that follow each other. */
const capitalised = /(?<![\p{L}/])\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+/gu;

const overlap = (a: string, b: string): boolean => a.includes(b) || b.includes(a);

const pairsOf = (list: readonly string[]): [string, string][] =>
	list.slice(1).map((word, i) => [list[i] as string, word]);

const daysOfTheWeek = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Whether a word with a capital may be of a name: nowhere written small, and of no source, term, place or partner. */
function englishNameWords({ texts }: Content): (word: string) => boolean {
	const known = new Set(daysOfTheWeek);
	for (const [file, text] of texts) {
		if (/^(sources|glossary|programmes)\/|^(places|site)\.yaml$/.test(file))
			for (const [word] of text.matchAll(/\p{Lu}\p{Ll}+/gu)) known.add(word.toLowerCase());
		if (!file.endsWith('.mdx') || file.startsWith(`${source}/`))
			for (const [word] of text.matchAll(/(?<!\p{L})\p{Ll}+(?!\p{L})/gu)) known.add(word);
	}
	return (word) => !known.has(word.toLowerCase());
}

/** What was allowed until a day that is past. */
const expired = ({ allowed, dataFiles }: Content, day: string): Problem[] =>
	allowed.flatMap(({ text, until }, i) =>
		until < day
			? [
					{
						file: 'allowed.yaml',
						line: lineIn(dataFiles, 'allowed.yaml', [i, 'until']),
						rule: 'allowance-expired',
						message: `"${text}" was allowed until ${until}. Look whether it may still stand, then give it a new day or take it out.`,
					},
				]
			: [],
	);
