import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BuildCost, costOf, cpuOf, joined } from '../../commands/bench/build.ts';

/** A fifth of a second of CPU time of one thread, however busy the machine is. */
const spend = `() => {
	const spent = () => Object.values(process.threadCpuUsage()).reduce((sum, time) => sum + time, 0);
	for (const until = spent() + 200_000; spent() < until; ) for (let i = 0; i < 1e5; i++) Math.random();
}`;

// A process that starts another and then takes its steps; the other has a thread, a child that lives on to the end, and
// the hook of an integration.
const spender = `
	import { spawn } from 'node:child_process';
	import { once } from 'node:events';
	import { pathToFileURL } from 'node:url';
	import { isMainThread, Worker } from 'node:worker_threads';
	const spend = ${spend};
	if (process.argv[2] === 'child') {
		const memory = Buffer.alloc(50e6, 1);
		for (let i = 0; i < 4; i++) spend();
		process.stdout.write(String(memory.length));
		setInterval(() => {}, 1000);
	} else if (process.argv[2] === 'all') {
		const render = spawn(process.execPath, [...process.execArgv, import.meta.filename, process.argv[3]]);
		await once(render, 'close');
		const { steps } = await import(pathToFileURL(process.argv[4]));
		for (const step of steps()) await step.run('');
	} else if (isMainThread) {
		const child = spawn(process.execPath, [import.meta.filename, 'child'], { stdio: ['ignore', 'pipe', 'inherit'] });
		await once(child.stdout, 'data');
		await once(new Worker(new URL(import.meta.url)), 'exit');
		const { default: config } = await import(pathToFileURL(process.argv[2]) + '?t=1');
		spend();
		for (const { hooks } of config.integrations) await hooks['astro:build:done']?.({});
		process.on('exit', () => child.kill());
		process.exit();
	} else spend();
`;
const config = `
	export default { integrations: [[{ name: 'inner', hooks: { 'astro:build:done': ${spend} } }], { name: 'idle', hooks: {} }] };
`;

describe.runIf(process.platform === 'linux')('what a build costs', () => {
	const folder = mkdtempSync(join(tmpdir(), 'bench-build-'));
	const files = {
		script: join(folder, 'spender.mjs'),
		config: join(folder, 'astro.config.mjs'),
		steps: join(folder, 'commands/steps.ts'),
	};
	let cost: BuildCost;
	beforeAll(async () => {
		writeFileSync(files.script, spender);
		writeFileSync(files.config, config);
		mkdirSync(join(folder, 'commands'));
		writeFileSync(files.steps, `export const steps = () => [{ name: 'step', run: ${spend} }];`);
		cost = await costOf([files.script, 'all', files.config, files.steps], folder);
	});
	afterAll(() => rmSync(folder, { recursive: true }));

	test('is counted for the process, its threads, and children that live on', () => {
		// The start of three processes and a thread is in it too.
		expect(cpuOf(cost)).toBeGreaterThan(1.55);
		expect(cpuOf(cost)).toBeLessThan(4);
	});

	test('is told by step, in their order', () => {
		expect(Object.keys(cost.steps)).toEqual(['content', 'html', 'inner', 'step', 'rest']);
		expect(cost.steps['content']).toBeGreaterThan(0.95);
		for (const step of ['html', 'inner', 'step']) {
			expect(cost.steps[step]).toBeGreaterThan(0.18);
			expect(cost.steps[step]).toBeLessThan(0.4);
		}
	});

	test('processes are added up', () => {
		expect(Object.entries(joined('{"content":2,"html":3,"rest":0.5}\n{"content":1,"documents":4,"rest":1}\n'))).toEqual(
			[
				['content', 3],
				['html', 3],
				['documents', 4],
				['rest', 1.5],
			],
		);
	});

	test('children take memory too', () => {
		expect(cost.peakWithChildren).toBeGreaterThan(cost.peak + 50);
	});

	test('a build that fails is no figure', async () => {
		writeFileSync(join(folder, 'failing.mjs'), 'process.exitCode = 1;');
		await expect(costOf([join(folder, 'failing.mjs')], folder)).rejects.toThrow('nothing to measure');
	});
});
