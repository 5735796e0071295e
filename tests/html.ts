/** Reading our own pages. Their attributes stand in double quotes, in none, or alone. */

export interface Tag {
	name: string;
	attributes: Record<string, string>;
	/** Where the tag starts and ends in the page. */
	at: number;
	end: number;
}

const entities: Record<string, string> = { amp: '&', quot: '"', lt: '<', gt: '>', '#38': '&', '#39': "'", '#34': '"' };

export const decode = (text: string): string =>
	text.replace(/&(#?\w+);/g, (whole, name) => entities[name as string] ?? whole);

/** The opening tags of a page, in order; scripts and styles are one tag each. */
export function tagsOf(html: string, name?: string): Tag[] {
	// The words of scripts and styles are blanked, so that places stay as they are.
	const blank = (_whole: string, open: string, code: string, close: string) => open + ' '.repeat(code.length) + close;
	const markup = html
		.replace(/(<script\b[^>]*>)([\s\S]*?)(<\/script>)/g, blank)
		.replace(/(<style\b[^>]*>)([\s\S]*?)(<\/style>)/g, blank);
	const tags = [...markup.matchAll(/<([a-z][\w-]*)((?:\s+[^\s=>/]+(?:=(?:"[^"]*"|[^\s">]+))?)*)\s*\/?>/gi)];
	return tags
		.map((match) => ({
			name: (match[1] as string).toLowerCase(),
			attributes: Object.fromEntries(
				[...(match[2] as string).matchAll(/\s+([^\s=]+)(?:=(?:"([^"]*)"|([^\s"]+)))?/g)].map(
					([, key, quoted, bare]) => [key as string, decode(quoted ?? bare ?? '')],
				),
			),
			at: match.index,
			end: match.index + match[0].length,
		}))
		.filter((tag) => name === undefined || tag.name === name);
}

/** Inline scripts of a page, as written; data is none. */
export const inlineScripts = (html: string): string[] =>
	[...html.matchAll(/<script(?![^>]*\s(?:src=|type="application\/))[^>]*>([\s\S]*?)<\/script>/g)].map(
		([, code]) => code as string,
	);
