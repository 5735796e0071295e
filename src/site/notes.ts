/**
 * Parts a step's rendered words from its notes, which stand in the margin on wide screens. Notes come open, so that
 * nothing is hidden without a script and on paper; a script folds them on phones.
 */
export function splitNotes(html: string): { words: string; notes: string } {
	let [words, notes] = ['', ''];
	// Where what is not handed out yet starts, and how many parts are open around the place at hand: notes hold notes.
	let [from, depth] = [0, 0];
	for (const { 0: tag, index } of html.matchAll(/<details\b[^>]*>|<\/details>/g)) {
		if (depth === 0) {
			if (!tag.startsWith('<details class="note')) continue;
			words += html.slice(from, index);
			from = index;
			depth = 1;
		} else if (tag !== '</details>') depth++;
		else if (--depth === 0) {
			notes += html.slice(from, index + tag.length);
			from = index + tag.length;
		}
	}
	words += html.slice(from);
	return { words, notes: notes.replaceAll('<details class="note', '<details open class="note') };
}
