import { spawnSync } from 'node:child_process';
import type { Problem } from '../src/model/problem.ts';

/** Asks git in a folder; undefined where there is no checkout, or no git. */
function git(folder: string, ...args: string[]): { out: string } | { error: string } | undefined {
	const { error, status, stdout, stderr } = spawnSync('git', ['-C', folder, ...args], {
		encoding: 'utf8',
		env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
		maxBuffer: 1e8,
	});
	if (error || stderr.includes('not a git repository')) return undefined;
	return status === 0 ? { out: stdout } : { error: stderr.trim() };
}

/**
 * What a checkout has that no commit has; nothing where the folder is in no checkout.
 * @param folder absolute path; only what lies in it counts
 */
export function uncommitted(folder: string): Problem[] {
	const answer = git(folder, 'status', '--porcelain', '-z', '--no-renames', '--', '.');
	const problem = (file: string, message: string): Problem => ({ file, rule: 'uncommitted', message });
	if (!answer) return [];
	if ('error' in answer) return [problem('.', `git cannot tell what is committed: ${answer.error}`)];
	// Two letters of state, a space, the path from the checkout's own folder.
	return answer.out
		.split('\0')
		.filter(Boolean)
		.map((line) =>
			problem(
				line.slice(3),
				'It is not committed as it is. Commit it, or take the change back: a release is what others can find.',
			),
		);
}

/** The commit that is checked out; undefined where there is none. */
export function commitOf(folder: string): string | undefined {
	const answer = git(folder, 'rev-parse', 'HEAD');
	return answer && 'out' in answer ? answer.out.trim() : undefined;
}
