import { scaleLinear } from 'd3-scale';
import { escapeUTF8 } from 'entities';
import { sum } from './figures.ts';

/** Bars of one measure. */
export interface Panel {
	title: string;
	bars: readonly Bar[];
}

export interface Bar {
	name: string;
	/** Parts that follow each other; parts of the same name have the same colour in a panel. */
	parts: readonly { name: string; value: number }[];
	/** The whole, as it is read. */
	value: string;
}

const width = 760;
const nameWidth = 190;
const valueWidth = 110;
const barHeight = 22;
const lineHeight = 30;
/** Told apart by lightness too, on white and on black. */
const colours = ['#0f766e', '#d97706', '#7c8db5', '#be4b6b', '#8b6fb0', '#5f8f2f', '#9a8f7a', '#3b82c4', '#b0b8c4'];

/**
 * Panels of bars under each other, as an SVG file that is read in light and in dark.
 * @param description what a reader should take from it, for those who hear it
 */
export function chart(description: string, panels: readonly Panel[]): string {
	let y = 0;
	const drawn = panels.map((panel) => {
		const { svg, height } = draw(panel, y);
		y += height;
		return svg;
	});
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" width="${width}" height="${y}" role="img" aria-labelledby="title desc">
<title id="title">${escapeUTF8(panels.map(({ title }) => title).join('; '))}</title>
<desc id="desc">${escapeUTF8(description)}</desc>
<style>
text { font: 14px system-ui, sans-serif; fill: #1f2328; dominant-baseline: central; }
.title { font-weight: 700; }
.key { font-size: 12px; }
@media (prefers-color-scheme: dark) { text { fill: #e6edf3; } }
</style>
${drawn.join('\n')}
</svg>
`;
}

function draw({ title, bars }: Panel, top: number): { svg: string; height: number } {
	const partsOf = bars.flatMap(({ parts }) => parts);
	const names = [...new Set(partsOf.map(({ name }) => name))].filter((name) =>
		partsOf.some((part) => part.name === name && part.value > 0),
	);
	const whole = ({ parts }: Bar) => sum(parts.map(({ value }) => value));
	const scale = scaleLinear()
		.domain([0, Math.max(...bars.map(whole))])
		.range([0, width - nameWidth - valueWidth]);
	const key = names.length > 1 ? keyOf(names, top + lineHeight * 1.5) : { svg: '', height: 0 };
	const start = top + lineHeight + key.height;
	const rows = bars.map((bar, i) => {
		const y = start + i * lineHeight;
		let x = nameWidth;
		const parts = bar.parts.map(({ name, value }) => {
			const part = `<rect x="${round(x)}" y="${y + 4}" width="${round(scale(value))}" height="${barHeight}" fill="${colourOf(names, name)}"><title>${escapeUTF8(name)}</title></rect>`;
			x += scale(value);
			return value > 0 ? part : '';
		});
		return `<text x="0" y="${y + 15}">${escapeUTF8(bar.name)}</text>${parts.join('')}<text x="${round(x + 8)}" y="${y + 15}">${escapeUTF8(bar.value)}</text>`;
	});
	return {
		svg: [`<text class="title" x="0" y="${top + 15}">${escapeUTF8(title)}</text>`, key.svg, ...rows].join('\n'),
		height: start - top + bars.length * lineHeight + 14,
	};
}

/** What the colours are, as many in a line as there is room for. */
function keyOf(names: readonly string[], y: number): { svg: string; height: number } {
	const room = 126;
	const perLine = Math.floor(width / room);
	const items = names.map((name, i) => {
		const [x, line] = [(i % perLine) * room, y + Math.floor(i / perLine) * 20];
		return `<rect x="${x}" y="${line - 6}" width="12" height="12" fill="${colourOf(names, name)}"/><text class="key" x="${x + 18}" y="${line}">${escapeUTF8(name)}</text>`;
	});
	return { svg: items.join('\n'), height: Math.ceil(names.length / perLine) * 20 + 6 };
}

const colourOf = (names: readonly string[], name: string) => colours[names.indexOf(name) % colours.length];
const round = (value: number) => Math.round(value * 10) / 10;
