import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Blob, Face } from 'harfbuzzjs';
import subset from 'subset-font';

// `npm run fonts`: cuts Vazirmatn down to what Arabic and Kurdish pages use, and to what Word documents carry with them.
// The results are committed, so that a build needs no font tool; run this again only for a new release of the font.
const letters = [
	...'ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي', // Arabic
	...'پچڕژڤڵکگۆەیێ', // Sorani
	...'ًٌٍَُِّْ', // marks
	...'0123456789', // the site writes Western digits in all languages
	...' \u00a0.,:!()«»“”"…-/%·،؛؟',
].join('');

/** All letters of the three languages: whoever edits a document writes other words than its own. */
const documentLetters = [
	letters,
	...range(0x20, 0x7e),
	...range(0xa0, 0xff),
	...range(0x621, 0x63a),
	...range(0x641, 0x652),
	...'ٱٹڈہھۀۃۇےۓ٪٫٬٭ـٰ‘’–—•‹›€',
	'\u200c\u200d\u200e\u200f',
].join('');

/** What letters need to join and marks to find their place; the font's other forms are for designers. */
const joining = ['init', 'medi', 'fina', 'isol', 'rlig', 'liga', 'calt', 'ccmp', 'locl', 'mark', 'mkmk', 'kern'];

for (const [weight, name] of [
	[400, 'Regular'],
	[700, 'Bold'],
] as const) {
	const file = fileURLToPath(import.meta.resolve(`vazirmatn/fonts/ttf/Vazirmatn-${name}.ttf`));
	const whole = readFileSync(file);
	await write(`site/fonts/vazirmatn-${weight}.woff2`, subset(whole, letters, { targetFormat: 'woff2' }));
	await write(
		`documents/docx/vazirmatn-${weight}.ttf`,
		subset(whole, documentLetters, { targetFormat: 'truetype', noHinting: true, keepFeatures: joining }),
	);
	if (weight === 400) await write('documents/covered.json', Buffer.from(`${JSON.stringify(covered(whole))}\n`));
}

async function write(name: string, made: Buffer | Promise<Buffer>): Promise<void> {
	const bytes = await made;
	writeFileSync(new URL(`../src/${name}`, import.meta.url), bytes);
	console.log(`${name}: ${bytes.length} bytes`);
}

function range(first: number, last: number): string[] {
	return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));
}

/** Code points the font has letters for, as ranges. */
function covered(font: Buffer): [number, number][] {
	const ranges: [number, number][] = [];
	for (const point of [...new Face(new Blob(new Uint8Array(font).buffer)).collectUnicodes()].sort((a, b) => a - b)) {
		const last = ranges.at(-1);
		if (last && last[1] === point - 1) last[1] = point;
		else ranges.push([point, point]);
	}
	return ranges;
}
