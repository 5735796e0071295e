/** Answers whether a printed sheet is current, from the list of codes on the page itself. */
import { compareVersions, readCode } from '../model/sheet-code.ts';

const form = document.querySelector<HTMLFormElement>('.sheet-form');
const input = form?.querySelector('input');
const answer = document.querySelector<HTMLElement>('.answer');

function show(typed: string): void {
	if (!answer) return;
	const code = readCode(typed);
	const row = code && document.querySelector<HTMLElement>(`.codes tr[data-id="${code.id}"]`);
	const current = row?.dataset['version'];
	const order = code && current ? compareVersions(code.version, current) : undefined;
	const which = order === undefined ? 'unknown' : order === 0 ? 'current' : order < 0 ? 'older' : 'newer';
	answer.hidden = false;
	for (const line of answer.querySelectorAll<HTMLElement>('[data-answer]'))
		line.hidden = line.dataset['answer'] !== which;
	answer
		.querySelector('.about')
		?.replaceChildren(...(row?.querySelector('a') ? [row.querySelector('a')?.cloneNode(true) as Node] : []));
	const since = [...(row?.querySelectorAll<HTMLElement>('li') ?? [])].filter(
		(change) => which === 'older' && code && compareVersions(change.dataset['version'] ?? '', code.version) > 0,
	);
	const list = row?.querySelector('ul');
	const shown = answer.querySelector<HTMLElement>('.since');
	if (!shown) return;
	if (list) {
		shown.lang = list.lang;
		shown.dir = list.dir;
	}
	shown.replaceChildren(...since.map((change) => change.cloneNode(true)));
	shown.hidden = since.length === 0;
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
