import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import subset from 'subset-font';

// `npm run fonts`: cuts Vazirmatn down to what Arabic and Kurdish pages use. The results are committed, so that a
// build needs no font tool; run this again only for a new release of the font.
const letters = [
	...'ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي', // Arabic
	...'پچڕژڤڵکگۆەیێ', // Sorani
	...'ًٌٍَُِّْ', // marks
	...'0123456789', // the site writes Western digits in all languages
	...' \u00a0.,:!()«»“”"…-/%·،؛؟',
].join('');

for (const [weight, name] of [
	[400, 'Regular'],
	[700, 'Bold'],
] as const) {
	const file = fileURLToPath(import.meta.resolve(`vazirmatn/fonts/ttf/Vazirmatn-${name}.ttf`));
	const font = await subset(readFileSync(file), letters, { targetFormat: 'woff2' });
	writeFileSync(new URL(`../src/site/fonts/vazirmatn-${weight}.woff2`, import.meta.url), font);
	console.log(`vazirmatn-${weight}.woff2: ${font.length} bytes`);
}
