// What is reckoned from measured figures. Nothing here measures.

/** The one in the middle; of two, the larger. */
export const median = (values: readonly number[]): number =>
	values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;

/** A figure at a size. */
export interface Point {
	size: number;
	value: number;
}

/** What one more costs, between each size and the next. @param points by size, the smallest first */
export const slopes = (points: readonly Point[]): number[] =>
	points.slice(1).map(({ size, value }, i) => {
		const before = points[i] as Point;
		return (value - before.value) / (size - before.size);
	});

/** How much larger the second is, in percent of the first. */
export const growth = (before: number, after: number): number => (after / before - 1) * 100;

export const sum = (values: Iterable<number>): number => {
	let total = 0;
	for (const value of values) total += value;
	return total;
};
