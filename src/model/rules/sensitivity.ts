import { source } from '../../languages/languages.ts';
import type { Problem } from '../problem.ts';
import type { Content } from '../read.ts';

/** A page that is hard to read says so before it begins, in each language. */
export function sensitivity({ entries }: Content): Problem[] {
	return entries.flatMap(({ files }) => {
		const english = files[source];
		if (english?.own['sensitivity'] !== 'high') return [];
		return Object.values(files)
			.filter(({ own }) => !own['contentNote'])
			.map(({ file, yaml }) => ({
				file,
				line: yaml.lineOf(['sensitivity']) ?? 1,
				rule: 'content-note',
				message:
					'The page is of high sensitivity. Say in `contentNote`, in one or two sentences and without details, what it speaks of that may be hard to read.',
			}));
	});
}
