import { decodeHTMLAttribute } from 'entities';
import { lineAt, type Problem } from '../model/problem.ts';
import { isStructuredData } from './elements.ts';
import { addressEdits, fileOf, isOfSite, type SitePage } from './relink.ts';
import type { Site } from './site.ts';

const patterns = new WeakMap<Site, RegExp>();

/** Finds an address that begins at the root of the site, in a script or an attribute. */
function rootedIn(site: Site): RegExp {
	const known = patterns.get(site);
	if (known) return known;
	const roots = new Set([...site.files].map((file) => file.split('/')[0] as string));
	roots.delete('index.html');
	const either = [...roots].map((root) => RegExp.escape(root)).join('|');
	const pattern = new RegExp(`["'\`(=,\\s]/(?:${either})(?=[/"'\`?#)\\s]|$)`);
	patterns.set(site, pattern);
	return pattern;
}

/**
 * What would not work in a folder: each is a problem, with the line in the built page.
 * @param importsOf addresses that a module imports
 */
export function problemsOf(
	{ file, html, elements }: SitePage,
	site: Site,
	importsOf: (script: string) => readonly string[] | undefined,
): Problem[] {
	const rooted = rootedIn(site);
	const problem = (at: number, rule: string, message: string): Problem => ({
		file,
		line: lineAt(html, at),
		rule,
		message,
	});
	return elements.flatMap((element) => {
		const { name, attributes, start, openEnd, contentEnd } = element;
		const found: Problem[] = [];
		if (name === 'base')
			found.push(
				problem(start, 'base-element', 'A <base> turns every link of a copy away from its folder. Leave it out.'),
			);
		const addresses = new Map<string, number>();
		addressEdits(element, html, (address, at) => {
			addresses.set(address, at);
			return address;
		});
		for (const [address, at] of addresses)
			if (isOfSite(address) && !fileOf(address, file, site.files))
				found.push(problem(at, 'broken-link', `leads to ${address}, which was not built`));
		for (const [attribute, { raw, start: at }] of attributes) {
			if (!/[/&]/.test(raw)) continue;
			const text = decodeHTMLAttribute(raw);
			if (rooted.test(`"${text}`) && ![...addresses.keys()].some((address) => text.includes(address)))
				found.push(
					problem(
						at,
						'root-address',
						`${attribute}="${text}" names a place from the root of the site, which a folder does not have. Put it into a link.`,
					),
				);
		}
		// No copy has structured data.
		if (name !== 'script' || attributes.has('src') || isStructuredData(element)) return found;
		const script = html.slice(openEnd, contentEnd);
		const names = rooted.exec(script);
		if (names)
			found.push(
				problem(
					openEnd + names.index + 1,
					'root-address',
					`A script names ${script.slice(names.index + 1, names.index + 40)}, a place from the root of the site, which a folder does not have. Take it from a link of the page.`,
				),
			);
		// Data is no code.
		if (!/^(module|text\/javascript|)$/.test(attributes.get('type')?.raw ?? '')) return found;
		const imports = importsOf(script);
		if (imports === undefined)
			found.push(
				problem(openEnd, 'script-does-not-parse', 'A script in the page is not JavaScript. Look for what broke it.'),
			);
		else if (imports.length > 0)
			found.push(
				problem(
					openEnd,
					'module-import',
					`A script in the page imports ${imports.join(' and ')}: a browser loads no module from a folder. Let it stand in a file, which is put together with what it imports.`,
				),
			);
		return found;
	});
}

/** Names that not every computer can keep. */
export const nameProblems = (files: Iterable<string>): Problem[] =>
	[...files].flatMap((file) => [
		...(file.length > longestName
			? [
					{
						file,
						rule: 'long-name',
						message: `The name has ${file.length} characters with its folders; Windows can lose what has more than ${longestName} on a stick. Give the page a shorter file name.`,
					},
				]
			: []),
		...(/^[\x20-\x7e]*$/.test(file) && !/[<>:"|?*\\]|[. ](\/|$)/.test(file)
			? []
			: [
					{
						file,
						rule: 'name-not-ascii',
						message:
							'Not every computer extracts this name as it is. Rename the file with letters a-z, digits and hyphens.',
					},
				]),
	]);

/** Characters of a path in a copy: what Windows allows, 260, less what comes before it on a stick or a desktop. */
const longestName = 120;
