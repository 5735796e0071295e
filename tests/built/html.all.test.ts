import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { findTool } from '../../commands/tools.mjs';
import { fileOf, selectedPages } from '../pages.ts';
import { dist, readPage } from '../site.ts';

const pages = selectedPages();

test(`html-validate finds nothing in ${pages.length} pages`, async () => {
	const validator = new HtmlValidate({
		root: true,
		extends: ['html-validate:recommended'],
		rules: {
			// Astro writes <meta …/>: the standard allows it.
			'void-style': 'off',
			// Lengths of a timetable and places on a map are data, in style="--m:15"; the policy allows style attributes.
			'no-inline-style': 'off',
			// The standard lets an id start with a digit, as the anchor of a numbered heading does.
			'valid-id': ['error', { relaxed: true }],
			// 70 characters are one search engine's habit. How long a title may be is the content's matter.
			'long-title': 'off',
		},
	});
	const found: string[] = [];
	for (const { address } of pages) {
		const { results } = await validator.validateString(readPage(address), address);
		for (const { messages } of results)
			for (const { ruleId, message, selector } of messages)
				found.push(`${address} ${ruleId}: ${message} (${selector})`);
	}
	expect(found).toEqual([]);
});

interface NuMessage {
	type: string;
	url: string;
	message: string;
	extract?: string;
}

test(`the Nu checker finds no error in ${pages.length} pages`, () => {
	const java = findTool('java');
	if (!java) throw new Error('There is no java on the PATH. `npm test` installs it.');
	const folder = mkdtempSync(join(tmpdir(), 'kb-html-'));
	try {
		for (const { address } of pages) {
			const file = join(folder, relative(dist, fileOf(address)));
			mkdirSync(dirname(file), { recursive: true });
			cpSync(fileOf(address), file);
		}
		const jar = String(createRequire(import.meta.url)('vnu-jar'));
		const { stdout, stderr } = spawnSync(
			java,
			[
				...['-jar', jar, '--errors-only', '--stdout', '--exit-zero-always', '--skip-non-html', '--format', 'json'],
				// It does not know container queries, which all browsers do since 2023.
				...['--filterpattern', '.*“(container-type|@container)”.*'],
				folder,
			],
			{ encoding: 'utf8', maxBuffer: 1 << 28 },
		);
		if (!stdout) throw new Error(`The Nu checker said nothing. ${stderr}`);
		const { messages } = JSON.parse(stdout) as { messages: NuMessage[] };
		const found = messages.map(({ url, message, extract }) => `${url.split(folder)[1]}: ${message} ${extract ?? ''}`);
		expect(found).toEqual([]);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});
