import type { LanguagePath } from '../../languages/languages.ts';
import { source } from '../../languages/languages.ts';
import type { Problem } from '../problem.ts';
import type { Content } from '../read.ts';

/** Texts in the data files are there in every language of the site. */
export function languagesPresent({ site, dataFiles }: Content): Problem[] {
	const languages = site?.languages ?? [source];
	// A word of one language may have no synonym in another.
	return dataFiles
		.filter(({ file }) => file !== 'synonyms.yaml')
		.flatMap(({ file, yaml }) =>
			missing(yaml.value, [], languages).map(({ path, language }) => ({
				file,
				line: yaml.lineOf(path),
				rule: 'missing-language',
				message: `${path.length > 0 ? `\`${path.join('.')}\`` : 'The file'} has no \`${language}\`. Add it.`,
			})),
		);
}

/** Objects that hold a text or a form in English, and lack a language. */
function missing(
	value: unknown,
	path: PropertyKey[],
	languages: readonly LanguagePath[],
): { path: PropertyKey[]; language: LanguagePath }[] {
	if (value === null || typeof value !== 'object') return [];
	if (Array.isArray(value)) return value.flatMap((item, i) => missing(item, [...path, i], languages));
	const own =
		source in value ? languages.filter((language) => !(language in value)).map((language) => ({ path, language })) : [];
	return [...own, ...Object.entries(value).flatMap(([key, item]) => missing(item, [...path, key], languages))];
}
