import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LanguagePath, languages } from '../../src/languages/languages.ts';
import { translator } from '../../src/languages/words.ts';
import { contentFolder, engineWords, root } from '../../src/model/folder.ts';
import { type Kind, kindOfFolder, kinds } from '../../src/model/kinds.ts';
import { makeManifest } from '../../src/model/manifest.ts';
import { readContent } from '../../src/model/read.ts';
import { isIndexed } from '../../src/search/bundle.ts';
import { escaped, pageOf } from './pairs.ts';

export interface RankedPage {
	url: string;
	html: string;
	kind: string;
}

/** A made page, one a line of `competitors/<language>.jsonl`: realistic, and about other matters than the content's own. */
interface Competitor {
	title: string;
	kind: Kind;
	sections: { heading: string; text: string }[];
}

/** The pages of a built site in one language, with the kind each can be filtered by. */
export const builtPages = (dist: string, path: LanguagePath): RankedPage[] =>
	globSync(`${path}/**/*.html`, { cwd: dist })
		.sort()
		.map((file) => {
			const [, folder = ''] = file.split('/');
			return {
				url: `/${file.replace(/index\.html$/, '')}`,
				html: readFileSync(join(dist, file), 'utf8'),
				kind: folder === 'glossary' || folder === 'sources' ? folder : (kindOfFolder(folder) ?? 'page'),
			};
		})
		.filter(({ html }) => isIndexed(html, languages[path].tag));

/** Two hundred pages of the same field that the content's own have to be found among. */
export const competitors = (path: LanguagePath): RankedPage[] =>
	readFileSync(join(root, 'tests/search/competitors', `${path}.jsonl`), 'utf8')
		.split('\n')
		.filter(Boolean)
		.map((line, i) => {
			const { title, kind, sections } = JSON.parse(line) as Competitor;
			const text = sections
				.map((section, n) => `<h2 id="s${n}">${escaped(section.heading)}</h2><p>${escaped(section.text)}</p>`)
				.join('');
			return { ...pageOf(`/${path}/competitors/${i}/`, languages[path].tag, title, text), kind };
		});

/** What the site calls its kinds of pages, as the search has it. */
export function kindNames(path: LanguagePath): Record<string, string> {
	const t = translator(makeManifest(readContent(contentFolder, engineWords)).words[path], path);
	return {
		...Object.fromEntries(Object.entries(kinds).map(([kind, { label }]) => [kind, t(label)])),
		glossary: t('glossary'),
		sources: t('sources'),
	};
}
