import { parseYaml, splitFrontmatter } from '../model/frontmatter.ts';
import { reviewsOf } from '../model/schema/common.ts';
import type { ReadSheet } from './read-sheet.ts';

/** A page's file with who signed put into its `review`: a role that had signed before has its new day. */
export function signedReview(file: string, signed: ReadSheet['signed']): string {
	const { end, yaml } = splitFrontmatter(file);
	const known = parseYaml(yaml).value as { review?: never } | undefined;
	const roles = new Map([...reviewsOf(known?.review), ...signed].map(({ by, on }) => [by, on]));
	const line = `review: [${[...roles].map(([by, on]) => `{ by: ${by}, on: ${on} }`).join(', ')}]`;
	return file.slice(0, end).replace(/^review:.*$/m, line) + file.slice(end);
}
