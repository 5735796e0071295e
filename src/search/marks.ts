/** Marks the words a search found, on the page it led to. */

const parameters = new URLSearchParams(location.search);
const plain = (word: string) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
const wanted = new Set((parameters.get('marks') ?? '').split(/\s+/).map(plain).filter(Boolean));

// The words are no part of the page's address: what is copied or shared leads to the page itself.
parameters.delete('marks');
history.replaceState(null, '', location.pathname + (parameters.size > 0 ? `?${parameters}` : '') + location.hash);

const body = document.querySelector('main');
if (body && wanted.size > 0) {
	const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
	const texts: Text[] = [];
	while (walker.nextNode()) texts.push(walker.currentNode as Text);
	for (const text of texts) {
		if (text.parentElement?.closest('script, style, mark, [data-pagefind-ignore]')) continue;
		const pieces = text.data.split(/(\s+)/);
		if (!pieces.some((piece) => wanted.has(plain(piece)))) continue;
		text.replaceWith(
			...pieces.map((piece) => {
				if (!wanted.has(plain(piece))) return piece;
				const mark = document.createElement('mark');
				mark.textContent = piece;
				return mark;
			}),
		);
	}
	// The heading stands where the address points; without one, the first mark does.
	if (!location.hash) document.querySelector('main mark')?.scrollIntoView({ block: 'center' });
}
