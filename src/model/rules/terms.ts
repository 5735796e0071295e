import { analyse, wordsOf } from '../../languages/analyse.ts';
import { type LanguagePath, languages, source } from '../../languages/languages.ts';
import { splitFrontmatter } from '../frontmatter.ts';
import type { Problem } from '../problem.ts';
import type { Content, Entry } from '../read.ts';
import { formsOf } from '../term-forms.ts';
import { comparable } from '../translations.ts';
import { withoutLaw } from '../without-law.ts';

/**
 * A marked term shows one of the forms the glossary rules, in any ending, or a part of one: one concept has one name in a
 * language.
 */
export const terms = ({ entries, terms: glossary, lock }: Content): Problem[] => {
	const forms = formsBy(glossary);
	return comparable(entries, lock).flatMap(({ file: { file, language, body } }) =>
		(body?.components ?? []).flatMap(({ name, attributes, text = '', line }) => {
			const id = attributes['id'] ?? '';
			const own = name === 'Term' ? forms(id, language) : [];
			const ways = bare(text, language).map((way) => analyse(way, languages[language].tag));
			// Sorani writes any number of endings onto a word, and nothing before it.
			const fits = ({ form, stems }: Form) =>
				text.startsWith(form) || ways.some((words) => standsIn(stems, words) || standsIn(words, stems));
			if (own.length === 0 || own.some(fits)) return [];
			return [
				{
					file,
					line,
					rule: 'term-form',
					message: `"${text}" is no form of the term \`${id}\`. Write ${listed(own)}, with the ending the sentence needs; or add the form to glossary/${id}.yaml.`,
				},
			];
		}),
	);
};

/** A text as it is, and without letters written onto words that the analysis leaves, since elsewhere they are the word's own. */
const bare = (text: string, language: LanguagePath): string[] =>
	language === 'ar' ? [text, text.replace(/(?<!\p{L})[وفبكل](?=\p{L}{3})/gu, '')] : [text];

/**
 * A term of several words that English uses unmarked is in the translation by one of its names. Single words have everyday
 * senses too ("report", "course"): those are held where they are marked.
 */
export const namedTerms = ({ entries, terms: glossary, lock }: Content): Problem[] => {
	const forms = formsBy(glossary);
	const several = [...glossary].flatMap(([id, { data }]) =>
		data.en.preferred
			.map((form) => ({ id, form, words: wordsOf(form, languages[source].tag) }))
			.filter(({ words }) => words.length > 1),
	);
	const usedIn = new Map<Entry, typeof several>();
	return comparable(entries, lock).flatMap(({ entry, file: { file, language, text } }) => {
		const used = usedIn.get(entry) ?? several.filter(standsInEnglish(entry));
		usedIn.set(entry, used);
		const ways = bare(text.replace(/<[^>]*>/g, ' '), language).map((way) => analyse(way, languages[language].tag));
		return used.flatMap(({ id, form }) => {
			const own = forms(id, language);
			const isThere = own.some((each) => text.includes(each.form) || ways.some((words) => standsIn(each.stems, words)));
			if (own.length === 0 || isThere) return [];
			return [
				{
					file,
					rule: 'term-missing',
					message: `English speaks of "${form}", and no form of the term \`${id}\` is here. Write ${listed(own)}.`,
				},
			];
		});
	});
};

function standsInEnglish({ files }: Entry): (term: { words: string[] }) => boolean {
	const english = wordsOf(unmarked(files[source]?.text ?? ''), languages[source].tag);
	return ({ words }) => standsIn(words, english);
}

const listed = (forms: readonly Form[]): string => forms.map(({ form }) => form).join(' or ');

/** A page's own words: without its keys, marked terms, law and addresses. */
const unmarked = (file: string): string =>
	withoutLaw(file.slice(splitFrontmatter(file).end)).replace(/<Term[^>]*>[^<]*<\/Term>|<[^>]*>|\]\([^)]*\)/g, ' ');

interface Form {
	form: string;
	stems: string[];
}

/** Forms of a term in a language, each analysed once. */
function formsBy(glossary: Content['terms']): (id: string, language: LanguagePath) => Form[] {
	const known = new Map<string, Form[]>();
	return (id, language) => {
		const key = `${language} ${id}`;
		const forms =
			known.get(key) ??
			formsOf(glossary.get(id)?.data[language]).map((form) => ({
				form,
				stems: analyse(form, languages[language].tag),
			}));
		known.set(key, forms);
		return forms;
	};
}

/** Whether these stems stand there, in their order, one after the other. */
const standsIn = (stems: readonly string[], words: readonly string[]): boolean =>
	words.some((_, i) => stems.every((stem, j) => words[i + j] === stem));
