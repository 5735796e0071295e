import { source } from '../../languages/languages.ts';
import { firstVersion } from '../history.ts';
import type { Problem } from '../problem.ts';
import type { Content } from '../read.ts';
import { compareVersions } from '../sheet-code.ts';

/** Who holds an older sheet is told what changed: each version after the first says it, the newest first. */
export function versions({ entries }: Content): Problem[] {
	const problems: Problem[] = [];
	for (const { files } of entries) {
		const english = files[source];
		if (!english?.data) continue;
		const { file, yaml } = english;
		const { version, changes } = english.data;
		const report = (keys: (string | number)[], rule: string, message: string) =>
			problems.push({ file, line: yaml.lineOf(keys), rule, message });
		const [newest] = changes;
		if (!newest && version !== firstVersion)
			report(
				['version'],
				'version-without-change',
				`Version ${version} does not say what changed. Add \`changes: [{ version: ${version}, on: 2026-11-21, text: "…" }]\`, the newest first.`,
			);
		if (newest && newest.version !== version)
			report(
				['changes', 0, 'version'],
				'version-without-change',
				`The newest change is of version ${newest.version}, and the page is ${version}. Say what changed in ${version}, or correct one of the two.`,
			);
		changes.forEach((change, i) => {
			const next = changes[i + 1];
			if (next && compareVersions(change.version, next.version) <= 0)
				report(
					['changes', i + 1, 'version'],
					'change-order',
					`Version ${next.version} stands below ${change.version}. Put the newest change first, each version once.`,
				);
		});
	}
	return problems;
}
