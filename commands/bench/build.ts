import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a build took. Memory in megabytes. */
export interface BuildCost {
	/** CPU seconds by step, in the order of the steps. */
	steps: Record<string, number>;
	/** Largest resident set of one of the build's processes, threads included. */
	peak: number;
	/** Largest sum of the resident sets of the process and its children, looked at ten times a second. */
	peakWithChildren: number;
}

/** CPU seconds of all steps. */
export const cpuOf = ({ steps }: BuildCost): number => Object.values(steps).reduce((sum, seconds) => sum + seconds, 0);

/** CPU seconds of rendering, until the pages are written. */
export const htmlOf = ({ steps }: BuildCost): number => steps['html'] ?? 0;

/** Steps that take a tenth of a second in one of them, in the order of the steps. */
export const stepsOf = (costs: readonly BuildCost[]): string[] =>
	[...new Set(costs.flatMap(({ steps }) => Object.keys(steps)))].filter((name) =>
		costs.some(({ steps }) => (steps[name] ?? 0) >= 0.1),
	);

/**
 * Runs a build in a process of its own. Linux only: time and memory are read from /proc.
 * @param command what Node is to run: a file, and what it is told
 * @throws when the build fails
 */
export async function costOf(command: string[], folder: string, env: NodeJS.ProcessEnv = {}): Promise<BuildCost> {
	const notes = mkdtempSync(join(tmpdir(), 'build-steps-'));
	const told = join(notes, 'steps.jsonl');
	const build = spawn(process.execPath, ['--import', join(import.meta.dirname, 'steps.ts'), ...command], {
		cwd: folder,
		stdio: ['ignore', 'ignore', 'inherit'],
		env: { ...process.env, ...env, ASTRO_TELEMETRY_DISABLED: '1', KB_BENCH_STEPS: told },
	});
	let [peak, peakWithChildren] = [0, 0];
	const look = setInterval(() => {
		const family = familyOf(build.pid as number);
		peak = Math.max(peak, ...family.map((pid) => memoryOf(pid, 'VmHWM')));
		peakWithChildren = Math.max(
			peakWithChildren,
			family.reduce((sum, pid) => sum + memoryOf(pid, 'VmRSS'), 0),
		);
	}, 100);
	try {
		const [status] = await once(build, 'exit');
		if (status !== 0) throw new Error('The build failed, so there is nothing to measure.');
		return { steps: joined(readFileSync(told, 'utf8')), peak, peakWithChildren };
	} finally {
		clearInterval(look);
		rmSync(notes, { recursive: true });
	}
}

/** The steps of all processes of a build, added up. @param told a line of JSON for each process, as they ended */
export function joined(told: string): BuildCost['steps'] {
	const sums: BuildCost['steps'] = {};
	for (const line of told.trim().split('\n'))
		for (const [name, seconds] of Object.entries<number>(JSON.parse(line))) sums[name] = (sums[name] ?? 0) + seconds;
	// What is left over at the end of each process comes last.
	const { rest = 0, ...others } = sums;
	return { ...others, rest };
}

/** A process and all that it started. */
function familyOf(pid: number): number[] {
	const parents = new Map(
		readdirSync('/proc')
			.filter((name) => /^\d+$/.test(name))
			.map((name) => [Number(name), Number(statusOf(Number(name), 'PPid'))]),
	);
	const family = [pid];
	for (const member of family) for (const [child, parent] of parents) if (parent === member) family.push(child);
	return family;
}

/** Megabytes; 0 for a process that has ended. */
const memoryOf = (pid: number, what: 'VmHWM' | 'VmRSS'): number => Number(statusOf(pid, what)) / 1024;

function statusOf(pid: number, key: string): string {
	try {
		return new RegExp(`^${key}:\\s*(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0';
	} catch {
		return '0';
	}
}
