import { pieces } from '../../languages/foreign.ts';
import { source } from '../../languages/languages.ts';
import { allowances } from '../allowances.ts';
import { languageTexts } from '../language-texts.ts';
import { lineAt, type Problem } from '../problem.ts';
import type { Content } from '../read.ts';
import { today } from '../today.ts';

/** Words in a row that are taken for a sentence: fewer are a name or a title. */
const fewest = 5;

/**
 * No sentence of a translated page is still English, or the same as in another translation.
 * @param day as 2026-11-21; what is allowed only until an earlier one is refused again
 */
export function untranslated(content: Content, day = today()): Problem[] {
	const isAllowed = allowances(content.allowed, day);
	const seen = new Map<string, string>();
	return (content.site?.languages ?? [])
		.filter((language) => language !== source)
		.flatMap((language) => languageTexts(content, language))
		.filter(({ isPage }) => isPage)
		.flatMap(({ file, language, start, text }) => {
			const problem = (message: string) => [
				{
					file,
					line: lineAt(content.texts.get(file), start),
					rule: 'untranslated',
					message,
				},
			];
			const english = pieces(text, language).find(
				(piece) => piece.language === source && countOf(piece.text) >= fewest,
			);
			if (english && !isAllowed(english.text.trim(), text))
				return problem(
					`"${english.text.trim()}" is English. Translate it; or add it to allowed.yaml, with the reason.`,
				);
			const words = text.replaceAll('\uFFFC', ' ').trim();
			const other = seen.get(words);
			seen.set(words, other ?? language);
			return other && other !== language && countOf(words) >= fewest
				? problem(`"${words}" is the same in ${other}. Translate it.`)
				: [];
		});
}

const countOf = (text: string): number => text.match(/\p{L}+/gu)?.length ?? 0;
