import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { editorsTable, sectionName, standings } from '../src/model/editors-table.ts';
import { contentFolder, engineWords } from '../src/model/folder.ts';
import { formatProblems } from '../src/model/problem.ts';
import { readContent } from '../src/model/read.ts';
import { lockFile, updateLock } from '../src/model/translations.ts';

// `npm run translations`: records which English each translation was made from, and writes the editors' table.
// `npm run translations -- --accept ar/about`: the English edit changed no meaning; the translation stays good.
const accepted = process.argv.flatMap((argument, i) =>
	process.argv[i - 1] === '--accept' ? [argument.replace(/(\.mdx)?$/, '.mdx')] : [],
);

const content = readContent(contentFolder, engineWords);
const unread = content.problems.filter(({ file }) => file === lockFile);
if (unread.length > 0) {
	console.error(formatProblems(unread));
	process.exit(1);
}
const files = content.entries.flatMap((entry) => Object.values(entry.files).map(({ file }) => file));
const unknown = accepted.filter((file) => !files.includes(file));
if (unknown.length > 0) {
	console.error(`There is no ${unknown.join(', ')}. Name a translated file: --accept ar/about`);
	process.exit(1);
}

const lock = updateLock(content.entries, content.lock, new Set(accepted));
writeFileSync(join(contentFolder, lockFile), `${JSON.stringify(lock, null, '\t')}\n`);

const all = standings(content, lock);
const table = editorsTable(all);
writeFileSync(join(contentFolder, 'translations.md'), table);
console.log(table);
for (const { language, outdated, missing } of all) {
	for (const { path, sections } of outdated)
		console.log(`  outdated  ${language}/${path}.mdx  ${sections.map(sectionName).join(', ')}`);
	for (const path of missing) console.log(`  missing   ${language}/${path}.mdx`);
}
