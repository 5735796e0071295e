/** The search box: a dialog on every page, and the body of the search page. Loaded when a reader first touches search. */

import { type LanguagePath, languages, source } from '../languages/languages.ts';
import { type Translate, translator } from '../languages/words.ts';
import styles from './box.css';
import { Engine, type Found, type Results } from './engine.ts';
import { type Excerpt, excerpts } from './excerpt.ts';
import type { FirstWords } from './page-table.ts';
import { type Facet, facetCounts, facets, matches, type PageTable } from './tables.ts';

/** Results shown at once, and those of them whose text is loaded before a reader scrolls to it. */
const shownAtOnce = 10;
const loadedAtOnce = 1;
/** Headings shown of one page. */
const headingsShown = 3;
/** Milliseconds of rest after a key before the search begins. */
const rest = 120;

/** Put in when the script is built. */
declare const firstWords: FirstWords;

/** The language of the page the box is on. */
const reader = Object.values(languages).find(({ tag }) => tag === document.documentElement.lang)?.path ?? source;

// A classic script knows its address only while it runs.
const root = new URL('./', (document.currentScript as HTMLScriptElement).src).href;

/** Where a page stands. @param url from the root of the site, which may be a folder; or with its host */
const addressOf = (url: string): string => new URL(url.replace(/^\//, '../'), root).href;

function make<K extends keyof HTMLElementTagNameMap>(
	name: K,
	properties: Record<string, string | boolean> = {},
	...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
	const element = document.createElement(name);
	Object.assign(element, properties);
	element.append(...children);
	return element;
}

const isBefore = (element: Node, other: Node | null): other is HTMLElement =>
	other !== null && (element.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;

class SiteSearch extends HTMLElement {
	readonly #language: LanguagePath = reader;
	readonly #engine = new Engine(reader, root);
	/** The form's own, once the element stands in a page with its form in it. */
	#input: HTMLInputElement = make('input');
	readonly #state = make('p', { className: 'search-state' });
	readonly #suggestions = make('p', { className: 'suggestions' });
	readonly #filters = make('details', { className: 'facets', hidden: true });
	readonly #list = make('ol', { className: 'results' });
	readonly #more = make('button', { type: 'button', className: 'more', hidden: true });
	readonly #others = make('p', { className: 'others' });
	#chosen: Partial<Record<Facet, string>> = {};
	#results: Results = { found: [], some: false, suggestions: [] };
	#turn = 0;
	#wait: ReturnType<typeof setTimeout> | undefined;
	readonly #seen = new IntersectionObserver((entries) => {
		for (const { isIntersecting, target } of entries)
			if (isIntersecting) {
				this.#seen.unobserve(target);
				target.dispatchEvent(new Event('seen'));
			}
	});

	connectedCallback() {
		if (this.contains(this.#list)) return;
		this.#input = this.querySelector('input') ?? this.#input;
		this.#state.setAttribute('role', 'status');
		this.append(this.#state, this.#suggestions, this.#filters, this.#list, this.#more, this.#others);
		const parameters = new URLSearchParams(this.#onSearchPage ? location.search : '');
		for (const facet of facets) {
			const value = parameters.get(facet);
			if (value) this.#chosen[facet] = value;
		}
		this.#input.value ||= parameters.get('q') ?? '';
		this.#input.addEventListener('input', () => {
			clearTimeout(this.#wait);
			this.#wait = setTimeout(() => void this.#search(true), rest);
		});
		this.querySelector('form')?.addEventListener('submit', (event) => {
			event.preventDefault();
			clearTimeout(this.#wait);
			void this.#search(false);
		});
		this.#more.addEventListener('click', () => {
			const first = this.#list.children.length;
			void this.#engine.load().then((table) => {
				this.#show(table);
				this.#list.children[first]?.querySelector('a')?.focus();
			});
		});
		this.addEventListener('keydown', (event) => this.#move(event));
		if (this.#input.value) void this.#search(false);
		else this.#engine.load().catch(() => {});
	}

	get #onSearchPage(): boolean {
		return !this.closest('dialog');
	}

	/** Arrow keys go from the box through the results; Escape goes back to the box. */
	#move(event: KeyboardEvent) {
		const stops: HTMLElement[] = [this.#input, ...this.querySelectorAll<HTMLElement>('[data-search-result]')];
		const at = stops.indexOf(document.activeElement as HTMLElement);
		const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
		if (step && (at > 0 || document.activeElement === this.#input)) {
			event.preventDefault();
			stops[Math.max(0, Math.min(stops.length - 1, at + step))]?.focus();
		}
		if (event.key === 'Escape' && at !== 0 && this.#list.contains(document.activeElement)) {
			event.preventDefault();
			event.stopPropagation();
			this.#input.focus();
		}
	}

	async #search(typing: boolean) {
		const text = this.#input.value.trim();
		const turn = ++this.#turn;
		this.#remember(text);
		if (!text) {
			this.#results = { found: [], some: false, suggestions: [] };
			this.#clear();
			return;
		}
		this.setAttribute('aria-busy', 'true');
		try {
			const table = await this.#engine.load();
			if (turn !== this.#turn) return;
			const results = await this.#engine.search(text, typing);
			if (turn !== this.#turn) return;
			this.#results = results;
			this.#render(table, text);
		} catch {
			if (turn === this.#turn) this.#fail();
		} finally {
			if (turn === this.#turn) this.removeAttribute('aria-busy');
		}
	}

	#clear(state = '') {
		this.#state.textContent = state;
		for (const part of [this.#suggestions, this.#list, this.#others]) part.replaceChildren();
		this.#filters.hidden = this.#more.hidden = true;
	}

	/** What could not be loaded says so and can be tried again; the words for it came with the script. */
	#fail() {
		const again = make('button', { type: 'button', textContent: firstWords[reader].retry });
		again.addEventListener('click', () => void this.#search(false));
		this.#clear();
		this.#state.append(`${firstWords[reader].failed} `, again);
	}

	#render(table: PageTable, text: string) {
		const { found, some, suggestions } = this.#results;
		const rows = found.map(({ row }) => row);
		const left = found.filter(({ row }) => matches(row, this.#chosen));
		const t = translator(table.words, this.#language);
		this.#clear(
			left.length === 0
				? `${t('searchEmpty', { query: text.slice(0, 80) })} ${t('searchEmptyHelp')}`
				: `${some ? `${t('searchSomeWords')} ` : ''}${t('nResults', { n: left.length })}`,
		);
		if (suggestions.length > 0) {
			this.#suggestions.append(`${t('searchDidYouMean')} `);
			for (const suggestion of suggestions) {
				const button = make('button', { type: 'button', textContent: suggestion });
				button.addEventListener('click', () => {
					this.#input.value = suggestion;
					this.#input.focus();
					void this.#search(false);
				});
				this.#suggestions.append(button, ' ');
			}
		}
		this.#renderFilters(table, rows, text);
		this.#show(table);
		this.#renderOthers(table, text, left.length, t);
	}

	#renderFilters(table: PageTable, rows: Found['row'][], text: string) {
		const t = translator(table.words, this.#language);
		const counts = facetCounts(rows, this.#chosen);
		const boxes = facets.flatMap((facet) => {
			const values = Object.entries(table.facets[facet]).filter(
				([value]) => counts[facet].has(value) || this.#chosen[facet] === value,
			);
			if (values.length === 0 || (values.length === 1 && !this.#chosen[facet])) return [];
			const select = make(
				'select',
				{},
				make('option', { value: '', textContent: t('filterAll') }),
				...values.map(([value, name]) =>
					make('option', { value, textContent: `${name} (${counts[facet].get(value) ?? 0})` }),
				),
			);
			select.value = this.#chosen[facet] ?? '';
			select.dataset['facet'] = facet;
			select.addEventListener('change', () => {
				if (select.value) this.#chosen[facet] = select.value;
				else delete this.#chosen[facet];
				this.#remember(text);
				this.#render(table, text);
				this.querySelector<HTMLElement>(`[data-facet=${facet}]`)?.focus();
			});
			return [make('label', {}, make('span', { textContent: t(facet) }), select)];
		});
		this.#filters.replaceChildren(make('summary', { textContent: t('filterBy') }), make('div', {}, ...boxes));
		this.#filters.open ||= Object.keys(this.#chosen).length > 0;
		this.#filters.hidden = boxes.length === 0;
	}

	/** Shows the next results, after those that are listed. */
	#show(table: PageTable) {
		const shown = this.#list.children.length;
		const left = this.#results.found.filter(({ row }) => matches(row, this.#chosen));
		const next = left.slice(shown, shown + shownAtOnce);
		const t = translator(table.words, this.#language);
		this.#more.textContent = t('searchMore');
		const filled: Promise<void>[] = [];
		const later: HTMLElement[] = [];
		next.forEach((found, i) => {
			const item = this.#item(found, table);
			this.#list.append(item.element);
			if (shown + i < loadedAtOnce) filled.push(item.fill());
			else {
				item.element.addEventListener('seen', () => void item.fill(), { once: true });
				later.push(item.element);
			}
		});
		// The text of the first results moves the others down, most of them out of sight.
		void Promise.all(filled).then(() => later.forEach((element) => this.#seen.observe(element)));
		this.#more.hidden = this.#list.children.length >= left.length;
	}

	/** One page: its title, where it belongs, and, once loaded, the headings and words found. */
	#item({ row, ranked, content }: Found, table: PageTable) {
		const link = make('a', { href: addressOf(row.url), textContent: row.title });
		link.dataset['searchResult'] = '';
		const belongs = (['kind', 'module'] as const).flatMap((facet) =>
			(row.facets[facet] ?? []).map((value) => table.facets[facet][value] ?? ''),
		);
		const places = make('div', { className: 'places' });
		const element = make(
			'li',
			{},
			link,
			make('small', { textContent: belongs.filter((name) => name !== row.title).join(' · ') }),
			places,
		);
		const fill = async () => {
			try {
				const best = excerpts(await content(), row.title, ranked.words, headingsShown);
				const marks = [
					...new Set(best.flatMap(({ words: list }) => list.filter(({ marked }) => marked).map(({ text }) => text))),
				];
				const address = (id = '') => {
					const to = new URL(addressOf(row.url));
					to.searchParams.set('marks', marks.slice(0, 12).join(' '));
					to.hash = id;
					return to.href;
				};
				if (marks.length > 0) link.href = address(best[0]?.heading?.id);
				places.replaceChildren(
					...best.flatMap((excerpt) => [
						...(excerpt.heading
							? [make('a', { href: address(excerpt.heading.id), textContent: excerpt.heading.title })]
							: []),
						marked(excerpt),
					]),
				);
				// What came in has moved what the keyboard is on, where that stands below it.
				const active = document.activeElement;
				if (this.contains(active) && isBefore(places, active)) active.scrollIntoView({ block: 'nearest' });
			} catch {
				// The title still leads to the page.
			}
		};
		return { element, fill };
	}

	/** The same query in the other languages: offered at once, counted on request or where little was found here. */
	#renderOthers(table: PageTable, text: string, here: number, t: Translate) {
		for (const { path, name, url } of table.others) {
			const { tag, dir } = languages[path];
			const own = make('bdi', { lang: tag, dir, textContent: name });
			// Not encodeURIComponent, which throws where an emoji is cut in two.
			const query = new URLSearchParams({ q: text });
			const link = make('a', { href: `${addressOf(url)}?${query}` }, own);
			link.dataset['otherLanguage'] = path;
			// A copy of the site in one language leads to the other's pages elsewhere, and has not their index.
			if (!url.startsWith('/')) {
				this.#others.append(link, ' ');
				continue;
			}
			const count = make('button', { type: 'button', textContent: t('searchHowMany') });
			count.setAttribute('aria-label', `${t('searchHowMany')} ${name}`);
			const turn = this.#turn;
			const ask = async () => {
				count.disabled = true;
				try {
					const { found, some } = await new Engine(path, root).search(text);
					if (turn === this.#turn) count.replaceWith(t('nResults', { n: some ? 0 : found.length }));
				} catch {
					count.disabled = false;
				}
			};
			count.addEventListener('click', () => void ask());
			this.#others.append(make('span', {}, link, ' ', count));
			if (here < 3) void ask();
		}
		if (table.others.length > 0) this.#others.prepend(`${t('searchOtherLanguages')} `);
	}

	/** On the search page the address says what is shown, so that it can be sent on. */
	#remember(text: string) {
		if (!this.#onSearchPage) return;
		const parameters = new URLSearchParams(text && { q: text });
		for (const [facet, value] of Object.entries(this.#chosen)) parameters.set(facet, value);
		history.replaceState(null, '', parameters.size > 0 ? `?${parameters}` : location.pathname);
	}
}

function marked({ words: list, before, after }: Excerpt): HTMLParagraphElement {
	const paragraph = make('p');
	if (before) paragraph.append('… ');
	for (const { text, marked: mark } of list) paragraph.append(mark ? make('mark', { textContent: text }) : text, ' ');
	if (after) paragraph.append('…');
	return paragraph;
}

/**
 * The box of the search page, or the dialog, which every other page's search link describes.
 * @param asked whether a reader asks for it; a link to results brings it too, and there is nothing to type then
 */
function open(asked = true) {
	if (!customElements.get('site-search')) {
		document.head.append(make('style', { textContent: styles }));
		customElements.define('site-search', SiteSearch);
	}
	const onPage = document.querySelector<HTMLElement>('main site-search');
	const dialog = onPage ? undefined : (document.querySelector<HTMLDialogElement>('.search-dialog') ?? makeDialog());
	if (dialog && !dialog.open) dialog.showModal();
	const input = (onPage ?? dialog)?.querySelector('input');
	if (!input) return;
	// The script may come late: who has gone on meanwhile is not called back.
	const active = document.activeElement ?? document.body;
	const isElsewhere = active !== document.body && active !== input && !active.closest('.find, .find-link');
	if (onPage && !asked && (input.value || isElsewhere)) return;
	// What was typed into the header's box goes on in this one.
	const header = document.querySelector<HTMLInputElement>('form.find input');
	const typed = header?.value;
	if (typed) {
		header.value = '';
		input.value = typed;
		input.dispatchEvent(new Event('input'));
	}
	input.focus();
	if (!typed) input.select();
}

function makeDialog(): HTMLDialogElement | undefined {
	const form = document.querySelector<HTMLFormElement>('form.find');
	if (!form) return;
	const search = document.createElement('site-search');
	const own = form.querySelector('input') as HTMLInputElement;
	const input = make('input', {
		type: 'search',
		name: 'q',
		autocomplete: 'off',
		enterKeyHint: 'search',
		placeholder: firstWords[reader].hint,
	});
	input.setAttribute('aria-label', own.getAttribute('aria-label') ?? '');
	const go = make('button', { type: 'submit', textContent: form.querySelector('button')?.textContent ?? '' });
	const shut = make('button', { type: 'button', className: 'search-close', textContent: firstWords[reader].close });
	search.append(make('form', { className: 'search-form', action: form.action }, input, go, shut));
	const dialog = make('dialog', { className: 'search-dialog' }, search);
	dialog.setAttribute('aria-label', own.getAttribute('aria-label') ?? '');
	const close = () => {
		dialog.close();
		// The browser takes the focus out of a closed dialog only when it next paints: a key may be faster.
		if (dialog.contains(document.activeElement)) (document.activeElement as HTMLElement).blur();
	};
	shut.addEventListener('click', close);
	// A tap beside the box closes it; a result that leads to this very page does too.
	dialog.addEventListener('click', ({ target }) => {
		if (target === dialog || (target as Element).closest('a[href]')) close();
	});
	input.addEventListener('keydown', (event) => {
		if (event.key !== 'Escape') return;
		event.preventDefault();
		close();
	});
	document.body.append(dialog);
	return dialog;
}

addEventListener('open-search', () => open());
open(false);
