import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';
import { checkPages, findBroken, readPage as parse } from '../../src/site/built-pages.ts';
import { shippedStyles } from '../css.ts';
import { tagsOf } from '../html.ts';
import { addresses, dist, readPage } from '../site.ts';

// All pages, always: a dead link is cheap to find and dear to meet.

test('every link and anchor inside the site leads somewhere', () => {
	expect(checkPages(dist)).toEqual([]);
});

test('a dead link would be found', () => {
	const page = parse(
		'/en/',
		`${readPage('/en/')}<a href="/en/nowhere/">nowhere</a><a href="#no-such-place">no place</a>`,
	);
	const messages = findBroken([page], new Set()).map(({ message }) => message);
	expect(messages).toContain('leads to /en/nowhere/, which was not built');
	expect(messages).toContain('leads to #no-such-place, and there is no such anchor');
});

test('forms and permanent addresses lead to pages, styles to files', () => {
	const built = new Set(addresses());
	const dead = addresses().flatMap((address) =>
		tagsOf(readPage(address)).flatMap(({ attributes }) => {
			const refresh = attributes['http-equiv'] === 'refresh' ? attributes['content']?.split('url=')[1] : undefined;
			return [attributes['action'], refresh]
				.filter((target) => target !== undefined)
				.filter((target) => !built.has(target))
				.map((target) => `${address} leads to ${target}`);
		}),
	);
	const missing = shippedStyles().flatMap(({ address, css }) =>
		[...css.matchAll(/url\(["']?([^"')]+)["']?\)/g)]
			.map(([, target]) => target as string)
			.filter((target) => !target.startsWith('data:'))
			.filter((target) => !existsSync(join(dist, posix.resolve(posix.dirname(address), target))))
			.map((target) => `${address} loads ${target}`),
	);
	expect([...dead, ...missing]).toEqual([]);
});
