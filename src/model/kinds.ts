/**
 * The one table of kinds of content. `folder` is the content folder and the address; `label` and `plural`
 * are keys of the interface words; `listed` kinds have a page that lists them; `formats` is what a page can be
 * taken away as.
 */
export const kinds = {
	module: { folder: 'modules', label: 'module', plural: 'modules', listed: true, formats: ['pdf', 'docx'] },
	'session-plan': {
		folder: 'session-plans',
		label: 'sessionPlan',
		plural: 'sessionPlans',
		listed: true,
		formats: ['pdf', 'docx', 'xlsx', 'html'],
	},
	'case-study': {
		folder: 'case-studies',
		label: 'caseStudy',
		plural: 'caseStudies',
		listed: true,
		formats: ['pdf', 'docx', 'html'],
	},
	guide: { folder: 'guides', label: 'guide', plural: 'guides', listed: true, formats: ['pdf', 'docx', 'html'] },
	report: { folder: 'reports', label: 'report', plural: 'reports', listed: true, formats: ['pdf', 'docx', 'html'] },
	course: { folder: 'courses', label: 'course', plural: 'courses', listed: true, formats: ['pdf', 'docx', 'xlsx'] },
	form: { folder: 'forms', label: 'form', plural: 'forms', listed: true, formats: ['pdf', 'docx'] },
	/** About, privacy and the like: at the top of a language, listed nowhere. */
	page: { folder: '', label: 'page', plural: 'pages', listed: false, formats: [] },
} as const satisfies Record<
	string,
	{ folder: string; label: string; plural: string; listed: boolean; formats: readonly Format[] }
>;

/** What a document can be written as. */
export type DocumentFormat = 'pdf' | 'docx' | 'xlsx';

/** What a page can be taken away as: a document, or the page itself in one file, to send from phone to phone. */
export type Format = DocumentFormat | 'html';

export type Kind = keyof typeof kinds;
export type ListedFolder = Exclude<(typeof kinds)[Kind]['folder'], ''>;

/** The kinds that have a listing, in the order the site shows them. */
export const listedKinds = (Object.keys(kinds) as Kind[]).filter((kind) => kinds[kind].listed);

/** Pages of the site itself beside the lists, in each language: nothing else may have their address. */
export const ownPages = ['search', 'offline', 'v', 'preferences'] as const;

/** The kind whose folder this is; undefined for a folder that is no kind's. */
export const kindOfFolder = (folder: string): Kind | undefined =>
	(Object.keys(kinds) as Kind[]).find((kind) => kinds[kind].folder === folder);
