import { scaleLinear } from 'd3-scale';
import type { Language } from '../languages/languages.ts';

/** A bar of a chart, across. Lengths are percent of the chart's width, so that letters keep their size on a phone. */
export interface Bar {
	/** Where it starts from the left. */
	x: number;
	width: number;
	/** Where its value is written: at its end. */
	end: number;
}

/** Room for the longest bar's value. */
const longest = 85;

/** Bars that start where reading starts. @param values none below 0 */
export function barsOf(values: readonly number[], dir: Language['dir']): Bar[] {
	const scale = scaleLinear()
		.domain([0, Math.max(...values, 1)])
		.range([0, longest]);
	return values.map((value) => {
		const width = Math.round(scale(value) * 10) / 10;
		return dir === 'ltr' ? { x: 0, width, end: width } : { x: 100 - width, width, end: 100 - width };
	});
}
