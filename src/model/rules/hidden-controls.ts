import { decodeHTML } from 'entities';
import { codePoint, hiddenCharacter } from '../hidden.ts';
import type { Problem } from '../problem.ts';
import type { Content } from '../read.ts';

const rule = 'hidden-control';
const names: Record<string, string> = {
	'U+00AD': 'soft hyphen',
	'U+061C': 'Arabic letter mark',
	'U+200B': 'zero width space',
	'U+200C': 'zero width non-joiner',
	'U+200D': 'zero width joiner',
	'U+200E': 'left-to-right mark',
	'U+200F': 'right-to-left mark',
	'U+2028': 'line separator',
	'U+2029': 'paragraph separator',
	'U+202A': 'left-to-right embedding',
	'U+202B': 'right-to-left embedding',
	'U+202C': 'end of an embedding',
	'U+202D': 'left-to-right override',
	'U+202E': 'right-to-left override',
	'U+2060': 'word joiner',
	'U+2066': 'left-to-right isolate',
	'U+2067': 'right-to-left isolate',
	'U+2068': 'isolate',
	'U+2069': 'end of an isolate',
	'U+FEFF': 'byte order mark',
};

/** Nothing hidden stands in a text: what a reviewer sees is what a reader, a search and a rule get. */
export function hiddenControls({ texts, entries, dataFiles }: Content): Problem[] {
	const problems: Problem[] = [];
	for (const [file, text] of texts) {
		if (!text.includes('&') && text.search(hiddenCharacter) < 0) continue;
		text.split('\n').forEach((line, i) => {
			// The line ends with \r on Windows: the \n after it was taken off.
			for (const [found] of `${line}\n`.matchAll(hiddenCharacter)) report(file, i + 1, found);
			for (const [reference] of line.matchAll(/&(?:#\d+|#x[\da-f]+|\w+);?/gi))
				for (const [found] of decodeHTML(reference).matchAll(hiddenCharacter)) report(file, i + 1, found, reference);
		});
	}
	// Not where it stands as it is: that was told.
	for (const { file, yaml } of [...entries.flatMap(({ files }) => Object.values(files)), ...dataFiles])
		for (const { path, text } of strings(yaml.value))
			for (const [found] of text.matchAll(hiddenCharacter))
				if (!texts.get(file)?.includes(found)) report(file, yaml.lineOf(path), found, 'an escape in quotation marks');
	return problems;

	function report(file: string, line: number, found: string, as?: string) {
		const code = codePoint(found);
		const name = names[code] ? `${code} (${names[code]})` : code;
		problems.push({
			file,
			line,
			rule,
			message: `${name} stands here${as ? ` as ${as}` : ''} and cannot be seen: it can show another text than the one that is checked. Delete it, or type the line anew.`,
		});
	}
}

function strings(value: unknown, path: PropertyKey[] = []): { path: PropertyKey[]; text: string }[] {
	if (typeof value === 'string') return [{ path, text: value }];
	if (value === null || typeof value !== 'object') return [];
	return Object.entries(value).flatMap(([key, item]) => {
		const at = [...path, Array.isArray(value) ? Number(key) : key];
		return [...strings(key, at), ...strings(item, at)];
	});
}
