import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { analyse } from '../../src/languages/analyse.ts';
import { languages } from '../../src/languages/languages.ts';
import { endIndexing } from '../../src/search/bundle.ts';
import { readFragment } from '../../src/search/graft.ts';
import { indexFile } from '../index-file.ts';
import { builtIndex } from '../search/memory-index.ts';
import { dist } from '../site.ts';

afterAll(() => endIndexing());

/** One word in so many is looked up. */
const step = 20;

test.each(['en', 'ar', 'ku'] as const)(
	'a word finds every page that has it in any form, whatever was asked before, %s',
	async (path) => {
		const { tag } = languages[path];
		const folder = join(dist, 'search-index', path);
		const pagesWith = new Map<string, Set<string>>();
		for (const file of globSync('fragment/*', { cwd: folder })) {
			const { url, content } = readFragment({ path: file, content: readFileSync(join(folder, file)) });
			for (const stem of analyse(content, tag)) pagesWith.set(stem, (pagesWith.get(stem) ?? new Set()).add(url));
		}
		const words = (JSON.parse(readFileSync(indexFile(`${path}/words.json`), 'utf8')) as string[]).filter(
			(_, i) => i % step === 0,
		);
		expect(words.length).toBeGreaterThan(100);
		const missed: string[] = [];
		let engine = await builtIndex(dist, path);
		for (const [i, word] of words.entries()) {
			// What was loaded for one word must not be what makes the next one found.
			if (i % 20 === 0) engine = await builtIndex(dist, path);
			const [stem, ...more] = analyse(word, tag);
			if (!stem || more.length > 0) continue;
			const found = new Set((await engine.search(word)).found.map(({ row }) => row.url));
			for (const url of pagesWith.get(stem) ?? []) if (!found.has(url)) missed.push(`${word}: ${url}`);
		}
		expect(missed).toEqual([]);
	},
);
