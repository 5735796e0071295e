import { source } from '../../languages/languages.ts';
import type { Problem } from '../problem.ts';
import type { Content } from '../read.ts';

/** A translation has the English headings, in order and depth: sections, anchors and timetables then pair. */
export function pairs({ entries }: Content): Problem[] {
	const problems: Problem[] = [];
	for (const entry of entries) {
		const english = entry.files[source]?.body;
		if (!english) continue;
		for (const { file, language, body } of Object.values(entry.files)) {
			if (language === source || !body) continue;
			const at = english.headings.findIndex(({ depth }, i) => body.headings[i]?.depth !== depth);
			const extra = body.headings[english.headings.length];
			const wanted = english.headings[at];
			if (wanted)
				problems.push({
					file,
					line: body.headings[at]?.line,
					rule: 'headings-differ',
					message: `Heading ${at + 1} should be "${'#'.repeat(wanted.depth)}", for the English "${wanted.text}". Translate every heading, in the same order and depth.`,
				});
			else if (extra)
				problems.push({
					file,
					line: extra.line,
					rule: 'headings-differ',
					message: 'English has no heading here. Delete it, or add it to the English page.',
				});
		}
	}
	return problems;
}
