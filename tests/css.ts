import { addresses, readPage } from './site.ts';

/** One rule of a stylesheet: its selector or at-rule, what stands in its braces, and the rules it stands in. */
export interface Rule {
	prelude: string;
	body: string;
	inside: string[];
}

/** The rules of a stylesheet, outer ones first. Comments and the words of strings do not count. */
export function rulesOf(css: string): Rule[] {
	const text = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/"[^"]*"|'[^']*'/g, '""');
	const rules: Rule[] = [];
	const open: { rule: Rule; from: number }[] = [];
	let from = 0;
	for (let at = 0; at < text.length; at++) {
		const sign = text[at];
		if (sign === '{') {
			const rule = {
				prelude: text.slice(from, at).trim(),
				body: '',
				inside: open.map(({ rule: { prelude } }) => prelude),
			};
			rules.push(rule);
			open.push({ rule, from: at + 1 });
		} else if (sign === '}') {
			const closed = open.pop();
			if (!closed) throw new Error(`A brace closes nothing: …${text.slice(at - 80, at + 1)}`);
			closed.rule.body = text.slice(closed.from, at).trim();
		}
		if (sign === '{' || sign === '}' || sign === ';') from = at + 1;
	}
	return rules;
}

/** The styles of the built site: each once, with the address of the first page that has it. */
export function shippedStyles(): { address: string; css: string }[] {
	const found = new Map<string, string>();
	for (const address of addresses())
		for (const [, css = ''] of readPage(address).matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/g))
			if (!found.has(css)) found.set(css, address);
	return [...found].map(([css, address]) => ({ address, css }));
}
