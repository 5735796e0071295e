import type { BuildOptions } from 'esbuild';

/**
 * How esbuild puts a script together for the browsers of cheap phones and old computers. Classic: a browser loads no
 * module from a folder on disk.
 */
export const browserScript = {
	bundle: true,
	write: false,
	minify: true,
	charset: 'utf8',
	format: 'iife',
	target: ['chrome109', 'firefox115', 'safari16.4'],
	legalComments: 'none',
	logLevel: 'silent',
} as const satisfies BuildOptions;
