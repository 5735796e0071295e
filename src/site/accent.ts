import type { SiteData } from '../model/schema/site.ts';

/** Paper of the two themes in tokens.css, which an accent's tint is mixed with. */
const paper = { light: '#fdfcf9', dark: '#10181f' };

/** An organisation's accent as CSS over the tokens; empty where it keeps the engine's. */
export function accentStyle({ accent }: SiteData): string {
	if (!accent) return '';
	const tokens = (theme: 'light' | 'dark') =>
		`--accent:${accent[theme]};--accent-tint:${mix(accent[theme], paper[theme], 0.1)};--p-activity:${accent[theme]}`;
	return `:root{${tokens('light')}}@media (prefers-color-scheme:dark){:root:not([data-colours=light]){${tokens('dark')}}}:root[data-colours=dark]{${tokens('dark')}}`;
}

/** Two `#rrggbb` colours mixed, with this share of the first. */
function mix(first: string, second: string, share: number): string {
	const channels = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
	const others = channels(second);
	return `#${channels(first)
		.map((value, i) => Math.round(value * share + (others[i] as number) * (1 - share)))
		.map((value) => value.toString(16).padStart(2, '0'))
		.join('')}`;
}
