/**
 * Parts a step's rendered words from its notes, which stand in the margin on wide screens. Notes come open, so that
 * nothing is hidden without a script and on paper; a script folds them on phones.
 */
export function splitNotes(html: string): { words: string; notes: string } {
	const notes: string[] = [];
	const words = html.replace(/<details class="note[\s\S]*?<\/details>/g, (note) => {
		notes.push(note.replace('<details ', '<details open '));
		return '';
	});
	return { words, notes: notes.join('') };
}
