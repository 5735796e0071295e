import type { Manifest } from '../model/manifest.ts';
import { caching, contentTypes, headers, lastingStart } from './headers.ts';
import type { Redirect } from './redirects.ts';

/**
 * All that Apache has to know of the site, for the folder it is in.
 * @param base where the site begins, with a slash at both ends
 */
export function htaccess(redirects: readonly Redirect[], { languages }: Manifest, base = '/'): string {
	return `# For Apache, where the host lets a folder say this: AllowOverride FileInfo Indexes Options.
DirectoryIndex index.html
Options -Indexes
AddDefaultCharset utf-8
AddType text/javascript .js
${Object.entries(contentTypes)
	.map(([end, type]) =>
		end.startsWith('.') ? `AddType ${type} ${end}` : `<If "%{REQUEST_URI} =~ m#${end}$#">\n\tForceType ${type}\n</If>`,
	)
	.join('\n')}

ErrorDocument 404 ${base}404.html
${languages
	.map(
		(language) =>
			`<If "%{REQUEST_URI} =~ m#^${base}${language}/#">\n\tErrorDocument 404 ${base}${language}/404.html\n</If>`,
	)
	.join('\n')}

<IfModule mod_alias.c>
${redirects.map(({ from, to }) => `\tRedirectMatch 301 "^${from}$" "${to}"`).join('\n')}
</IfModule>

<IfModule mod_headers.c>
	Header set Cache-Control "${caching.brief}"
	<If "%{REQUEST_URI} =~ m#^${base}(${lastingStart})#">
		Header set Cache-Control "${caching.lasting}"
	</If>
${Object.entries(headers)
	.map(([name, value]) => `\tHeader always set ${name} "${value}"`)
	.join('\n')}
</IfModule>

<IfModule mod_deflate.c>
	AddOutputFilterByType DEFLATE text/html text/css text/csv text/javascript application/json application/atom+xml image/svg+xml
</IfModule>
`;
}
