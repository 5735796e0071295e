import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from './problem.ts';

export const isPage = (file: string) => file.endsWith('.mdx');
export const isPicture = (file: string) => /\.(png|jpe?g|webp|avif|svg|gif)$/.test(file);

/** Most bytes of a file: a page of this size prints on more than 30 sheets, and parsers take longer than they should. */
const limits: { of: (file: string) => boolean; kilobytes: number; advice: string }[] = [
	{ of: isPage, kilobytes: 128, advice: 'Split the page in two.' },
	{ of: (file) => /^(glossary|sources|programmes|ui)\//.test(file), kilobytes: 256, advice: 'Shorten it.' },
	{ of: (file) => file.endsWith('.yaml'), kilobytes: 2048, advice: 'Shorten it.' },
	{ of: () => true, kilobytes: 16_384, advice: 'Make it smaller, or take it out of the content folder.' },
];

/** Names that Windows keeps for devices, with any ending: a folder with one of them cannot be copied from a stick. */
const devices = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/**
 * Files below a folder that can be read, as paths with `/`, in a stable order; names starting with `_` or `.` are
 * private. Whatever else lies there is reported, and never opened.
 * @throws when there is no such folder
 */
export function listFiles(folder: string, problems: Problem[]): { files: string[]; tooLarge: ReadonlySet<string> } {
	if (!existsSync(folder) || !statSync(folder).isDirectory())
		throw new Error(`There is no content folder at ${folder}. Set KB_CONTENT to one that exists.`);
	const files: string[] = [];
	const tooLarge = new Set<string>();

	const look = (under: string) => {
		for (const item of itemsOf(under)) {
			if (item.name.startsWith('_') || item.name.startsWith('.')) continue;
			const file = under + item.name;
			const report = (rule: string, message: string) => problems.push({ file, rule, message });
			const wrong = wrongName(item);
			if (wrong) report('file-name', wrong);
			if (item.isSymbolicLink())
				report(
					'symbolic-link',
					'This is a link to another place, and is not followed: what is published lies in the content folder. Put the file itself here.',
				);
			else if (item.isDirectory()) look(`${file}/`);
			else if (!item.isFile()) report('unreadable', 'This is neither a file nor a folder. Delete it.');
			else if (fits(file, report)) files.push(file);
		}
	};

	function itemsOf(under: string): Dirent[] {
		try {
			return readdirSync(join(folder, under), { withFileTypes: true });
		} catch (error) {
			problems.push({ file: under.slice(0, -1) || '.', rule: 'unreadable', message: unreadable(error) });
			return [];
		}
	}

	/** Whether a file is listed; a page that is too large is, since others link to it. */
	function fits(file: string, report: (rule: string, message: string) => void): boolean {
		const size = statSync(join(folder, file), { throwIfNoEntry: false })?.size ?? 0;
		const limit = limits.find(({ of }) => of(file));
		if (!limit || size <= limit.kilobytes * 1024) return true;
		const kilobytes = Math.ceil(size / 1024);
		report('too-large', `The file has ${kilobytes} kB, and ${limit.kilobytes} kB are read. ${limit.advice}`);
		tooLarge.add(file);
		return isPage(file);
	}

	look('');
	return { files: files.sort(), tooLarge };
}

/** The bytes of a file of the list; empty where it cannot be read, which is reported. */
export function readBytes(path: string, report: (problem: Omit<Problem, 'file'>) => void): Buffer {
	try {
		return readFileSync(path);
	} catch (error) {
		report({ rule: 'unreadable', message: unreadable(error) });
		return Buffer.alloc(0);
	}
}

const unreadable = (error: unknown) =>
	`It cannot be read (${(error as NodeJS.ErrnoException).code}). Give yourself the right to read it, or take it out of the content folder.`;

function wrongName(item: Dirent): string | undefined {
	const { name } = item;
	if (devices.test(name))
		return `Windows keeps the name "${name}" for a device. Rename it: the site is copied to sticks.`;
	if (name.length > 100) return `The name has ${name.length} letters. Shorten it to 100.`;
	// Names of pages and records are addresses: bad-slug is stricter.
	if (/\.(mdx|yaml)$/.test(name) && !item.isDirectory()) return;
	if (!/^[A-Za-z0-9._-]+$/.test(name) || name.endsWith('.') || name.includes('..'))
		return `Rename "${name}" with only A-Z, a-z, 0-9, hyphens and single dots: it is read on other systems too.`;
	return;
}
