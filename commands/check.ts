import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentFolder, engineWords } from '../src/model/folder.ts';
import { formatProblems } from '../src/model/problem.ts';
import { readContent } from '../src/model/read.ts';
import { checkContent } from '../src/model/rules/index.ts';
import { release } from '../src/model/rules/release.ts';
import { spellingFixes } from '../src/model/rules/spelling.ts';
import { writeProblemsPage } from './problems-page.ts';

// `npm run check`: every rule on the content, one report. `npm run check:release` also asks what a release must not have;
// `npm run check -- --fix` first mends the spelling that can be mended without reading;
// `npm run check -- --markdown problems.md` also writes the report as a page.
if (process.argv.includes('--fix')) {
	const fixed = spellingFixes(readContent(contentFolder, engineWords));
	for (const [file, text] of fixed) writeFileSync(join(contentFolder, file), text);
	if (fixed.size > 0) console.log(`Spelling mended in:\n${[...fixed.keys()].map((file) => `  ${file}`).join('\n')}`);
}
const content = readContent(contentFolder, engineWords);
const problems = [...checkContent(content), ...(process.argv.includes('release') ? release(content) : [])];
writeProblemsPage(problems);
if (problems.length > 0) {
	console.error(formatProblems(problems));
	process.exitCode = 1;
} else console.log('No problems in the content.');
