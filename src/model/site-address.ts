/**
 * A whole address of something on the site, which may lie below its host's root.
 * @param site address of the site
 * @param path from the site's root on
 */
export const wholeAddress = (site: string | URL, path: string): string =>
	new URL(path.replace(/^\//, ''), String(site).replace(/\/?$/, '/')).href;
