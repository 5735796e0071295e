import type { SourceData } from './schema/source.ts';

/** How long what was verified holds, in months: law changes, what an organisation once printed does not. */
const months: Record<SourceData['kind'], number> = {
	constitution: 12,
	law: 12,
	bill: 6,
	order: 12,
	treaty: 36,
	declaration: 36,
	principles: 36,
	guidance: 24,
	resolution: 36,
	service: 6,
	'press-release': 36,
	account: 36,
};

/** How long the site's own contact holds, in months. */
export const contactMonths = 6;

/** The last day that something holds. @param from as 2026-11-21 */
export function holdsUntil(from: string, count: number): string {
	const [year, month, day] = from.split('-').map(Number) as [number, number, number];
	const last = new Date(Date.UTC(year, month - 1 + count + 1, 0)).getUTCDate();
	return new Date(Date.UTC(year, month - 1 + count, Math.min(day, last))).toISOString().slice(0, 10);
}

/** Whether somebody has to look at a source again. @param day as 2026-11-21 */
export const isOverdue = ({ kind, verifiedOn }: Pick<SourceData, 'kind' | 'verifiedOn'>, day: string): boolean =>
	verifiedOn === undefined || holdsUntil(verifiedOn, months[kind]) < day;
