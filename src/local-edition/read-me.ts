import { formatDate } from '../languages/dates.ts';
import { type LanguagePath, languages, leftToRight } from '../languages/languages.ts';
import { type Translate, translator } from '../languages/words.ts';
import type { Manifest } from '../model/manifest.ts';
import { sumsFile } from '../model/published-files.ts';
import { escaped } from './elements.ts';

export const readMeFile = 'READ-ME-FIRST.html';

/** Ways to compare every file with the list of checksums: Linux, macOS, Windows. */
const checks = [
	`sha256sum --quiet --check ${sumsFile}`,
	`shasum -a 256 --quiet --check ${sumsFile}`,
	`Get-Content ${sumsFile} | ForEach-Object { $sum, $file = $_ -split '  '; if ((Get-FileHash $file).Hash -ne $sum) { $file } }`,
];

const style = `body{font:1.05rem/1.7 system-ui,sans-serif;max-width:42rem;margin:0 auto;padding:1rem;background:#fff;color:#1b1b1b}
section{padding-block:1rem;border-top:1px solid #999}h1{font-size:1.5rem}a{color:#0b5c63}
pre{overflow-wrap:anywhere;white-space:pre-wrap;padding:.5rem;background:#f2efe9}
@media(prefers-color-scheme:dark){body{background:#15191a;color:#e8e6e1}a{color:#6cc3c1}pre{background:#22282a}}`;

/** The first page to read in a copy, in every language of the site; it needs no other file, so that it can be read in the zip. */
export function readMe({ site, languages: paths, words, edition }: Manifest): string {
	const sections = paths.map((path) => section(path, translator(words[path], path)));
	return `<!doctype html>
<html lang="${languages[paths[0] as LanguagePath].tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(paths.map((path) => translator(words[path], path)('readMe')).join(' · '))}</title>
<style>${style}</style>
</head>
<body>
${sections.join('\n')}
</body>
</html>
`;

	function section(path: LanguagePath, t: Translate): string {
		const { tag, dir } = languages[path];
		const name = site.name[path] ?? site.name.en;
		const licence = escaped(t('licence', { name: site.licence.name[path] ?? site.licence.name.en }));
		return `<section lang="${tag}" dir="${dir}">
<h1>${escaped(t('readMe'))}</h1>
<p><b>${escaped(name)}</b><br>${escaped(t('copiesAre', { version: leftToRight(edition.version) }))} · ${formatDate(edition.date, path)}</p>
<p>${escaped(t('readMeExtract'))}</p>
<p><a href="index.html">${escaped(t('readMeOpen'))}</a></p>
<p>${site.licence.url ? `<a href="${escaped(site.licence.url)}">${licence}</a>` : licence}</p>
${site.address ? `<p>${escaped(t('readMeNewer', { address: leftToRight(site.address) }))}</p>\n` : ''}<p>${escaped(t('readMeCheck'))}</p>
${checks.map((check) => `<pre dir="ltr">${escaped(check)}</pre>`).join('\n')}
</section>`;
	}
}
