import { describe, expect, test } from 'vitest';
import type { LanguagePath } from '../../src/languages/languages.ts';
import { chaptersOf, downloadsOf } from '../../src/model/downloads.ts';
import { type Kind, kinds } from '../../src/model/kinds.ts';
import type { Page, PageText } from '../../src/model/manifest.ts';
import type { Filling } from '../../src/model/vocabulary.ts';

interface Own {
	module?: string;
	forTrainers?: boolean;
	fills?: Filling[];
	languages?: LanguagePath[];
}

/** A page of which nothing is known but what downloads depend on. */
function pageOf(
	kind: Kind,
	slug: string,
	{ module, forTrainers = false, fills = [], languages = ['en', 'ar', 'ku'] }: Own = {},
): Page {
	const text = { data: { title: slug, ...(module ? { module } : {}) }, forTrainers, fills } as unknown as PageText;
	const { folder } = kinds[kind];
	return {
		kind,
		slug,
		path: folder ? `${folder}/${slug}` : slug,
		in: Object.fromEntries(languages.map((language) => [language, text])) as Page['in'],
	};
}

const pathsOf = (page: Page, language: LanguagePath, pages: Page[] = [page]) =>
	downloadsOf(page, language, pages).map(({ path }) => path);

describe('the files of a page', () => {
	test.each<[Kind, string[]]>([
		['module', ['downloads/en/modules/a.pdf', 'downloads/en/modules/a.docx']],
		[
			'session-plan',
			[
				'downloads/en/session-plans/a.pdf',
				'downloads/en/session-plans/a.docx',
				'downloads/en/session-plans/a.xlsx',
				'downloads/en/session-plans/a.html',
			],
		],
		[
			'case-study',
			['downloads/en/case-studies/a.pdf', 'downloads/en/case-studies/a.docx', 'downloads/en/case-studies/a.html'],
		],
		['guide', ['downloads/en/guides/a.pdf', 'downloads/en/guides/a.docx', 'downloads/en/guides/a.html']],
		['report', ['downloads/en/reports/a.pdf', 'downloads/en/reports/a.docx', 'downloads/en/reports/a.html']],
		['course', ['downloads/en/courses/a.pdf', 'downloads/en/courses/a.docx', 'downloads/en/courses/a.xlsx']],
		['form', ['downloads/en/forms/a.pdf', 'downloads/en/forms/a.docx']],
		['page', []],
	])('%s', (kind, paths) => {
		expect(pathsOf(pageOf(kind, 'a'), 'en')).toEqual(paths);
	});

	test('stand in the folder of their language', () => {
		expect(pathsOf(pageOf('guide', 'a'), 'ku')).toEqual([
			'downloads/ku/guides/a.pdf',
			'downloads/ku/guides/a.docx',
			'downloads/ku/guides/a.html',
		]);
	});

	test('say their format, and no edition where there is one', () => {
		expect(downloadsOf(pageOf('guide', 'a'), 'ar', [])).toEqual([
			{ path: 'downloads/ar/guides/a.pdf', format: 'pdf' },
			{ path: 'downloads/ar/guides/a.docx', format: 'docx' },
			{ path: 'downloads/ar/guides/a.html', format: 'html' },
		]);
	});

	test('have two editions where parts are for trainers, one timetable, and one page for a phone', () => {
		const base = 'downloads/en/session-plans/a';
		expect(downloadsOf(pageOf('session-plan', 'a', { forTrainers: true }), 'en', [])).toEqual([
			{ path: `${base}-trainer.pdf`, format: 'pdf', edition: 'trainer' },
			{ path: `${base}-participant.pdf`, format: 'pdf', edition: 'participant' },
			{ path: `${base}-trainer.docx`, format: 'docx', edition: 'trainer' },
			{ path: `${base}-participant.docx`, format: 'docx', edition: 'participant' },
			{ path: `${base}.xlsx`, format: 'xlsx' },
			{ path: `${base}.html`, format: 'html' },
		]);
	});

	test('have editions by what stands in their own language', () => {
		const page = pageOf('guide', 'a', { languages: ['ar'] });
		page.in.en = { ...page.in.ar, forTrainers: true } as PageText;
		expect(pathsOf(page, 'en')).toHaveLength(5);
		expect(pathsOf(page, 'ar')).toHaveLength(3);
	});
});

describe('a module', () => {
	const module = pageOf('module', 'm');
	const pages = [
		module,
		pageOf('module', 'other'),
		pageOf('session-plan', 'second-by-name', { module: 'm' }),
		pageOf('session-plan', 'first-by-name', { module: 'm', languages: ['en', 'ar'] }),
		pageOf('session-plan', 'elsewhere', { module: 'other', forTrainers: true }),
		pageOf('case-study', 'case', { module: 'm', languages: ['en', 'ku'] }),
		pageOf('guide', 'guide', { module: 'm', forTrainers: true }),
		pageOf('course', 'course'),
	];
	const slugs = (page: Page, language: LanguagePath, all = pages) =>
		chaptersOf(page, language, all).map(({ slug }) => slug);

	test('holds itself, its plans and its cases, in the order of the site', () => {
		expect(slugs(module, 'en')).toEqual(['m', 'second-by-name', 'first-by-name', 'case']);
	});

	test('holds plans before cases, however they come', () => {
		expect(slugs(module, 'en', pages.toReversed())).toEqual(['m', 'first-by-name', 'second-by-name', 'case']);
	});

	test('holds only what exists in its language', () => {
		expect(slugs(module, 'ar')).toEqual(['m', 'second-by-name', 'first-by-name']);
		expect(slugs(module, 'ku')).toEqual(['m', 'second-by-name', 'case']);
	});

	test('without parts is alone, and so is a page of any other kind', () => {
		expect(slugs(pageOf('module', 'new'), 'en')).toEqual(['new']);
		for (const page of pages.filter(({ kind }) => kind !== 'module')) expect(slugs(page, 'en')).toEqual([page.slug]);
	});

	test('has two editions when a part of it in this language has something for trainers', () => {
		const plan = pageOf('session-plan', 'plan', { module: 'm', forTrainers: true, languages: ['en', 'ar'] });
		expect(pathsOf(module, 'ar', [...pages, plan])).toEqual([
			'downloads/ar/modules/m-trainer.pdf',
			'downloads/ar/modules/m-participant.pdf',
			'downloads/ar/modules/m-trainer.docx',
			'downloads/ar/modules/m-participant.docx',
		]);
		expect(pathsOf(module, 'ku', [...pages, plan])).toEqual([
			'downloads/ku/modules/m.pdf',
			'downloads/ku/modules/m.docx',
		]);
	});

	test('has one edition when only a guide or another module has something for trainers', () => {
		expect(pathsOf(module, 'en', pages)).toEqual(['downloads/en/modules/m.pdf', 'downloads/en/modules/m.docx']);
	});
});

describe('a form to fill in', () => {
	const [first, second] = [pageOf('module', 'one'), pageOf('module', 'two', { languages: ['en', 'ku'] })];
	const form = pageOf('form', 'plan', { fills: ['sessions', 'outcomes'] });
	const pages = [first, second, form, pageOf('guide', 'g')];

	test('is there empty, and for each module', () => {
		expect(downloadsOf(form, 'en', pages).map(({ path, module }) => [path, module?.slug])).toEqual([
			['downloads/en/forms/plan.pdf', undefined],
			['downloads/en/forms/plan.docx', undefined],
			['downloads/en/forms/plan--one.pdf', 'one'],
			['downloads/en/forms/plan--one.docx', 'one'],
			['downloads/en/forms/plan--two.pdf', 'two'],
			['downloads/en/forms/plan--two.docx', 'two'],
		]);
	});

	test('is there only for modules in its language', () => {
		expect(pathsOf(form, 'ar', pages)).toEqual([
			'downloads/ar/forms/plan.pdf',
			'downloads/ar/forms/plan.docx',
			'downloads/ar/forms/plan--one.pdf',
			'downloads/ar/forms/plan--one.docx',
		]);
	});

	test('without rows to fill is there once', () => {
		expect(pathsOf(pageOf('form', 'plain'), 'en', pages)).toEqual([
			'downloads/en/forms/plain.pdf',
			'downloads/en/forms/plain.docx',
		]);
	});

	test('for trainers has its edition behind the module', () => {
		const own = pageOf('form', 'plan', { fills: ['sessions'], forTrainers: true });
		expect(pathsOf(own, 'en', [first]).slice(4)).toEqual([
			'downloads/en/forms/plan--one-trainer.pdf',
			'downloads/en/forms/plan--one-participant.pdf',
			'downloads/en/forms/plan--one-trainer.docx',
			'downloads/en/forms/plan--one-participant.docx',
		]);
	});
});

test('no two files of a site have the same path', () => {
	const pages = [
		pageOf('module', 'a', { forTrainers: true }),
		pageOf('module', 'b'),
		pageOf('session-plan', 'a', { module: 'a', forTrainers: true }),
		pageOf('course', 'a'),
		pageOf('form', 'a', { fills: ['outcomes'] }),
	];
	const paths = (['en', 'ar', 'ku'] as const).flatMap((language) =>
		pages.flatMap((page) => pathsOf(page, language, pages)),
	);
	expect(paths).toHaveLength(3 * (4 + 2 + 6 + 3 + 6));
	expect(new Set(paths).size).toBe(paths.length);
});
