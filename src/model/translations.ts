import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type LanguagePath, source } from '../languages/languages.ts';
import type { Entry, EntryFile } from './read.ts';

/**
 * For each translated file and section: the English it was made from and the translation as it then was,
 * both as fingerprints. Written by `npm run translations`, read by the build.
 */
export const lockSchema = z.record(
	z.string(),
	z.record(z.string(), z.strictObject({ en: z.string(), own: z.string() })),
);
export type Lock = z.infer<typeof lockSchema>;

export type TranslationState =
	| { state: 'source' | 'current' }
	/** English changed in these sections since; by heading anchor, `` for the title and opening. */
	| { state: 'outdated'; sections: string[] };

/** Where the lock stands in a content folder. */
export const lockFile = 'translations.lock.json';

/** Short fingerprint of a text; white space does not count. */
export const fingerprint = (text: string): string =>
	createHash('sha256').update(text.replace(/\s+/g, ' ').trim()).digest('hex').slice(0, 12);

/** Fingerprints by section: the words of the frontmatter and the opening under ``, then one a heading. */
function sectionPrints(file: EntryFile, english: EntryFile, words: string[]): Map<string, string> {
	const prints = new Map<string, string>();
	const own = Object.fromEntries(
		words.filter((key) => Object.hasOwn(file.own, key)).map((key) => [key, file.own[key]]),
	);
	const ids = ['', ...(english.body?.headings.map(({ id }) => id) ?? [])];
	ids.forEach((id, i) => {
		const text = file.body?.sections[i] ?? '';
		prints.set(id, fingerprint(i === 0 ? JSON.stringify(own) + text : text));
	});
	return prints;
}

/** Whether each English section has its own in the translation. */
const pairs = ({ body: english }: EntryFile, { body }: EntryFile) =>
	english !== undefined &&
	english.headings.length === body?.headings.length &&
	english.headings.every(({ depth }, i) => body.headings[i]?.depth === depth);

/** Keys whose words a translation carries: what the translation itself says, its review and draft marks aside. */
const wordKeys = (file: EntryFile) => Object.keys(file.own).filter((key) => key !== 'review' && key !== 'draft');

/** The state of one translated file against the English of today. */
export function translationState(entry: Entry, language: LanguagePath, lock: Lock): TranslationState {
	const english = entry.files[source];
	const file = entry.files[language];
	if (!english || !file || language === source) return { state: 'source' };
	const now = sectionPrints(english, english, wordKeys(file));
	const recorded = lock[file.file] ?? {};
	const sections = [...now].filter(([id, print]) => recorded[id]?.en !== print).map(([id]) => id);
	return sections.length === 0 ? { state: 'current' } : { state: 'outdated', sections };
}

/** Sections of which English has changed since they were translated, by heading anchor; not those that are new. */
export function changedSections(entry: Entry, language: LanguagePath, lock: Lock): Set<string> {
	const state = translationState(entry, language, lock);
	const recorded = lock[entry.files[language]?.file ?? ''] ?? {};
	return new Set(state.state === 'outdated' ? state.sections.filter((id) => Object.hasOwn(recorded, id)) : []);
}

/**
 * Translations that say what English says today: no drafts, which still hold what their template says, and none of which
 * English has changed since, which say so themselves.
 */
export const comparable = (entries: readonly Entry[], lock: Lock): { entry: Entry; file: EntryFile }[] =>
	entries.flatMap((entry) =>
		Object.values(entry.files)
			.filter(({ language, own }) => language !== source && own['draft'] !== true)
			.filter(({ language }) => changedSections(entry, language, lock).size === 0)
			.map((file) => ({ entry, file })),
	);

/**
 * The lock after a round of translating. A section is taken as translated anew when it is not recorded yet, when
 * the translation itself changed, or when its file is accepted: the English edit then changed no meaning.
 */
export function updateLock(entries: Entry[], lock: Lock, accepted: ReadonlySet<string> = new Set()): Lock {
	const next: Lock = {};
	for (const entry of entries) {
		const english = entry.files[source];
		if (!english) continue;
		for (const file of Object.values(entry.files)) {
			if (file.language === source || file.own['draft'] === true) continue;
			// While a body does not parse or its headings differ, sections do not pair: what is recorded stays.
			if (!pairs(english, file)) {
				if (lock[file.file]) next[file.file] = lock[file.file] as Lock[string];
				continue;
			}
			const en = sectionPrints(english, english, wordKeys(file));
			const own = sectionPrints(file, english, wordKeys(file));
			const record: Lock[string] = {};
			const gone = Object.entries(lock[file.file] ?? {}).flatMap(([id, entry]) => (en.has(id) ? [] : [entry]));
			for (const [id, print] of en) {
				const ownPrint = own.get(id) as string;
				// A heading worded anew has another anchor: its section is the one whose translation is still the same.
				const before = lock[file.file]?.[id] ?? gone.find((entry) => entry.own === ownPrint);
				const keep = before && before.own === ownPrint && !accepted.has(file.file);
				record[id] = keep ? before : { en: print, own: ownPrint };
			}
			next[file.file] = record;
		}
	}
	return Object.fromEntries(Object.entries(next).sort(([a], [b]) => a.localeCompare(b)));
}
