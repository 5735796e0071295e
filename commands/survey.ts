import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { contentFolder, engineWords } from '../src/model/folder.ts';
import { readContent } from '../src/model/read.ts';
import { survey } from '../src/model/survey.ts';

// `npm run survey`: what the English content holds, and what it rests on.
const { kinds, orphans, law, sources, undefinedTerms } = survey(readContent(contentFolder, engineWords));

console.log('kind           pages  words: least  median  most  reading grade');
for (const { kind, pages, words, text } of kinds)
	console.log(
		`${kind.padEnd(14)} ${String(pages).padStart(5)} ${String(words.least).padStart(13)} ${String(words.median).padStart(7)} ${String(words.most).padStart(5)} ${gradeOf(text).toFixed(1).padStart(14)}`,
	);
const marks = ({ read, extract, earlier, unchecked }: typeof law) =>
	`${read} read, ${extract} in an extract, ${earlier} read earlier, ${unchecked} to be checked`;
console.log(`\nStatements of law: ${marks(law)}`);
console.log(`Sources: ${marks(sources)}`);
list('Sources that no page cites', sources.uncited);
list('Pages that no other leads to', orphans);
list('Terms without a definition', undefinedTerms);

function list(title: string, items: readonly string[]): void {
	console.log(`${title}: ${items.length}${items.length > 0 ? ` (${items.join(', ')})` : ''}`);
}

/** School years somebody has read the language for, after Flesch and Kincaid: https://doi.org/10.21236/ADA006655 */
function gradeOf(text: string): number {
	const words = text.match(/[\p{L}’']+/gu) ?? [];
	return fleschKincaid({
		sentence: text.split('\n').length,
		word: words.length,
		syllable: words.reduce((sum, word) => sum + syllable(word), 0),
	});
}
