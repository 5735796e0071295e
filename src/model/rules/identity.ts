import { source } from '../../languages/languages.ts';
import { kinds, listedKinds, ownPages } from '../kinds.ts';
import type { Problem } from '../problem.ts';
import { type Content, lineIn } from '../read.ts';

/** First address parts the site itself uses in each language. */
export const reserved: readonly string[] = [
	...listedKinds.map((kind) => kinds[kind].folder),
	'glossary',
	'sources',
	'programmes',
	'data',
	...ownPages,
	'r',
	'404',
];

/** Ids are there once, addresses are free, and a translation has an English page to be one of. */
export function identity({ entries, withdrawn, dataFiles }: Content): Problem[] {
	const problems: Problem[] = [];
	const owners = new Map(withdrawn.map(({ id }) => [id, 'withdrawn.yaml']));
	for (const entry of entries) {
		const english = entry.files[source];
		if (!english)
			for (const { file } of Object.values(entry.files))
				problems.push({
					file,
					rule: 'no-english',
					message: `There is no ${source}/${entry.path || 'index'}.mdx. Write the English page first, or give this file the English one's name.`,
				});
		const id = english?.own['id'];
		if (english && typeof id === 'string') {
			const owner = owners.get(id);
			if (owner)
				problems.push({
					file: english.file,
					line: english.yaml.lineOf(['id']),
					rule: 'id-twice',
					message: `${owner} has the id \`${id}\` too. Ids are permanent: give the newer page another.`,
				});
			else owners.set(id, english.file);
		}
		if (english && entry.kind === 'page' && reserved.includes(entry.slug))
			problems.push({
				file: english.file,
				rule: 'address-twice',
				message: `The site itself has a page at /${entry.slug}/. Give this file another name.`,
			});
	}
	const ids = new Set(owners.keys());
	for (const [i, { instead }] of withdrawn.entries())
		if (instead && !ids.has(instead))
			problems.push({
				file: 'withdrawn.yaml',
				line: lineIn(dataFiles, 'withdrawn.yaml', [i, 'instead']),
				rule: 'dangling-reference',
				message: `No page has the id \`${instead}\`. Name the one to read instead, or take the line out.`,
			});
	return problems;
}
