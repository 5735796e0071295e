import { longestCode, plainDigits } from './sheet-code.ts';

/** What the public manifest says of a page. */
export interface PublishedPage {
	id: string;
	kind: string;
	/** Address after the language, without slashes at the ends. */
	path: string;
	version: string;
	/** First and last day, as 2026-11-21. */
	published: string;
	updated: string;
	titles: Record<string, string>;
}

/** What a copy of the site says of itself, in its `manifest.json`. */
export interface PublishedList {
	edition: { version: string; date: string };
	pages: PublishedPage[];
	withdrawn: { id: string; on: string; titles: Record<string, string> }[];
}

/** What a reader has: a copy's own list, or only the day it was made. */
export type Held = Pick<PublishedList, 'edition'> & Partial<Pick<PublishedList, 'pages'>>;

export interface Changes {
	/** `sameDay`: of the day of this edition and not this edition, and only its own list could tell what differs. */
	state: 'none' | 'some' | 'newer' | 'sameDay';
	/** What has changed, by sort; no list is empty. Of a withdrawn page the copy knows the titles. */
	lists: { sort: 'added' | 'changed' | 'withdrawn'; pages: Pick<PublishedPage, 'id' | 'titles'>[] }[];
}

/** What has changed since the copy that a reader has; undefined when the copy is of another site. */
export function changesSince({ edition, pages }: Held, now: PublishedList): Changes | undefined {
	const held = pages && new Map(pages.map((page) => [page.id, page]));
	if (held && !now.pages.some(({ id }) => held.has(id))) return undefined;
	if (edition.date > now.edition.date) return { state: 'newer', lists: [] };
	const isLater = (day: string) => day > edition.date;
	const isNew = ({ id, published }: PublishedPage) => (held ? !held.has(id) : isLater(published));
	const isChanged = ({ id, version, updated, titles }: PublishedPage) => {
		const old = held?.get(id);
		if (!old) return isLater(updated);
		const isTranslated = Object.keys(titles).some((language) => !(language in old.titles));
		return version !== old.version || updated > old.updated || isTranslated;
	};
	const lists: Changes['lists'] = [
		{ sort: 'added' as const, pages: now.pages.filter(isNew) },
		{ sort: 'changed' as const, pages: now.pages.filter((page) => !isNew(page) && isChanged(page)) },
		{
			sort: 'withdrawn' as const,
			pages: pages
				? pages.filter(({ id }) => !now.pages.some((page) => page.id === id))
				: now.withdrawn.filter(({ on }) => isLater(on)),
		},
	].filter((list) => list.pages.length > 0);
	if (lists.length > 0) return { state: 'some', lists };
	const isOther = !pages && edition.date === now.edition.date && edition.version !== now.edition.version;
	return { state: isOther ? 'sameDay' : 'none', lists };
}

/** The version of a copy, as somebody types it; undefined when there is no day in it. */
export function readEdition(typed: string): Held | undefined {
	const plain = plainDigits(typed.slice(0, longestCode)).toLowerCase();
	const found =
		/(?<!\d)(\d{4})[^a-z0-9:]+(0?[1-9]|1[0-2])[^a-z0-9:]+(0?[1-9]|[12]\d|3[01])(?:[^a-z0-9:]+([0-9a-f]{6}))?(?![a-z0-9])/.exec(
			plain,
		);
	if (!found) return undefined;
	const [, year, month = '', day = '', digest] = found;
	const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	return { edition: { date, version: digest ? `${date}-${digest}` : date } };
}

/** A copy's list, from the text of its `manifest.json`; undefined when the file is something else. */
export function readList(text: string): Held | undefined {
	try {
		const { edition, pages } = JSON.parse(text) as PublishedList;
		const good =
			typeof edition.version === 'string' &&
			typeof edition.date === 'string' &&
			/^\d{4}-\d{2}-\d{2}$/.test(edition.date) &&
			pages.every(
				({ id, version, updated, titles }) =>
					[id, version, updated].every((value) => typeof value === 'string') &&
					titles !== null &&
					typeof titles === 'object' &&
					Object.values(titles).every((title) => typeof title === 'string'),
			);
		return good ? { edition, pages } : undefined;
	} catch {
		return undefined;
	}
}
