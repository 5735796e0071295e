import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';
import type { AstroIntegration, AstroUserConfig } from 'astro';
import type { Content } from '../../src/model/read.ts';
import type { Step } from '../../src/model/step.ts';
import { cpuSeconds, ownSeconds } from './cpu.ts';

// `node --import` of this file before a build tells what each of its steps took: a line of JSON in the file that
// KB_BENCH_STEPS names, for the process that renders and for the one that started it. The build is the one that is run
// every day: only Astro's configuration and the list of steps are wrapped, when they are loaded.

/** CPU seconds by step: `content`, `html`, what is made of finished pages, and `rest`. */
const steps: Record<string, number> = {};
let counted = 0;

/** What is wrapped: how its address ends, and the module that takes its place. */
const wrapped: [RegExp, (url: string) => string][] = [
	[
		/\/astro\.config\.mjs\?t=\d+$/,
		(url) => `import config from '${url.replace(/\?.*/, '')}';
			import { timedConfig } from '${import.meta.url}';
			export default timedConfig(config);`,
	],
	[
		/\/commands\/steps\.ts$/,
		(url) => `import { steps as own } from '${url}?own';
			import { timedSteps } from '${import.meta.url}';
			export const steps = timedSteps(own);`,
	],
];

// Threads and workers of the build are started with this file too, and their time is the build's own.
if (isMainThread && !process.argv[1]?.includes('tinypool')) {
	registerHooks({
		load(url, context, next) {
			const [, wrap] = wrapped.find(([end]) => end.test(url)) ?? [];
			return wrap ? { format: 'module', shortCircuit: true, source: wrap(url) } : next(url, context);
		},
	});
	process.on('exit', () => {
		end('rest');
		appendFileSync(process.env['KB_BENCH_STEPS'] as string, `${JSON.stringify(steps)}\n`);
	});
}

/** The configuration, with a clock at the end of each step. What was done before it was loaded is the content. */
export function timedConfig(config: AstroUserConfig): AstroUserConfig {
	end('content');
	const integrations = [config.integrations].flat(Infinity) as AstroIntegration[];
	return {
		...config,
		integrations: [{ name: 'bench', hooks: { 'astro:build:done': () => end('html') } }, ...integrations.map(clocked)],
	};
}

function clocked(integration: AstroIntegration): AstroIntegration {
	const work = integration.hooks['astro:build:done'];
	if (!work) return integration;
	return {
		...integration,
		hooks: {
			...integration.hooks,
			async 'astro:build:done'(options) {
				await work(options);
				end(integration.name);
			},
		},
	};
}

/** The steps, with a clock at the end of each. Before them another process rendered, which tells of itself; the rest was content. */
export const timedSteps =
	(own: (content: Content) => Step[]) =>
	(content: Content): Step[] => {
		counted = cpuSeconds();
		steps['content'] = ownSeconds();
		return own(content).map(({ name, run }) => ({
			name,
			async run(folder) {
				await run(folder);
				end(name);
			},
		}));
	};

/** What was spent since the last step ended is this one's. */
function end(step: string): void {
	const now = cpuSeconds();
	steps[step] = (steps[step] ?? 0) + now - counted;
	counted = now;
}
