import {
	copyFileSync,
	existsSync,
	linkSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { filesIn } from '../model/files-in.ts';
import { isLasting } from './headers.ts';
import { carriedDays, carriedOver, keptReleases, type Release, releaseName } from './releases.ts';

/** The link in a host's folder that leads to the release that is shown: the root of the web server. */
export const currentLink = 'current';
/** Holds a folder for each release, and beside it its record. */
const releasesFolder = 'releases';
/** The new link, until it takes the place of the old. */
const nextLink = '.next';

/** What publishing did. */
export interface Published {
	/** Folder of the release. */
	release: string;
	/** Folder of the one before it. */
	before: string | undefined;
	/** Files of the build, and those of them that are as they were. */
	files: number;
	unchanged: number;
	/** Files of releases before it that stay for a while. */
	carried: number;
}

/**
 * Puts a built site into a host's folder as a release of its own, and then shows it, by one rename of a link. What is named
 * by its content stays for a while after it has gone, for pages that were loaded before.
 * @param site a built site; or a release, to go back to it
 * @param folder of the host: empty, not there yet, or made by this
 * @param now as `2026-11-22T03:10:11.123Z`
 * @param days for which files stay
 * @throws when the folder holds anything else, or no site is built; nothing is changed then
 */
export function publish(site: string, folder: string, now: string, days = carriedDays): Published {
	if (!existsSync(join(site, 'index.html')))
		throw new Error(`Nothing is built in ${site}. Run \`npm run build\` first.`);
	refuseForeign(folder);
	const current = join(folder, currentLink);
	const before = existsSync(current) ? resolve(folder, readlinkSync(current)) : undefined;
	const release = join(folder, releasesFolder, releaseName(now));

	const carriedBySite = recordOf(site)?.carried ?? {};
	const own = filesIn(site).filter((file) => !Object.hasOwn(carriedBySite, file));
	const carried = before
		? carriedOver(
				new Set(own),
				{ release: recordOf(before) as Release, lasting: filesIn(before).filter(isLasting) },
				now,
				days,
			)
		: {};
	mkdirSync(release, { recursive: true });
	writeFileSync(`${release}.json`, `${JSON.stringify({ published: now, carried } satisfies Release)}\n`);
	const unchanged = own.filter((file) => before && isSame(join(site, file), join(before, file)));
	const kept = new Set([...unchanged, ...Object.keys(carried)]);
	for (const file of new Set([...own, ...kept])) {
		const to = join(release, file);
		mkdirSync(dirname(to), { recursive: true });
		if (before && kept.has(file)) link(join(before, file), to);
		else copyFileSync(join(site, file), to);
	}

	const next = join(folder, nextLink);
	rmSync(next, { force: true });
	symlinkSync(join(releasesFolder, releaseName(now)), next);
	renameSync(next, current);
	removeOld(folder, release);
	return { release, before, files: own.length, unchanged: unchanged.length, carried: Object.keys(carried).length };
}

/** @throws when a folder holds what no publishing put there */
function refuseForeign(folder: string): void {
	if (!existsSync(folder)) return;
	const foreign = readdirSync(folder).find((name) => ![currentLink, releasesFolder, nextLink].includes(name));
	const current = lstatSync(join(folder, currentLink), { throwIfNoEntry: false });
	if (
		foreign !== undefined ||
		(current && !(current.isSymbolicLink() && recordOf(resolve(folder, readlinkSync(join(folder, currentLink))))))
	)
		throw new Error(
			`${folder} holds ${foreign ?? currentLink}, which no publishing put there. Name a folder that is empty or not there yet.`,
		);
}

/** The record of a release; undefined for any other folder. */
function recordOf(release: string): Release | undefined {
	try {
		return JSON.parse(readFileSync(`${release}.json`, 'utf8'));
	} catch {
		return undefined;
	}
}

const isSame = (a: string, b: string): boolean =>
	existsSync(b) && statSync(a).size === statSync(b).size && readFileSync(a).equals(readFileSync(b));

/** One file under two names; a second one where the disk knows no such thing. */
function link(from: string, to: string): void {
	try {
		linkSync(from, to);
	} catch {
		copyFileSync(from, to);
	}
}

/** Removes all releases but the last, and only those that have a record. */
function removeOld(folder: string, shown: string): void {
	const releases = readdirSync(join(folder, releasesFolder))
		.filter((name) => name.endsWith('.json'))
		.map((name) => join(folder, releasesFolder, name.slice(0, -'.json'.length)))
		.sort();
	for (const release of releases.slice(0, -keptReleases)) {
		if (release === shown) continue;
		rmSync(release, { recursive: true, force: true });
		rmSync(`${release}.json`);
	}
}
