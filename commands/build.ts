import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { baseOf, parseBase } from '../src/hosting/base.ts';
import { root } from '../src/model/folder.ts';
import { FoundProblems, formatProblems } from '../src/model/problem.ts';
import { checkContent } from '../src/model/rules/index.ts';
import { checkPages } from '../src/site/built-pages.ts';
import { lockCheckout, recover, swap, workFolder } from './output.ts';
import { writeProblemsPage } from './problems-page.ts';

// `npm run build`: checks the content, builds beside the last good site, checks the result, then swaps the two.
// `npm run build -- --base /kb/`: for a site below its host's root.
// `npm run build -- --markdown problems.md` also writes what it finds as a page.
const out = resolve(root, process.env['KB_OUT'] ?? 'dist');
// Astro takes a folder for one in the checkout where only their names begin alike, and finds no packages there.
if (out.startsWith(resolve(root)) && relative(root, out).startsWith('..')) {
	console.error(`KB_OUT is ${out}, which begins like the project's own folder. Give it another name.`);
	process.exit(1);
}
try {
	const { base } = parseArgs({ options: { base: { type: 'string' }, markdown: { type: 'string' } } }).values;
	if (base !== undefined) process.env['KB_BASE'] = parseBase(base);
} catch (error) {
	console.error((error as Error).message);
	process.exit(1);
}

// Astro takes these from the shell: MODE=test alone would publish the drafts.
for (const name of ['MODE', 'DEV', 'PROD', 'SSR', 'SITE', 'BASE_URL', 'ASSETS_PREFIX']) delete process.env[name];
process.env['NODE_ENV'] = 'production';
// Before the bundler is loaded: its allocator would keep what it no longer needs, a third of the memory of a large site.
process.env['MIMALLOC_PURGE_DELAY'] ??= '0';
const release = takeCheckout();
try {
	recover(out);
	// Read once: this is the content Astro is configured with.
	const { content } = await import('../src/site/astro-settings.ts');
	const problems = checkContent(content);
	if (problems.length > 0) fail(problems);
	else {
		const next = workFolder(out, 'next');
		const { build } = await import('astro');
		await build({ root, outDir: next, logLevel: 'error' });
		const broken = checkPages(next, baseOf(content));
		if (broken.length > 0) fail(broken);
		else {
			swap(out);
			writeProblemsPage([]);
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
	writeProblemsPage(problems);
	console.error(formatProblems(problems));
	console.error('Nothing was built. The last good site is untouched.');
	process.exitCode = 1;
}
