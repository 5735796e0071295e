import { type LanguagePath, languages } from './languages.ts';

const months = {
	ar: 'كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول'.split('|'),
	ku: 'کانوونی دووەم|شوبات|ئازار|نیسان|ئایار|حوزەیران|تەمووز|ئاب|ئەیلوول|تشرینی یەکەم|تشرینی دووەم|کانوونی یەکەم'.split(
		'|',
	),
	en: 'January|February|March|April|May|June|July|August|September|October|November|December'.split('|'),
};

/**
 * A date as Iraqi institutions write it. Intl's `ckb` months carry spellings the glossary rules out, and its
 * `ar` prints Egyptian month names, so the names stand here.
 * @param date `2026`, `2026-02` or `2026-02-22`
 */
export function formatDate(date: string, language: LanguagePath): string {
	const [year, month, day] = date.split('-');
	if (!month) return year as string;
	const name = months[language][Number(month) - 1] as string;
	const n = day && Number(day);
	if (language !== 'ku') return [n, name, year].filter(Boolean).join(' ');
	// The linking ی joins the digits, and the month's name, which always ends in a consonant.
	return n ? `${n}ی ${name}ی ${year}` : `${name}ی ${year}`;
}

/** A day with its year first, as lists of references have it: "2026, November 21". */
export function formatYearFirst(date: string, language: LanguagePath): string {
	const [year, month, day] = date.split('-');
	const name = months[language][Number(month) - 1] as string;
	const n = Number(day);
	return { en: `${year}, ${name} ${n}`, ar: `${year}، ${n} ${name}`, ku: `${year}، ${n}ی ${name}` }[language];
}

/** "11 to 20 December 2017", never "11-20": a hyphen between digits flips in right-to-left text. */
export function formatPeriod(start: string, end: string, language: LanguagePath): string {
	const to = { en: 'to', ar: 'إلى', ku: 'تا' }[language];
	const from = { en: '', ar: 'من ', ku: 'لە ' }[language];
	const sameMonth = start.slice(0, 7) === end.slice(0, 7) && start.length === 10;
	const first = sameMonth ? String(Number(start.slice(8))) : formatDate(start, language);
	return `${from}${first} ${to} ${formatDate(end, language)}`;
}

/** Clock time of a step: minutes after midnight to `9:05`, always Western digits. */
export const formatTime = (minutes: number): string =>
	`${Math.floor(minutes / 60) % 24}:${String(minutes % 60).padStart(2, '0')}`;

/** `09:00` to minutes after midnight. */
export const parseTime = (time: string): number => {
	const [hours, minutes] = time.split(':').map(Number) as [number, number];
	return hours * 60 + minutes;
};

const lists = new Map<LanguagePath, (items: string[]) => string>();

/** "a, b and c". Intl knows no Sorani list pattern, so its comma and و stand here. */
export function formatList(items: string[], language: LanguagePath): string {
	if (language === 'ku')
		return items.length < 2 ? items.join('') : `${items.slice(0, -1).join('، ')} و ${items.at(-1)}`;
	let format = lists.get(language);
	if (!format) {
		const intl = new Intl.ListFormat(languages[language].tag === 'en' ? 'en-GB' : languages[language].tag);
		format = (parts) => intl.format(parts);
		lists.set(language, format);
	}
	return format(items);
}
