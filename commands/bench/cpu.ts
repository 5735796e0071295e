import type { ChildProcess } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';
import { readFileSync } from 'node:fs';

/** A child that lives on has cost something already: the search indexer, esbuild. */
const children: ChildProcess[] = [];
subscribe('child_process', (message) => children.push((message as { process: ChildProcess }).process));

/** User and system time of this process, its threads and its children, whether they have ended or not. */
export function cpuSeconds(): number {
	const ended = spentBy('self', 15, 17);
	const living = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
	return ownSeconds() + living.reduce((sum, { pid }) => sum + (pid ? spentBy(pid, 13, 17) : 0), ended);
}

/** User and system time of this process and its threads. */
export function ownSeconds(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1e6;
}

/** Fields of proc(5)'s stat, counted from 0, in seconds: 13 and 14 are a process's own, 15 and 16 its ended children's. */
function spentBy(pid: number | 'self', from: number, to: number): number {
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	// The name, the second field, may hold spaces.
	const fields = ['', '', ...stat.slice(stat.lastIndexOf(')') + 2).split(' ')];
	return fields.slice(from, to).reduce((sum, field) => sum + Number(field), 0) / 100;
}
