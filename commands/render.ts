import { build } from 'astro';
import { root } from '../src/model/folder.ts';
import { checkContent } from '../src/model/rules/index.ts';
import { content } from '../src/site/astro-settings.ts';
import { contentDigest, isDone } from './outcome.ts';

// The first part of `npm run build`: checks the content and renders its pages into a folder. In a process of its own, since
// memory that rendering takes is given back when it ends, and not before.
const [outDir] = process.argv.slice(2) as [string];
// Nobody waits for the pages of a build that was ended.
const stop = () => process.exit(1);
process.on('disconnect', stop);
const rendered = await isDone(async () => {
	const problems = checkContent(content);
	if (problems.length === 0) await build({ root, outDir, logLevel: 'error' });
	return problems;
});
if (rendered) process.send?.(contentDigest(content));
// Nor does this process wait for another word.
process.off('disconnect', stop);
