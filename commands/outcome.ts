import { makeManifest } from '../src/model/manifest.ts';
import { FoundProblems, formatProblems, type Problem } from '../src/model/problem.ts';
import { digestOf } from '../src/model/published-files.ts';
import type { Content } from '../src/model/read.ts';
import { writeProblemsPage } from './problems-page.ts';

/**
 * Does a part of a build, and says what is wrong with it, all at once.
 * @param part returns what it finds; it may throw too
 * @returns whether all is well
 */
export async function isDone(part: () => Promise<Problem[]>): Promise<boolean> {
	const problems = await part().catch((error: unknown) => {
		if (error instanceof FoundProblems) return error.problems;
		return error instanceof Error ? error : new Error(String(error));
	});
	if (problems instanceof Error) {
		console.error(problems.stack ?? problems.message);
		console.error('The build failed. The last good site is untouched.');
	} else if (problems.length > 0) {
		writeProblemsPage(problems);
		console.error(formatProblems(problems));
		console.error('Nothing was built. The last good site is untouched.');
	} else return true;
	process.exitCode = 1;
	return false;
}

/** Says which content a part of a build was made from: an author may go on meanwhile. */
export const contentDigest = (content: Content): string => digestOf(JSON.stringify(makeManifest(content)));
