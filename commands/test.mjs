import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { installDependencies, run } from './install.mjs';
import { installTools } from './tools.mjs';

// `npm test`: sets everything up, then style, types, and all tests, on one page of each sort. `npm run test:all`: the
// tests named .all., on every page and in every state.
// Ends with a line "N passed, N failed".
const everyPage = process.argv[2] === 'all';
const root = fileURLToPath(new URL('../', import.meta.url));
installDependencies();
installTools();
if (!everyPage) {
	run('npm', ['run', '--silent', 'lint']);
	run('npm', ['run', '--silent', 'types']);
}

const report = `${root}test-results/vitest.json`;
mkdirSync(`${root}test-results`, { recursive: true });
rmSync(report, { force: true });
const { status } = spawnSync(
	'npx',
	[
		'vitest',
		'run',
		...(everyPage ? ['.all.'] : []),
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${report}`,
	],
	{
		cwd: root,
		stdio: 'inherit',
		shell: process.platform === 'win32',
		env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...(everyPage ? { EVERY_PAGE: '1' } : {}) },
	},
);
const results = existsSync(report)
	? JSON.parse(readFileSync(report, 'utf8'))
	: { numPassedTests: 0, numFailedTests: 1 };
// A file that does not load counts as a failure although no test of it ran.
const failed = results.numFailedTests || (status === 0 && results.success ? 0 : 1);
console.log(`${results.numPassedTests} passed, ${failed} failed`);
process.exitCode = failed > 0 || results.numPassedTests === 0 ? 1 : 0;
