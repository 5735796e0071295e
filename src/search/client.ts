/** The search page. The index is loaded when the reader first touches the box, or when the address already asks. */

declare global {
	interface Window {
		/** Set by the search page: loads a language's engine. */
		loadPagefind(language: string): Promise<Pagefind>;
	}
}

interface Pagefind {
	init(): Promise<void>;
	debouncedSearch(query: string): Promise<{ results: { data(): Promise<PageResult> }[] } | null>;
}

interface PageResult {
	url: string;
	excerpt: string;
	meta: { title?: string };
	sub_results: { title: string; url: string; excerpt: string }[];
}

interface Words {
	searching: string;
	failed: string;
	empty: string;
	help: string;
	counts: Record<string, string>;
	kinds: Record<string, string>;
}

class SiteSearch extends HTMLElement {
	#engine: Promise<Pagefind> | undefined;
	#latest = 0;

	connectedCallback() {
		const input = this.querySelector('input') as HTMLInputElement;
		const asked = new URLSearchParams(location.search).get('q') ?? '';
		input.value = asked;
		input.addEventListener('focus', () => void this.#load());
		input.addEventListener('input', () => void this.#search(input.value));
		this.querySelector('form')?.addEventListener('submit', (event) => {
			event.preventDefault();
			void this.#search(input.value);
		});
		if (asked) void this.#search(asked);
	}

	/** One engine a language: the module keeps the first language it was given. */
	#load(): Promise<Pagefind> {
		this.#engine ??= window.loadPagefind(this.dataset['language'] ?? '').then(async (engine) => {
			await engine.init();
			return engine;
		});
		return this.#engine;
	}

	async #search(text: string) {
		const query = text.trim();
		const turn = ++this.#latest;
		const words = JSON.parse(this.dataset['words'] ?? '{}') as Words;
		const list = this.querySelector('.results') as HTMLElement;
		const say = (message: string) => {
			(this.querySelector('.search-state') as HTMLElement).textContent = message;
		};
		history.replaceState(null, '', query ? `?q=${encodeURIComponent(query)}` : location.pathname);
		if (!query) {
			list.replaceChildren();
			say('');
			return;
		}
		say(words.searching);
		try {
			const found = await (await this.#load()).debouncedSearch(query);
			if (!found || turn !== this.#latest) return;
			const pages = await Promise.all(found.results.slice(0, 20).map((result) => result.data()));
			if (turn !== this.#latest) return;
			list.replaceChildren(...pages.map((page) => resultItem(page, words)));
			const n = found.results.length;
			const plural = new Intl.PluralRules(this.dataset['tag']).select(n);
			say(
				n === 0
					? `${words.empty.replace('{query}', query)} ${words.help}`
					: (words.counts[plural] ?? '{n}').replace('{n}', String(n)),
			);
		} catch {
			this.#engine = undefined;
			say(words.failed);
		}
	}
}

/** One page found: title, kind, and the best place in it with the words marked. */
function resultItem({ url, excerpt, meta, sub_results: places }: PageResult, { kinds }: Words): HTMLElement {
	const item = document.createElement('li');
	const link = document.createElement('a');
	const place = places[0];
	link.href = place?.url ?? url;
	link.dataset['searchResult'] = '';
	link.textContent = meta.title ?? url;
	item.append(link);
	const where = document.createElement('small');
	where.textContent = [kinds[url.split('/')[2] ?? ''], place && place.title !== meta.title ? place.title : '']
		.filter(Boolean)
		.join(' · ');
	item.append(where);
	const text = document.createElement('p');
	// Pagefind escapes the page's text and adds nothing but <mark>.
	text.innerHTML = place?.excerpt ?? excerpt;
	item.append(text);
	return item;
}

customElements.define('site-search', SiteSearch);
