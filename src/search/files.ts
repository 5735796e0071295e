/** Put in by bundleScript, as text: esbuild never ends where an injected file uses an object. */
declare const indexNames: string;

/** Names of the index's files that are named by their content, by the names they are asked for. */
const names: Readonly<Record<string, string>> = /* @__PURE__ */ JSON.parse(indexNames);

/** The address of a file of the index under its own name, and without what Pagefind adds so that nothing is kept. */
const named = (address: string): string =>
	address.replace(/([^/]+\/[^/?]+)(\?.*)?$/, (whole, asked: string) => names[asked] ?? whole);

/**
 * Fetches the index's files for Pagefind: stands in for `fetch` in its code. Pagefind goes on without a chunk that
 * did not come, as if no page had the word: failures are counted, so that the search can say so.
 */
export async function fetch(address: RequestInfo | URL): Promise<Response> {
	try {
		const response = await globalThis.fetch(named(String(address)));
		if (!response.ok) throw new Error(`${response.status}`);
		return response;
	} catch (error) {
		failures.count++;
		throw error;
	}
}

export const failures = { count: 0 };
