import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from '../model/files-in.ts';
import { ownText } from '../model/own-text.ts';
import type { Problem } from '../model/problem.ts';

/** What a check needs to know of a built page. */
export interface BuiltPage {
	/** Address, with a slash at both ends unless it is a file. */
	address: string;
	ids: Set<string>;
	/** Addresses the page links to or loads from this site. */
	targets: string[];
}

/** Reads a built page. The HTML is our own build's: attributes stand in double quotes, or in none. */
export function readPage(address: string, html: string): BuiltPage {
	const body = html.replace(/<script\b[\s\S]*?<\/script>/g, '');
	const values = (name: string) => {
		const found = body.matchAll(new RegExp(`\\s${name}=(?:"([^"]*)"|([^\\s">]+))`, 'g'));
		return new Set([...found].map(([, quoted, bare]) => ownText(decode(quoted ?? bare ?? ''))));
	};
	return {
		address,
		ids: values('id'),
		targets: [...values('href').union(values('src'))].filter((target) => !/^([a-z][a-z+.-]*:|\/\/)/.test(target)),
	};
}

const decode = (text: string) => text.replaceAll('&#38;', '&').replaceAll('&amp;', '&').replaceAll('&quot;', '"');

/** An address as it is written in words; one that is not encoded well stays as it is. */
function decoded(address: string): string {
	try {
		return decodeURIComponent(address);
	} catch {
		return address;
	}
}

/** Links that lead nowhere: to an address that was not built, or an anchor that is not on the page. */
export function findBroken(pages: BuiltPage[], files: ReadonlySet<string>): Problem[] {
	const byAddress = new Map(pages.map((page) => [page.address, page]));
	return pages.flatMap(({ address, targets }) =>
		[...new Set(targets)].flatMap((target) => {
			const { pathname, hash } = new URL(target, `http://site${address}`);
			const [to, anchor] = [decoded(pathname), decoded(hash.slice(1))];
			const page = byAddress.get(to);
			const problem = (message: string) => [{ file: address, rule: 'broken-link', message }];
			if (!page && !files.has(to)) return problem(`leads to ${target}, which was not built`);
			if (anchor && page && !page.ids.has(anchor)) return problem(`leads to ${target}, and there is no such anchor`);
			return [];
		}),
	);
}

/**
 * Checks a built folder: every link leads somewhere.
 * @param base where the site begins on its host, with a slash at both ends
 */
export function checkPages(folder: string, base = '/'): Problem[] {
	if (!existsSync(join(folder, 'index.html')))
		return [{ file: 'index.html', rule: 'not-built', message: 'There is no start page.' }];
	const files = filesIn(folder).map((file) => base + file);
	const pages = files
		.filter((file) => file.endsWith('.html'))
		.map((file) =>
			readPage(file.replace(/index\.html$/, ''), readFileSync(join(folder, file.slice(base.length)), 'utf8')),
		);
	return findBroken(pages, new Set(files));
}
