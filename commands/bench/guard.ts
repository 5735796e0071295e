import { measureBuilds } from './builds.ts';
import { type Figures, type Limit, limits } from './limits.ts';
import { measurePages } from './pages.ts';
import { measureRebuilds } from './rebuilds.ts';
import { measureIndex } from './search.ts';
import { number, table } from './table.ts';

/** Pages a language: enough to tell what grows, and a few minutes. */
const [fewer, more] = [20, 60];

/** A ratio and whether it is within its limit. */
export interface Verdict extends Limit {
	value: number;
	isKept: boolean;
}

/** Holds figures against limits. What is no number was not measured, and keeps nothing. */
export const judge = (figures: Figures, against: readonly Limit[] = limits): Verdict[] =>
	against.map((limit) => {
		const value = limit.of(figures);
		return { ...limit, value, isKept: value <= limit.most };
	});

/** Measures a little of everything, prints each ratio with its limit, and says what is over. Returns whether none is. */
export async function guard(): Promise<boolean> {
	const builds = await measureBuilds([fewer, more]);
	const [small, large] = builds as [Figures['small'], Figures['large']];
	const pages = await measurePages(more);
	const index = await measureIndex(more);
	const verdicts = judge({ small, large, pages, index, rebuilds: await measureRebuilds(more) });
	console.log(
		table(
			['ratio', 'measured', 'at most', ''],
			verdicts.map(({ name, value, most, isKept }) => [name, number(value, 2), number(most, 2), isKept ? '' : 'over']),
		),
	);
	const broken = verdicts.filter(({ isKept }) => !isKept);
	for (const { name, value, most, why } of broken)
		console.error(`${name} is ${number(value, 2)} and may be ${number(most, 2)}. ${why}`);
	console.log(broken.length === 0 ? 'All within their limits.' : `${broken.length} of ${verdicts.length} over.`);
	return broken.length === 0;
}
