import { type LanguagePath, languages, source } from '../languages/languages.ts';
import { type Kind, kinds } from './kinds.ts';
import type { Content, Entry } from './read.ts';
import { reviewsOf } from './schema/common.ts';
import { type Lock, translationState } from './translations.ts';

/** How one language stands in one kind of content, by paths of pages. */
export interface Standing {
	language: LanguagePath;
	kind: Kind;
	current: string[];
	/** With the sections that English has changed, by heading anchor; `` is the title and opening. */
	outdated: { path: string; sections: string[] }[];
	missing: string[];
	/** Reviewed by a native editor, and not changed in English since. */
	reviewed: string[];
}

/** How the translations stand against a lock, language by language and kind by kind. */
export function standings({ site, entries }: Content, lock: Lock): Standing[] {
	const english = entries.filter(({ files }) => files[source] && files[source].own['draft'] !== true);
	return (site?.languages ?? [])
		.filter((language) => language !== source)
		.flatMap((language) =>
			(Object.keys(kinds) as Kind[]).flatMap((kind) => {
				const own = english.filter((entry) => entry.kind === kind);
				return own.length > 0 ? [standing(language, kind, own, lock)] : [];
			}),
		);
}

function standing(language: LanguagePath, kind: Kind, entries: readonly Entry[], lock: Lock): Standing {
	const isThere = ({ files }: Entry) => files[language] !== undefined && files[language].own['draft'] !== true;
	const states = entries.filter(isThere).map((entry) => ({ entry, state: translationState(entry, language, lock) }));
	const current = states.filter(({ state }) => state.state === 'current').map(({ entry }) => entry);
	const isReviewed = ({ files }: Entry) =>
		reviewsOf(files[language]?.data?.review).some(({ by }) => by === 'native-editor');
	return {
		language,
		kind,
		current: current.map(nameOf),
		outdated: states.flatMap(({ entry, state }) =>
			state.state === 'outdated' ? [{ path: nameOf(entry), sections: state.sections }] : [],
		),
		missing: entries.filter((entry) => !isThere(entry)).map(nameOf),
		reviewed: current.filter(isReviewed).map(nameOf),
	};
}

const nameOf = ({ path }: Entry): string => path || 'index';

/** What to do next in a row: what readers miss most comes first. */
function next({ language, current, outdated, missing, reviewed }: Standing): string {
	if (missing.length > 0) return `translate ${missing[0]}`;
	const [first] = outdated;
	if (first) return `bring ${first.path} to the English of today: ${first.sections.map(sectionName).join(', ')}`;
	const waiting = current.find((path) => !reviewed.includes(path));
	return waiting ? `have ${waiting} reviewed: \`npm run review -- ${language}/${waiting}\`` : 'nothing';
}

export const sectionName = (id: string): string => (id ? `#${id}` : 'title and opening');

/** The editors' table, as Markdown. */
export function editorsTable(all: readonly Standing[]): string {
	const rows = all.map((row) => {
		const { language, kind, current, outdated, missing, reviewed } = row;
		const counts = [current, outdated, missing, reviewed].map(({ length }) => length);
		return `| ${[languages[language].name, kind, ...counts, next(row)].join(' | ')} |`;
	});
	return `# Translations

Written by \`npm run translations\`. Current: made from the English of today. Outdated: English has changed since. Reviewed: a
native editor has signed the page as it is.

| language | kind | current | outdated | missing | reviewed | next |
|---|---|---|---|---|---|---|
${rows.join('\n')}
`;
}
