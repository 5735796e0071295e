import type { Translate } from '../languages/words.ts';
import { kinds } from './kinds.ts';
import type { Page } from './manifest.ts';
import type { CourseItem } from './schema/entries.ts';

type PageAt = (path: string) => Page | undefined;

/** The session plan or case a course item names; undefined for a break and the like. */
export function pageOfItem(item: CourseItem, pageAt: PageAt): Page | undefined {
	if ('session' in item) return pageAt(`${kinds['session-plan'].folder}/${item.session}`);
	if ('case' in item) return pageAt(`${kinds['case-study'].folder}/${item.case}`);
	return undefined;
}

/** What an item is called that names no page. */
export function nameOfItem(item: CourseItem, t: Translate): string {
	if ('break' in item) return t(`break-${item.break}`);
	return 'open' in item ? t('opening') : t('closing');
}

/** How long a course item takes, in minutes: its own, or those of the session or case it names. */
export function minutesOfItem(item: CourseItem, pageAt: PageAt): number {
	if ('minutes' in item && item.minutes) return item.minutes;
	return (pageOfItem(item, pageAt)?.in.en.data as { minutes?: number } | undefined)?.minutes ?? 0;
}
