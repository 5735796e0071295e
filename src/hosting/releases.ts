/** A release of a site in a host's folder, as its record says. */
export interface Release {
	/** When it was published, as `2026-11-22T03:10:11.123Z`. */
	published: string;
	/** Files that are not of its build: named by their content, and of releases before it. Each with the day it goes. */
	carried: Record<string, string>;
}

/** Days for which what is named by its content stays after the last build that had it. */
export const carriedDays = 30;

/** Releases kept in the folder: the one that is shown, and those before it. */
export const keptReleases = 3;

/**
 * What a new release takes over from the one before it, beside its own build.
 * @param own files of the new build
 * @param before the release before it, with all its files that are named by their content
 * @param now as in `Release.published`
 * @param days for which a file stays after the last build that had it
 * @returns files by path, each with the moment it goes
 */
export function carriedOver(
	own: ReadonlySet<string>,
	before: { release: Release; lasting: readonly string[] },
	now: string,
	days = carriedDays,
): Release['carried'] {
	const until = new Date(Date.parse(now) + days * 86_400_000).toISOString();
	return Object.fromEntries(
		before.lasting
			.filter((file) => !own.has(file))
			.map((file) => [file, before.release.carried[file] ?? until] as const)
			.filter(([, end]) => end > now),
	);
}

/** Name of a release's folder, in the order of time. */
export const releaseName = (published: string): string => published.replaceAll(':', '-');
