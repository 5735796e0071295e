import { describe, expect, test } from 'vitest';
import type { LanguagePath } from '../../src/languages/languages.ts';
import type { PublishedList } from '../../src/model/changes.ts';
import { contentFolder, engineWords } from '../../src/model/folder.ts';
import { makeManifest } from '../../src/model/manifest.ts';
import { readContent } from '../../src/model/read.ts';
import { changeList, notAfter } from '../../src/reports/release.ts';

const own = makeManifest(readContent(contentFolder, engineWords));
const manifest = {
	...own,
	site: { ...own.site, address: 'https://kb.example' },
	edition: { date: '2026-11-21', version: '2026-11-21-3fa9c1' },
};

describe('a release comes after the last one', () => {
	const after = (date: string, digest: string) =>
		notAfter({ edition: { date, version: `${date}-${digest}` } }, manifest);

	test('on a later day, or on the same with other content', () => {
		expect(after('2026-11-20', '3fa9c1')).toEqual([]);
		expect(after('2026-11-21', 'aaaaaa')).toEqual([]);
	});

	test('and not as the same content, nor with an earlier day', () => {
		expect(after('2026-11-21', '3fa9c1')).toMatchObject([
			{ file: '_release/release.json', rule: 'not-newer', message: expect.stringMatching(/released already/) },
		]);
		expect(after('2026-11-22', '3fa9c1')).toMatchObject([
			{ rule: 'not-newer', message: expect.stringMatching(/is of 2026-11-22, and nothing/) },
		]);
	});
});

describe.each(manifest.languages)('what changed, in %s', (language: LanguagePath) => {
	const now: PublishedList = {
		edition: manifest.edition,
		pages: manifest.pages.map(({ kind, path, in: { en } }) => ({
			id: en.data.id,
			kind,
			path,
			version: en.data.version,
			published: en.data.published,
			updated: en.data.updated,
			titles: { en: en.data.title },
		})),
		withdrawn: [],
	};
	const words = (key: string) => manifest.words[language][key] as string;

	test('is said to be nothing where no page says that it changed', () => {
		const list = changeList(
			manifest,
			now,
			{ ...now, edition: { date: '2026-11-20', version: '2026-11-20-aaaaaa' } },
			language,
		);
		expect(list).toContain(words('releaseNone'));
		expect(list).toContain('2026-11-20-aaaaaa');
		expect(list).not.toContain('## ');
	});

	test('is every page, and since nothing, in a first release', () => {
		const list = changeList(manifest, now, undefined, language);
		expect(list.match(/^- /gm)).toHaveLength(now.pages.length);
		expect(list).toContain(`## ${words('changes-added')}\n`);
		expect(list).toContain(`(https://kb.example/${language}/r/${now.pages[0]?.id}/)`);
		expect(list).not.toContain(words('releaseSince').split('{')[0]);
	});
});
