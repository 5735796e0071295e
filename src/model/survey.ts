import { source } from '../languages/languages.ts';
import { parseBody } from './body.ts';
import { splitFrontmatter } from './frontmatter.ts';
import { type Kind, kinds, listedKinds } from './kinds.ts';
import type { Content, Entry } from './read.ts';
import type { CheckMark } from './schema/common.ts';
import type { CourseItem, Data } from './schema/entries.ts';

/** What the English content holds, for who plans what to write next. */
export interface Survey {
	kinds: KindSurvey[];
	/** Addresses of pages that no other page leads to, lists and menus apart. */
	orphans: string[];
	/** Statements of law on the pages, by how well their source was checked. */
	law: Record<CheckMark, number>;
	/** Sources, by how well each as a whole was checked, and those that no page cites. */
	sources: Record<CheckMark, number> & { uncited: string[] };
	/** Terms without a definition. */
	undefinedTerms: string[];
}

export interface KindSurvey {
	kind: Kind;
	pages: number;
	/** Words of the bodies, without handouts. */
	words: { least: number; median: number; most: number };
	/** Running text of all its pages, a sentence a line, tags and marks taken out. */
	text: string;
}

export function survey(content: Content): Survey {
	const pages = content.entries.filter(({ files }) => files[source]?.data && files[source].own['draft'] !== true);
	const linked = new Set(pages.flatMap((page) => linksOf(page).filter((path) => path !== page.path)));
	const cited = pages.flatMap(({ files }) => lawOf(files[source]?.body?.components ?? []));
	const named = new Set([
		...cited.map(({ source: id }) => id),
		...pages.flatMap(({ files }) => files[source]?.data?.sources ?? []),
		...[...content.programmes.values()].flatMap(({ data }) => [
			...data.sources,
			...[...data.indicators, ...data.events].flatMap(({ source: id }) => id ?? []),
		]),
	]);
	return {
		kinds: listedKinds.flatMap((kind) => {
			const own = pages.filter((page) => page.kind === kind);
			return own.length > 0 ? [kindOf(kind, own)] : [];
		}),
		orphans: pages.filter(({ kind, path }) => kind !== 'page' && !linked.has(path)).map(({ path }) => path),
		law: counted(
			cited.flatMap(({ source: id, ref }) => {
				const provisions = content.sources.get(id)?.data.provisions ?? [];
				return provisions.find((provision) => provision.ref === ref)?.checked ?? [];
			}),
		),
		sources: {
			...counted([...content.sources.values()].map(({ data }) => data.checked)),
			uncited: [...content.sources.keys()].filter((id) => !named.has(id)),
		},
		undefinedTerms: [...content.terms].filter(([, { data }]) => !data.definition).map(([id]) => id),
	};
}

function kindOf(kind: Kind, pages: readonly Entry[]): KindSurvey {
	const bodies = pages.map(({ files }) => withoutHandouts(files[source]?.text ?? ''));
	const counts = bodies.map((body) => parseBody(body).words).sort((a, b) => a - b);
	return {
		kind,
		pages: pages.length,
		words: {
			least: counts[0] ?? 0,
			median: counts[Math.floor(counts.length / 2)] ?? 0,
			most: counts.at(-1) ?? 0,
		},
		text: bodies.map(runningText).join('\n'),
	};
}

const withoutHandouts = (file: string): string => file.replace(/<Handout[\s\S]*?<\/Handout>/g, '');

/** A file's sentences, each on a line of its own; headings and fragments of one or two words are none. */
function runningText(file: string): string {
	return file
		.slice(splitFrontmatter(file).end)
		.replace(/<[^>]*>|\]\([^)]*\)|^#+ .*$|^\|.*$|[*_`[\]]/gm, '')
		.split(/\n+|(?<=[.!?:;]["”)]*)\s+/)
		.map((sentence) => sentence.replace(/^\s*(?:-|\d+\.)?\s*/, '').trim())
		.filter((sentence) => sentence.split(' ').length > 2)
		.join('\n');
}

/** Paths of the pages that a page leads to: in its text, and in what it is used with. */
function linksOf({ files }: Entry): string[] {
	const english = files[source];
	const data = english?.data as Partial<Data<'session-plan'> & Data<'guide'> & Data<'course'>> | undefined;
	const items = (data?.days ?? []).flat() as CourseItem[];
	const under = (kind: Kind, slugs: readonly (string | undefined)[] = []) =>
		slugs.flatMap((slug) => (slug ? `${kinds[kind].folder}/${slug}` : []));
	return [
		...(english?.body?.links ?? []).map(({ url }) => (url.split('#')[0] ?? '').replace(/^\/|\/$/g, '')),
		...under('module', [data?.module]),
		...under('case-study', [...(data?.cases ?? []), ...items.map((item) => ('case' in item ? item.case : undefined))]),
		...under('guide', data?.guides),
		...under('session-plan', [
			...(data?.sessions ?? []),
			...items.map((item) => ('session' in item ? item.session : undefined)),
		]),
	];
}

const lawOf = (components: readonly { name: string; attributes: Record<string, string> }[]) =>
	components.flatMap(({ name, attributes }) =>
		name === 'Law' && attributes['source'] && attributes['ref']
			? [{ source: attributes['source'], ref: attributes['ref'] }]
			: [],
	);

const counted = (marks: readonly CheckMark[]): Record<CheckMark, number> => {
	const count = (mark: CheckMark) => marks.filter((each) => each === mark).length;
	return { read: count('read'), extract: count('extract'), earlier: count('earlier'), unchecked: count('unchecked') };
};
