import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { baseOf, parseBase } from '../src/hosting/base.ts';
import { contentFolder, engineWords, root } from '../src/model/folder.ts';
import type { Problem } from '../src/model/problem.ts';
import { readContent } from '../src/model/read.ts';
import { checkPages } from '../src/site/built-pages.ts';
import { contentDigest, isDone } from './outcome.ts';
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
// For the bundler: its allocator would keep what it no longer needs, a third of the memory of a large site.
process.env['MIMALLOC_PURGE_DELAY'] ??= '0';
const release = takeCheckout();
try {
	recover(out);
	const next = workFolder(out, 'next');
	const rendered = await render(next);
	if (rendered && (await isDone(() => finish(next, rendered)))) {
		swap(out);
		writeProblemsPage([]);
		console.log(`Built ${out}`);
	}
} finally {
	release();
}

/**
 * Renders the pages into a folder; what is wrong with them the other process says itself.
 * @returns a digest of what was rendered
 */
async function render(folder: string): Promise<string | undefined> {
	let digest: string | undefined;
	const rendering = spawn(
		process.execPath,
		[...process.execArgv, join(import.meta.dirname, 'render.ts'), folder, ...process.argv.slice(2)],
		{ stdio: ['inherit', 'inherit', 'inherit', 'ipc'] },
	);
	rendering.on('message', (message) => (digest = String(message)));
	const [status] = await once(rendering, 'close');
	if (status === null) console.error('Rendering was ended. The last good site is untouched.');
	if (status !== 0) process.exitCode = 1;
	return status === 0 ? digest : undefined;
}

/** Does what follows when the pages are rendered, and looks at every link. */
async function finish(folder: string, rendered: string): Promise<Problem[]> {
	// Loaded now, and not beside the rendering, for the sake of memory.
	const { steps } = await import('./steps.ts');
	const content = readContent(contentFolder, engineWords);
	if (contentDigest(content) !== rendered)
		throw new Error('The content was changed while it was built. Build it again.');
	for (const step of steps(content)) await step.run(folder);
	return checkPages(folder, baseOf(content));
}

function takeCheckout(): () => void {
	try {
		return lockCheckout(root);
	} catch (error) {
		console.error((error as Error).message);
		process.exit(1);
	}
}
