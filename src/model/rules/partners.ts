import { wholeWords } from '../../languages/whole-words.ts';
import { mayBeNamed } from '../partners.ts';
import type { Problem } from '../problem.ts';
import type { Content } from '../read.ts';
import { today } from '../today.ts';

/**
 * Who may not be named is named nowhere: not in a text, a title or a source either. In its own record the name stays, so
 * that this can be looked for.
 * @param day as 2026-11-21; consent that ended before it is none
 */
export function partners({ programmes, texts }: Content, day = today()): Problem[] {
	const withheld = [...programmes.values()].flatMap(({ file, yaml, data }) =>
		data.partners.flatMap((partner, i) =>
			partner.name && !mayBeNamed(partner, day)
				? Object.entries(partner.name).map(([language, name]) => ({
						name: name as string,
						find: wholeWords(name as string),
						own: { file, line: yaml.lineOf(['partners', i, 'name', language]) },
					}))
				: [],
		),
	);
	const isOwn = (file: string, line: number, name: string) =>
		withheld.some(({ name: other, own }) => other === name && own.file === file && own.line === line);
	if (withheld.length === 0) return [];
	return [...texts].flatMap(([file, text]) =>
		text.split('\n').flatMap((words, i) =>
			withheld
				.filter(({ name, find }) => find.test(words) && !isOwn(file, i + 1, name))
				.map(({ own }) => ({
					file,
					line: i + 1,
					rule: 'withheld-name',
					// Not the name itself: the report may be read by others.
					message: `The partner of ${own.file}:${own.line} is named here, and may not be: no consent stands for it. Say what it is instead.`,
				})),
		),
	);
}

/** Partners that are named have a name, and a public source that names them is there. */
export function naming(content: Content): Problem[] {
	return [...content.programmes.values()].flatMap(({ file, yaml, data }) =>
		data.partners.flatMap(({ name, naming: why }, i) => {
			const problem = (key: string, message: string) => ({
				file,
				line: yaml.lineOf(['partners', i, key]),
				rule: 'partner-naming',
				message,
			});
			if (why && !name)
				return [problem('naming', 'There is no name that may be printed. Add `name`, or take this out.')];
			if (why && 'publicRecord' in why && !data.sources.includes(why.publicRecord))
				return [
					problem(
						'naming',
						`\`${why.publicRecord}\` is not among the programme's sources. Name the public source that names the partner.`,
					),
				];
			return [];
		}),
	);
}
