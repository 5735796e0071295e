import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isLanguagePath, languages, source } from '../../src/languages/languages.ts';
import { root } from '../../src/model/folder.ts';

const table = 'src/languages/languages.ts';
const words = 'src/languages/analyse.ts';
/** Our code without its remarks, which may name a language. Styles cannot read a table and are not in it. */
const code = ['src/**/*.{ts,astro}', 'commands/**/*.*', '*.mjs', '*.ts']
	.flatMap((pattern) => globSync(pattern, { cwd: root }))
	.map((file) => file.replaceAll('\\', '/'))
	.map((file) => ({
		file,
		text: readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$|<!--[\s\S]*?-->/gm, ''),
	}));

describe('the one table of languages', () => {
	test.each([
		// What is known of each language's words has to name it.
		['the tag of Kurdish', /\bckb\b/, [words, table]],
		['a direction from right to left', /\brtl\b/, [table]],
	])('nobody else writes %s', (_, pattern, files) => {
		expect(code.filter(({ text }) => pattern.test(text)).map(({ file }) => file)).toEqual(files);
	});

	test('each language stands under its own path, with a tag and a direction that browsers know', () => {
		for (const [path, language] of Object.entries(languages)) {
			expect(language.path).toBe(path);
			expect(Intl.getCanonicalLocales(language.tag)).toEqual([language.tag]);
			expect(Intl.PluralRules.supportedLocalesOf(language.tag)).toEqual([language.tag]);
		}
		expect(new Set(Object.values(languages).map(({ tag }) => tag)).size).toBe(Object.keys(languages).length);
		expect(Object.keys(languages)[0]).toBe(source);
	});

	test('only its own paths are languages', () => {
		expect(['en', 'ar', 'ku'].filter(isLanguagePath)).toEqual(['en', 'ar', 'ku']);
		expect(['ckb', 'EN', '', 'toString', undefined].filter(isLanguagePath)).toEqual([]);
	});
});
