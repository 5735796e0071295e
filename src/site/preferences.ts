/** Shows what this browser keeps, the colours and nothing else, and changes or clears it. */
export {};

const box = document.querySelector<HTMLElement>('.preferences');
const template = box?.querySelector('template');
const told = box?.querySelector('[role=status]');

const kept = (): string => {
	try {
		return localStorage.getItem('theme') ?? '';
	} catch {
		// A private window may refuse even to be asked.
		return '';
	}
};

function keep(theme: string): void {
	const { dataset } = document.documentElement;
	try {
		if (theme) localStorage.setItem('theme', theme);
		else localStorage.removeItem('theme');
	} catch {
		// The choice lasts for this page.
	}
	if (theme) dataset['colours'] = theme;
	else delete dataset['colours'];
}

if (box && template && told) {
	box.append(template.content);
	const choices = box.querySelectorAll('input');
	const clear = box.querySelector('button');
	const show = () => {
		const theme = kept();
		told.textContent = template.dataset[theme ? 'theme' : 'none'] ?? '';
		if (clear) clear.hidden = !theme;
		for (const choice of choices) choice.checked = choice.value === theme;
	};
	box.addEventListener('change', ({ target }) => {
		keep((target as HTMLInputElement).value);
		show();
	});
	clear?.addEventListener('click', () => {
		keep('');
		show();
		choices[0]?.focus();
	});
	show();
	// The button in the header chooses too.
	addEventListener('click', () => setTimeout(show));
}
