import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reachOf } from '../../src/model/cascade.ts';

const tier = (perTrainer: [number, number], goOn?: [number, number]) => ({
	name: { en: 'Tier' },
	perTrainer,
	goOn,
	months: 3,
	gate: { en: 'Led a session' },
});

test('people are counted with those who drop out, rounded down at each tier', () => {
	expect(reachOf({ start: 12, tiers: [tier([3, 5], [60, 80]), tier([8, 12])], assumptions: [{ en: 'Time' }] })).toEqual(
		[
			{ trained: [36, 60], goOn: [21, 48] },
			{ trained: [168, 576], goOn: undefined },
		],
	);
});

test('where nobody goes on, nobody is trained further', () => {
	expect(reachOf({ start: 1, tiers: [tier([1, 1], [10, 10]), tier([9, 9])], assumptions: [{ en: 'Time' }] })).toEqual([
		{ trained: [1, 1], goOn: [0, 0] },
		{ trained: [0, 0], goOn: undefined },
	]);
});

const range = (most: number) =>
	fc
		.tuple(fc.integer({ min: 1, max: most }), fc.integer({ min: 1, max: most }))
		.map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);

test('the fewest are never more than the most, and no more go on than were trained', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 50 }),
			fc.array(fc.tuple(range(30), range(100)), { minLength: 1, maxLength: 4 }),
			(start, all) => {
				const tiers = all.map(([perTrainer, goOn], i) => tier(perTrainer, i < all.length - 1 ? goOn : undefined));
				for (const { trained, goOn } of reachOf({ start, tiers, assumptions: [{ en: 'Time' }] })) {
					expect(trained[0]).toBeLessThanOrEqual(trained[1]);
					if (goOn) for (const end of [0, 1] as const) expect(goOn[end]).toBeLessThanOrEqual(trained[end]);
				}
			},
		),
	);
});
