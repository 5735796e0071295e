import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../src/model/folder.ts';

const { dependencies, devDependencies, scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

interface Part {
	purl: string;
	hashes?: unknown[];
	properties?: { name: string; value: string }[];
}

// Not --omit=dev, with which npm leaves out what a tool of the tests uses too.
test('the list of parts is CycloneDX, with every dependency at its version and with a checksum', () => {
	const [command, file] = scripts.sbom.split(' > ');
	expect(readFileSync(join(root, '.gitignore'), 'utf8').split('\n')).toContain(file);
	const bom = JSON.parse(
		execSync(command, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1e8 }),
	);
	expect(bom.bomFormat).toBe('CycloneDX');
	expect(bom.specVersion).toMatch(/^1\.\d$/);
	expect(bom.serialNumber).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
	const parts = new Map<string, Part>(bom.components.map((part: Part) => [part.purl, part]));
	const partOf = ([name, version]: [string, unknown]) => parts.get(`pkg:npm/${name.replace('@', '%40')}@${version}`);
	for (const each of [...Object.entries(dependencies), ...Object.entries(devDependencies)])
		expect(partOf(each)?.hashes, each[0]).toHaveLength(1);
	const isForTests = (part: Part | undefined) =>
		part?.properties?.some(({ name }) => name === 'cdx:npm:package:development') ?? false;
	expect(Object.entries(dependencies).filter((each) => isForTests(partOf(each)))).toEqual([]);
});
