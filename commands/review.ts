import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isLanguagePath, type LanguagePath, source } from '../src/languages/languages.ts';
import { translator } from '../src/languages/words.ts';
import { contentFolder, engineWords } from '../src/model/folder.ts';
import { type Entry, readContent } from '../src/model/read.ts';
import { readSheet } from '../src/review/read-sheet.ts';
import { signedReview } from '../src/review/record.ts';
import { sectionsOf } from '../src/review/sections.ts';
import { writeSheet } from '../src/review/sheet.ts';

// `npm run review -- ar` writes a review sheet for each translated page into review/; `-- ar/guides/calm` for one.
// `npm run review -- --read <sheet.docx>…` prints the remarks of sheets that came back, and records who signed.
const usage =
	'Say which: npm run review -- ar, npm run review -- ar/guides/name, or npm run review -- --read sheet.docx';
const content = readContent(contentFolder, engineWords);
const entryAt = (path: string): Entry | undefined => content.entries.find((entry) => entry.path === path);

const [first, ...rest] = process.argv.slice(2);
if (first === '--read' && rest.length > 0) for (const file of rest) read(file);
else {
	const [language, ...path] = (first ?? '').split('/');
	if (!isLanguagePath(language) || language === source) stop(usage);
	const wanted = path.join('/').replace(/\.mdx$/, '');
	const entries = content.entries.filter((entry) => wanted === '' || entry.path === wanted);
	let count = 0;
	for (const entry of entries) if (await write(entry, language)) count++;
	if (count === 0) stop(`There is no translated page ${first}. ${usage}`);
	console.log(`${count} sheets are in review/${language}/.`);
}

async function write(entry: Entry, language: LanguagePath): Promise<boolean> {
	const sections = sectionsOf(entry, language);
	const title = entry.files[language]?.own['title'];
	const words = content.words[language]?.words;
	if (!sections || typeof title !== 'string' || !words) return false;
	const origin = {
		path: entry.path,
		language,
		sections: sections.map(({ id, print }): [string, string] => [id, print]),
	};
	const file = resolve('review', language, `${entry.path || 'index'}.docx`);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, await writeSheet(title, origin, sections, translator(words, language)));
	return true;
}

function read(file: string): void {
	const sheet = readSheet(readFileSync(file));
	const entry = sheet && entryAt(sheet.origin.path);
	const page = sheet && entry?.files[sheet.origin.language];
	if (!sheet || !page) {
		console.error(`${file}: this is no review sheet of a page that is here. Nothing is recorded.`);
		process.exitCode = 1;
		return;
	}
	const now = new Map(sectionsOf(entry, sheet.origin.language)?.map(({ id, print }) => [id, print]));
	const changed = sheet.origin.sections.filter(([id, print]) => now.get(id) !== print).map(([id]) => id || 'top');
	console.log(`${page.file}`);
	for (const { id, text } of sheet.remarks) console.log(`  remark  #${id || 'top'}  ${text.replaceAll('\n', ' / ')}`);
	for (const role of sheet.unread) console.log(`  ${role}: the line holds no day, such as 2026-12-01. Ask again.`);
	const { signed } = sheet;
	if (signed.length === 0) console.log('  nobody has signed');
	else if (changed.length > 0)
		console.log(
			`  not recorded: the page has changed since the sheet was made (${changed.join(', ')}). Send a new sheet.`,
		);
	else if (sheet.remarks.length > 0) console.log('  not recorded: mend what the remarks say, then send a new sheet.');
	else {
		writeFileSync(join(contentFolder, page.file), signedReview(page.text, signed));
		console.log(`  recorded: ${signed.map(({ by, on }) => `${by} ${on}`).join(', ')}`);
	}
}

function stop(message: string): never {
	console.error(message);
	process.exit(1);
}
