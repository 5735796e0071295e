import { spawnSync } from 'node:child_process';
import { splitFrontmatter } from './frontmatter.ts';

/** What the native parsers go down into once for each: characters that open something. */
const openings = /[[<({*>]/g;

/** Whether a body could be nested so deep that a parser ends the process, which no catch can stop. */
function mayEndProcess(body: string): boolean {
	const code = body.search(/\{|^[ \t]*(?:import|export)\b/m);
	return (code >= 0 && body.length - code > 1000) || (body.match(openings)?.length ?? 0) > 5000;
}

/** Signs of lists and quotations that follow each other on a line: each opens one in the other. */
const manyContainers = /^[ \t]*(?:(?:>[ \t]*|(?:[*+-]|\d{1,9}[.)])[ \t]+)){100}/m;

const script = `
import { readFileSync } from 'node:fs';
import { mdxToMdast } from ${JSON.stringify(import.meta.resolve('satteri'))};
try { mdxToMdast(readFileSync(0, 'utf8'), { features: { directive: true } }); } catch {}
`;

/** Whether a page can be given to the parser: where that is in doubt, a process of its own tries first. */
export function survivesParsing(file: string): boolean {
	const body = file.slice(splitFrontmatter(file).end);
	if (manyContainers.test(body)) return false;
	if (!mayEndProcess(body)) return true;
	const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
		input: body,
		stdio: ['pipe', 'ignore', 'ignore'],
		timeout: 60_000,
		killSignal: 'SIGKILL',
	});
	return status === 0;
}
