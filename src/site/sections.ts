import manifest from 'virtual:manifest';
import { dataOf, type View } from './view.ts';

/** Sections of a page for its table of contents: those its kind puts around the body, and the body's own. */
export function sectionsOf({ page, text, tt }: View): { id: string; title: string }[] {
	if (!page || !text) return [];
	const own = text.headings.filter(({ depth }) => depth === 2).map(({ id, text: title }) => ({ id, title }));
	const section = (id: string, title: string) => ({ id, title });
	switch (page.kind) {
		case 'session-plan':
			return [
				section('timetable', tt('timetable')),
				section('objectives', tt('objectives')),
				section('materials', tt('materials')),
				section('preparation', tt('preparation')),
				...own,
			];
		case 'module':
			return [section('outcomes', tt('outcomes')), section('sessions', tt('sessions')), ...own];
		case 'case-study':
			return [section('setting', tt('setting')), ...own];
		case 'report': {
			const { events = [], cascade, indicators = [] } = manifest.programmes[dataOf(text, 'report').programme] ?? {};
			return [
				...(events.length > 0 ? [section('events', tt('events'))] : []),
				...(indicators.length > 0 ? [section('figures', tt('figures'))] : []),
				...(cascade ? [section('cascade', tt('cascade'))] : []),
				...own,
			];
		}
		case 'course':
			return [section('days', tt('timetable')), ...own];
		default:
			return own;
	}
}
