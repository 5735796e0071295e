import { source } from '../../languages/languages.ts';
import type { Problem } from '../problem.ts';
import type { Content } from '../read.ts';
import type { Data } from '../schema/entries.ts';

/** Each step of the frame has its words in every language's body, in the same order, and the body has no others. */
export function steps({ entries }: Content): Problem[] {
	const problems: Problem[] = [];
	for (const entry of entries) {
		const english = entry.files[source];
		if (entry.kind !== 'session-plan' || !english?.data) continue;
		const frame = (english.data as Data<'session-plan'>).steps.map(({ id }) => id);
		frame.forEach((id, i) => {
			if (frame.indexOf(id) !== i)
				problems.push({
					file: english.file,
					line: english.yaml.lineOf(['steps', i, 'id']),
					rule: 'step-twice',
					message: `The step \`${id}\` is listed twice. Rename one.`,
				});
		});
		for (const { file, body, yaml } of Object.values(entry.files)) {
			if (!body) continue;
			const found = body.components.filter(({ name }) => name === 'Step');
			const ids = found.map(({ attributes }) => attributes['id'] ?? '');
			for (const id of frame)
				if (!ids.includes(id))
					problems.push({
						file,
						line: file === english.file ? yaml.lineOf(['steps', frame.indexOf(id)]) : undefined,
						rule: 'step-without-body',
						message: `The step \`${id}\` has no words. Add <Step id="${id}"> to the body.`,
					});
			found.forEach(({ attributes, line, heading }, i) => {
				const id = attributes['id'] ?? '';
				if (!frame.includes(id))
					problems.push({
						file,
						line,
						rule: 'body-without-step',
						message: `The frontmatter has no step \`${id}\`. Add it under steps with its minutes, or delete this one.`,
					});
				else if (ids.indexOf(id) !== i)
					problems.push({
						file,
						line,
						rule: 'step-twice',
						message: `The step \`${id}\` is written twice. Delete one.`,
					});
				else if (!heading)
					problems.push({
						file,
						line,
						rule: 'step-without-title',
						message: `The step \`${id}\` has no title. Start it with a ### heading.`,
					});
			});
			const order = ids.filter((id) => frame.includes(id)).join();
			if (order !== frame.filter((id) => ids.includes(id)).join())
				problems.push({
					file,
					line: found[0]?.line,
					rule: 'step-order',
					message: `The steps stand in another order than in the frontmatter: ${frame.join(', ')}.`,
				});
		}
	}
	return problems;
}
