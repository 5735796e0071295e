/**
 * All forms of a term in one language that readers may meet or type, preferred ones first. Apart from the schema: search
 * takes it into the browser, and must not take the schema's library with it.
 */
export const formsOf = (
	words: Partial<Record<'preferred' | 'singular' | 'plural' | 'variants', string[] | undefined>> | undefined,
): string[] => [words?.preferred, words?.singular, words?.plural, words?.variants].flatMap((forms) => forms ?? []);
