/** Words of a page in a row, with those to mark. */
export interface Excerpt {
	/** The heading they stand under; undefined above the first. */
	heading?: { title: string; id: string };
	words: { text: string; marked: boolean }[];
	/** Whether the page goes on before and after. */
	before: boolean;
	after: boolean;
}

/** What is needed of a fragment. */
export interface PageContent {
	content: string;
	/** `title` is what an element names itself for search, as a glossary entry does. */
	anchors: { element: string; id: string; text?: string; title?: string; location: number }[];
}

/** Words shown around the densest place. */
const length = 28;

/**
 * The best places of a page, the one with most marks first: at most one a heading.
 * @param title of the page, which begins its content and is not shown again
 * @param words places to mark, sorted
 * @param most how many excerpts
 */
export function excerpts(
	{ content, anchors }: PageContent,
	title: string,
	words: readonly number[],
	most: number,
): Excerpt[] {
	const all = content.split(/\s+/);
	const headings = anchors
		.filter(({ element, text, title: own }) => own || (/^h[2-6]$/.test(element) && text?.trim()))
		.sort((a, b) => a.location - b.location);
	const sections = [{ location: 0, skip: countOf(title), heading: undefined as Excerpt['heading'] }].concat(
		headings.map(({ id, text = '', title: own, location }) => ({
			location,
			skip: own ? 0 : countOf(text),
			heading: { id, title: own ?? text },
		})),
	);
	const marked = new Set(words);
	const found = sections.flatMap(({ location, skip, heading }, i) => {
		const end = sections[i + 1]?.location ?? all.length;
		const own = words.filter((place) => place >= location && place < end);
		if (own.length === 0) return [];
		// A heading is shown as one; the words under it follow.
		const text = Math.min(location + skip, end);
		const start = densest(own, text, end);
		const stop = Math.min(end, start + length);
		return [
			{
				count: own.length,
				excerpt: {
					...(heading && { heading }),
					words: all.slice(start, stop).map((text, j) => ({ text, marked: marked.has(start + j) })),
					before: start > text,
					after: stop < end,
				},
			},
		];
	});
	return found
		.sort((a, b) => b.count - a.count)
		.slice(0, most)
		.map(({ excerpt }) => excerpt);
}

const countOf = (text: string) => text.trim().split(/\s+/).length;

/** Where the run of words with most marks begins, a few words before the first. */
function densest(places: readonly number[], from: number, end: number): number {
	let best = places[0] as number;
	let most = 0;
	for (const place of places) {
		const count = places.filter((other) => other >= place && other < place + length - 6).length;
		if (count > most) [best, most] = [place, count];
	}
	return Math.max(from, Math.min(best - 5, end - length));
}
