import { execFileSync } from 'node:child_process';
import {
	appendFileSync,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { source } from '../src/languages/languages.ts';
import { contentFolder, engineWords, root } from '../src/model/folder.ts';
import { listedKinds } from '../src/model/kinds.ts';
import { makeManifest, type Page } from '../src/model/manifest.ts';
import { readContent } from '../src/model/read.ts';
import { updateLock } from '../src/model/translations.ts';
import { gapsFolder } from './gaps-folder.ts';

/** A built site of changed content. */
export interface Copy {
	content: string;
	dist: string;
	remove: () => void;
}

/**
 * Builds a copy of the content, outside the project.
 * @param change what to change in the copied folder before
 */
export function buildCopy(change: (content: string) => void, folder = mkdtempSync(join(tmpdir(), 'kb-copy-'))): Copy {
	const copy = {
		content: join(folder, 'content'),
		dist: join(folder, 'dist'),
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
	cpSync(contentFolder, copy.content, { recursive: true });
	change(copy.content);
	execFileSync(process.execPath, ['commands/build.ts'], {
		cwd: root,
		stdio: ['ignore', 'ignore', 'inherit'],
		env: { ...process.env, KB_CONTENT: copy.content, KB_OUT: copy.dist },
	});
	return copy;
}

/** A copy in which a page of each kind has lost its Arabic, and one English page is ahead of its translations. */
export interface CopyWithGaps extends Copy {
	/** Pages without Arabic, one of each kind. */
	missing: Page[];
	/** The page with an English sentence at its end that no translation has. */
	changed: Page;
}

/** The address the copy with gaps is given. */
export const copyAddress = 'https://example.test';

/**
 * Builds a copy with gaps: translations come and go, and what a reader then meets is tested whatever is there today. It is
 * built by the first file of a run that asks for it, and taken away after the last.
 */
export function buildCopyWithGaps(): CopyWithGaps {
	const folder = gapsFolder(process.ppid);
	const known = join(folder, 'gaps.json');
	if (existsSync(known)) return { ...JSON.parse(readFileSync(known, 'utf8')), remove: () => {} };
	let missing: Page[] = [];
	let changed: Page | undefined;
	const change = (folder: string) => {
		const setting = join(folder, 'site.yaml');
		writeFileSync(setting, readFileSync(setting, 'utf8').replace(/^address:.*$/m, `address: ${copyAddress}`));

		const before = readContent(folder, engineWords);
		writeFileSync(join(folder, 'translations.lock.json'), JSON.stringify(updateLock(before.entries, {})));

		const translated = makeManifest(before).pages.filter((page) => page.in.ar && page.in.ku);
		missing = listedKinds.flatMap((kind) => translated.find((page) => page.kind === kind) ?? []);
		for (const { path } of missing) rmSync(join(folder, 'ar', `${path}.mdx`));

		changed = translated.find((page) => page.in.en.headings.length > 0 && !missing.includes(page));
		if (!changed) throw new Error('No page is translated into both languages.');
		appendFileSync(join(folder, source, `${changed.path}.mdx`), '\nA sentence that no translation has.\n');
	};
	mkdirSync(folder, { recursive: true });
	const copy = { ...buildCopy(change, folder), missing, changed: changed as unknown as Page };
	writeFileSync(known, JSON.stringify(copy));
	return { ...copy, remove: () => {} };
}
