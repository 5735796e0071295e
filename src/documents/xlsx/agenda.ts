import { formatDate, parseTime } from '../../languages/dates.ts';
import { isRightToLeft, type LanguagePath } from '../../languages/languages.ts';
import { type Translate, translator } from '../../languages/words.ts';
import { minutesOfItem, nameOfItem, pageOfItem } from '../../model/course.ts';
import { kinds } from '../../model/kinds.ts';
import type { Manifest, Page, PageText } from '../../model/manifest.ts';
import type { Data } from '../../model/schema/entries.ts';
import { codeOf } from '../../model/sheet-code.ts';

/** A timetable to plan with: plain data, as the workers take it. */
export interface Agenda {
	rightToLeft: boolean;
	title: string;
	/** Code, version and date of the page it was made from. */
	from: string;
	/** What to change, and what follows by itself. */
	help: string;
	heads: { start: string; end: string; minutes: string; what: string; how: string; total: string };
	days: AgendaDay[];
}

export interface AgendaDay {
	name: string;
	/** Minutes after midnight. */
	start: number;
	rows: { minutes: number; what: string; how: string }[];
}

/** The timetable of a session plan, or the days of a course. */
export function agendaOf(page: Page, language: LanguagePath, manifest: Manifest): Agenda {
	const t = translator(manifest.words[language], language);
	const text = page.in[language] as PageText;
	const { data } = text;
	return {
		rightToLeft: isRightToLeft(language),
		title: data.title,
		from: `${codeOf(data)} · ${t('version', { version: data.version })} · ${formatDate(data.updated, language)}`,
		help: t('agendaHelp'),
		heads: {
			start: t('agendaStart'),
			end: t('agendaEnd'),
			minutes: t('agendaMinutes'),
			what: t('what'),
			how: t('agendaHow'),
			total: t('agendaTotal'),
		},
		days: page.kind === 'course' ? daysOf(data as Data<'course'>, language, manifest, t) : [sessionOf(text, t)],
	};
}

function sessionOf({ data, titles }: PageText, t: Translate): AgendaDay {
	const { start, steps } = data as Data<'session-plan'>;
	return {
		name: t('timetable'),
		start: parseTime(start),
		rows: steps.map(({ id, minutes, phase, method, grouping }) => ({
			minutes,
			what: titles[id] ?? t(`phase-${phase}`),
			how:
				phase === 'break'
					? t(`phase-${phase}`)
					: [t(`phase-${phase}`), t(`method-${method}`), t(`group-${grouping}`)].join(' · '),
		})),
	};
}

function daysOf(
	{ start, days }: Data<'course'>,
	language: LanguagePath,
	{ pages }: Manifest,
	t: Translate,
): AgendaDay[] {
	const pageAt = (path: string) => pages.find((page) => page.path === path);
	return days.map((items, i) => ({
		name: t('dayN', { n: i + 1 }),
		start: parseTime(start),
		rows: items.map((item) => {
			const page = pageOfItem(item, pageAt);
			return {
				minutes: minutesOfItem(item, pageAt),
				what: page ? (page.in[language] ?? page.in.en).data.title : nameOfItem(item, t),
				how: page ? t(kinds[page.kind].label) : '',
			};
		}),
	}));
}
