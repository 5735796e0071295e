import { type LanguagePath, source } from '../languages/languages.ts';
import type { Entry, EntryFile } from '../model/read.ts';
import { fingerprint } from '../model/translations.ts';

/** A section of a page in English and in the language that is reviewed, as somebody reads it who never sees the file. */
export interface ReviewedSection {
	/** Anchor of its heading; `` is the top of the page. */
	id: string;
	english: string[];
	own: string[];
	/** Of both texts: a sheet that was made of others is an old one. */
	print: string;
}

/**
 * The sections of a page side by side.
 * @returns undefined while the page is not translated, or its headings do not pair
 */
export function sectionsOf({ files }: Entry, language: LanguagePath): ReviewedSection[] | undefined {
	const [english, own] = [files[source], files[language]];
	if (!english?.body || !own?.body || english.body.sections.length !== own.body.sections.length) return;
	const ids = ['', ...english.body.headings.map(({ id }) => id)];
	return ids.map((id, i) => {
		const lines = (file: EntryFile) => [
			...(i === 0 ? wordsOf(own.own, file.own) : []),
			...plainLines(file.body?.sections[i] ?? ''),
		];
		const [theirs, ours] = [lines(english), lines(own)];
		return { id, english: theirs, own: ours, print: fingerprint([...theirs, '', ...ours].join('\n')) };
	});
}

/** The words of a block of keys, in the order of the translation's keys. */
function wordsOf(keys: Record<string, unknown>, from: Record<string, unknown>): string[] {
	const texts = (value: unknown): string[] => {
		if (typeof value === 'string') return [value];
		return value && typeof value === 'object' ? Object.values(value).flatMap(texts) : [];
	};
	return Object.keys(keys)
		.filter((key) => key !== 'review' && key !== 'draft')
		.flatMap((key) => texts(from[key]));
}

/** A section's lines without tags and marks; the parts of a table's row stand apart. */
const plainLines = (section: string): string[] =>
	section
		.split('\n')
		.filter((line) => !/^\s*\|?\s*:?-{3,}/.test(line))
		.map((line) =>
			line
				.replace(/<[^>]*>/g, '')
				.replace(/\]\([^)]*\)/g, '')
				.replace(/[*_`[\]]|^#+ |^:::\w*/g, '')
				.replace(/^\s*\||\|\s*$/g, '')
				.replace(/\s*\|\s*/g, ' · ')
				.trim(),
		)
		.filter((line) => /[\p{L}\p{N}]/u.test(line));
