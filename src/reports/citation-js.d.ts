// Citation.js comes without types: what is used of it.
declare module '@citation-js/core' {
	interface Plugins {
		config: { get(plugin: '@bibtex'): { format: Record<'asciiOnly' | 'useIdAsLabel' | 'checkLabel', boolean> } };
		input: { chain(data: unknown, options?: object): Record<string, unknown>[] };
		output: {
			format(format: 'biblatex', items: readonly object[]): string;
			format(
				format: 'ris',
				items: readonly object[],
				options: { format: 'object' },
			): [Record<string, string | string[]>];
			format(format: 'bibliography', items: readonly object[], options: { template: 'apa'; lang: 'en-US' }): string;
		};
	}
	export const plugins: Plugins;
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-cff';
declare module '@citation-js/plugin-csl';
declare module '@citation-js/plugin-ris';
