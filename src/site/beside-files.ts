import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { DomUtils, parseDocument } from 'htmlparser2';
import { browserScript } from '../model/browser-script.ts';
import type { Manifest } from '../model/manifest.ts';

const script = fileURLToPath(new URL('beside.ts', import.meta.url));

/**
 * Writes each article as a script that hands it over, so that a page can show another language beside it, in a folder
 * without a server too; and the script that receives it.
 * @param folder the built site
 * @returns how many articles there are
 */
export async function writeArticles(folder: string, manifest: Manifest): Promise<number> {
	if (manifest.languages.length < 2) return 0;
	const { outputFiles } = await build({ ...browserScript, entryPoints: [script], loader: { '.css': 'text' } });
	write(join(folder, 'beside/read.js'), outputFiles[0]?.text ?? '');
	let count = 0;
	for (const page of manifest.pages)
		for (const language of manifest.languages) {
			if (!page.in[language] || page.path === '') continue;
			const path = `${language}/${page.path}`;
			const html = articleIn(readFileSync(join(folder, path, 'index.html'), 'utf8'));
			if (html === undefined) throw new Error(`${path} has no article.`);
			write(join(folder, `beside/${path}.js`), `besidePage(${JSON.stringify({ html })})`);
			count++;
		}
	return count;
}

/** What stands in the article of a finished page; undefined where there is none. */
export function articleIn(html: string): string | undefined {
	const document = parseDocument(html, { withStartIndices: true, withEndIndices: true });
	const prose = DomUtils.findOne(({ attribs }) => attribs['class'] === 'prose', document.children);
	const [first, last] = [prose?.firstChild, prose?.lastChild];
	return html.slice(first?.startIndex ?? 0, first ? (last?.endIndex ?? 0) + 1 : 0) || undefined;
}

function write(file: string, text: string): void {
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, text);
}
