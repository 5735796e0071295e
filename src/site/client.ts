/** What a page does with a script, all of it optional: without one, menu, terms and notes are links and open parts. */

const root = document.documentElement;
const each = <E extends HTMLElement>(selector: string, use: (element: E) => void) =>
	document.querySelectorAll<E>(selector).forEach(use);

// Theme: kept in this browser, and nothing else is.
each('[data-theme-toggle]', (button) =>
	button.addEventListener('click', () => {
		const dark = root.dataset['colours']
			? root.dataset['colours'] === 'dark'
			: matchMedia('(prefers-color-scheme: dark)').matches;
		root.dataset['colours'] = dark ? 'light' : 'dark';
		try {
			localStorage.setItem('theme', root.dataset['colours']);
		} catch {
			// Private windows may refuse: the choice then lasts for this page.
		}
	}),
);

// Menu on phones: :target opens it without a script; with one it closes on Escape and gives the focus back.
const menuOpener = document.querySelector<HTMLElement>('.menu-link');
const closeMenu = () => {
	if (location.hash !== '#menu') return;
	history.replaceState(null, '', location.pathname + location.search);
	// Only a navigation moves :target away.
	location.hash = 'top';
	menuOpener?.focus();
};
each('.menu-close', (close) =>
	close.addEventListener('click', (event) => {
		event.preventDefault();
		closeMenu();
	}),
);
menuOpener?.addEventListener('click', () =>
	setTimeout(() => document.querySelector<HTMLElement>('.menu-close')?.focus()),
);

// Notes stand open in the margin and on paper; on a narrow screen they start folded.
if (!matchMedia('(min-width: 75em)').matches) each<HTMLDetailsElement>('.note[open]', (note) => (note.open = false));
let folded: NodeListOf<HTMLDetailsElement>;
addEventListener('beforeprint', () => {
	folded = document.querySelectorAll('details:not([open])');
	for (const part of folded) part.open = true;
});
addEventListener('afterprint', () => {
	for (const part of folded) part.open = false;
});

// Definitions: shown on focus or tap, in one sheet at the foot of the screen, or at its head where the term itself is
// in the lower half: a sheet that came up under the finger would take the tap. Its link leads to the glossary.
const sheet = document.querySelector<HTMLElement>('.definition');
const hideDefinition = () => {
	if (sheet) sheet.hidden = true;
};
each<HTMLAnchorElement>('.term', (term) => {
	const definition = document.getElementById(`def-${term.dataset['term']}`);
	const [words, link] = [sheet?.querySelector('p'), sheet?.querySelector('a')];
	if (!sheet || !definition || !words || !link) return;
	term.setAttribute('aria-describedby', definition.id);
	const show = () => {
		words.replaceChildren(...[...definition.childNodes].map((node) => node.cloneNode(true)));
		link.href = term.href;
		sheet.classList.toggle('above', term.getBoundingClientRect().top > innerHeight / 2);
		sheet.hidden = false;
	};
	term.addEventListener('focus', show);
	term.addEventListener('click', (event) => {
		// Enter, which comes without a click count, follows the link: the definition shows already.
		if (event.detail === 0) return;
		event.preventDefault();
		show();
	});
});
sheet?.querySelector('button')?.addEventListener('click', hideDefinition);
for (const leaving of ['click', 'focusin'])
	addEventListener(leaving, ({ target }) => {
		if (!(target as Element).closest('.term, .definition')) hideDefinition();
	});
// A language link keeps the place in the page: anchors are the same in every language.
each<HTMLAnchorElement>('[data-language]', (link) =>
	link.addEventListener('click', () => {
		if (location.hash && location.hash !== '#menu') link.hash = location.hash;
		if (location.search) link.search = location.search;
	}),
);

// Search: the box comes when a reader first touches search, or follows a link to results.
let asked = false;
const find = document.querySelector<HTMLFormElement>('.find');
const onPage = document.querySelector('main site-search');
const loadScript = (file: string) => {
	const script = document.createElement('script');
	script.src = new URL(`../../${file}.js`, find?.action).href;
	script.onerror = () => {
		asked = false;
		// Without the box the search page still lists every page.
		if (file === searchBox && !onPage) find?.submit();
	};
	document.head.append(script);
};
const searchBox = 'search-index/search';
const openSearch = (event?: Event) => {
	event?.preventDefault();
	if (asked) dispatchEvent(new Event('open-search'));
	else loadScript(searchBox);
	asked = true;
};
onPage?.addEventListener('focusin', () => asked || openSearch());
each('.find, .find-link', (part) => part.addEventListener('click', openSearch));
if (location.search.includes('marks=')) loadScript('search-index/marks');

// Side by side: another language of the page, section by section; a link like any other, to keep and to send.
each('[data-beside]', (state) => {
	const label = state.dataset['beside'];
	each<HTMLAnchorElement>('.tongues [data-language]', ({ lang, dir, textContent }) => {
		if (!state.dataset['in']?.split(' ').includes(lang)) return;
		const isOpen = location.search.includes(`beside=${lang}`);
		const link = document.createElement('a');
		Object.assign(link, {
			lang,
			dir,
			textContent: textContent?.trim() + (isOpen ? ' ✕' : ''),
			href: isOpen ? '?' : `?beside=${lang}`,
		});
		if (state.dataset['beside']) {
			// The line was kept free, so that nothing moves.
			state.removeAttribute('data-beside');
			state.append(document.createElement('br'), `${label} `, link);
		} else state.append(' · ', link);
	});
});
if (location.search.includes('beside=')) loadScript('beside/read');

if (onPage && location.search) openSearch();

addEventListener('keydown', (event) => {
	const { ctrlKey, metaKey, code, key, target } = event;
	if (key === 'Escape') {
		hideDefinition();
		closeMenu();
	}
	// By the key's place: an Arabic or Kurdish keyboard has other letters on it.
	if (ctrlKey || metaKey ? code === 'KeyK' : key === '/' && !(target as Element).matches('input, textarea, select'))
		openSearch(event);
});

// Share: the address is known only here; a copy of the site says instead what leads to the page from anywhere.
each('.share', (share) => {
	share.hidden = false;
	const url = share.dataset['text'] ?? location.origin + location.pathname;
	each<HTMLAnchorElement>('.share a', (link) => (link.href = link.dataset['share'] + encodeURIComponent(url)));
	each('[data-share=native]', (button) => {
		button.hidden = !navigator.share;
		button.addEventListener('click', () => void navigator.share({ title: document.title, url }).catch(() => {}));
	});
	each<HTMLButtonElement>('[data-share=copy]', (button) => {
		// Over plain http, as on a training room's own server, a browser lets no page copy.
		button.hidden = !navigator.clipboard;
		button.addEventListener('click', async () => {
			await navigator.clipboard.writeText(button.value || url);
			button.textContent = button.dataset['done'] as string;
		});
	});
});
