import { source } from '../../languages/languages.ts';
import { closest } from '../frontmatter.ts';
import { type Kind, kinds } from '../kinds.ts';
import type { Problem } from '../problem.ts';
import { type Content, type EntryFile, recordIds } from '../read.ts';
import type { Data } from '../schema/entries.ts';

/** Whatever a file names by its id or file name is there. */
export function references(content: Content): Problem[] {
	const problems: Problem[] = [];
	const slugs = (kind: Kind) =>
		content.entries.filter((entry) => entry.kind === kind && entry.files[source]).map(({ slug }) => slug);
	const known = {
		module: slugs('module'),
		session: slugs('session-plan'),
		case: slugs('case-study'),
		guide: slugs('guide'),
		programme: recordIds(content, 'programmes'),
		term: recordIds(content, 'glossary'),
		source: recordIds(content, 'sources'),
		place: content.places.map(({ code }) => code),
	};
	const folder = {
		module: kinds.module.folder,
		session: kinds['session-plan'].folder,
		case: kinds['case-study'].folder,
		guide: kinds.guide.folder,
		programme: 'programmes',
		term: 'glossary',
		source: 'sources',
		place: 'places.yaml',
	};

	const look = (file: string, line: number, what: keyof typeof known, name: string) => {
		if (known[what].includes(name)) return;
		const close = closest(name, known[what]);
		problems.push({
			file,
			line,
			rule: 'dangling-reference',
			message: `There is no ${what} \`${name}\` in ${folder[what]}.${close ? ` Did you mean \`${close}\`?` : ' Add it, or take the reference out.'}`,
		});
	};

	for (const entry of content.entries) {
		const english = entry.files[source];
		if (english?.data)
			for (const { what, name, path } of namedIn(english.data, entry.kind))
				look(english.file, english.yaml.lineOf(path), what, name);
		for (const file of Object.values(entry.files)) checkBody(file, content, look, problems);
	}
	for (const { file, yaml, data } of content.programmes.values()) {
		data.modules.forEach((name, i) => look(file, yaml.lineOf(['modules', i]), 'module', name));
		data.sessions.forEach((name, i) => look(file, yaml.lineOf(['sessions', i]), 'session', name));
		data.sources.forEach((name, i) => look(file, yaml.lineOf(['sources', i]), 'source', name));
		data.places.forEach((name, i) => look(file, yaml.lineOf(['places', i]), 'place', name));
		for (const list of ['indicators', 'events'] as const)
			data[list].forEach(({ source: name }, i) => {
				if (name) look(file, yaml.lineOf([list, i, 'source']), 'source', name);
			});
		data.events.forEach(({ places }, i) =>
			places.forEach((name, j) => look(file, yaml.lineOf(['events', i, 'places', j]), 'place', name)),
		);
	}
	return problems;
}

type What = 'module' | 'session' | 'case' | 'guide' | 'programme' | 'term' | 'source';

/** Everything an entry's frame names. */
function namedIn(data: Data, kind: Kind): { what: What; name: string; path: PropertyKey[] }[] {
	const all = data as Partial<Record<string, unknown>>;
	const list = (key: string, what: What) =>
		((all[key] as string[] | undefined) ?? []).map((name, i) => ({ what, name, path: [key, i] }));
	const one = (key: string, what: What) =>
		typeof all[key] === 'string' ? [{ what, name: all[key], path: [key] }] : [];
	const found = [...list('sources', 'source'), ...list('terms', 'term'), ...one('module', 'module')];
	if (kind === 'session-plan') found.push(...list('cases', 'case'), ...list('guides', 'guide'));
	if (kind === 'guide') found.push(...list('sessions', 'session'));
	if (kind === 'report') found.push(...one('programme', 'programme'));
	if (kind === 'course')
		(data as Data<'course'>).days.forEach((items, day) =>
			items.forEach((item, i) => {
				if ('session' in item) found.push({ what: 'session', name: item.session, path: ['days', day, i, 'session'] });
				if ('case' in item) found.push({ what: 'case', name: item.case, path: ['days', day, i, 'case'] });
			}),
		);
	return found;
}

/** Terms and law that the body names. */
function checkBody(
	{ file, body }: EntryFile,
	{ sources }: Content,
	look: (file: string, line: number, what: 'term' | 'source', name: string) => void,
	problems: Problem[],
): void {
	for (const { name, attributes, line } of body?.components ?? []) {
		if (name === 'Term' && attributes['id']) look(file, line, 'term', attributes['id']);
		if (name !== 'Law' || !attributes['source']) continue;
		look(file, line, 'source', attributes['source']);
		const provisions = sources.get(attributes['source'])?.data.provisions;
		if (provisions && attributes['ref'] && !provisions.some(({ ref }) => ref === attributes['ref']))
			problems.push({
				file,
				line,
				rule: 'dangling-reference',
				message: `\`${attributes['source']}\` lists no provision "${attributes['ref']}". It has: ${provisions.map(({ ref }) => ref).join(', ') || 'none'}. Add it to sources/${attributes['source']}.yaml with what it says and how well it was checked.`,
			});
	}
}
