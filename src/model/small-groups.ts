/** A group of fewer people is not counted in public: whoever knows the place would know who is meant. */
export const smallestGroup = 5;

export interface Counted {
	/** Undefined where it is not published. */
	total: number | undefined;
	/** In the order given; undefined where it is not published. */
	groups: (number | undefined)[];
}

/**
 * Counts of a whole and its groups as they may be published. One hidden group could be worked out by subtraction, and
 * so could two that are as small as can be: then the next smallest is hidden too, and where there is none, the whole.
 * @param groups they need not add up to the whole
 */
export function withoutSmallGroups(total: number | undefined, groups: readonly number[]): Counted {
	const isSmall = (count: number) => count > 0 && count < smallestGroup;
	if (total !== undefined && isSmall(total)) return { total: undefined, groups: groups.map(() => undefined) };
	const hidden = new Set(groups.flatMap((count, i) => (isSmall(count) ? [i] : [])));
	const bySize = groups.map((count, i) => ({ count, i })).sort((a, b) => a.count - b.count);
	const sum = () => [...hidden].reduce((all, i) => all + (groups[i] as number), 0);
	const isOpen = () => hidden.size === 1 || (hidden.size > 1 && sum() < smallestGroup);
	for (const { count, i } of bySize) if (isOpen() && count > 0) hidden.add(i);
	return {
		total: isOpen() ? undefined : total,
		groups: groups.map((count, i) => (hidden.has(i) ? undefined : count)),
	};
}
