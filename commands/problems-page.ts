import { writeFileSync } from 'node:fs';
import type { Problem } from '../src/model/problem.ts';
import { problemsPage } from '../src/model/problems-page.ts';

/** With `--markdown <file>`, writes there what was found, or that nothing was: a page for who does not read logs. */
export function writeProblemsPage(problems: readonly Problem[]): void {
	const { 1: file } = process.argv.slice(process.argv.indexOf('--markdown'));
	if (process.argv.includes('--markdown') && file) writeFileSync(file, problemsPage(problems));
}
