import { writeSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';
import type { AstroIntegration, AstroUserConfig } from 'astro';
import { cpuSeconds } from './cpu.ts';

// `node --import` of this file before a build tells on file descriptor 3, as JSON, what each of its steps took. The build
// is the one that is run every day: only its configuration is wrapped, when Astro loads it.

/** CPU seconds by step: `content`, `html`, the integrations that work on finished pages, and `rest`. */
const steps: Record<string, number> = {};
let counted = 0;

// Worker threads and processes of the build are started with this file too, and their time is the build's own.
if (isMainThread && !process.send) {
	registerHooks({
		load(url, context, next) {
			if (!/\/astro\.config\.mjs\?t=\d+$/.test(url)) return next(url, context);
			const source = `import config from '${url.replace(/\?.*/, '')}';
				import { timed } from '${import.meta.url}';
				export default timed(config);`;
			return { format: 'module', shortCircuit: true, source };
		},
	});
	process.on('exit', () => {
		end('rest');
		writeSync(3, JSON.stringify(steps));
	});
}

/** The configuration, with a clock at the end of each step. What was done before it was loaded is the content. */
export function timed(config: AstroUserConfig): AstroUserConfig {
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

/** What was spent since the last step ended is this one's. */
function end(step: string): void {
	const now = cpuSeconds();
	steps[step] = (steps[step] ?? 0) + now - counted;
	counted = now;
}
