import { resolve } from 'node:path';
import { build } from 'astro';
import { root } from '../src/model/folder.ts';
import { FoundProblems, formatProblems } from '../src/model/problem.ts';
import { checkContent } from '../src/model/rules/index.ts';
import { checkPages } from '../src/site/built-pages.ts';
import { lockCheckout, recover, swap, workFolder } from './output.ts';

// `npm run build`: checks the content, builds beside the last good site, checks the result, then swaps the two.
const out = resolve(root, process.env['KB_OUT'] ?? 'dist');

// Astro takes these from the shell: MODE=test alone would publish the drafts.
for (const name of ['MODE', 'DEV', 'PROD', 'SSR', 'SITE', 'BASE_URL', 'ASSETS_PREFIX']) delete process.env[name];
process.env['NODE_ENV'] = 'production';
const release = takeCheckout();
try {
	recover(out);
	// Read once: this is the content Astro is configured with.
	const { content } = await import('../src/site/astro-settings.ts');
	const problems = checkContent(content);
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
	if (error instanceof FoundProblems) fail(error.problems);
	else {
		console.error(error instanceof Error ? (error.stack ?? error.message) : error);
		console.error('The build failed. The last good site is untouched.');
		process.exitCode = 1;
	}
} finally {
	release();
}

function takeCheckout(): () => void {
	try {
		return lockCheckout(root);
	} catch (error) {
		console.error((error as Error).message);
		process.exit(1);
	}
}

function fail(problems: Parameters<typeof formatProblems>[0]): void {
	console.error(formatProblems(problems));
	console.error('Nothing was built. The last good site is untouched.');
	process.exitCode = 1;
}
