import { isLanguagePath, type LanguagePath } from '../languages/languages.ts';
import { splitFrontmatter, type Yaml } from './frontmatter.ts';
import type { Content } from './read.ts';

/** A paragraph, a title or a value as it stands in a file. */
export interface LanguageText {
	file: string;
	language: LanguagePath;
	/** Its place in the file, in UTF-16 units. */
	start: number;
	/** Of a page, not of a data file. */
	isPage: boolean;
	/** As long as in the file; tags, addresses and code are replaced by U+FFFC. */
	text: string;
}

/** Keys whose words are misspelt on purpose: forms that readers type, and forms that are never printed. */
const onPurpose = new Set(['variants', 'forbidden', 'badini', 'note']);

/** All texts of a language, where they stand: bodies by line, keys and data files by value. */
export function languageTexts(content: Content, language: LanguagePath): LanguageText[] {
	// A draft still holds what its template says.
	const pages = content.entries
		.flatMap(({ files }) => files[language] ?? [])
		.filter(({ own }) => own['draft'] !== true);
	const inFile = (
		file: string,
		yaml: Yaml,
		offset: number,
		isPage: boolean,
		wanted: (path: PropertyKey[]) => boolean,
	) =>
		yaml.texts
			.filter(({ path }) => wanted(path))
			.map(({ start, end }) => ({
				file,
				language,
				isPage,
				start: start + offset,
				text: plain((content.texts.get(file) ?? '').slice(start + offset, end + offset)),
			}));
	const words = content.words[language];
	return [
		...pages.flatMap(({ file, text, yaml }) => [
			// The first line of the block is ---.
			...inFile(file, yaml, text.indexOf('\n') + 1, true, () => true),
			...bodyLines(text).map(({ start, text: line }) => ({ file, language, isPage: true, start, text: line })),
		]),
		...content.dataFiles
			.filter(({ file }) => file !== 'synonyms.yaml' && file !== 'allowed.yaml')
			.flatMap(({ file, yaml }) =>
				inFile(
					file,
					yaml,
					0,
					false,
					(path) => languageOf(path) === language && !path.some((key) => onPurpose.has(String(key))),
				),
			),
		...(words && content.texts.has(words.file) ? inFile(words.file, words.yaml, 0, false, () => true) : []),
	];
}

/** The language a value is in: the innermost key that is one. */
const languageOf = (path: PropertyKey[]): LanguagePath | undefined =>
	path.map(String).findLast((key): key is LanguagePath => isLanguagePath(key));

/** What is no text in a line: tags, addresses of links, code. */
const noText = /<[^>]*>|\[(?=[^\]]*\]\()|\]\([^)]*\)|`[^`]*`|^\s*(?:#+|[-*]|\d+\.)\s|^\s*:::\w*/g;

const plain = (line: string) => line.replace(noText, (found) => '\uFFFC'.repeat(found.length));

function bodyLines(file: string): { start: number; text: string }[] {
	let start = splitFrontmatter(file).end;
	return file
		.slice(start)
		.split('\n')
		.map((line) => {
			const here = start;
			start += line.length + 1;
			return { start: here, text: plain(line) };
		})
		.filter(({ text }) => text.trim() !== '');
}
