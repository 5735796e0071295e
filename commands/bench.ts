import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { contentFolder, root } from '../src/model/folder.ts';
import { type Kind, kinds } from '../src/model/kinds.ts';
import { generateContent } from '../tests/generate.ts';

// `npm run bench`: what a clean build costs and what its pages weigh, for the content and for 20 and 200 generated
// pages a language; `npm run bench -- 1000` adds a size. Prints a Markdown table. Nothing here passes or fails.
const extra = process.argv.slice(2).map(Number);
if (extra.some((size) => !Number.isInteger(size) || size < 12)) stop('Sizes are numbers of pages, 12 at least.');
if (process.platform === 'win32') stop('CPU time is measured by a POSIX shell: run this in WSL.');
const sizes = [...new Set([20, 200, ...extra])].sort((a, b) => a - b);

/** Pages are weighed in this language: the worst of the three with a webfont, and the second most read. */
const weighed = 'ar';

interface Result {
	/** Pages a language; undefined for the real content. */
	size: number | undefined;
	contentPages: number;
	htmlFiles: number;
	cpuSeconds: number;
	peakMegabytes: number;
	distBytes: number;
	/** HTML in the weighed language by kind and address. */
	pages: Map<Kind, Map<string, Buffer>>;
}

const work = mkdtempSync(join(tmpdir(), 'bench-'));
const results: Result[] = [];
try {
	for (const size of [undefined, ...sizes]) {
		console.error(size ? `${size} pages a language …` : 'The content …');
		const content = join(work, `content-${size ?? 'own'}`);
		if (size) generateContent(content, size);
		else cpSync(contentFolder, content, { recursive: true });
		results.push(measure(content, join(work, `dist-${size ?? 'own'}`), size));
	}
} finally {
	rmSync(work, { recursive: true, force: true });
}
console.log(table(results));
console.log(`
CPU: user and system time of the build process, its threads and every child it waited for, as the shell's \`times\`
counts them, the search indexer included; work of others on a busy machine can still raise it by a third. Builds are
clean: each content folder is new, so no cache fits it. A content page is an entry in one language, a fallback included;
the HTML files beside them are listings, glossary, sources, search and permanent addresses. Peak memory: largest resident
set of the build's Node process; the search indexer's own process is not in it. Bytes: HTML alone, brotli 11, the page
of median size; in brackets, how much the same pages grew since the smallest size.`);

/** Builds a content folder and looks at what came out. */
function measure(content: string, out: string, size: number | undefined): Result {
	const cost = build(content, out);
	const { pages, languages } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as {
		languages: { path: string }[];
		pages: { kind: Kind; path: string; titles: Record<string, string> }[];
	};
	const translated = Map.groupBy(
		pages.filter(({ titles }) => weighed in titles),
		({ kind }) => kind,
	);
	const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
	return {
		size,
		...cost,
		contentPages: pages.length * languages.length,
		htmlFiles: globSync('**/*.html', { cwd: out }).length,
		distBytes: files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0),
		pages: new Map(
			[...translated].map(([kind, list]) => [
				kind,
				new Map(list.map(({ path }) => [path, readFileSync(join(out, weighed, path, 'index.html'))])),
			]),
		),
	};
}

/** Runs a clean build in a process of its own. */
function build(content: string, out: string): Pick<Result, 'cpuSeconds' | 'peakMegabytes'> {
	const caches = join(root, '.cache');
	const before = new Set(existsSync(caches) ? readdirSync(caches) : []);
	// Both report through file descriptor 3: the build its largest resident set, the shell its children's CPU time.
	// A child counts only once it was waited for, and the search indexer and esbuild outlive the build by a moment.
	const preload = `data:text/javascript,
		import { subscribe } from 'node:diagnostics_channel';
		import { writeSync } from 'node:fs';
		const children = [];
		subscribe('child_process', ({ process: child }) => children.push(child));
		process.on('beforeExit', () => {
			for (const child of children)
				if (child.pid && child.exitCode === null && child.signalCode === null) child.ref(), child.kill();
		});
		process.on('exit', () => writeSync(3, 'rss ' + process.resourceUsage().maxRSS + ' '));`;
	const { status, output } = spawnSync(
		'sh',
		[
			'-c',
			'"$@"; status=$?; times >&3; exit $status',
			'sh',
			process.execPath,
			'--import',
			preload,
			'commands/build.ts',
		],
		{
			cwd: root,
			stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
			encoding: 'utf8',
			env: { ...process.env, KB_CONTENT: content, KB_OUT: out, ASTRO_TELEMETRY_DISABLED: '1' },
		},
	);
	for (const name of existsSync(caches) ? readdirSync(caches) : [])
		if (!before.has(name)) rmSync(join(caches, name), { recursive: true });
	if (status !== 0) throw new Error('The build failed, so there is nothing to measure.');
	const report = output[3] ?? '';
	// The shell's own user and system time, then its children's.
	const times = [...report.matchAll(/(\d+)m([\d.]+)s/g)].map(
		([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds),
	);
	return {
		cpuSeconds: (times[2] as number) + (times[3] as number),
		peakMegabytes: Number(/rss (\d+)/.exec(report)?.[1]) / 1024,
	};
}

/** One column a build, one row a figure. */
function table(results: Result[]): string {
	const smallest = results.find(({ size }) => size);
	const number = (value: number, digits = 0) =>
		value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
	const row = (name: string, cell: (result: Result, before: Result | undefined) => string) =>
		[name, ...results.map((result, i) => cell(result, results[i - 1]))].join(' | ');
	const rows = [
		row('', ({ size }) => (size ? `${size} a language` : 'the content')),
		['---', ...results.map(() => '--:')].join(' | '),
		row('content pages, all languages', ({ contentPages }) => number(contentPages)),
		row('HTML files built', ({ htmlFiles }) => number(htmlFiles)),
		row('CPU seconds', ({ cpuSeconds }) => number(cpuSeconds, 1)),
		row('CPU ms per content page', ({ cpuSeconds, contentPages }) => number((cpuSeconds / contentPages) * 1000, 1)),
		row('CPU ms per extra page', (result, before) =>
			before?.size
				? number(((result.cpuSeconds - before.cpuSeconds) / (result.contentPages - before.contentPages)) * 1000, 1)
				: '',
		),
		row('peak memory, MB', ({ peakMegabytes }) => number(peakMegabytes)),
		row('whole site, MB', ({ distBytes }) => number(distBytes / 1e6, 1)),
		...(Object.keys(kinds) as Kind[]).map((kind) =>
			row(`${kind}, bytes`, (result) => {
				const pages = result.pages.get(kind);
				if (!pages) return '';
				const grown = growth(smallest?.pages.get(kind), pages);
				return `${number(medianWeight(pages))}${result.size && result !== smallest ? ` (${grown >= 0 ? '+' : ''}${number(grown, 1)} %)` : ''}`;
			}),
		),
	];
	return rows.map((cells) => `| ${cells} |`).join('\n');
}

/** Bytes as a server sends them. */
function weigh(html: Buffer): number {
	return brotliCompressSync(html).length;
}

/** Compressed size of the page whose size is in the middle. */
function medianWeight(pages: Map<string, Buffer>): number {
	const sorted = [...pages.values()].sort((a, b) => a.length - b.length);
	return weigh(sorted[Math.floor(sorted.length / 2)] as Buffer);
}

/** By how many percent the pages that were there before have grown, all together. */
function growth(before: Map<string, Buffer> | undefined, after: Map<string, Buffer>): number {
	let [old, now] = [0, 0];
	for (const [path, html] of before ?? []) {
		const same = after.get(path);
		if (!same) continue;
		old += weigh(html);
		now += weigh(same);
	}
	return (now / old - 1) * 100;
}

function stop(message: string): never {
	console.error(message);
	process.exit(1);
}
