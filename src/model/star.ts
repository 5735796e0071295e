import type { Kind } from './kinds.ts';

const star = 'M12 1l2.9 4 4.9-.8-.8 4.9L23 12l-4 2.9.8 4.9-4.9-.8L12 23l-2.9-4-4.9.8.8-4.9L1 12l4-2.9-.8-4.9 4.9.8z';

const hearts: Record<Kind, string> = {
	page: 'M12 8.9a3.1 3.1 0 1 0 0 6.2 3.1 3.1 0 0 0 0-6.2z',
	module: 'M8.5 8.5h7v7h-7z',
	'session-plan': 'M12 7l1.5 3.5L17 12l-3.5 1.5L12 17l-1.5-3.5L7 12l3.5-1.5z',
	'case-study': 'M12 7.5l4.5 4.5-4.5 4.5-4.5-4.5z',
	guide: 'M7.5 9.2h9v2h-9zm0 3.6h9v2h-9z',
	report: 'M8 15.5v-3h2v3zm3 0V8.5h2v7zm3 0v-5h2v5z',
	course: 'M12 7.5l4.2 7.5H7.8z',
	form: 'M8 8h8v8H8zm1.8 1.8v4.4h4.4V9.8z',
};

/** Path of the eight-pointed star of Iraqi brickwork in a 24 by 24 box, with a heart of its own for each kind. */
export const starPath = (kind: Kind): string => star + hearts[kind];

/** The accent of a site that has none of its own; in pages it is `--accent` of tokens.css. */
export const teal = '#0b5c63';
