import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../src/model/folder.ts';

/** What may import what: the part on the left, only the parts on the right. */
const allowed = {
	hosting: ['languages', 'model', 'hosting'],
	languages: ['languages'],
	model: ['languages', 'model'],
	reports: ['languages', 'model', 'reports'],
	review: ['languages', 'model', 'review'],
	search: ['languages', 'model', 'search'],
	site: ['languages', 'model', 'site'],
};

const src = join(root, 'src');
const sources = globSync('**/*.{ts,astro}', { cwd: src }).map((file) => file.replaceAll('\\', '/'));
const partOf = (file: string) => file.split('/')[0] as string;

const forms = [
	/^\s*import\s+(?:[^;'"]*?\sfrom\s+)?['"](\.[^'"]+)['"]/gm,
	/^\s*export\s[^;'"=]*?\sfrom\s+['"](\.[^'"]+)['"]/gm,
	/\bimport\(\s*['"](\.[^'"]+)['"]/g,
];

/** Our own files that a file imports, as paths in src. */
function importsOf(file: string): string[] {
	const text = readFileSync(join(src, file), 'utf8');
	return forms.flatMap((form) =>
		[...text.matchAll(form)].map(([, target]) => posix.join(dirname(file), target as string)),
	);
}

describe('parts of the engine', () => {
	test.each(Object.entries(allowed))('%s imports only %j', (part, parts) => {
		const files = sources.filter((file) => partOf(file) === part);
		expect(files.length).toBeGreaterThan(1);
		const found = files.flatMap((file) =>
			importsOf(file)
				.filter((target) => !parts.includes(partOf(target)))
				.map((target) => `${file} imports ${target}`),
		);
		expect(found).toEqual([]);
	});

	test('imports of every form are seen', () => {
		const seen = sources.flatMap((file) => importsOf(file).map((target) => `${file} ${target}`));
		expect(seen).toEqual(
			expect.arrayContaining([
				'model/read.ts languages/languages.ts',
				'site/components/PageFrame.astro site/client.ts',
				'site/components/Plain.astro site/styles/tokens.css',
				'search/index.ts search/bundle.ts',
				'model/read.ts model/schema/entries.ts',
			]),
		);
	});

	test('the model and the languages know no framework', () => {
		const found = sources
			.filter((file) => ['languages', 'model'].includes(partOf(file)))
			.filter((file) => /from ['"](astro|virtual:|@astrojs)/.test(readFileSync(join(src, file), 'utf8')));
		expect(found).toEqual([]);
	});
});
