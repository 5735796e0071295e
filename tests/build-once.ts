import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { root } from '../src/model/folder.ts';
import { gapsFolder } from './gaps-folder.ts';

let built = false;

/** Builds the site once for all tests that look at it. */
export function setup(): void {
	if (built) return;
	built = true;
	execFileSync(process.execPath, ['commands/build.ts'], { cwd: root, stdio: 'inherit' });
}

/** What the files of a run shared. */
export function teardown(): void {
	rmSync(gapsFolder(process.pid), { recursive: true, force: true });
}
