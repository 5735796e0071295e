import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type LanguagePath, languages } from '../../src/languages/languages.ts';
import { translator } from '../../src/languages/words.ts';
import { engineWords, root } from '../../src/model/folder.ts';
import { starlightWords } from '../../src/site/starlight-words.ts';

const dist = join(root, 'node_modules/@astrojs/starlight/dist');
const { default: builtin } = (await import(pathToFileURL(join(dist, 'translations/en.js')).href)) as {
	default: Record<string, string>;
};
const schema = readFileSync(join(dist, 'schemas/i18n.js'), 'utf8');
const keys = [...Object.keys(builtin), ...new Set(schema.match(/\bpagefind\.\w+(?=")/g))];

describe('Starlight’s own words', () => {
	test('are known to this test', () => {
		expect(Object.keys(builtin).length).toBeGreaterThan(20);
		expect(keys.filter((key) => key.startsWith('pagefind.')).length).toBeGreaterThan(5);
	});

	test.each(Object.keys(languages) as LanguagePath[])('all have a value of ours in %s', (language) => {
		const words = starlightWords(
			translator(parse(readFileSync(join(engineWords, `${language}.yaml`), 'utf8')), language),
		);
		expect(keys.filter((key) => !words[key]?.trim())).toEqual([]);
		expect(Object.entries(words).filter(([, word]) => /\{\w+\}/.test(word))).toEqual([]);
	});
});
