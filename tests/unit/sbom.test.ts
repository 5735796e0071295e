import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../src/model/folder.ts';

const { dependencies, devDependencies, scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

test('the list of parts is CycloneDX, with every dependency at its version and a checksum, and no tool for tests', () => {
	const [command, file] = scripts.sbom.split(' > ');
	expect(readFileSync(join(root, '.gitignore'), 'utf8').split('\n')).toContain(file);
	const bom = JSON.parse(
		execSync(command, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1e8 }),
	);
	expect(bom.bomFormat).toBe('CycloneDX');
	expect(bom.specVersion).toMatch(/^1\.\d$/);
	expect(bom.serialNumber).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
	const parts = new Map<string, { hashes?: unknown[] }>(
		bom.components.map((part: { purl: string }) => [part.purl, part]),
	);
	const purl = ([name, version]: [string, unknown]) => `pkg:npm/${name.replace('@', '%40')}@${version}`;
	for (const each of Object.entries(dependencies))
		expect(parts.get(purl(each))?.hashes?.length, purl(each)).toBeGreaterThan(0);
	for (const each of Object.entries(devDependencies)) expect(parts.has(purl(each)), purl(each)).toBe(false);
});
