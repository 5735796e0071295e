import { type LanguagePath, source } from '../../languages/languages.ts';
import { wholeWords } from '../../languages/whole-words.ts';
import { allowances } from '../allowances.ts';
import type { Problem } from '../problem.ts';
import type { Content } from '../read.ts';
import { today } from '../today.ts';
import { withoutLaw } from '../without-law.ts';

/**
 * Words that the glossary rules out are in no page: they judge, blame or give a person away.
 * @param day as 2026-11-21; what is allowed only until an earlier one is refused again
 */
export function words({ entries, terms, allowed }: Content, day = today()): Problem[] {
	const isAllowed = allowances(allowed, day);
	const problems: Problem[] = [];
	const forms = ruledOut(terms);
	for (const { files } of entries)
		for (const { file, language, text } of Object.values(files)) {
			const ours = withoutLaw(text);
			const own = forms.filter((each) => each.language === language && each.find.test(ours));
			ours.split('\n').forEach((line, i) => {
				for (const { id, form, why, find, within } of own) {
					if (!find.test(line)) continue;
					const rest = within.reduce((left, each) => left.replaceAll(each, ' '), line);
					if (find.test(rest) && !isAllowed(form, line))
						problems.push({
							file,
							line: i + 1,
							rule: 'forbidden-word',
							message: `"${form}" is not written here: ${why} See the term \`${id}\` for what to write.`,
						});
				}
			});
		}
	return problems;
}

interface RuledOut {
	id: string;
	language: string;
	form: string;
	why: string;
	find: RegExp;
	/** Forms of the glossary that it is or is a part of: there it is right. */
	within: RegExp[];
}

function ruledOut(terms: Content['terms']): RuledOut[] {
	const inLanguage = (language: LanguagePath) =>
		[...terms.values()].flatMap(({ data }) => {
			const { preferred = [], singular = [], plural = [] } = data[language] ?? {};
			return [...preferred, ...singular, ...plural];
		});
	return [...terms].flatMap(([id, { data }]) =>
		(Object.keys(data) as LanguagePath[]).flatMap((language) =>
			(data[language]?.forbidden ?? [])
				.filter(({ otherSense }) => !otherSense)
				.map(({ form, why }) => {
					const find = wholeWords(form);
					const within = inLanguage(language)
						.filter((other) => find.test(other))
						.map((other) => new RegExp(wholeWords(other), 'giu'));
					return { id, language, form, why: why[source], find, within };
				}),
		),
	);
}
