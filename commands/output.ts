import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { localEditionOf } from '../src/local-edition/site.ts';

/** A folder beside the output: `next` while a build runs, `previous` between the renames of a swap, `release` for a release's builds. */
export const workFolder = (out: string, which: 'next' | 'previous' | 'release'): string =>
	join(dirname(out), `.${basename(out)}-${which}`);

/** What a build makes: the site, and its local edition beside it. */
const both = (site: string): string[] => [site, localEditionOf(site)];

/** Puts a finished build in the output's place, by renames. */
export function swap(out: string): void {
	const [next, previous] = [both(workFolder(out, 'next')), both(workFolder(out, 'previous'))] as [string[], string[]];
	for (const folder of previous) rmSync(folder, { recursive: true, force: true });
	both(out).forEach((folder, i) => {
		if (existsSync(folder)) renameSync(folder, previous[i] as string);
	});
	both(out).forEach((folder, i) => {
		if (existsSync(next[i] as string)) renameSync(next[i] as string, folder);
	});
	for (const folder of previous) rmSync(folder, { recursive: true, force: true });
}

/**
 * After a kill between the renames: puts the old site and its local edition back, or, where the new site is in place
 * already, the new local edition beside it: the two are always of one build. Clears what a broken build left.
 */
export function recover(out: string): void {
	const [next, previous] = [both(workFolder(out, 'next')), both(workFolder(out, 'previous'))] as [string[], string[]];
	const [site, copy] = both(out) as [string, string];
	const [nextSite, nextCopy] = next as [string, string];
	if (existsSync(site) && !existsSync(copy) && !existsSync(nextSite) && existsSync(nextCopy))
		renameSync(nextCopy, copy);
	both(out).forEach((folder, i) => {
		if (!existsSync(folder) && existsSync(previous[i] as string)) renameSync(previous[i] as string, folder);
	});
	for (const folder of [...next, ...previous]) rmSync(folder, { recursive: true, force: true });
}

/**
 * Takes the checkout for one build: two at once would mix their content in silence.
 * @returns gives it back
 * @throws when another build is running in it
 */
export function lockCheckout(root: string): () => void {
	const lock = join(root, '.build.lock');
	for (let attempt = 0; attempt < 2; attempt++)
		try {
			writeFileSync(lock, String(process.pid), { flag: 'wx' });
			return () => rmSync(lock, { force: true });
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
			const owner = Number(readFileSync(lock, 'utf8'));
			// Without a number: its build was killed before it wrote one, unless it is about to.
			if (owner > 0 ? isRunning(owner) : Date.now() - statSync(lock).mtimeMs < 10_000)
				throw new Error(
					`Another build (process ${owner}) is running in this checkout. Wait for it to end, or build in a copy.`,
				);
			rmSync(lock, { force: true });
		}
	throw new Error(`The lock ${lock} could not be taken. Delete it if no build is running.`);
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// EPERM: it runs, and is not ours.
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
