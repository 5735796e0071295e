import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { shippedStyles } from '../css.ts';
import { inlineScripts, tagsOf } from '../html.ts';
import { selectedPages } from '../pages.ts';
import { readPage } from '../site.ts';

const pages = selectedPages().map(({ address }) => ({ address, html: readPage(address) }));

/** The policy of a page, by directive. */
function policyOf(html: string): Record<string, string[]> {
	const meta = tagsOf(html, 'meta').find(({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy');
	return Object.fromEntries(
		(meta?.attributes['content'] ?? '').split(';').map((directive) => {
			const [name, ...values] = directive.trim().split(/\s+/) as [string, ...string[]];
			return [name, values];
		}),
	);
}

test.each(pages)('$address has the policy right after the charset, and it allows this site alone', ({ html }) => {
	const meta = tagsOf(html, 'meta');
	expect(Object.keys(meta[0]?.attributes ?? {})).toEqual(['charset']);
	expect(meta[1]?.attributes['http-equiv']).toBe('Content-Security-Policy');
	expect(html.slice(meta[0]?.end, meta[1]?.at)).toBe('');

	const policy = policyOf(html);
	expect(policy['default-src']).toEqual(["'none'"]);
	expect(policy['form-action']).toEqual(["'self'"]);
	expect(policy['base-uri']).toEqual(["'none'"]);
	expect(policy['object-src']).toEqual(["'none'"]);
	// Without one, a worker may be whatever a script may.
	expect(policy['worker-src']).toEqual(["'none'"]);
	for (const values of Object.values(policy)) {
		const foreign = values.filter(
			(value) => !/^('(none|self|wasm-unsafe-eval|unsafe-inline|sha256-.+)'|data:)$/.test(value),
		);
		expect(foreign).toEqual([]);
	}
	// Styles hold no secrets here, and a timetable's lengths are style attributes; scripts must each be known.
	expect(policy['script-src']).not.toContain("'unsafe-inline'");
	expect(policy['style-src']).toContain("'self'");
});

test.each(pages)("$address: each inline script's fingerprint is in the policy, and no other", ({ html }) => {
	const fingerprints = inlineScripts(html).map(
		(code) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
	);
	const allowed = policyOf(html)['script-src']?.filter((value) => value.startsWith("'sha256-")) ?? [];
	expect(allowed.toSorted()).toEqual([...new Set(fingerprints)].sort());
});

test('no inline event handler, and no script address', () => {
	const found = pages.flatMap(({ address, html }) =>
		tagsOf(html).flatMap(({ name, attributes }) =>
			Object.entries(attributes)
				.filter(([key, value]) => /^on/i.test(key) || /^\s*javascript:/i.test(value))
				.map(([key]) => `${address} <${name} ${key}>`),
		),
	);
	expect(found).toEqual([]);
});

/** Attributes that make a browser load something, by tag; a link loads what its `rel` says. */
const loads: Record<string, string[]> = {
	audio: ['src'],
	embed: ['src'],
	iframe: ['src', 'srcdoc'],
	image: ['href'],
	img: ['src', 'srcset'],
	input: ['src'],
	object: ['data'],
	script: ['src'],
	source: ['src', 'srcset'],
	track: ['src'],
	use: ['href'],
	video: ['src', 'poster'],
};
/** What a link may point to without loading it. */
const says = new Set(['canonical', 'alternate', 'license', 'author', 'next', 'prev']);
const isForeign = (address: string) => /(^|[\s,])([a-z][a-z+.-]*:)?\/\//i.test(address);

test('nothing is loaded from another host', () => {
	const inPages = pages.flatMap(({ address, html }) =>
		tagsOf(html).flatMap(({ name, attributes }) => {
			const keys = name === 'link' && !says.has(attributes['rel'] ?? '') ? ['href'] : (loads[name] ?? []);
			return [...keys.map((key) => attributes[key] ?? ''), ...addressesIn(attributes['style'] ?? '')]
				.filter(isForeign)
				.map((target) => `${address} <${name}> loads ${target}`);
		}),
	);
	const inStyles = shippedStyles().flatMap(({ address, css }) =>
		addressesIn(css)
			.filter(isForeign)
			.map((target) => `${address} loads ${target}`),
	);
	const inScripts = pages.flatMap(({ address, html }) =>
		inlineScripts(html)
			.flatMap(
				(code) =>
					code.match(/(?:import|fetch|Worker|WebSocket|EventSource|sendBeacon)\s*\(\s*[`'"](?:https?:)?\/\/[^)]*/g) ??
					[],
			)
			.map((call) => `${address} calls ${call}`),
	);
	expect([...inPages, ...inStyles, ...inScripts]).toEqual([]);
});

/** What a stylesheet loads. */
const addressesIn = (css: string): string[] =>
	[...css.matchAll(/url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)/g)].map(([, url, file]) => (url ?? file) as string);

test('every form stays on this site', () => {
	const found = pages.flatMap(({ address, html }) =>
		tagsOf(html)
			.flatMap(({ attributes: { action, formaction } }) => [action, formaction])
			.filter((target) => target !== undefined && !/^\/(?!\/)/.test(target))
			.map((target) => `${address} sends to ${target}`),
	);
	expect(found).toEqual([]);
});
