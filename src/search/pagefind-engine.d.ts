/** The browser part of Pagefind, as it writes it beside an index; named so when the search script is put together. */
declare module 'pagefind-engine' {
	export function createInstance(options: {
		basePath: string;
		baseUrl: string;
		/** Runs in the page: a search is many short questions, and the worker is 12 kB more to load. */
		noWorker: boolean;
		ranking?: { termSimilarity?: number; pageLength?: number; metaWeights?: Record<string, number> };
	}): PagefindInstance;

	export interface PagefindInstance {
		init(): Promise<void>;
		/** Loads the chunks that the words of a term fall into. */
		preload(term: string): Promise<void>;
		search(term: string): Promise<{ results: PagefindResult[] }>;
	}

	export interface PagefindResult {
		/** Name of the page's fragment. */
		id: string;
		score: number;
		words: number[];
		data(): Promise<import('./excerpt.ts').PageContent>;
	}
}

declare module '*.css' {
	const text: string;
	export default text;
}
