import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from '../../src/model/folder.ts';
import { today } from '../../src/model/today.ts';
import { launch } from '../../tests/site.ts';
import { number } from './table.ts';

const file = join(root, 'docs/measured.md');

/** The machine that measured, and the day. */
export async function machine(): Promise<string> {
	const browser = await launch();
	const chromium = browser.version();
	await browser.close();
	const [processor] = cpus();
	return `Measured ${today()}: ${processor?.model.trim() || 'unknown processor'}, ${availableParallelism()} cores, ${number(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, Chromium ${chromium}.`;
}

/** Puts what a part measured between its marks in `docs/measured.md`. @throws when the marks are not there */
export function writeReport(part: string, text: string): void {
	writeFileSync(file, replaced(readFileSync(file, 'utf8'), part, text));
}

/** The text with what stands between the marks of a part replaced. @throws when the marks are not there */
export function replaced(text: string, part: string, between: string): string {
	const [start, end] = [`<!-- ${part} -->`, `<!-- /${part} -->`];
	const [from, to] = [text.indexOf(start), text.indexOf(end)];
	if (from < 0 || to < from) throw new Error(`There is no ${start} … ${end} to put the figures into.`);
	return `${text.slice(0, from + start.length)}\n\n${between}\n\n${text.slice(to)}`;
}
