import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { updateAddresses } from '../src/model/addresses.ts';
import { contentFolder, engineWords, root } from '../src/model/folder.ts';
import { makeManifest } from '../src/model/manifest.ts';
import { formatProblems } from '../src/model/problem.ts';
import { readContent } from '../src/model/read.ts';
import { checkContent } from '../src/model/rules/index.ts';
import { addressesFile } from '../src/model/schema/addresses.ts';
import { freeze, unfrozen } from '../src/reports/freeze.ts';

// `npm run freeze`, on a release: keeps each report of the built site that is not kept yet in its version, and records
// the addresses of all pages. `npm run freeze -- --addresses` only records them.
const content = readContent(contentFolder, engineWords);
const problems = checkContent(content);
if (problems.length > 0) stop(formatProblems(problems));

const manifest = makeManifest(content);
if (!process.argv.includes('--addresses') && unfrozen(manifest).length > 0) {
	const site = resolve(root, process.env['KB_OUT'] ?? 'dist');
	const list = join(site, 'manifest.json');
	const built = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')).edition?.version : undefined;
	if (built !== manifest.edition.version)
		stop(`What is built in ${relative(root, site)} is not the content of today. Run \`npm run build\`, then freeze.`);
	for (const file of freeze(contentFolder, site, manifest)) console.log(`Kept ${file}`);
}

const addresses = updateAddresses(content);
writeFileSync(join(contentFolder, addressesFile), `${JSON.stringify(addresses, null, '\t')}\n`);
const count = Object.keys(addresses).length;
console.log(`${count} addresses on record, ${count - Object.keys(content.addresses).length} of them new`);

function stop(message: string): never {
	console.error(message);
	process.exit(1);
}
