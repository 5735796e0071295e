import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';

/** A file of a Pagefind bundle. */
export interface BundleFile {
	path: string;
	content: Uint8Array;
}

/** What Pagefind keeps of a page to show it among the results. */
interface Fragment {
	url: string;
	content: string;
	word_count: number;
	meta: Record<string, string>;
	anchors: { element: string; id: string; location: number }[];
}

/** Pagefind's files begin so once they are unpacked. */
const signature = 'pagefind_dcd';
const fragmentPath = /^fragment\/.*\.pf_fragment$/;
const versionAnchor = 'as-printed-';

/**
 * The index of the analysed pages with the fragments of the pages as printed: found by stems, shown in full.
 * @param stock the bundle of the pages as they are
 * @param analysed the bundle of the same pages, analysed and marked with {@link markVersion}
 * @throws when a page's two fragments do not have the same words at the same places: names the page
 */
export function graft(stock: readonly BundleFile[], analysed: readonly BundleFile[]): BundleFile[] {
	const printed = new Map(
		stock.flatMap((file) => {
			if (!fragmentPath.test(file.path)) return [];
			const fragment = readFragment(file);
			return [[fragment.url, fragment]];
		}),
	);
	return analysed.map((file) => {
		if (!fragmentPath.test(file.path)) return file;
		const found = readFragment(file);
		const original = printed.get(found.url);
		const places = ({ anchors }: Fragment) =>
			JSON.stringify(
				anchors
					.filter(({ id }) => !id.startsWith(versionAnchor))
					.map(({ element, id, location }) => [element, id, location]),
			);
		if (!original || original.word_count !== found.word_count || places(original) !== places(found))
			throw new Error(
				`The search index of ${found.url} does not fit the page: ${original?.word_count ?? 'no'} words as printed, ${found.word_count} analysed.`,
			);
		return { path: file.path, content: gzipSync(signature + JSON.stringify(original), { level: 9 }) };
	});
}

/**
 * Marks an analysed page with what it looks like: Pagefind names a fragment by its content, and two pages that differ
 * only in what is printed would keep one name, and old excerpts in a reader's cache. An anchor goes into the name and
 * nowhere else.
 * @param analysed the analysed page
 * @param printed the page as it is
 */
export const markVersion = (analysed: string, printed: string): string =>
	analysed.replace(
		/<[^>]*\sdata-pagefind-body[^>]*>/,
		(body) => `${body}<i id="${versionAnchor}${createHash('sha256').update(printed).digest('hex').slice(0, 12)}"></i>`,
	);

/** @throws when the file is not as this version of Pagefind writes it */
export function readFragment({ path, content }: BundleFile): Fragment {
	const text = gunzipSync(content).toString('utf8');
	const fragment = text.startsWith(signature) ? (JSON.parse(text.slice(signature.length)) as Partial<Fragment>) : {};
	if (typeof fragment.url !== 'string' || typeof fragment.word_count !== 'number' || !Array.isArray(fragment.anchors))
		throw new Error(
			`${path} is not a fragment as Pagefind 1.6 writes it. See docs/decisions on search before changing its version.`,
		);
	return fragment as Fragment;
}
