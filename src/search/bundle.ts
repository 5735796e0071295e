import { wordsOf } from '../languages/analyse.ts';
import { type LanguagePath, languages } from '../languages/languages.ts';
import { ownText } from '../model/own-text.ts';
import { analysePage } from './analysed-page.ts';
import { type Concept, ConceptFinder } from './concepts.ts';
import { type BundleFile, graft, markVersion } from './graft.ts';

// Read by Pagefind's indexer when it starts. Small chunks: a one-word query loads 4 kB of words at a time and not 40.
process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = '2000';
const pagefind = await import('pagefind');

/** An index of one language's pages. */
export interface Indexed {
	files: BundleFile[];
	/** The pages' words, the most frequent first. */
	words: string[];
}

/**
 * Indexes one language's pages: as printed for what is shown, analysed for what is found.
 * @param pages finished pages with a body in that language
 */
export async function indexPages(
	pages: Iterable<{ url: string; html: string }>,
	path: LanguagePath,
	concepts: readonly Concept[],
): Promise<Indexed> {
	const { tag } = languages[path];
	const finder = new ConceptFinder(concepts, path);
	const printed = await newIndex(tag);
	// A language Pagefind has no stemmer for: stemming is done.
	const analysed = await newIndex('unknown');
	const counts = new Map<string, Map<string, number>>();
	for (const { url, html } of pages) {
		const page = analysePage(html, tag, finder);
		await addPage(printed, url, html);
		await addPage(analysed, url, markVersion(page.html, html));
		countWords(counts, page.words, tag);
	}
	return { files: graft(await filesOf(printed), await filesOf(analysed)), words: frequentWords(counts) };
}

/** Ends the indexer, which keeps what it was given until then, and would keep this process alive. */
export const endIndexing = (): Promise<unknown> => pagefind.close();

type Index = NonNullable<Awaited<ReturnType<typeof pagefind.createIndex>>['index']>;

async function newIndex(forceLanguage: string): Promise<Index> {
	const { index, errors } = await pagefind.createIndex({ forceLanguage });
	if (!index) throw new Error(`The search index could not be made: ${errors.join('; ')}`);
	return index;
}

async function addPage(index: Index, url: string, content: string): Promise<void> {
	const { errors } = await index.addHTMLFile({ url, content });
	if (errors.length > 0) throw new Error(`${url} could not be indexed: ${errors.join('; ')}`);
}

async function filesOf(index: Index): Promise<BundleFile[]> {
	const { files, errors } = await index.getFiles();
	if (errors.length > 0) throw new Error(`The search index could not be made: ${errors.join('; ')}`);
	return files;
}

/** Whether a page belongs into the index of a language: it has a body, and the body is in that language, not a fallback. */
export function isIndexed(html: string, tag: string): boolean {
	const main = /<main\b[^>]*>/.exec(html)?.[0] ?? '';
	return main.includes('data-pagefind-body') && main.includes(`lang="${tag}"`);
}

/** Counts how each stem is printed, without the marks and digits around it. */
function countWords(
	counts: Map<string, Map<string, number>>,
	words: readonly string[],
	tag: Parameters<typeof wordsOf>[1],
): void {
	for (const word of words) {
		const printed = /^[^\p{L}]*(\p{L}[\p{L}\p{M}]{2,})[^\p{L}\p{N}]*$/u.exec(word)?.[1];
		if (!printed) continue;
		const [folded] = wordsOf(printed, tag);
		if (!folded) continue;
		const forms = counts.get(folded) ?? new Map<string, number>();
		const count = forms.get(printed);
		forms.set(count ? printed : ownText(printed), (count ?? 0) + 1);
		if (!counts.has(folded)) counts.set(ownText(folded), forms);
	}
}

/** Each folded word once, as it is printed most, the most frequent first. */
function frequentWords(counts: ReadonlyMap<string, ReadonlyMap<string, number>>): string[] {
	return [...counts.values()]
		.map((forms) => ({
			printed: [...forms].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] as string,
			count: [...forms.values()].reduce((sum, n) => sum + n, 0),
		}))
		.sort((a, b) => b.count - a.count || (a.printed < b.printed ? -1 : 1))
		.map(({ printed }) => printed);
}
