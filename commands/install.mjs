// Plain JavaScript for any Node from 20 on: it runs before the project's own Node 24 is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Installs the dependencies when they are missing or older than the lock file. */
export function installDependencies() {
	const stamp = `${root}node_modules/.installed-lock`;
	const lock = createHash('sha256')
		.update(readFileSync(`${root}package-lock.json`))
		.digest('hex');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
	console.log('Installing dependencies …');
	// Not `npm ci`: that refuses a lock file when a registry lacks another platform's optional package.
	run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
	writeFileSync(stamp, lock);
}

/** Runs a command in the project's folder and ends this one when it fails. */
export function run(command, args, env = {}) {
	const { status } = spawnSync(command, args, {
		cwd: root,
		stdio: 'inherit',
		// npm is a script on Windows, which only a shell starts.
		shell: process.platform === 'win32',
		env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
	});
	if (status !== 0) process.exit(status ?? 1);
}
