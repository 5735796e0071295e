import { execFileSync } from 'node:child_process';
import { root } from '../src/model/folder.ts';

let built = false;

/** Builds the site once for all tests that look at it. */
export function setup(): void {
	if (built) return;
	built = true;
	execFileSync(process.execPath, ['commands/build.ts'], { cwd: root, stdio: 'inherit' });
}
