/** A body without its statements of law, which speak in the law's own words and numbers: their lines are left empty. */
export const withoutLaw = (text: string): string =>
	text.replace(/<Law\b(?:(?!<Law\b)[\s\S])*?<\/Law>/g, (statement) => statement.replace(/[^\n]/g, ' '));
