import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parse, stringify } from 'yaml';
import { contentFolder } from '../src/model/folder.ts';
import { hashOfPair, type NeverNames, nameWords, neverNamesSchema } from '../src/model/schema/never-names.ts';

// `npm run never`: adds names that must never be published to never-names.yaml, as hashes. Asks for them line by line,
// so that they stand in no command line and no shell's history.
const file = join(contentFolder, 'never-names.yaml');
const list: NeverNames = existsSync(file)
	? neverNamesSchema.parse(parse(readFileSync(file, 'utf8')))
	: { salt: randomBytes(16).toString('hex'), hashes: [] };
const hashes = new Set(list.hashes);

const lines = createInterface({ input: process.stdin });
if (process.stdin.isTTY) console.log('One name a line, in each script it is written in; an empty line ends.');
for await (const line of lines) {
	const words = nameWords(line);
	if (words.length === 0) break;
	if (words.length === 1)
		console.error('One word alone would be found everywhere: give the name with two words or more.');
	for (const [i, word] of words.slice(1).entries()) hashes.add(hashOfPair(list.salt, words[i] as string, word));
}
lines.close();
writeFileSync(
	file,
	`# Names that must never be published, as hashes: npm run never adds one.\n${stringify({ salt: list.salt, hashes: [...hashes].sort() })}`,
);
console.log(`${hashes.size - list.hashes.length} added, ${hashes.size} in ${file}`);
