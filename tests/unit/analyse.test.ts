import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../src/languages/analyse.ts';
import { root } from '../../src/model/folder.ts';
import { ConceptFinder } from '../../src/search/concepts.ts';
import { projectConcepts, readRows } from '../search/pairs.ts';

const lucene = join(root, 'tests/search/lucene');
const { vectors } = JSON.parse(readFileSync(join(lucene, 'vectors.json'), 'utf8')) as {
	vectors: { class: string; test: string; input: string; expected: string | string[] }[];
};

describe('agrees with Lucene', () => {
	test('on which Sorani words are one, of its whole vocabulary', () => {
		const groups = Map.groupBy(readRows(join(lucene, 'sorani-vocabulary.tsv')), ([, stem]) => stem);
		let pairs = 0;
		let joined = 0;
		for (const group of groups.values())
			group.forEach(([one], i) => {
				for (const [other] of group.slice(i + 1)) {
					pairs++;
					if (analyse(one ?? '', 'ckb').join(' ') === analyse(other ?? '', 'ckb').join(' ')) joined++;
				}
			});
		expect(pairs).toBeGreaterThan(10_000);
		expect(joined / pairs).toBeGreaterThanOrEqual(0.98);
	});

	/** Where ours differs, and why. */
	const otherwise: Record<string, string> = {
		'ما ملكت أيمانكم': 'stop words are the query’s matter, and كم is a pronoun here: ايمان is found',
		'الذين ملكت أيمانكم': 'stop words are the query’s matter, and كم is a pronoun here: ايمان is found',
		'The quick brown fox.': 'stop words are the query’s matter',
		'ئەم پیاوە': 'stop words are the query’s matter',
		ه‌ک: 'a vowel at the beginning of a word stands on ئ; no Sorani word begins with ه‌ for ە',
	};
	// Rows with stop words or exclusions of their own test Lucene's settings, not its analysis.
	const rows = vectors.filter(({ test: name }) => !/CustomStopwords|ExclusionSet/.test(name));
	test.each(rows)('$class $test: $input', ({ class: name, input, expected }) => {
		const lang = name.startsWith('ar') ? 'ar' : 'ckb';
		// Ours may go further than Lucene on both sides: what must hold is that the two are one word.
		const ours = analyse(input, lang).join(' ');
		const theirs = analyse([expected].flat().join(' '), lang).join(' ');
		if (input in otherwise) expect(ours, otherwise[input]).not.toBe(theirs);
		else expect(ours).toBe(theirs);
	});
});

test('one code for build and browser, at most 3 kB', async () => {
	const { outputFiles } = await build({
		entryPoints: [join(root, 'src/languages/analyse.ts')],
		bundle: true,
		minify: true,
		charset: 'utf8',
		format: 'esm',
		write: false,
	});
	expect(gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length).toBeLessThanOrEqual(3000);
});

test.each(['en', 'ar', 'ku'] as const)('no stem gathers more than three concepts, %s', (path) => {
	for (const [stem, concepts] of new ConceptFinder(projectConcepts(), path).gathered)
		expect(concepts, stem).toBeLessThanOrEqual(3);
});

describe('what a text is made of', () => {
	test.each([
		['digits of every set', 'المادة ١٢٣، ۱۲۳', 'ar', ['ماده', '123', '123']],
		['an ending on digits', '22ی شوبات', 'ckb', ['22', 'شوبات']],
		['Latin words in Arabic', 'تقرير UNDP', 'ar', ['تقرير', 'undp']],
		['Arabic words in English', 'the word شرطة', 'en', ['the', 'word', 'شرطه']],
		['marks that nobody sees', 'ق\u200fان\u202bو\u00adن', 'ar', ['قانون']],
		['presentation forms', 'ﻗﺎﻧﻮﻥ', 'ar', ['قانون']],
		['nothing', ' …—«»\u200b\u202e👮 ', 'ckb', []],
	] as const)('%s', (_name, text, lang, words) => {
		expect(analyse(text, lang)).toEqual(words);
	});

	test.each([
		['a plural on -ies and its singular on -ie', 'cookies cookie', 'en'],
		['an ending after -ێک', 'گیراوێکم گیراوێک', 'ckb'],
	] as const)('one stem: %s', (_name, words, lang) => {
		expect(new Set(analyse(words, lang)).size).toBe(1);
	});

	test('is the same at the second pass of a stem in Sorani, so that definite and bare forms meet', () => {
		for (const word of ['زیندان', 'نەوجەوان', 'فەرمان', 'سلێمانی', 'کوردستان']) {
			const [bare] = analyse(word, 'ckb');
			for (const ending of ['ەکە', 'ەکان', 'ێک'])
				expect(analyse(`${word.replace(/ی$/, '')}${ending}`, 'ckb')).toEqual([bare]);
		}
	});
});
