import { source } from '../../languages/languages.ts';
import type { Problem } from '../problem.ts';
import type { Content } from '../read.ts';

/** Headings go down one level at a time from the page's title: who listens to a page or a PDF finds the way by them. */
export function headings({ entries }: Content): Problem[] {
	const problems: Problem[] = [];
	for (const { files } of entries) {
		const english = files[source];
		let above = 1;
		for (const { depth, text, line } of english?.body?.headings ?? []) {
			const report = (rule: string, message: string) =>
				problems.push({ file: english?.file ?? '', line, rule, message });
			const mark = '#'.repeat(depth);
			if (text.trim() === '')
				report('empty-heading', `The heading has no words. Write them behind ${mark}, or delete it.`);
			if (depth === 1)
				report('heading-level', 'The title of the page stands in the frontmatter; headings start with ##.');
			else if (depth > above + 1)
				report(
					'heading-level',
					`${mark} follows ${'#'.repeat(above)}: a level is left out. Write ${'#'.repeat(above + 1)}.`,
				);
			above = depth;
		}
	}
	return problems;
}
