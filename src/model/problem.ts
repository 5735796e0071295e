import { visible } from './hidden.ts';

/**
 * Something wrong in the content. Every check returns problems; one reporter prints them all, and one
 * failure ends the build.
 */
export interface Problem {
	/** Path inside the content folder. */
	file: string;
	/** Line in the file, from 1, where there is one. */
	line?: number | undefined;
	/** Which rule it breaks: a name that can be searched for in the documentation. */
	rule: string;
	/** What is wrong, and what to do. */
	message: string;
}

/** All problems as text: one line each, by file and line, with a count at the end. */
export function formatProblems(problems: Problem[]): string {
	const sorted = [...problems].sort(
		(a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0) || a.rule.localeCompare(b.rule),
	);
	const lines = sorted.map(({ file, line, rule, message }) =>
		visible(`${file}${line ? `:${line}` : ''}  ${rule}  ${message}`),
	);
	return [...lines, problems.length === 1 ? '1 problem' : `${problems.length} problems`].join('\n');
}

/** Thrown where a step of the build finds problems: the reporter prints them all. */
export class FoundProblems extends Error {
	readonly problems: Problem[];

	constructor(problems: Problem[]) {
		super(formatProblems(problems));
		this.problems = problems;
	}
}

/** The line of a place in a file, from 1. */
export const lineAt = (text = '', place: number): number => text.slice(0, place).split('\n').length;
