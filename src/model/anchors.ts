/** Anchors the page itself uses around the body; a heading of the same words gets another. */
export const reservedAnchors = [
	'top', 'menu', 'timetable', 'objectives', 'materials', 'preparation', 'sessions', 'cases', 'guides', 'terms',
	'sources', 'outcomes', 'key-messages', 'setting', 'figures', 'unknown', 'days', 'share', 'cite',
]; // prettier-ignore
