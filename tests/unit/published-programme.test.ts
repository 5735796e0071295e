import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayBeNamed, type Partner, printedName } from '../../src/model/partners.ts';
import { smallestGroup, withoutSmallGroups } from '../../src/model/small-groups.ts';
import { holdsUntil, isOverdue } from '../../src/model/verification.ts';

describe('a partner is named', () => {
	const partner = (naming?: Partner['naming']): Partner => ({
		description: { en: 'An association' },
		name: { en: 'Heron House' },
		naming,
	});
	const on = '2026-11-21';
	test.each<[string, Partner['naming'], boolean]>([
		['not without a reason', undefined, false],
		['where a public source names it', { publicRecord: 'notice' }, true],
		['where it agreed', { consent: 'c-1', until: '2026-11-21' }, true],
		['not after its consent ended', { consent: 'c-1', until: '2026-11-20' }, false],
		['not from the day it withdrew', { consent: 'c-1', until: '2027-01-01', withdrawn: on }, false],
		['until the day it withdraws', { consent: 'c-1', until: '2027-01-01', withdrawn: '2026-11-22' }, true],
	])('%s', (_, naming, named) => {
		expect(mayBeNamed(partner(naming), on)).toBe(named);
		expect(printedName(partner(naming), on).en).toBe(named ? 'Heron House' : 'An association');
	});

	test('by what it is, where it has no name', () => {
		expect(printedName({ description: { en: 'An association' } }, on).en).toBe('An association');
	});
});

describe('small groups', () => {
	test.each<[number | undefined, number[], number | undefined, (number | undefined)[]]>([
		[60, [40, 20], 60, [40, 20]],
		[60, [38, 19, 3], 60, [38, undefined, undefined]],
		[60, [55, 3, 2], 60, [55, undefined, undefined]],
		[60, [58, 1, 1], 60, [undefined, undefined, undefined]],
		[60, [60, 0], 60, [60, 0]],
		[20, [3], undefined, [undefined]],
		[4, [2, 2], undefined, [undefined, undefined]],
		[undefined, [30, 2], undefined, [undefined, undefined]],
		[5, [], 5, []],
	])('of %s: %j', (total, groups, shownTotal, shown) => {
		expect(withoutSmallGroups(total, groups)).toEqual({ total: shownTotal, groups: shown });
	});

	test('cannot be worked out by subtraction', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(60), { minLength: 1, maxLength: 8 }), (groups) => {
				const total = groups.reduce((sum, count) => sum + count, 0);
				const shown = withoutSmallGroups(total, groups);
				for (const count of shown.groups)
					expect(count === undefined || count === 0 || count >= smallestGroup).toBe(true);
				const hidden = groups.filter((_, i) => shown.groups[i] === undefined);
				if (hidden.length === 0 || shown.total === undefined) return;
				// What is left when all that is shown is taken away allows each hidden group more than one size.
				const rest = shown.total - shown.groups.reduce<number>((sum, count) => sum + (count ?? 0), 0);
				expect(hidden.length).toBeGreaterThan(1);
				expect(rest).toBeGreaterThanOrEqual(smallestGroup);
				expect(rest - (hidden.length - 1)).toBeGreaterThan(1);
			}),
			{ numRuns: 2000 },
		);
	});

	test('and nothing is hidden where nobody is few', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: smallestGroup, max: 99 }), { minLength: 1 }), (groups) => {
				const total = groups.reduce((sum, count) => sum + count, 0);
				expect(withoutSmallGroups(total, groups)).toEqual({ total, groups });
			}),
		);
	});
});

describe('what was verified', () => {
	test.each([
		['2026-11-21', 12, '2027-11-21'],
		['2026-08-31', 6, '2027-02-28'],
		['2024-02-29', 12, '2025-02-28'],
		['2026-12-15', 1, '2027-01-15'],
	])('on %s for %d months holds until %s', (from, months, until) => expect(holdsUntil(from, months)).toBe(until));

	test('holds for a year if it is law, longer if it is a treaty, never if nobody read it', () => {
		expect(isOverdue({ kind: 'law', verifiedOn: '2026-11-21' }, '2027-11-21')).toBe(false);
		expect(isOverdue({ kind: 'law', verifiedOn: '2026-11-21' }, '2027-11-22')).toBe(true);
		expect(isOverdue({ kind: 'treaty', verifiedOn: '2026-11-21' }, '2029-11-21')).toBe(false);
		expect(isOverdue({ kind: 'treaty' }, '2026-11-21')).toBe(true);
	});
});
