import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { source } from '../src/languages/languages.ts';
import { contentFolder, engineWords } from '../src/model/folder.ts';
import { formatProblems } from '../src/model/problem.ts';
import { readContent } from '../src/model/read.ts';
import { lockFile, translationState, updateLock } from '../src/model/translations.ts';

// `npm run translations`: records which English each translation was made from, and says how they stand.
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

for (const language of content.site?.languages ?? []) {
	if (language === source) continue;
	const translated = content.entries.filter(
		(entry) => entry.files[language] && entry.files[language].own['draft'] !== true,
	);
	const missing = content.entries.filter((entry) => entry.files[source] && !translated.includes(entry));
	const outdated = translated.flatMap((entry) => {
		const state = translationState(entry, language, lock);
		return state.state === 'outdated' ? [{ file: entry.files[language]?.file, sections: state.sections }] : [];
	});
	console.log(
		`${language}: ${translated.length - outdated.length} current, ${outdated.length} outdated, ${missing.length} missing`,
	);
	for (const { file, sections } of outdated)
		console.log(`  outdated  ${file}  ${sections.map((id) => (id ? `#${id}` : 'title and opening')).join(', ')}`);
	for (const { path } of missing) console.log(`  missing   ${language}/${path || 'index'}.mdx`);
}
