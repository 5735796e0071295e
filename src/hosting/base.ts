import type { Content } from '../model/read.ts';

/** Scripts and styles as a whole, whose text is not looked into; and the opening tags of all else. */
const parts = /(<(script|style)\b(?:"[^"]*"|'[^']*'|[^'">])*>)([\s\S]*?<\/\2>)|<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi;

/** An attribute that holds an address from the site's root on; of a refresh, the address after its seconds. */
const rooted = /(\s(?:href|src|action)="|\scontent="\d+; ?url=)\/(?!\/)/g;

/** A value of structured data that is an address from the root on. */
const rootedValue = /(":")\/(?!\/)/g;

/**
 * A finished page for a site below its host's root: addresses from the root on get the base. Scripts hold none, since the
 * same ones run in a folder, and stay as their hashes in the policy have them.
 * @param base with a slash at both ends; `/` changes nothing
 */
export function withBase(html: string, base: string): string {
	if (base === '/') return html;
	return html.replace(parts, (part, tag?: string, element?: string, content = '') => {
		if (element?.toLowerCase() === 'style') return styleWithBase(part, base);
		if (!tag) return part.replace(rooted, `$1${base}`);
		const isData = /\stype="application\/ld\+json"/.test(tag);
		return tag.replace(rooted, `$1${base}`) + (isData ? content.replace(rootedValue, `$1${base}`) : content);
	});
}

/** A stylesheet for a site below its host's root. */
export const styleWithBase = (css: string, base: string): string =>
	css.replace(/url\((["']?)\/(?!\/)/g, `url($1${base}`);

/**
 * The base as it is asked for, with a slash at both ends.
 * @param text as on a command line, `kb`, `/kb/`; or the path of an address
 * @throws where it is no path
 */
export function parseBase(text: string): string {
	const inner = text.replace(/^\/+|\/+$/g, '');
	if (!/^([\w.~-]+(\/[\w.~-]+)*)?$/.test(inner) || inner.split('/').includes('..'))
		throw new Error(`"${text}" is no path a site can lie at. Give one like /kb/.`);
	return inner ? `/${inner}/` : '/';
}

/** Where the site begins on its host, with a slash at both ends: as the build is asked for, or as its address has it. */
export const baseOf = ({ site }: Content): string =>
	parseBase(process.env['KB_BASE'] ?? (site?.address ? new URL(site.address).pathname : '/'));
