import { contentFolder, engineWords } from '../src/model/folder.ts';
import { formatProblems } from '../src/model/problem.ts';
import { readContent } from '../src/model/read.ts';
import { checkContent } from '../src/model/rules/index.ts';
import { release } from '../src/model/rules/release.ts';

// `npm run check`: every rule on the content, one report. `npm run check:release` also asks what a release must not have.
const content = readContent(contentFolder, engineWords);
const problems = [...checkContent(content), ...(process.argv[2] === 'release' ? release(content) : [])];
if (problems.length > 0) {
	console.error(formatProblems(problems));
	process.exitCode = 1;
} else console.log('No problems in the content.');
