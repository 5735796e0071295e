import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Code points that Vazirmatn has letters for, as ranges; written by `npm run fonts`. */
const covered = JSON.parse(readFileSync(join(import.meta.dirname, 'covered.json'), 'utf8')) as [number, number][];

/** Letters of a text that the documents' font lacks, each once. What is invisible by nature is none. */
export function missingLetters(texts: Iterable<string>): string[] {
	const missing = new Set<string>();
	for (const text of texts)
		for (const letter of text) {
			if (letter <= '~' || known.has(letter)) continue;
			const point = letter.codePointAt(0) as number;
			if (covered.some(([first, last]) => first <= point && point <= last) || /\p{Cf}/u.test(letter)) known.add(letter);
			else missing.add(letter);
		}
	return [...missing];
}

const known = new Set<string>();
