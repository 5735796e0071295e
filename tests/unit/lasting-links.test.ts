import { describe, expect, test } from 'vitest';
import { addressesBefore, updateAddresses } from '../../src/model/addresses.ts';
import { archivedAs, sumsOf } from '../../src/model/archive.ts';
import { engineWords } from '../../src/model/folder.ts';
import { versionsOf } from '../../src/model/history.ts';
import { type Manifest, makeManifest, type Page } from '../../src/model/manifest.ts';
import { type Content, readContent } from '../../src/model/read.ts';
import { addresses } from '../../src/model/rules/addresses.ts';
import type { ProgrammeData } from '../../src/model/schema/programme.ts';
import { frozenPage, unfrozen } from '../../src/reports/freeze.ts';
import { base } from '../fixtures/overlay.ts';

const content = readContent(base, engineWords);
const manifest = makeManifest(content);

describe('the record of addresses', () => {
	test('gets what is published, and keeps what was', () => {
		const recorded = { about: 'rpc-about-before', 'guides/gone': 'rpc-g-gone' };
		expect(updateAddresses({ ...content, addresses: recorded })).toEqual({
			'': 'rpc-home',
			about: 'rpc-about-before',
			'guides/calm-voice': 'rpc-g-calm-voice',
			'guides/gone': 'rpc-g-gone',
			'modules/first-response': 'rpc-m-first-response',
			'session-plans/at-the-desk': 'rpc-sp-at-the-desk',
		});
	});

	test('is in one order', () => {
		const names = Object.keys(updateAddresses(content));
		expect(names).toEqual(names.toSorted());
	});

	test('follows a programme to another name, which is another id', () => {
		const renamed: Content = {
			...content,
			files: [...content.files, 'programmes/river-courses.yaml'],
			programmes: new Map([
				[
					'river-courses',
					{
						id: 'river-courses',
						file: 'programmes/river-courses.yaml',
						yaml: { lineOf: () => 4 } as unknown as Content['dataFiles'][number]['yaml'],
						data: { aliases: ['programmes/river'] } as ProgrammeData,
					},
				],
			]),
			addresses: { 'programmes/river': 'river' },
		};
		expect(addressesBefore(renamed).map(({ address, id }) => [address, id])).toEqual([
			['programmes/river', 'river-courses'],
		]);
		expect(addresses(renamed)).toEqual([]);
		expect(addresses({ ...renamed, programmes: new Map() }).map(({ rule }) => rule)).toEqual(['address-lost']);
	});
});

test('versions of a page, the newest first, down to the one it started with', () => {
	const changes = [{ version: '1.1.0', on: '2027-02-01', text: 'More.' }];
	expect(versionsOf({ changes, published: '2026-11-21' })).toEqual([
		...changes,
		{ version: '1.0.0', on: '2026-11-21' },
	]);
});

/** The guide of the fixture, as if it were a report. */
const report = { ...(manifest.pages.find(({ kind }) => kind === 'guide') as Page), kind: 'report' as const };
const { id, version } = report.in.en.data;
const file = (language: 'en' | 'ar', format: 'html' | 'pdf', of = version) => ({
	id,
	version: of,
	language,
	file: archivedAs(id, of, language, format),
	bytes: 1,
	sha256: 'a'.repeat(64),
});

test('a report is frozen once a version and language', () => {
	const waiting = (archive: Manifest['archive']) =>
		unfrozen({ ...manifest, pages: [...manifest.pages, report], archive }).map(({ language }) => language);
	expect(waiting([]).sort()).toEqual(['ar', 'en']);
	expect(waiting([file('en', 'html'), file('en', 'pdf')])).toEqual(['ar']);
	expect(waiting([file('en', 'html', '0.9.0')]).sort()).toEqual(['ar', 'en']);
	expect(waiting([file('en', 'html'), file('ar', 'html')])).toEqual([]);
});

test('the list of checksums is in the order of its files', () => {
	const sum = 'a'.repeat(64);
	expect(sumsOf([file('en', 'pdf'), file('ar', 'html'), file('en', 'html')])).toBe(
		`${sum}  ${id}/1.0.0/ar.html\n${sum}  ${id}/1.0.0/en.html\n${sum}  ${id}/1.0.0/en.pdf\n`,
	);
});

describe('a frozen page', () => {
	const html =
		'<!DOCTYPE html><html lang="ar"><head><title>t</title><link rel="canonical" href="https://a.example/ar/x/"><link rel="alternate" hreflang="en" href="https://a.example/en/x/"></head><body><main lang="ar"><h1>t</h1></main></body></html>';
	const frozen = (address?: string, page = html) =>
		frozenPage(page, report, 'ar', { ...manifest, site: { ...manifest.site, address } });

	test('says which version of which day it is, before all else', () => {
		expect(frozen()).toContain(
			`<main lang="ar"><p class="frozen">هذا هو الإصدار \u20661.0.0\u2069 بتاريخ 21 تشرين الثاني 2026 كما نُشر. <a href="/ar/r/${id}/">اقرؤوا الإصدار الحالي</a></p><h1>t</h1>`,
		);
	});

	test('has one true address, the permanent one, and only where the site has one', () => {
		expect(frozen()).toContain('<meta name="robots" content="noindex">');
		expect(frozen()).not.toMatch(/rel="/);
		const links = frozen('https://a.example').match(/<link [^>]*>/g);
		expect(links).toEqual([`<link rel="canonical" href="https://a.example/ar/r/${id}/">`]);
		expect(frozen('https://a.example')).toContain(`<a href="https://a.example/ar/r/${id}/">`);
	});

	test.each(['<main>', '</head>', ''])('is not made of a page that has no %s', (part) => {
		const without = part ? html.replace(part === '<main>' ? '<main lang="ar">' : part, '') : '';
		expect(() => frozen(undefined, without)).toThrow('Nothing of it was kept.');
	});
});
