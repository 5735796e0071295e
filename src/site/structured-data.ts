import manifest from 'virtual:manifest';
import type { StarlightRouteData } from '@astrojs/starlight/route-data';
import type { Thing } from 'schema-dts';
import { type LanguagePath, languages } from '../languages/languages.ts';
import { minutesOfItem, pageOfItem } from '../model/course.ts';
import { dataTables } from '../model/data-tables.ts';
import { kinds } from '../model/kinds.ts';
import type { Page, PageText, PublishedProgramme } from '../model/manifest.ts';
import { isProgramme, programmePath } from '../model/programme-paths.ts';
import type { Localised } from '../model/schema/common.ts';
import type { SourceData } from '../model/schema/source.ts';
import { wholeAddress } from '../model/site-address.ts';
import { crumbsOf } from './crumbs.ts';
import { moduleOf } from './menu.ts';
import { dataFile } from './programmes.ts';
import { addressOf, dataOf, pageAt, textFor, type View } from './view.ts';

/** Writes an address of the site as it is written in data: whole where the site has one of its own. */
type Absolute = (address: string) => string;

/** A page with its entry. */
type EntryView = View & { page: Page; text: PageText };

/**
 * What a page is, for machines: the way to it, and what it holds, in the words of schema.org. Nothing is said that does
 * not stand on the page.
 */
export function structuredData(view: View, site: URL | undefined): StarlightRouteData['head'] {
	const absolute: Absolute = (address) => (site ? wholeAddress(site, address) : address);
	const graph = [...breadcrumbs(view, absolute), ...thingsOn(view, absolute)];
	return graph.length > 0 ? [jsonLd(graph)] : [];
}

/** A graph as a part of a page's head. It is data, and nothing in it can end the element it stands in. */
const jsonLd = (graph: readonly Thing[]): StarlightRouteData['head'][number] => ({
	tag: 'script',
	attrs: { type: 'application/ld+json' },
	content: JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }).replaceAll('<', '\\u003c'),
});

function breadcrumbs(view: View, absolute: Absolute): Thing[] {
	const items = crumbsOf(view).map(({ href, title }, i) => ({
		'@type': 'ListItem' as const,
		position: i + 1,
		name: title,
		item: absolute(href),
	}));
	return items.length > 0 ? [{ '@type': 'BreadcrumbList', itemListElement: items }] : [];
}

function thingsOn(view: View, absolute: Absolute): Thing[] {
	const { page, text, path } = view;
	if (path === '') return [website(view, absolute)];
	if (path === 'glossary') return [termSet(view, absolute)];
	if (path === 'sources') return laws(view, absolute);
	if (isProgramme(path)) return dataset(view, absolute);
	return page && text ? entry({ ...view, page, text }, absolute) : [];
}

const publisherIn = ({ language }: View) => {
	const { publisher } = manifest.site;
	return publisher && ({ '@type': 'Organization', name: publisher[language] ?? publisher.en } as const);
};

const licenceIn = (language: LanguagePath): string => {
	const { url, name } = manifest.site.licence;
	return url ?? name[language] ?? name.en;
};

function website(view: View, absolute: Absolute): Thing {
	const { name, shortName, description } = manifest.site;
	const { language } = view;
	const publisher = publisherIn(view);
	return {
		'@type': 'WebSite',
		name: name[language] ?? name.en,
		alternateName: shortName[language] ?? shortName.en,
		description: description[language] ?? description.en,
		url: absolute(addressOf('', language)),
		inLanguage: languages[language].tag,
		...(publisher ? { publisher } : {}),
	};
}

/** An entry of the kinds that have a list; the others are only pages. */
function entry(view: EntryView, absolute: Absolute): Thing[] {
	const { page, text, language, tt } = view;
	const { data } = text;
	const publisher = publisherIn(view);
	const frame = {
		url: absolute(addressOf(page.path, language)),
		name: data.title,
		description: data.summary,
		inLanguage: languages[language].tag,
		identifier: data.id,
		version: data.version,
		datePublished: data.published,
		dateModified: data.updated,
		license: licenceIn(language),
		...(publisher ? { publisher } : {}),
	};
	const lesson = {
		...frame,
		learningResourceType: tt(kinds[page.kind].label),
		audience: { '@type': 'EducationalAudience', educationalRole: data.audience } as const,
	};
	switch (page.kind) {
		case 'page':
			return [];
		case 'report':
			return [
				{
					'@type': 'Report',
					...frame,
					reportNumber: data.id,
					...coverage(manifest.programmes[dataOf(text, 'report').programme], language),
				},
			];
		case 'course': {
			const items = dataOf(text, 'course').days.flat();
			const parts = new Set(items.flatMap((item) => pageOfItem(item, pageAt) ?? []));
			return [
				{
					'@type': 'Course',
					...lesson,
					timeRequired: duration(items.reduce((sum, item) => sum + minutesOfItem(item, pageAt), 0)),
					hasPart: [...parts].map((part) => {
						const own = textFor(part, language);
						return {
							'@type': 'LearningResource',
							name: own.text.data.title,
							url: absolute(addressOf(part.path, own.language)),
						} as const;
					}),
					...(publisher ? { provider: publisher } : {}),
				},
			];
		}
		default: {
			const module = page.kind === 'module' ? undefined : moduleOf(page);
			return [
				{
					'@type': 'LearningResource',
					...lesson,
					...('minutes' in data ? { timeRequired: duration(data.minutes) } : {}),
					...(module ? { isPartOf: absolute(addressOf(module.path, textFor(module, language).language)) } : {}),
				},
			];
		}
	}
}

/** Minutes as ISO 8601 writes them. */
const duration = (minutes: number): string => `PT${minutes}M`;

/** What is known of a programme, as tables to take away. */
function dataset(view: View, absolute: Absolute): Thing[] {
	const { path, language, tt } = view;
	const id = path.slice(programmePath('').length);
	const programme = manifest.programmes[id];
	const tables = programme ? dataTables(programme, manifest.places, language) : [];
	if (!programme || tables.length === 0) return [];
	const publisher = publisherIn(view);
	const file = (name: string, encodingFormat: string, title: string) =>
		({
			'@type': 'DataDownload',
			name: title,
			encodingFormat,
			contentUrl: absolute(dataFile(language, id, name)),
		}) as const;
	return [
		{
			'@type': 'Dataset',
			url: absolute(addressOf(path, language)),
			name: programme.title[language] ?? programme.title.en,
			description: programme.summary[language] ?? programme.summary.en,
			inLanguage: languages[language].tag,
			identifier: id,
			license: licenceIn(language),
			...(publisher ? { publisher } : {}),
			...coverage(programme, language),
			distribution: [
				...tables.map(({ name }) => file(`${name}.csv`, 'text/csv', tt(`table-${name}`))),
				file('json', 'application/json', tt('dataAll')),
			],
		},
	];
}

/** When and where a programme took place: never finer than a governorate. */
function coverage(programme: PublishedProgramme | undefined, language: LanguagePath) {
	const { period } = programme ?? {};
	const names = manifest.places
		.filter(({ code }) => programme?.places.includes(code))
		.map(({ name }) => name[language] ?? name.en);
	return {
		...(period ? { temporalCoverage: `${period.start}/${period.end}` } : {}),
		...(names.length > 0 ? { spatialCoverage: names.map((name) => ({ '@type': 'Place', name }) as const) } : {}),
	};
}

function termSet({ path, language, t }: View, absolute: Absolute): Thing {
	const url = absolute(addressOf(path, language));
	return {
		'@type': 'DefinedTermSet',
		name: t('glossary'),
		url,
		inLanguage: languages[language].tag,
		hasDefinedTerm: Object.entries(manifest.terms).map(([id, term]) => ({
			'@type': 'DefinedTerm',
			name: (term[language] ?? term.en).preferred[0] as string,
			url: `${url}#${id}`,
		})),
	};
}

/** Kinds of sources that are law; a bill is none yet. */
const lawKinds: readonly SourceData['kind'][] = ['constitution', 'law', 'order', 'treaty'];

function laws({ path, language, t }: View, absolute: Absolute): Thing[] {
	const say = (words: Localised) => words[language] ?? words.en;
	return Object.entries(manifest.sources)
		.filter(([, { kind }]) => lawKinds.includes(kind))
		.map(([id, { title, number, date, jurisdiction }]) => ({
			'@type': 'Legislation',
			name: say(title),
			url: `${absolute(addressOf(path, language))}#${id}`,
			...(number ? { legislationIdentifier: number } : {}),
			...(date ? { legislationDate: date } : {}),
			legislationJurisdiction: jurisdiction.map((where) => t(`jur-${where}`)),
		}));
}
