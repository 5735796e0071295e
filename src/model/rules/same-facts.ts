import { type LanguagePath, source } from '../../languages/languages.ts';
import type { Body } from '../body.ts';
import type { Problem } from '../problem.ts';
import type { Content, EntryFile } from '../read.ts';
import { plainDigits } from '../sheet-code.ts';
import { changedSections } from '../translations.ts';

/**
 * A translation states what English states: in each section the same numbers, law, terms, parts and links. Words are the
 * translator's, facts are not. Where English has changed since, the page says so itself, and nothing is compared.
 */
export const sameFacts = ({ entries, lock }: Content): Problem[] =>
	entries.flatMap((entry) => {
		const english = entry.files[source];
		return Object.values(entry.files).flatMap((file) => {
			if (!english?.body || !file.body || file.language === source || file.own['draft'] === true) return [];
			const changed = changedSections(entry, file.language, lock);
			return [
				...(changed.size === 0 ? parts(english.body, file.body, file.file) : []),
				...numbers(english, file, changed),
			];
		});
	});

/** What of a body is no word, by what it is called in a problem. */
const kinds: Record<string, (body: Body) => { what: string; line: number }[]> = {
	'statement of law': ({ components }) =>
		components
			.filter(({ name }) => name === 'Law')
			.map(({ attributes, line }) => ({ what: `${attributes['source']} ${attributes['ref']}`, line })),
	term: ({ components }) =>
		components
			.filter(({ name }) => name === 'Term')
			.map(({ attributes, line }) => ({ what: attributes['id'] ?? '', line })),
	component: ({ components }) =>
		components
			.filter(({ name }) => name !== 'Law' && name !== 'Term')
			.map(({ name, attributes, line }) => ({ what: `<${name}> ${attributes['id'] ?? ''}`.trim(), line })),
	link: ({ links }) => links.map(({ url, line }) => ({ what: url, line })),
};

function parts(english: Body, own: Body, file: string): Problem[] {
	return Object.entries(kinds).flatMap(([kind, read]) => {
		const { missing, extra } = compare(read(english), read(own));
		return [
			...missing.map(({ what, line }) => ({
				file,
				rule: 'translation-differs',
				message: `The ${kind} ${what} of line ${line} in English is missing. Translate it too.`,
			})),
			...extra.map(({ what, line }) => ({
				file,
				line,
				rule: 'translation-differs',
				message: `English has no ${kind} ${what} here, or not as often. Take it out, or add it there first.`,
			})),
		];
	});
}

/** Numbers by section: a minute, a year or an article is the same in all languages. */
function numbers(english: EntryFile, file: EntryFile, changed: ReadonlySet<string>): Problem[] {
	if (english.body?.sections.length !== file.body?.sections.length) return [];
	return (english.body?.sections ?? []).flatMap((section, i) => {
		if (changed.has(english.body?.headings[i - 1]?.id ?? '')) return [];
		// How often is left open: "fewer than 5 women or 5 men" may need its number once.
		const [wanted, own] = [new Set(numbersIn(section)), new Set(numbersIn(file.body?.sections[i] ?? ''))];
		const missing = [...wanted.difference(own)].filter((number) => !spelledOut[file.language]?.includes(number));
		const extra = [...own.difference(wanted)];
		if (missing.length === 0 && extra.length === 0) return [];
		const heading = file.body?.headings[i - 1];
		const list = (what: string, those: readonly string[]) => (those.length > 0 ? `${what} ${those.join(', ')}` : '');
		return [
			{
				file: file.file,
				line: heading?.line,
				rule: 'translation-differs',
				message: `The numbers under ${heading ? `"${heading.text}"` : 'the title'} are not those of the English: ${[list('missing', missing), list('too much', extra)].filter(Boolean).join('; ')}. Write the same numbers, in digits where English does.`,
			},
		];
	});
}

/** Numbers that a language says within the word that is counted: دقيقة, دقيقتان. */
const spelledOut: Partial<Record<LanguagePath, readonly string[]>> = { ar: ['1', '2'] };

/** Numbers in digits, but for those of lists, tags and addresses. */
const numbersIn = (section: string): string[] =>
	plainDigits(section.replace(/<[^>]*>|\]\([^)]*\)|^\s*\d+\.\s/gm, ' ')).match(/\d+(?:[.,:]\d+)*/g) ?? [];

/** What each list has that the other has not, or less often. */
function compare<T extends { what: string }>(wanted: readonly T[], own: readonly T[]): { missing: T[]; extra: T[] } {
	const left = new Map<string, number>();
	for (const { what } of own) left.set(what, (left.get(what) ?? 0) + 1);
	const take = ({ what }: T) => {
		const count = left.get(what) ?? 0;
		left.set(what, count - 1);
		return count > 0;
	};
	const missing = wanted.filter((item) => !take(item));
	const extra = own.toReversed().filter(({ what }) => {
		const count = left.get(what) ?? 0;
		if (count > 0) left.set(what, count - 1);
		return count > 0;
	});
	return { missing, extra: extra.toReversed() };
}
