/** Answers what has changed since a reader's copy of the site, from the list on the page itself. */
import { languages } from '../languages/languages.ts';
import { changesSince, type Held, type PublishedList, readEdition, readList } from '../model/changes.ts';

const find = <E extends Element>(selector: string) => document.querySelector<E>(selector);
const words = find<HTMLTemplateElement>('.changes-words')?.content;
const now = JSON.parse(find('.changes-list')?.textContent ?? '') as PublishedList;
const form = find<HTMLTemplateElement>('.changes-form');
if (form) form.replaceWith(form.content);
const box = find<HTMLElement>('.changes');
const reader = Object.values(languages).find(({ tag }) => tag === document.documentElement.lang)?.path;
const wordsFor = (selector: string) => words?.querySelector(selector)?.cloneNode(true) ?? '';

function show(held: Held | undefined): void {
	// A list of which nothing is here is that of another site.
	const known = held && (!('pages' in held) || held.pages.some(({ id }) => now.pages.some((page) => page.id === id)));
	const answer = find('.answer');
	if (!held || !known) {
		answer?.replaceChildren(wordsFor('[data-state=unknown]'));
		return;
	}
	if (held.edition.date > now.edition.date) {
		answer?.replaceChildren(wordsFor('[data-state=newer]'));
		return;
	}
	const changes = changesSince(held, now);
	const sorts = (['added', 'changed', 'withdrawn'] as const).filter((sort) => changes[sort].length > 0);
	const sameDay =
		!('pages' in held) && held.edition.date === now.edition.date && held.edition.version !== now.edition.version;
	const state = sorts.length > 0 ? 'some' : sameDay ? 'sameDay' : 'none';
	answer?.replaceChildren(
		wordsFor(`[data-state=${state}]`),
		...sorts.flatMap((sort) => {
			const items = changes[sort].map((id) => {
				const item = document.createElement('li');
				item.append(nameOf(id, changes.titles));
				return item;
			});
			const list = document.createElement('ul');
			list.append(...items);
			return [wordsFor(`[data-sort=${sort}]`), list];
		}),
	);
}

/** A page's title, as a link where the page is there. */
function nameOf(id: string, held: ReadonlyMap<string, Record<string, string>>): Node {
	const titles = [...now.pages, ...now.withdrawn].find((page) => page.id === id)?.titles ?? held.get(id) ?? {};
	const title = titles[reader ?? ''] ?? Object.values(titles)[0] ?? id;
	const link = wordsFor(`[data-id="${CSS.escape(id)}"]`);
	const name = link instanceof Element ? link : document.createElement('bdi');
	name.textContent = title;
	return name;
}

box?.querySelector('form')?.addEventListener('submit', (event) => {
	event.preventDefault();
	const typed = box.querySelector<HTMLInputElement>('[type=text]')?.value.trim();
	if (typed) show(readEdition(typed));
});
const showFile = async (file: File | undefined) => file && show(readList(await file.text()));
box?.querySelector<HTMLInputElement>('[type=file]')?.addEventListener('change', ({ target }) => {
	void showFile((target as HTMLInputElement).files?.[0]);
});
box?.addEventListener('dragover', (event) => event.preventDefault());
box?.addEventListener('drop', (event) => {
	event.preventDefault();
	void showFile(event.dataTransfer?.files[0]);
});
