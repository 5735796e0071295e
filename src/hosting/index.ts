import { globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from '../model/files-in.ts';
import { makeManifest } from '../model/manifest.ts';
import type { Content } from '../model/read.ts';
import type { Step } from '../model/step.ts';
import { baseOf, withBase } from './base.ts';
import { headersFile } from './headers.ts';
import { htaccess } from './htaccess.ts';
import { inlineStyles } from './inline-styles.ts';
import { caddyRedirects, mostRedirects, nginxRedirects, redirectsFile, redirectsOf } from './redirects.ts';

/** Cloudflare Pages takes no larger file: 25 MiB. */
const largest = 25 * 1024 * 1024;

/**
 * Makes pages of the finished site ready for a host, writes what hosts read beside them, and says what some of them would
 * not take. After the copies, which need none of it: there a style is loaded once for all pages, and nothing has a root.
 * @param content the content the pages were made from
 */
export function hosting(content: Content): Step {
	return {
		name: 'hosting',
		run(folder) {
			const manifest = makeManifest(content);
			const base = baseOf(content);
			finishPages(folder, base);
			const redirects = redirectsOf(manifest, base);
			const files = {
				_headers: headersFile(base),
				_redirects: redirectsFile(redirects, manifest, base),
				'_redirects.nginx': nginxRedirects(redirects),
				'_redirects.caddy': caddyRedirects(redirects),
				'.htaccess': htaccess(redirects, manifest, base),
			};
			for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
			const list = join(folder, 'manifest.json');
			writeFileSync(list, `${JSON.stringify({ ...JSON.parse(readFileSync(list, 'utf8')), base })}\n`);
			for (const warning of warnings(folder, redirects.length)) console.warn(warning);
		},
	};
}

/** Puts the styles into each page, and the base before its addresses. What is frozen stays as it is. */
function finishPages(folder: string, base: string): void {
	const files = globSync('**/*.css', { cwd: folder });
	const styles = new Map(
		files.map((file) => [`/${file.replaceAll('\\', '/')}`, readFileSync(join(folder, file), 'utf8')]),
	);
	for (const file of globSync('**/*.html', { cwd: folder, exclude: ['archive', 'downloads'] })) {
		const path = join(folder, file);
		writeFileSync(path, withBase(inlineStyles(readFileSync(path, 'utf8'), styles), base));
	}
	for (const file of files) rmSync(join(folder, file));
}

/** What Cloudflare Pages would leave out, with what to do. */
export function warnings(folder: string, redirects: number, limit = largest): string[] {
	const tooLarge = filesIn(folder).filter((file) => statSync(join(folder, file)).size > limit);
	return [
		...tooLarge.map(
			(file) =>
				`${file} is larger than ${limit / 1024 / 1024} MiB: Cloudflare Pages takes no such file. Publish on another host, or make its pictures smaller.`,
		),
		...(redirects > mostRedirects
			? [
					`There are ${redirects} former addresses; Cloudflare Pages redirects the first ${mostRedirects}. At the others a page leads on.`,
				]
			: []),
	];
}
