import type { Localised } from './schema/common.ts';
import type { ProgrammeData } from './schema/programme.ts';

export type Partner = ProgrammeData['partners'][number];

/**
 * Whether a partner may be named: it is named in a public source, or it has agreed, and still does.
 * @param day as 2026-11-21
 */
export function mayBeNamed({ naming }: Partner, day: string): boolean {
	if (!naming) return false;
	if ('publicRecord' in naming) return true;
	return naming.until >= day && (naming.withdrawn === undefined || naming.withdrawn > day);
}

/** What is printed for a partner: its name where it may be named, or else what it is. */
export const printedName = (partner: Partner, day: string): Localised =>
	(mayBeNamed(partner, day) && partner.name) || partner.description;
