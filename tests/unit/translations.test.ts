import { describe, expect, test } from 'vitest';
import { BodyError, parseBody } from '../../src/model/body.ts';
import { parseYaml } from '../../src/model/frontmatter.ts';
import type { Entry, EntryFile } from '../../src/model/read.ts';
import { fingerprint, type Lock, translationState, updateLock } from '../../src/model/translations.ts';

const english = `---
id: a
title: Title
summary: Summary
minutes: 30
review: draft
---

Opening.

## First

One.

## Second

Two.
`;

const arabic = `---
title: عنوان
summary: ملخص
review: draft
---

افتتاح.

## الأول

واحد.

## الثاني

اثنان.
`;

function file(language: 'en' | 'ar', text: string): EntryFile {
	const yaml = parseYaml(/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '', 2);
	let body: EntryFile['body'];
	try {
		body = parseBody(text);
	} catch (error) {
		if (!(error instanceof BodyError)) throw error;
	}
	return {
		file: `${language}/a.mdx`,
		language,
		text,
		yaml,
		own: yaml.value as Record<string, unknown>,
		body,
		data: undefined,
		problems: [],
	};
}

const entry = (en = english, ar = arabic): Entry => ({
	kind: 'page',
	slug: 'a',
	path: 'a',
	files: { en: file('en', en), ar: file('ar', ar) },
});

/** The lock right after the translation was made. */
const made = updateLock([entry()], {});
const state = (of: Entry, lock: Lock = made) => translationState(of, 'ar', lock);
const outdated = (...sections: string[]) => ({ state: 'outdated', sections });

describe('how a translation stands', () => {
	test('current right after it was recorded; all outdated when it never was', () => {
		expect(state(entry())).toEqual({ state: 'current' });
		expect(state(entry(), {})).toEqual(outdated('', 'first', 'second'));
	});

	test('English itself is the source', () => {
		expect(translationState(entry(), 'en', made)).toEqual({ state: 'source' });
	});

	test.each<[string, string, string, string[]]>([
		['a section', 'One.', 'One, changed.', ['first']],
		['the last section', 'Two.', 'Two, changed.', ['second']],
		['the opening', 'Opening.', 'Another opening.', ['']],
		['the title', 'title: Title', 'title: Other', ['']],
		['a heading, whose anchor changes with it', '## First', '## At first', ['at-first']],
	])('%s changed in English: outdated there, and only there', (_, from, to, sections) => {
		expect(state(entry(english.replace(from, to)))).toEqual(outdated(...sections));
	});

	test.each([
		['white space', 'One.\n', 'One.\n\n\n'],
		['what is not language', 'minutes: 30', 'minutes: 45'],
		['the mark of a review', 'review: draft', 'review: { by: legal, on: 2026-11-21 }'],
	])('%s changed in English: still current', (_, from, to) => {
		expect(english).toContain(from);
		expect(state(entry(english.replace(from, to)))).toEqual({ state: 'current' });
	});
});

describe('recording after an English edit', () => {
	const edited = english.replace('One.', 'One, changed.').replace('Two.', 'Two, changed.');

	test('a translation nobody touched stays outdated', () => {
		const now = entry(edited);
		expect(state(now, updateLock([now], made))).toEqual(outdated('first', 'second'));
	});

	test('a section the translator changed is current, the other is not', () => {
		const now = entry(edited, arabic.replace('واحد.', 'واحد، مُعدَّل.'));
		expect(state(now, updateLock([now], made))).toEqual(outdated('second'));
	});

	test('an accepted translation is current, and another file is not', () => {
		const now = entry(edited);
		expect(state(now, updateLock([now], made, new Set(['ar/a.mdx'])))).toEqual({ state: 'current' });
		expect(state(now, updateLock([now], made, new Set(['ku/a.mdx'])))).toEqual(outdated('first', 'second'));
	});

	test('a heading worded anew stays outdated until the translator words it anew', () => {
		const renamed = english.replace('## First', '## At first');
		const untouched = entry(renamed);
		const lock = updateLock([untouched], made);
		expect(state(untouched, lock)).toEqual(outdated('at-first'));
		const followed = entry(renamed, arabic.replace('## الأول', '## في البداية'));
		expect(state(followed, updateLock([followed], lock))).toEqual({ state: 'current' });
	});

	test('a section new in both languages is current, and the one before it stays outdated', () => {
		const now = entry(`${edited}\n## Third\n\nThree.\n`, `${arabic}\n## الثالث\n\nثلاثة.\n`);
		const { state: name, ...rest } = state(now, updateLock([now], made)) as { state: string; sections: string[] };
		expect(name).toBe('outdated');
		expect(rest.sections).toContain('first');
		expect(rest.sections).not.toContain('third');
	});
});

describe('recording while something is unfinished', () => {
	const edited = english.replace('Two.', 'Two, changed.');

	test.each([
		['the English does not parse', `${edited}\n<Do>\n`, arabic],
		['the translation does not parse', edited, `${arabic}\n<Do>\n`],
		[
			'the translation lacks a heading that English has',
			edited.replace('## Second', '## New\n\nText.\n\n## Second'),
			arabic,
		],
	])('%s: what is recorded stays, so that nothing becomes current by it', (_, en, ar) => {
		const lock = updateLock([entry(en, ar)], made);
		expect(lock).toEqual(made);
		expect(state(entry(edited), lock)).toEqual(outdated('second'));
	});

	test('a draft is not recorded', () => {
		expect(updateLock([entry(english, arabic.replace('review: draft', 'review: draft\ndraft: true'))], {})).toEqual({});
	});

	test('what is gone from the content is gone from the lock', () => {
		expect(updateLock([], made)).toEqual({});
		expect(updateLock([{ ...entry(), files: { ar: file('ar', arabic) } }], made)).toEqual({});
	});
});

test('a fingerprint tells texts apart, and not their white space', () => {
	expect(fingerprint(' a  b\n')).toBe(fingerprint('a b'));
	expect(fingerprint('a b')).not.toBe(fingerprint('ab'));
	expect(fingerprint('a b')).toMatch(/^[0-9a-f]{12}$/);
});
