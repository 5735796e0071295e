/** Puts another language of the page beside it, section by section. Loaded only where a reader asks for it. */
import looks from './styles/beside.css';

interface Other {
	html: string;
}
declare global {
	/** Called by the script that holds the other language's article. */
	var besidePage: (other: Other) => void;
}

const wanted = new URLSearchParams(location.search).get('beside') ?? '';
const link = document.querySelector<HTMLAnchorElement>(`[data-language][lang="${CSS.escape(wanted)}"]`);
const prose = document.querySelector<HTMLElement>('.prose');
const search = document.querySelector<HTMLFormElement>('.find');

if (link && prose && search) {
	const root = new URL('../../', search.action).href;
	const page = new URL(link.href);
	page.search = page.hash = '';
	/** In a copy addresses are written out, since no server finds a folder's first page. */
	const file = /index\.html$/.exec(page.href)?.[0] ?? '';
	const path = page.href.slice(root.length).replace(/\/(?:index\.html)?$/, '');

	globalThis.besidePage = ({ html }) => {
		const other = document.createElement('template');
		other.innerHTML = html;
		for (const part of other.content.querySelectorAll('[href^="/"], [src^="/"]'))
			for (const name of ['href', 'src']) {
				const address = part.getAttribute(name);
				if (address) part.setAttribute(name, root + address.slice(1).replace(/\/(?=#|$)/, `/${file}`));
			}
		const theirs = sectionsOf(other.content);
		const rows = [...sectionsOf(prose)].map(([id, own]) => {
			const row = document.createElement('div');
			row.className = 'beside-row';
			row.append(column(own), column(theirs.get(id) ?? [], link));
			return row;
		});
		// One anchor a section: the page's own.
		for (const row of rows)
			for (const part of row.lastElementChild?.querySelectorAll('[id]') ?? []) part.removeAttribute('id');
		prose.replaceChildren(...rows);
		document.documentElement.classList.add('beside');
		const style = document.createElement('style');
		style.textContent = looks;
		document.head.append(style);
		if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
	};
	const script = document.createElement('script');
	script.src = `${root}beside/${path}.js`;
	document.head.append(script);
}

/** What stands on a page by section: each part that has an anchor starts one. Anchors are the same in every language. */
function sectionsOf(article: ParentNode): Map<string, Element[]> {
	const sections = new Map<string, Element[]>();
	let id = '';
	for (const part of article.children) {
		if (part.matches('.downloads, .share')) continue;
		if (part.id) id = part.id;
		sections.set(id, [...(sections.get(id) ?? []), part]);
	}
	return sections;
}

function column(parts: readonly Element[], { lang, dir }: Partial<HTMLElement> = {}): HTMLElement {
	const side = document.createElement('div');
	if (lang) side.lang = lang;
	if (dir) side.dir = dir;
	side.append(...parts);
	return side;
}
