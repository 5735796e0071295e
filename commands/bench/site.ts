import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentFolder, root } from '../../src/model/folder.ts';
import type { Kind } from '../../src/model/kinds.ts';
import { generateContent } from '../../tests/generate.ts';
import { type BuildCost, costOf } from './build.ts';

/** A content folder and the site that was built of it. */
export interface Site {
	/** Generated pages a language; undefined for the real content. */
	size: number | undefined;
	content: string;
	folder: string;
	/** Of a clean build. */
	cost: BuildCost;
}

/** What `manifest.json` says of a page. */
export interface ListedPage {
	kind: Kind;
	path: string;
	titles: Record<string, string>;
}

let work = '';
/** Path of a folder or file to make: everything that is measured lies beside each other. */
export function workPath(name: string): string {
	work ||= mkdtempSync(join(tmpdir(), 'knowledge-base-bench-'));
	return join(work, name);
}

const cachesOfOthers = new Set(cachesNow());
const sites = new Map<number | undefined, Promise<Site>>();

/** The site of so many pages a language; parts that need the same one share it. */
export function site(size: number | undefined): Promise<Site> {
	const known = sites.get(size) ?? buildSite(size);
	sites.set(size, known);
	return known;
}

async function buildSite(size: number | undefined): Promise<Site> {
	console.error(`Building ${size ? `${size} pages a language` : 'the content'} …`);
	const content = workPath(`content-${size ?? 'own'}`);
	if (size) generateContent(content, size);
	// A folder that was never built has no cache.
	else cpSync(contentFolder, content, { recursive: true });
	const folder = workPath(`site-${size ?? 'own'}`);
	return { size, content, folder, cost: await build(content, folder) };
}

/** Builds a content folder with `npm run build`, its heap held at a gigabyte, as a small computer would. */
export const build = (content: string, folder: string): Promise<BuildCost> =>
	costOf([join(root, 'commands/build.ts')], root, {
		KB_CONTENT: content,
		KB_OUT: folder,
		NODE_OPTIONS: '--max-old-space-size=1024',
	});

/** A folder's cache fits no other: those of generated content are of no use to anybody later. */
export function leaveNothingBehind(): void {
	for (const name of cachesNow())
		if (!cachesOfOthers.has(name)) rmSync(join(root, '.cache', name), { recursive: true });
	if (work) rmSync(work, { recursive: true, force: true });
}

function cachesNow(): string[] {
	const caches = join(root, '.cache');
	return existsSync(caches) ? readdirSync(caches) : [];
}

/** Pages that were made of content, and the languages of the site. */
export const listedIn = (folder: string): { languages: { path: string }[]; pages: ListedPage[] } =>
	JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
