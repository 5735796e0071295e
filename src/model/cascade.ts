import type { ProgrammeData } from './schema/programme.ts';

/** Fewest and most people. */
type Range = [low: number, high: number];

export interface TierReach {
	/** People who finish this tier's training. */
	trained: Range;
	/** Those of them who then train others; the last tier's train nobody. */
	goOn: Range | undefined;
}

/**
 * How many people a cascade reaches, tier by tier, with those who drop out. Both ends are rounded down: nobody is half
 * trained, and a plan that promises less is kept.
 */
export function reachOf({ start, tiers }: NonNullable<ProgrammeData['cascade']>): TierReach[] {
	let trainers: Range = [start, start];
	return tiers.map(({ perTrainer, goOn: percent }) => {
		const trained = times(trainers, perTrainer);
		const goOn = percent && times(trained, percent, 100);
		if (goOn) trainers = goOn;
		return { trained, goOn };
	});
}

const times = ([fewest, most]: Range, by: Range, per = 1): Range => [
	Math.floor((fewest * by[0]) / per),
	Math.floor((most * by[1]) / per),
];
