import { compareVersions, plainDigits } from './sheet-code.ts';

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
export type Held = Pick<PublishedList, 'edition' | 'pages'> | { edition: { version: string; date: string } };

export interface Changes {
	added: string[];
	changed: string[];
	withdrawn: string[];
	/** Titles of what is gone and was never listed as withdrawn: only the copy knows them. */
	titles: Map<string, Record<string, string>>;
}

/** What has changed, as ids, since the copy that a reader has. */
export function changesSince(held: Held, now: PublishedList): Changes {
	if (!('pages' in held)) {
		const later = (day: string) => day > held.edition.date;
		return {
			added: now.pages.filter(({ published }) => later(published)).map(({ id }) => id),
			changed: now.pages.filter(({ published, updated }) => later(updated) && !later(published)).map(({ id }) => id),
			withdrawn: now.withdrawn.filter(({ on }) => later(on)).map(({ id }) => id),
			titles: new Map(),
		};
	}
	const before = new Map(held.pages.map((page) => [page.id, page]));
	const after = new Set(now.pages.map(({ id }) => id));
	return {
		added: now.pages.filter(({ id }) => !before.has(id)).map(({ id }) => id),
		changed: now.pages
			.filter(({ id, version, updated, titles }) => {
				const old = before.get(id);
				return (
					old &&
					(updated > old.updated ||
						compareVersions(version, old.version) > 0 ||
						Object.keys(titles).some((language) => !(language in old.titles)))
				);
			})
			.map(({ id }) => id),
		withdrawn: held.pages.map(({ id }) => id).filter((id) => !after.has(id)),
		titles: new Map(held.pages.map(({ id, titles }) => [id, titles])),
	};
}

/** The version of a copy, as somebody types it; undefined when there is no day in it. */
export function readEdition(typed: string): Held | undefined {
	const plain = plainDigits(typed).toLowerCase();
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
			/^\d{4}-\d{2}-\d{2}$/.test(edition.date) &&
			pages.every(
				({ id, version, updated, titles }) =>
					[id, version, updated].every((value) => typeof value === 'string') &&
					titles !== null &&
					typeof titles === 'object',
			);
		return good ? { edition, pages } : undefined;
	} catch {
		return undefined;
	}
}
