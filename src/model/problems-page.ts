import { visible } from './hidden.ts';
import type { Problem } from './problem.ts';

const opening = '["(«“‘]*';
const closing = '[.,;:!?)"»”’،؛؟…]*';
const letters = '\\p{L}[\\p{L}\\p{M}]*';
/** Not what ends the code or its line, or turns it round. */
const inCode = '[^`\\p{Cc}\\p{Bidi_C}\\u2028\\u2029]';
const word = `${letters}(?:[-'’]${letters})*|\\d{1,4}(?:[-.:]\\d{1,2}){0,2}|[–—]`;

/**
 * What may stand in Markdown as it is: a word, a short number, or code, between marks of punctuation. Nothing of it is
 * a link, a mention, a reference, an emoji or HTML for the host that shows it. Workflows hold texts from others against it.
 */
export const harmless = `${opening}(?:${word}|\`${inCode}+\`)?${closing}`;
const isHarmless = new RegExp(`^${harmless}$`, 'u');
const inMarks = new RegExp(`^(${opening})(.*?)(${closing})$`, 'su');

/** A text on one line of Markdown: every word that could be more than a word becomes code. */
const inert = (text: string): string =>
	(visible(text).match(/(?:`[^`]+`|[^\s`])+/g) ?? [])
		.map((part) =>
			isHarmless.test(part) ? part : part.replace(inMarks, (_, before, rest, after) => before + asCode(rest) + after),
		)
		.join(' ');

const asCode = (text: string): string => `\`${visible(text).replaceAll('`', '').trim() || '?'}\``;

/** All problems as a page in Markdown, for who wrote the content: by file, with line and what to do. */
export function problemsPage(problems: readonly Problem[]): string {
	if (problems.length === 0) return 'No problems in the content.\n';
	const files = [...Map.groupBy(problems, ({ file }) => file)].sort(([a], [b]) => a.localeCompare(b));
	const parts = files.map(([file, found]) => {
		const items = found
			.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || a.rule.localeCompare(b.rule))
			.map(
				({ line, rule, message }) => `- ${line ? `Line ${line}` : 'The file'}: ${inert(message)} (${asCode(rule)})\n`,
			);
		return `### ${asCode(file)}\n\n${items.join('')}`;
	});
	const count = (n: number, name: string) => `${n} ${name}${n === 1 ? '' : 's'}`;
	return [`${count(problems.length, 'problem')} in ${count(files.length, 'file')}.\n`, ...parts].join('\n');
}
