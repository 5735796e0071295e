import { contentFolder, engineWords } from '../src/model/folder.ts';
import { formatProblems } from '../src/model/problem.ts';
import { readContent } from '../src/model/read.ts';
import { checkContent } from '../src/model/rules/index.ts';

// `npm run check`: every rule on the content, one report.
const problems = checkContent(readContent(contentFolder, engineWords));
if (problems.length > 0) {
	console.error(formatProblems(problems));
	process.exitCode = 1;
} else console.log('No problems in the content.');
