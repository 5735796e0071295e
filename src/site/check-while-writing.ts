import { parentPort } from 'node:worker_threads';
import { contentFolder, engineWords } from '../model/folder.ts';
import { formatProblems } from '../model/problem.ts';
import { type Content, readContent } from '../model/read.ts';
import { checkContent } from '../model/rules/index.ts';

// Beside `npm run dev`, in a thread of its own: after an edit, says what is wrong in the content.
let last: Content | undefined;
let waiting: NodeJS.Timeout | undefined;
parentPort?.on('message', () => {
	// Edits that come together are checked together.
	clearTimeout(waiting);
	waiting = setTimeout(() => {
		last = readContent(contentFolder, engineWords, last);
		const problems = checkContent(last);
		console.warn(problems.length > 0 ? formatProblems(problems) : 'No problems in the content.');
	}, 300);
});
