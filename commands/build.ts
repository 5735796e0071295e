import { resolve } from 'node:path';
import { build } from 'astro';
import { contentFolder, engineWords, root } from '../src/model/folder.ts';
import { formatProblems } from '../src/model/problem.ts';
import { readContent } from '../src/model/read.ts';
import { checkContent } from '../src/model/rules/index.ts';
import { checkPages } from '../src/site/built-pages.ts';
import { lockCheckout, recover, swap, workFolder } from './output.ts';

// `npm run build`: checks the content, builds beside the last good site, checks the result, then swaps the two.
const out = resolve(root, process.env['KB_OUT'] ?? 'dist');

const release = lockCheckout(root);
try {
	recover(out);
	const problems = checkContent(readContent(contentFolder, engineWords));
	if (problems.length > 0) fail(problems);
	else {
		const next = workFolder(out, 'next');
		await build({ root, outDir: next, logLevel: 'error' });
		const broken = checkPages(next);
		if (broken.length > 0) fail(broken);
		else {
			swap(out);
			console.log(`Built ${out}`);
		}
	}
} catch (error) {
	console.error(error instanceof Error ? (error.stack ?? error.message) : error);
	console.error('The build failed. The last good site is untouched.');
	process.exitCode = 1;
} finally {
	release();
}

function fail(problems: Parameters<typeof formatProblems>[0]): void {
	console.error(formatProblems(problems));
	console.error('Nothing was built. The last good site is untouched.');
	process.exitCode = 1;
}
