import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { policyOf, sealPages } from '../../src/site/policy.ts';

const hash = (code: string) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`;
const directive = (policy: string, name: string) =>
	policy
		.split('; ')
		.find((part) => part.startsWith(`${name} `))
		?.split(' ')
		.slice(1) ?? [];
const scripts = (html: string) =>
	directive(policyOf(html), 'script-src').filter((source) => source.startsWith("'sha256-"));

describe('scripts a page may run', () => {
	test('a known script has the hash a browser computes', () => {
		// From the specification's own example: alert('Hello, world.');
		expect(scripts("<script>alert('Hello, world.');</script>")).toEqual([
			"'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='",
		]);
	});

	test('each script in the page, modules too, letter for letter', () => {
		expect(scripts('<script>a</script><p>x</p><script type="module">\n b </script>')).toEqual([
			hash('a'),
			hash('\n b '),
		]);
	});

	test('the same script twice is one hash', () => {
		expect(scripts('<script>a</script><script>a</script>')).toEqual([hash('a')]);
	});

	test('a script of another file needs none, and data is none', () => {
		expect(
			scripts(
				'<script type="module" src="/a.js"></script><script type="application/ld+json">{}</script><script src=/b.js></script>',
			),
		).toEqual([]);
	});

	test('Arabic letters in a script count as their bytes', () => {
		expect(scripts('<script>"ڕێز"</script>')).toEqual([hash('"ڕێز"')]);
	});
});

describe('everything else', () => {
	const policy = policyOf('<p>No script.</p>');

	test('comes from the site itself or is refused', () => {
		expect(directive(policy, 'default-src')).toEqual(["'none'"]);
		expect(directive(policy, 'script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
		expect(policy).not.toMatch(/https?:|\*/);
	});

	test('the search form may be sent', () => {
		expect(directive(policy, 'form-action')).toEqual(["'self'"]);
	});
});

describe('sealing a built folder', () => {
	const folder = mkdtempSync(join(tmpdir(), 'kb-'));
	afterAll(() => rmSync(folder, { recursive: true }));

	test('every page gets its own policy right after the charset, and other files stay', async () => {
		mkdirSync(join(folder, 'en'));
		const page = (script: string) => `<head><meta charset="utf-8"><script>${script}</script></head>`;
		writeFileSync(join(folder, 'index.html'), page('a'));
		writeFileSync(join(folder, 'en/index.html'), page('b').replace('"utf-8">', '"utf-8" />'));
		writeFileSync(join(folder, 'robots.txt'), 'User-agent: *');
		expect(await sealPages(folder)).toBe(2);
		for (const [file, script] of [
			['index.html', 'a'],
			['en/index.html', 'b'],
		] as const) {
			const html = readFileSync(join(folder, file), 'utf8');
			expect(html).toMatch(
				/<meta charset="utf-8"( \/)?><meta http-equiv="Content-Security-Policy" content="[^"]+"><script>/,
			);
			expect(html).toContain(hash(script));
		}
		expect(readFileSync(join(folder, 'robots.txt'), 'utf8')).toBe('User-agent: *');
	});

	test('a page that cannot be sealed ends the build', async () => {
		writeFileSync(join(folder, 'bare.html'), '<head></head>');
		await expect(sealPages(folder)).rejects.toThrow('bare.html has no <meta charset>');
	});
});
