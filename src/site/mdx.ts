import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import mdx from '@astrojs/mdx';
import type { AstroIntegration } from 'astro';
import { init, parse } from 'es-module-lexer';
import type { Plugin } from 'vite';
import { cacheFolder } from '../model/folder.ts';
import { digestOf } from '../model/published-files.ts';

type Setup = NonNullable<AstroIntegration['hooks']['astro:config:setup']>;
/** What Astro's own integrations are given beside the public options. */
type Options = Parameters<Setup>[0] & { addContentEntryType: (type: object) => void };

/**
 * MDX for many pages. Bodies bring no styles or scripts of their own, so nothing has to collect these for each; and only
 * their imports go through the bundler.
 */
export function bodies(): AstroIntegration {
	const { hooks, ...integration } = mdx({ optimize: true });
	const folder = join(cacheFolder, 'bodies');
	return {
		...integration,
		hooks: {
			...hooks,
			async 'astro:config:setup'(options) {
				const { addContentEntryType } = options as Options;
				const own = {
					addContentEntryType: { value: (type: object) => addContentEntryType({ ...type, handlePropagation: false }) },
				};
				await hooks['astro:config:setup']?.(Object.create(options, own));
				options.updateConfig({ vite: { plugins: [bodyFiles(folder)] } });
			},
			async 'astro:build:start'() {
				await init;
				rmSync(folder, { recursive: true, force: true });
				mkdirSync(folder, { recursive: true });
			},
		},
	};
}

/**
 * Puts the code of bodies into files that run when a page is rendered. The bundler holds what it knows of a module until
 * all are written: a sixth of a megabyte a page.
 * @param folder of the files
 */
function bodyFiles(folder: string): Plugin {
	return {
		name: 'body-files',
		apply: 'build',
		enforce: 'post',
		transform: {
			order: 'post',
			filter: { id: /\.mdx$/ },
			handler(code, id) {
				const file = join(folder, `${digestOf(id)}.js`);
				const { body, module } = splitModule(code, file);
				writeFileSync(file, body);
				return { code: module, map: null };
			},
		},
	};
}

/**
 * What MDX was compiled to, in two: a body to run as a function of what is imported, and a module that imports and runs
 * it, with the same exports.
 * @param code with every export at the beginning of a line, as MDX writes it
 * @param file the body is going to be in
 */
export function splitModule(code: string, file: string): { body: string; module: string } {
	const [found, exports] = parse(code);
	// Not `import()`, nor `import.meta`.
	const imports = found.filter(({ d }) => d === -1);
	const statements = imports.map(({ ss, se }) => code.slice(ss, se));
	const imported = statements.flatMap(namesOf);
	const own = exports.flatMap(({ n, ln }) => (ln && n !== 'default' && !imported.includes(ln) ? [ln] : []));
	const rest = imports.reduceRight((text, { ss, se }) => text.slice(0, ss) + text.slice(se), code);
	return {
		body: `${rest.replace(exportLists, '').replace(/^export (?=[a-z])/gm, '')}
return { ${own.join(', ')} };`,
		module: `${statements.join(';\n')};
import { runBody } from ${JSON.stringify(join(import.meta.dirname, 'run-body.ts'))};
export const { ${own.join(', ')} } = runBody(${JSON.stringify(file)}, { ${imported.join(', ')} });
${[...code.matchAll(exportLists)].join('\n')}
`,
	};
}

/** Exports of what is there already: they stay in the module. */
const exportLists = /^export (?:\{.*\}|default \w+);?$/gm;

/** Names that an import gives to what it imports. */
const namesOf = (statement: string): string[] =>
	[...statement.replace(/\sfrom\s[^{}]*$/, '').matchAll(/([\w$]+)\s*(?=[,}]|$)/g)].map(([, name]) => name as string);
