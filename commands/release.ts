import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { localEditionOf } from '../src/local-edition/site.ts';
import { type PublishedList, readList } from '../src/model/changes.ts';
import { listFiles } from '../src/model/files.ts';
import { filesIn } from '../src/model/files-in.ts';
import { contentFolder, engineWords, root } from '../src/model/folder.ts';
import { makeManifest } from '../src/model/manifest.ts';
import { formatProblems, type Problem } from '../src/model/problem.ts';
import { digestOf } from '../src/model/published-files.ts';
import { readContent } from '../src/model/read.ts';
import { checkContent } from '../src/model/rules/index.ts';
import { release } from '../src/model/rules/release.ts';
import { addressesFile } from '../src/model/schema/addresses.ts';
import { today } from '../src/model/today.ts';
import { unfrozen } from '../src/reports/freeze.ts';
import { notAfter, type ReleaseRecord, recordFile, releaseFiles, releaseFolder } from '../src/reports/release.ts';
import { commitOf, uncommitted } from './checkout.ts';
import { lockCheckout, recover, swap, workFolder } from './output.ts';

// `npm run release`: checks all that a release must be, freezes its reports, builds it, and records it in the content
// folder. All of it is made in folders of its own, from a copy of the content; what is there changes only at the end, by renames.
const out = resolve(root, process.env['KB_OUT'] ?? 'dist');
const kept = join(contentFolder, releaseFolder);
const contentWork = join(contentFolder, `${releaseFolder}-next`);
const siteWork = workFolder(out, 'release');
const copy = join(contentWork, 'content');
const site = join(siteWork, 'site');
const previous = join(contentWork, 'previous');
const day = today();

clear();
const recordText = existsSync(join(kept, recordFile)) ? readFileSync(join(kept, recordFile), 'utf8') : undefined;
const last = recordText === undefined ? undefined : readList(recordText);
const content = readContent(contentFolder, engineWords);
const wrong = checkContent(content);
const problems = [...wrong, ...release(content, day), ...unlikeLast(), ...uncommittedFiles()];
if (problems.length > 0) fail(formatProblems(problems));
else
	try {
		make();
		putInPlace();
		sayWhatIsNext();
	} catch (error) {
		fail((error as Error).message);
	} finally {
		clear();
	}

function unlikeLast(): Problem[] {
	if (recordText !== undefined && !last)
		return [
			{
				file: `${releaseFolder}/${recordFile}`,
				rule: 'lock',
				message:
					'This is not a record as `npm run release` wrote it. Take the file from the history of the content folder.',
			},
		];
	return last && wrong.length === 0 ? notAfter(last, makeManifest(content)) : [];
}

/** Each file once: the content may lie in the engine's checkout, or in one of its own. */
function uncommittedFiles(): Problem[] {
	return [...new Map([contentFolder, root].flatMap(uncommitted).map((problem) => [problem.file, problem])).values()];
}

/** Builds the release and its record in the work folders. */
function make(): void {
	mkdirSync(copy, { recursive: true });
	mkdirSync(siteWork, { recursive: true });
	// Nothing private: it is not published.
	for (const name of readdirSync(contentFolder).filter((each) => !/^[_.]/.test(each)))
		cpSync(join(contentFolder, name), join(copy, name), { recursive: true });
	// A frozen report is kept from a built site, and is in the site that is released.
	if (unfrozen(makeManifest(content)).length > 0) run('build');
	run('freeze');
	run('build');
	const published = JSON.parse(readFileSync(join(site, 'manifest.json'), 'utf8')) as PublishedList;
	const sums = new Map(filesIn(site).map((file) => [file, digestOf(readFileSync(join(site, file)))]));
	const record: ReleaseRecord = {
		previous: last?.edition.version,
		builtOn: day,
		engine: commitOf(root) ?? (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version as string),
		edition: published.edition,
		pages: published.pages,
		withdrawn: published.withdrawn,
	};
	mkdirSync(join(contentWork, releaseFolder));
	for (const [file, text] of releaseFiles(makeManifest(readContent(copy, engineWords)), record, sums, last))
		writeFileSync(join(contentWork, releaseFolder, file), text);
}

/** Runs another command on the copy. What it has to say besides problems is of folders that are gone in the end. */
function run(command: 'build' | 'freeze'): void {
	const { status } = spawnSync(
		process.execPath,
		[join(root, `commands/${command}.ts`), ...(command === 'build' ? process.argv.slice(2) : [])],
		{
			cwd: root,
			stdio: ['ignore', 'ignore', 'inherit'],
			// All of it is of one day, past midnight too.
			env: { ...process.env, KB_CONTENT: copy, KB_OUT: site, SOURCE_DATE_EPOCH: String(Date.parse(day) / 1000) },
		},
	);
	if (status !== 0) throw new Error(`\`npm run ${command}\` failed.`);
}

/** The site, frozen reports and addresses, the record last: where it is cut short, the next run makes it whole. */
function putInPlace(): void {
	const unlock = lockCheckout(root);
	try {
		recover(out);
		const next = workFolder(out, 'next');
		renameSync(site, next);
		renameSync(localEditionOf(site), localEditionOf(next));
		swap(out);
		for (const file of [addressesFile, ...listFiles(copy, []).files.filter((each) => each.startsWith('archive/'))]) {
			mkdirSync(dirname(join(contentFolder, file)), { recursive: true });
			renameSync(join(copy, file), join(contentFolder, file));
		}
		if (existsSync(kept)) renameSync(kept, previous);
		renameSync(join(contentWork, releaseFolder), kept);
	} finally {
		unlock();
	}
}

function sayWhatIsNext(): void {
	const { edition } = JSON.parse(readFileSync(join(kept, recordFile), 'utf8')) as PublishedList;
	const folder = relative(process.cwd(), kept) || '.';
	console.log(`Edition ${edition.version} is built in ${relative(process.cwd(), out)} and on record in ${folder}.

What is left to do:
1. Read ${join(folder, 'changes.en.md')} and its translations: they go to the readers.
2. Commit all that is new in the content folder: the record, the frozen reports, the addresses.
3. Tag that commit ${edition.version}.
4. Publish: \`npm run publish\`, or as docs/hosting/README.md says for your host.`);
}

/** Takes the work folders away; after a kill between the renames, puts the last record back. */
function clear(): void {
	if (!existsSync(kept) && existsSync(previous)) renameSync(previous, kept);
	for (const folder of [contentWork, siteWork]) rmSync(folder, { recursive: true, force: true });
}

function fail(message: string): void {
	console.error(message);
	console.error('Nothing was released. The last good site and the last release are untouched.');
	process.exitCode = 1;
}
