import { isCited } from '../model/citation.ts';
import caseStudy from './styles/case-study.css?inline';
import checkSheet from './styles/check-sheet.css?inline';
import cite from './styles/cite.css?inline';
import copies from './styles/copies.css?inline';
import course from './styles/course.css?inline';
import home from './styles/home.css?inline';
import listing from './styles/listing.css?inline';
import module from './styles/module.css?inline';
import plain from './styles/plain.css?inline';
import preferences from './styles/preferences.css?inline';
import records from './styles/records.css?inline';
import report from './styles/report.css?inline';
import search from './styles/search.css?inline';
import sensitive from './styles/sensitive.css?inline';
import { isSensitive, type View } from './view.ts';

/** Styles that only some pages need stand in those pages: the stylesheet that all load stays light. */
export const ownStyles = {
	'case-study': caseStudy,
	'check-sheet': checkSheet,
	cite,
	copies,
	course,
	home,
	listing,
	module,
	plain,
	preferences,
	records,
	report,
	search,
	sensitive,
};
type Name = keyof typeof ownStyles;

/** Styles as a part of a page's head. */
export const styleOf = (...names: Name[]) =>
	names.length > 0
		? [{ tag: 'style' as const, attrs: {}, content: names.map((name) => ownStyles[name]).join('\n') }]
		: [];

/** Those of an entry's page. */
export const stylesFor = (view: View) =>
	styleOf(
		...(view.page && view.page.kind in ownStyles ? [view.page.kind as Name] : []),
		...(view.page && isCited(view.page) ? (['cite'] as const) : []),
		...(view.path === '' ? (['home'] as const) : []),
		...(isSensitive(view) ? (['sensitive'] as const) : []),
	);
