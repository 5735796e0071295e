import { type LanguagePath, languages } from '../../languages/languages.ts';
import { anyOf, letter } from '../../languages/whole-words.ts';
import { allowances } from '../allowances.ts';
import { reachOf } from '../cascade.ts';
import { splitFrontmatter } from '../frontmatter.ts';
import type { Problem } from '../problem.ts';
import type { Content, Entry } from '../read.ts';
import type { Data } from '../schema/entries.ts';
import { plainDigits } from '../sheet-code.ts';
import { smallestGroup } from '../small-groups.ts';
import { today } from '../today.ts';
import { withoutLaw } from '../without-law.ts';

/** One to four people, in digits or words, with one word between at most. */
const fewPeople: Partial<Record<LanguagePath, RegExp>> = {
	en: new RegExp(
		`(?<![\\p{L}\\d.,-])${anyOf('[1-4] one two three four')} (?:${letter}+ )?${anyOf(`women woman men man officers? policew?om[ae]n participants?
			survivors? victims? people persons? trainers? girls? boys? children child detainees? staff`)}(?!${letter})`,
		'giu',
	),
	ar: new RegExp(
		`(?<![\\p{L}\\d.,-])(?:${anyOf('[1-4] ثلاث ثلاثة أربع أربعة')} ${anyOf(`نساء رجال ضباط ضابطات شرطيات شرطيين مشاركين مشاركات
			ناجيات ناجين ضحايا أشخاص مدربين مدربات مدرّبين مدرّبات فتيات أطفال محتجزين محتجزات`)}|${anyOf(`امرأتان امرأتين رجلان رجلين ضابطان ضابطين
			ضابطتان ضابطتين شرطيتان شرطيتين مشاركتان مشاركتين ناجيتان ناجيتين شخصان شخصين مدربتان مدربتين طفلان طفلين فتاتان فتاتين`)})(?!${letter})`,
		'gu',
	),
	ku: new RegExp(
		`(?<![\\p{L}\\d.,-])${anyOf('[1-4] یەک دوو سێ چوار')} (?:${anyOf('ژن پیاو ئەفسەر بەشداربوو ڕزگاربوو کەس ڕاهێنەر کچ کوڕ منداڵ قوربانی دەستبەسەرکراو')})(?!${letter})`,
		'gu',
	),
};

/**
 * In what really happened nobody is one of so few that it can be told who: reports and programmes give no number of
 * people below five. Cases and plans are invented, and may.
 * @param day as 2026-11-21; what is allowed only until an earlier one is refused again
 */
export function smallNumbers({ entries, programmes, texts, allowed }: Content, day = today()): Problem[] {
	const isAllowed = allowances(allowed, day);
	const files = [
		...reports(entries).flatMap(({ files: own }) =>
			Object.values(own).map(({ file, language }) => ({ file, in: [language] })),
		),
		...[...programmes.values()].map(({ file }) => ({ file, in: Object.values(languages).map(({ path }) => path) })),
	];
	return files.flatMap(({ file, in: spoken }) =>
		lines(texts.get(file)).flatMap(({ words, line }) =>
			spoken
				.flatMap((language) => [...words.matchAll(fewPeople[language] ?? /(?!)/g)].map(([found]) => found))
				.filter((found) => !isAllowed(found, words))
				.map((found) => ({
					file,
					line,
					rule: 'small-number',
					message: `"${found}": fewer than ${smallestGroup} people are not counted, since somebody would know who they are. Say "some", or leave it out.`,
				})),
		),
	);
}

/** Every figure in a report's text stands in its programme's data: a number is changed in one place, or in none. */
export function figures({ entries, programmes, texts }: Content): Problem[] {
	return reports(entries).flatMap(({ files }) =>
		Object.values(files).flatMap(({ file, data, text }) => {
			const programme = data && programmes.get((data as Data<'report'>).programme);
			if (!programme) return [];
			const reach = programme.data.cascade ? reachOf(programme.data.cascade) : [];
			const known = new Set([
				...numbersIn(plainDigits(texts.get(programme.file) ?? '')),
				...reach.flatMap(({ trained, goOn = [] }) => [...trained, ...goOn]).map(String),
			]);
			const { end } = splitFrontmatter(text);
			const body = text.slice(0, end).replace(/[^\n]/g, ' ') + withoutLaw(text).slice(end);
			return lines(body).flatMap(({ words, line }) =>
				// An ordered list's own numbers, anchors and addresses are no figures.
				numbersIn(words.replace(/^\s*\d+\.\s|\]\([^)]*\)|<[^>]*>/g, ' '))
					.filter((number) => !known.has(number))
					.map((number) => ({
						file,
						line,
						rule: 'figure-not-in-data',
						message: `${number} stands nowhere in ${programme.file}. Correct it here, or add it there with its source.`,
					})),
			);
		}),
	);
}

const reports = (entries: readonly Entry[]) => entries.filter(({ kind }) => kind === 'report');

const lines = (text = '') =>
	plainDigits(text)
		.split('\n')
		.map((words, i) => ({ words, line: i + 1 }));

/** Numbers as they are counted with: without signs that part thousands. */
const numbersIn = (text: string): string[] =>
	[...text.matchAll(/\d+(?:[,٬]\d{3})*(?:[.٫]\d+)?/gu)].map(([number]) =>
		String(Number(number.replace(/[,٬]/g, '').replace('٫', '.'))),
	);
