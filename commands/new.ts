import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { source } from '../src/languages/languages.ts';
import { contentFolder, engineWords } from '../src/model/folder.ts';
import { type Kind, kinds } from '../src/model/kinds.ts';
import { readContent } from '../src/model/read.ts';
import { today } from '../src/model/today.ts';
import { templates } from './templates.ts';

// `npm run new -- session-plan first-contact`: the files of a new entry in all languages, from an annotated template.
const [kind, slug] = process.argv.slice(2);
const usage = `Say which kind and which file name: npm run new -- session-plan first-contact\nKinds: ${Object.keys(kinds).join(', ')}`;

if (!kind || !Object.hasOwn(kinds, kind) || !slug) stop(usage);
if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))
	stop(`"${slug}" is part of an address: use only a-z, 0-9 and single hyphens.`);

const { site, entries } = readContent(contentFolder, engineWords);
const ids = new Set(entries.map(({ files }) => files[source]?.own['id']));
let id = slug;
for (let n = 2; ids.has(id); n++) id = `${slug}-${n}`;

const { folder } = kinds[kind as Kind];
const toWrite = (site?.languages ?? [source]).map((language) => ({
	language,
	file: join(language, folder, `${slug}.mdx`),
}));
for (const { file } of toWrite) if (existsSync(join(contentFolder, file))) stop(`${file} is there already.`);
for (const { language, file } of toWrite) {
	mkdirSync(dirname(join(contentFolder, file)), { recursive: true });
	const template = templates[kind as Kind];
	writeFileSync(
		join(contentFolder, file),
		language === source ? template.english({ id, today: today() }) : template.translation(),
	);
}
console.log(
	`Written:\n${toWrite.map(({ file }) => `  ${file}`).join('\n')}\nThey are drafts: checked, but not built, until you delete the line \`draft: true\`.`,
);

function stop(message: string): never {
	console.error(message);
	process.exit(1);
}
