import { readFileSync } from 'node:fs';
import { compileFunction } from 'node:vm';

/**
 * Runs the code of a body.
 * @param file whose code ends by returning its exports
 * @param imported what the code finds under these names
 */
export const runBody = (file: string, imported: Record<string, unknown>): Record<string, unknown> =>
	compileFunction(readFileSync(file, 'utf8'), Object.keys(imported), { filename: file })(...Object.values(imported));
