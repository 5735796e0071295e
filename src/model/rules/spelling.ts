import { source } from '../../languages/languages.ts';
import { type Misspelling, misspellings } from '../../languages/spelling.ts';
import { allowances } from '../allowances.ts';
import { languageTexts } from '../language-texts.ts';
import { lineAt, type Problem } from '../problem.ts';
import type { Content } from '../read.ts';
import { today } from '../today.ts';

/**
 * Arabic and Kurdish are spelt as docs/translating.md rules.
 * @param day as 2026-11-21; what is allowed only until an earlier one is refused again
 */
export const spelling = (content: Content, day = today()): Problem[] =>
	misspelt(content, day).map(({ file, at, around, why, right, safe }) => ({
		file,
		line: lineAt(content.texts.get(file), at),
		rule: 'spelling',
		message: `"${around}": ${why}${right ? ` Write ${right}` : ''}${safe ? ' (`npm run check -- --fix` does it).' : ''}`,
	}));

/** The new text of each file in which spelling can be mended without reading the sentence. */
export function spellingFixes(content: Content, day = today()): Map<string, string> {
	const fixed = new Map<string, string>();
	const mendable = misspelt(content, day).filter(({ safe }) => safe);
	for (const [file, list] of Map.groupBy(mendable, (each) => each.file)) {
		let text = content.texts.get(file) ?? '';
		let from = text.length;
		// From the end, so that places stay right; of two that overlap the first waits for the next run.
		for (const { at, found, right = '' } of list.sort((a, b) => b.at - a.at)) {
			if (at + found.length > from) continue;
			text = text.slice(0, at) + right + text.slice(at + found.length);
			from = at;
		}
		fixed.set(file, text);
	}
	return fixed;
}

interface Found extends Misspelling {
	file: string;
	/** Place in the file. */
	at: number;
	/** It, with a few letters before and after. */
	around: string;
}

function misspelt(content: Content, day: string): Found[] {
	const isAllowed = allowances(content.allowed, day);
	return (content.site?.languages ?? [])
		.filter((language) => language !== source)
		.flatMap((language) => languageTexts(content, language))
		.flatMap(({ file, language, start, text }) =>
			misspellings(text, language)
				.filter(({ found }) => !isAllowed(found, text))
				.map((each) => ({ ...each, file, at: start + each.start, around: aroundIn(text, each) })),
		);
}

const aroundIn = (text: string, { start, found }: Misspelling): string =>
	text
		.slice(Math.max(0, start - 12), start + found.length + 12)
		.replaceAll('\uFFFC', ' ')
		.trim();
