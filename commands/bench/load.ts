import type { BrowserContext } from 'playwright';

/** A line as phones have it. Bits a second, milliseconds. */
export const lines = {
	'1.6 Mbps, 150 ms': { latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8, offline: false },
	'400 kbps, 400 ms': { latency: 400, downloadThroughput: 0.4e6 / 8, uploadThroughput: 0.4e6 / 8, offline: false },
} as const;
export type Line = keyof typeof lines;
export const lineNames = Object.keys(lines) as Line[];

/** What came over the line for a page. */
export type Sort = 'page' | 'CSS' | 'JS' | 'font' | 'other';

export interface Load {
	/** Milliseconds until the largest text or picture was painted. */
	lcp: number;
	/** Compressed bytes by sort; what came from the browser's cache has none. */
	bytes: Record<Sort, number>;
	/** Files that were asked for over the line, the page among them. */
	requests: number;
	/** Those of them that were asked for before anything was painted. */
	requestsBeforePaint: number;
	nodes: number;
}

/**
 * Opens addresses one after the other in a browser that knows nothing yet, and waits for each until the line is quiet.
 * @param font without it, as a reader has it who switched fonts off
 */
export async function visit(
	context: BrowserContext,
	addresses: readonly string[],
	{ line, font }: { line: Line; font: boolean },
): Promise<Load[]> {
	const page = await context.newPage();
	const session = await context.newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.emulateNetworkConditions', lines[line]);
	if (!font) await session.send('Network.setBlockedURLs', { urls: ['*.woff2'] });
	const loads: Load[] = [];
	for (const address of addresses) {
		await page.goto(address, { waitUntil: 'networkidle' });
		loads.push(await page.evaluate(readLoad));
	}
	await context.close();
	return loads;
}

/** Runs in the page. */
async function readLoad(): Promise<Load> {
	const sortOf = (name: string) => {
		if (/\.css$/.test(name)) return 'CSS';
		if (/\.m?js$/.test(name)) return 'JS';
		return /\.woff2$/.test(name) ? 'font' : 'other';
	};
	const lcp = await new Promise<number>((resolve) => {
		new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
			type: 'largest-contentful-paint',
			buffered: true,
		});
	});
	const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
	const [page] = performance.getEntriesByType('navigation') as [PerformanceNavigationTiming];
	const fetched = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(
		({ transferSize }) => transferSize > 0,
	);
	const bytes = { page: page.encodedBodySize, CSS: 0, JS: 0, font: 0, other: 0 };
	for (const { name, encodedBodySize } of fetched) bytes[sortOf(new URL(name).pathname)] += encodedBodySize;
	return {
		lcp,
		bytes,
		requests: 1 + fetched.length,
		requestsBeforePaint: 1 + fetched.filter(({ startTime }) => startTime < paint).length,
		nodes: document.querySelectorAll('*').length,
	};
}
