import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The content security policy of a page: nothing from elsewhere, and only the scripts it was built with.
 * `form-action 'self'` or the search form dies; wasm-unsafe-eval is what the search engine needs.
 * @param html the finished page
 */
export function policyOf(html: string): string {
	const hashes = [...html.matchAll(/<script(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/g)]
		.filter(([, attributes]) => !/type="application\/(ld\+)?json"/.test(attributes as string))
		.map(
			([, , code]) =>
				`'sha256-${createHash('sha256')
					.update(code as string)
					.digest('base64')}'`,
		);
	return [
		"default-src 'none'",
		`script-src 'self' 'wasm-unsafe-eval' ${[...new Set(hashes)].join(' ')}`.trim(),
		"style-src 'self' 'unsafe-inline'",
		"img-src 'self' data:",
		"font-src 'self'",
		"connect-src 'self'",
		"base-uri 'none'",
		"form-action 'self'",
		"object-src 'none'",
		"worker-src 'none'",
	].join('; ');
}

/** Writes the policy into every page of a built folder, right after the charset. Returns how many pages there were. */
export async function sealPages(folder: string): Promise<number> {
	const files = globSync('**/*.html', { cwd: folder });
	for (const file of files) {
		const path = join(folder, file);
		const html = readFileSync(path, 'utf8');
		const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(html)}">`;
		const sealed = html.replace(/<meta charset="utf-8"\s*\/?>/, (charset) => charset + meta);
		if (sealed === html) throw new Error(`${file} has no <meta charset>, so no policy could be written into it.`);
		writeFileSync(path, sealed);
	}
	return files.length;
}
