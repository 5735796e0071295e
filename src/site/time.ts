import { parseTime } from '../languages/dates.ts';
import type { Translate } from '../languages/words.ts';
import type { Page } from '../model/manifest.ts';
import type { Data, Step } from '../model/schema/entries.ts';

/** A session's steps with the minute after midnight at which each starts. */
export function schedule({ start, steps }: Data<'session-plan'>): (Step & { at: number })[] {
	let at = parseTime(start);
	return steps.map((step) => {
		const item = { ...step, at };
		at += step.minutes;
		return item;
	});
}

/** How long a page takes in the room, in words; undefined for what is only read. */
export function minutesOf(page: Page, t: Translate): string | undefined {
	const data = page.in.en.data as { minutes?: number; days?: unknown[] };
	if (data.days) return t('nDays', { n: data.days.length });
	return data.minutes ? t('nMinutes', { n: data.minutes }) : undefined;
}
