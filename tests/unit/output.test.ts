import { spawnSync } from 'node:child_process';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockCheckout, recover, swap, workFolder } from '../../commands/output.ts';

let folder: string;
let out: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'kb-'));
	out = join(folder, 'dist');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Makes a folder that holds one page of this text. */
function make(path: string, text: string): void {
	mkdirSync(path);
	writeFileSync(join(path, 'index.html'), text);
}
const page = () => readFileSync(join(out, 'index.html'), 'utf8');
const next = () => workFolder(out, 'next');
const previous = () => workFolder(out, 'previous');

test('work folders stand beside the output, so that a rename is enough', () => {
	for (const which of ['next', 'previous'] as const) {
		expect(dirname(workFolder(out, which))).toBe(dirname(out));
		expect(basename(workFolder(out, which))).toMatch(/^\./);
	}
	expect(next()).not.toBe(previous());
});

describe('a finished build', () => {
	test('takes the place of the last one, and leaves nothing beside it', () => {
		make(out, 'old');
		writeFileSync(join(out, 'gone.html'), 'old');
		make(next(), 'new');
		swap(out);
		expect(page()).toBe('new');
		expect(readdirSync(folder)).toEqual(['dist']);
		expect(readdirSync(out)).toEqual(['index.html']);
	});

	test('is the first one where there was none', () => {
		make(next(), 'new');
		swap(out);
		expect(page()).toBe('new');
		expect(readdirSync(folder)).toEqual(['dist']);
	});

	test('is not stopped by what an earlier swap left', () => {
		make(out, 'old');
		make(previous(), 'older');
		make(next(), 'new');
		swap(out);
		expect(page()).toBe('new');
		expect(readdirSync(folder)).toEqual(['dist']);
	});
});

describe('after a kill', () => {
	test('between the two renames: the old site is back', () => {
		make(previous(), 'old');
		make(next(), 'half');
		recover(out);
		expect(page()).toBe('old');
		expect(readdirSync(folder)).toEqual(['dist']);
	});

	test('while building: the site stays, the half is cleared', () => {
		make(out, 'old');
		make(next(), 'half');
		recover(out);
		expect(page()).toBe('old');
		expect(existsSync(next())).toBe(false);
	});

	test('after the second rename: the new site stays', () => {
		make(out, 'new');
		make(previous(), 'old');
		recover(out);
		expect(page()).toBe('new');
	});

	const states: [after: string, where: Record<string, string>, which: string][] = [
		[
			'no rename',
			{ dist: 'old', 'local-edition': 'old', '.dist-next': 'new', '.dist-next-local-edition': 'new' },
			'old',
		],
		[
			'the first',
			{ '.dist-previous': 'old', 'local-edition': 'old', '.dist-next': 'new', '.dist-next-local-edition': 'new' },
			'old',
		],
		[
			'the second',
			{
				'.dist-previous': 'old',
				'.dist-previous-local-edition': 'old',
				'.dist-next': 'new',
				'.dist-next-local-edition': 'new',
			},
			'old',
		],
		[
			'the third',
			{
				'.dist-previous': 'old',
				'.dist-previous-local-edition': 'old',
				dist: 'new',
				'.dist-next-local-edition': 'new',
			},
			'new',
		],
		[
			'the fourth',
			{ '.dist-previous': 'old', '.dist-previous-local-edition': 'old', dist: 'new', 'local-edition': 'new' },
			'new',
		],
		['the first removal', { '.dist-previous-local-edition': 'old', dist: 'new', 'local-edition': 'new' }, 'new'],
		['half a clearing', { dist: 'old', 'local-edition': 'old', '.dist-next-local-edition': 'new' }, 'old'],
	];
	test.each(states)('after %s: site and local edition are of one build', (_, where, which) => {
		for (const [name, text] of Object.entries(where)) make(join(folder, name), text);
		recover(out);
		expect(readdirSync(folder).sort()).toEqual(['dist', 'local-edition']);
		for (const name of ['dist', 'local-edition'])
			expect(readFileSync(join(folder, name, 'index.html'), 'utf8')).toBe(which);
	});

	test('before anything was built: there is nothing, and that is no error', () => {
		recover(out);
		expect(readdirSync(folder)).toEqual([]);
	});
});

describe('the lock of a checkout', () => {
	const lock = () => join(folder, '.build.lock');

	test('is had by one build at a time', () => {
		const release = lockCheckout(folder);
		expect(() => lockCheckout(folder)).toThrow(`Another build (process ${process.pid}) is running in this checkout.`);
		expect(readFileSync(lock(), 'utf8')).toBe(String(process.pid));
		release();
		expect(existsSync(lock())).toBe(false);
		lockCheckout(folder)();
	});

	test('of a process that has ended is taken over', () => {
		const { pid } = spawnSync(process.execPath, ['-e', '']);
		expect(pid).toBeGreaterThan(0);
		writeFileSync(lock(), String(pid));
		const release = lockCheckout(folder);
		expect(readFileSync(lock(), 'utf8')).toBe(String(process.pid));
		release();
	});

	test('of another process that runs is not', () => {
		writeFileSync(lock(), String(process.ppid));
		expect(() => lockCheckout(folder)).toThrow(`Another build (process ${process.ppid})`);
		expect(readFileSync(lock(), 'utf8')).toBe(String(process.ppid));
	});

	test('that was never written into is taken over, once no build can be about to', () => {
		writeFileSync(lock(), '');
		expect(() => lockCheckout(folder)).toThrow('Another build');
		const before = new Date(Date.now() - 60_000);
		utimesSync(lock(), before, before);
		lockCheckout(folder)();
		expect(existsSync(lock())).toBe(false);
	});

	test('two checkouts do not wait for each other', () => {
		const other = join(folder, 'other');
		mkdirSync(other);
		const releases = [lockCheckout(folder), lockCheckout(other)];
		expect(existsSync(lock())).toBe(true);
		for (const release of releases) release();
		expect(existsSync(join(other, '.build.lock'))).toBe(false);
	});
});
