import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { engineWords, root } from '../../src/model/folder.ts';
import { makeManifest } from '../../src/model/manifest.ts';
import { readContent } from '../../src/model/read.ts';

// While writing, content is read again after each edit, with what was parsed before.

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'kb-again-'));
	cpSync(join(root, 'content'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const edit = (file: string, change: (text: string) => string) => {
	const path = join(folder, file);
	const text = readFileSync(path, 'utf8');
	const changed = change(text);
	expect(changed, file).not.toBe(text);
	writeFileSync(path, changed);
};

test.each([
	['a title', 'en/guides/energisers.mdx', (text: string) => text.replace(/^title: /m, 'title: Anew ')],
	['a body', 'en/index.mdx', (text: string) => `${text}\n\nA sentence more.\n`],
	[
		'a key that a translation inherits',
		'en/modules/community-policing.mdx',
		(text: string) => text.replace(/^order: .*$/m, 'order: 99'),
	],
	['a term', 'glossary/arrest.yaml', (text: string) => text.replace(/^(\s*)definition:/m, '$1definition: ')],
	['a mistake', 'ar/index.mdx', (text: string) => text.replace(/^title:/m, 'titel:')],
	['a broken body', 'ku/index.mdx', (text: string) => `${text}\n<Say>\n`],
])('after an edit of %s the content is as if it were read for the first time', (_what, file, change) => {
	const before = readContent(folder, engineWords);
	edit(file, change);
	const again = readContent(folder, engineWords, before);
	const anew = readContent(folder, engineWords);
	expect(again.texts).not.toEqual(before.texts);
	expect(again.problems).toEqual(anew.problems);
	expect(JSON.stringify(again.entries)).toBe(JSON.stringify(anew.entries));
	expect(makeManifest(again)).toEqual(makeManifest(anew));
});

test('what was wrong in a page that nobody touched is still said, and said once', () => {
	edit('ku/index.mdx', (text) => `${text}\n<Say>\n`);
	const before = readContent(folder, engineWords);
	expect(before.problems).not.toEqual([]);
	edit('en/about.mdx', (text) => `${text}\n\nA sentence more.\n`);
	expect(readContent(folder, engineWords, before).problems).toEqual(before.problems);
});
