import { source } from '../../languages/languages.ts';
import { allowances } from '../allowances.ts';
import type { Problem } from '../problem.ts';
import type { Content } from '../read.ts';
import { plainDigits } from '../sheet-code.ts';
import { today } from '../today.ts';
import { withoutLaw } from '../without-law.ts';

/** The number of an article or section, in three languages. */
const article =
	/(?<!\p{L})(?:articles?|sections?)\s\d+|(?<!\p{L})(?:ال)?(?:مادة|مادتين|مادتان|مواد)\s\d+|(?<!\p{L})(?:ماددە|مادە)(?:ی|کانی)?\s\d+/giu;

/**
 * What the law says stands in a <Law>, with its source; and a page that cites a law says that it speaks of the place where
 * that law is in force.
 * @param day as 2026-11-21; what is allowed only until an earlier one is refused again
 */
export function law({ entries, sources, allowed }: Content, day = today()): Problem[] {
	const isAllowed = allowances(allowed, day);
	return entries.flatMap(({ files }) =>
		Object.values(files).flatMap(({ file, text, body, data }) => {
			const unsourced = plainDigits(withoutLaw(text))
				.split('\n')
				.flatMap((line, i) =>
					[...line.matchAll(article)]
						.filter(([found]) => !isAllowed(found, line))
						.map(([found]) => ({
							file,
							line: i + 1,
							rule: 'law-without-source',
							message: `"${found}" stands outside a <Law>. Put the statement into <Law source="…" ref="…">, or speak of the law without its number.`,
						})),
				);
			const elsewhere = (body?.components ?? []).flatMap(({ name, attributes, line }) => {
				const cited = name === 'Law' ? sources.get(attributes['source'] ?? '') : undefined;
				const provision = cited?.data.provisions.find(({ ref }) => ref === attributes['ref']);
				const where = provision?.jurisdiction ?? cited?.data.jurisdiction ?? [];
				if (!data || where.length === 0 || where.some((each) => data.jurisdiction.includes(each))) return [];
				return [
					{
						file,
						line,
						rule: 'law-elsewhere',
						message: `This law applies in: ${where.join(', ')}; the page speaks of: ${data.jurisdiction.join(', ')}. Add to its \`jurisdiction\`, in the ${source} file.`,
					},
				];
			});
			return [...unsourced, ...elsewhere];
		}),
	);
}
