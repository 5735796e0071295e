/** Answers what has changed since a reader's copy of the site, from the list on the page itself. */
import { type Changes, changesSince, type Held, type PublishedList, readEdition, readList } from '../model/changes.ts';

const find = <E extends Element>(selector: string) => document.querySelector<E>(selector) as E;
const words = find<HTMLTemplateElement>('.changes-words').content;
const now = JSON.parse(find<HTMLTemplateElement>('.changes-list').content.textContent ?? '') as PublishedList;
const box = find<HTMLElement>('.changes');
const wordsFor = (selector: string) => words.querySelector(selector)?.cloneNode(true);

function show(held: Held | undefined): void {
	const changes = held && changesSince(held, now);
	const state = changes?.state ?? 'unknown';
	const parts = [
		wordsFor(`[data-state=${state}]`),
		...(changes?.lists ?? []).flatMap(({ sort, pages }) => {
			const list = document.createElement('ul');
			for (const page of pages) {
				const item = document.createElement('li');
				item.append(nameOf(page));
				list.append(item);
			}
			return [wordsFor(`[data-sort=${sort}]`), list];
		}),
	];
	find('.answer').replaceChildren(...parts.filter((part) => part !== undefined));
}

/** A page's title, as a link where the page is there. */
function nameOf({ id, titles }: Changes['lists'][number]['pages'][number]): Node {
	const link = wordsFor(`[data-id="${CSS.escape(id)}"]`);
	if (link) return link;
	const name = document.createElement('bdi');
	name.textContent = titles[box.dataset['reader'] ?? ''] ?? Object.values(titles)[0] ?? id;
	return name;
}

const answerTyped = () => {
	const typed = find<HTMLInputElement>('.changes input').value.trim();
	if (typed) show(readEdition(typed));
};
box.addEventListener('submit', answerTyped);
if ('asked' in box.dataset) answerTyped();
/** Bytes of a file that is read: a site of ten thousand pages has a smaller list, and a film dropped by mistake fills a phone. */
const largest = 8e6;
const showFile = async (files: FileList | null | undefined) => {
	const file = files?.[0];
	if (file) show(file.size > largest ? undefined : readList(await file.text().catch(() => '')));
};
box.addEventListener('change', ({ target }) => void showFile((target as HTMLInputElement).files));
box.addEventListener('drop', ({ dataTransfer }) => void showFile(dataTransfer?.files));
// Chosen before this was loaded.
void showFile(find<HTMLInputElement>('.changes [type=file]').files);
