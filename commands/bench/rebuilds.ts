import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildCost, cpuOf, stepsOf } from './build.ts';
import { build, listedIn, site } from './site.ts';
import { number, table } from './table.ts';

/** A build of what was built before: unchanged, and after a word was added to one page. */
export interface Rebuilds {
	clean: BuildCost;
	unchanged: BuildCost;
	edited: BuildCost;
}

export async function measureRebuilds(size: number): Promise<Rebuilds> {
	const { content, folder, cost: clean } = await site(size);
	const unchanged = await build(content, folder);
	const page = listedIn(folder).pages.find(({ kind }) => kind === 'guide');
	if (!page) throw new Error('The generated content has no guide.');
	appendFileSync(join(content, 'ar', `${page.path}.mdx`), '\nكلمة.\n');
	return { clean, unchanged, edited: await build(content, folder) };
}

export const rebuildTable = (size: number, rebuilds: Rebuilds): string => {
	const names = stepsOf(Object.values(rebuilds));
	const row = (name: string, cpu: (cost: BuildCost) => number) => {
		const [clean, ...others] = [rebuilds.clean, rebuilds.unchanged, rebuilds.edited].map(cpu) as [
			number,
			number,
			number,
		];
		return [name, number(clean, 1), ...others.map((value) => `${number(value, 1)} (×${number(value / clean, 2)})`)];
	};
	return table(
		[`CPU seconds, ${size} a language`, 'clean', 'again, nothing changed', 'after one edit'],
		[row('**in all**', cpuOf), ...names.map((name) => row(`… ${name}`, ({ steps }) => steps[name] ?? 0))],
	);
};
