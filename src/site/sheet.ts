/** Answers whether a printed sheet is current, from the list of codes on the page itself. */
import { compareVersions, readCode } from '../model/sheet-code.ts';

const form = document.querySelector<HTMLFormElement>('.sheet-form');
const input = form?.querySelector('input');

function show(typed: string): void {
	const code = readCode(typed);
	const row = code && document.querySelector<HTMLElement>(`.codes tr[data-id="${code.id}"]`);
	const current = row?.dataset['version'];
	const order = code && current ? compareVersions(code.version, current) : undefined;
	const which = order === undefined ? 'unknown' : order === 0 ? 'current' : order < 0 ? 'older' : 'newer';
	const words = document
		.querySelector<HTMLTemplateElement>('.answers')
		?.content.querySelector(`[data-answer=${which}]`);
	// The page it is about, and, of the changes listed there, those that the sheet does not have.
	const changes = which === 'older' ? row?.querySelector('ul')?.cloneNode(true) : undefined;
	if (changes instanceof HTMLElement)
		for (const change of changes.querySelectorAll<HTMLElement>('li'))
			if (code && compareVersions(change.dataset['version'] ?? '', code.version) <= 0) change.remove();
	const parts = [words, row?.querySelector('a'), changes].filter((part) => part instanceof Node);
	document.querySelector('.answer')?.replaceChildren(...parts.map((part) => part.cloneNode(true)));
}

form?.addEventListener('submit', (event) => {
	event.preventDefault();
	if (input?.value.trim()) show(input.value);
});
const asked = new URLSearchParams(location.search).get('c');
if (asked && input) {
	input.value = asked;
	show(asked);
}
