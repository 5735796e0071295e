import { markdownToHtml } from 'satteri';
import { languages } from '../../src/languages/languages.ts';
import type { Markdown } from './markdown.ts';

/** The least a page of these words can be and still be read with pleasure: by hand, in one file. */
export const floorPage = ({ title, description, body }: Markdown): string => `<!doctype html>
<html lang="${languages.ar.tag}" dir="${languages.ar.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${description}">
<link rel="icon" href="data:,">
<style>
:root { color-scheme: light dark; }
body { max-width: 40rem; margin: auto; padding: 1rem; font: 1.1rem/1.8 system-ui, sans-serif; }
h1, h2, h3 { line-height: 1.3; }
table { border-collapse: collapse; }
td, th { border: 1px solid; padding: 0.25rem 0.5rem; text-align: start; }
</style>
</head>
<body>
<header><nav><a href="/ar/">الصفحة الرئيسية</a></nav></header>
<main>
<h1>${title}</h1>
<p>${description}</p>
${markdownToHtml(body).html}
</main>
</body>
</html>
`;
