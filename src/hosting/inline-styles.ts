/** A linked stylesheet of the site's own, as the build writes it: `media` is there where it is for print alone. */
const linked = /<link rel="stylesheet" href="([^"]+)"(?: media="([^"]+)")?>/g;

/**
 * Puts linked styles into the page: it can be painted when it has come, without another journey to the server.
 * @param styles text of stylesheets by address
 * @throws where a stylesheet is not among them
 */
export const inlineStyles = (html: string, styles: ReadonlyMap<string, string>): string =>
	html.replace(linked, (_link, href: string, media?: string) => {
		const css = styles.get(href);
		if (css === undefined) throw new Error(`There is no stylesheet at ${href}.`);
		return `<style${media ? ` media="${media}"` : ''}>${css.trim()}</style>`;
	});
