import { source } from '../../languages/languages.ts';
import type { Problem } from '../problem.ts';
import type { Content } from '../read.ts';
import type { Data } from '../schema/entries.ts';

/** A session's steps take as long as the session. */
export function minutes({ entries }: Content): Problem[] {
	return entries.flatMap((entry) => {
		const english = entry.files[source];
		if (entry.kind !== 'session-plan' || !english?.data) return [];
		const plan = english.data as Data<'session-plan'>;
		const sum = plan.steps.reduce((total, step) => total + step.minutes, 0);
		if (sum === plan.minutes) return [];
		return [
			{
				file: english.file,
				line: english.yaml.lineOf(['minutes']),
				rule: 'minutes',
				message: `The steps take ${sum} minutes and the session ${plan.minutes}. Make the two agree.`,
			},
		];
	});
}
