import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { init, parse } from 'es-module-lexer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { splitModule } from '../../src/site/mdx.ts';
import { runBody } from '../../src/site/run-body.ts';

/** As MDX compiles a body, with the lines that Astro and the vocabulary add. */
const compiled = `import { Fragment as _Fragment, jsx as _jsx, jsxs as _jsxs } from "astro/jsx-runtime";
import picture from './picture.png';
import * as all from "everything";
import "./side-effect.ts";
import { components } from "/site/vocabulary.ts";
export { components };
function _createMdxContent(props) {
	return _jsxs(_Fragment, { children: ["export const no = 1;\\nexport default no;", _jsx(props.components.Term, { src: picture })] });
}
export const frontmatter = {"title":"export { no }","other":"import x from 'y'"};
export function getHeadings() { return [{"depth":2,"slug":"a","text":"b"}]; }
export const Content = (props = {}) => _createMdxContent({ ...props, components: { ...components, ...props.components } });
export default Content;
Content[Symbol.for('mdx-component')] = true
import { __astro_tag_component__ } from 'astro/runtime/server/index.js';
__astro_tag_component__(Content, 'astro:jsx');`;

describe('a body and its module', () => {
	const folder = mkdtempSync(join(tmpdir(), 'mdx-'));
	const file = join(folder, 'body.js');
	let module: string;
	beforeAll(async () => {
		await init;
		const split = splitModule(compiled, file);
		writeFileSync(file, split.body);
		module = split.module;
	});
	afterAll(() => rmSync(folder, { recursive: true }));

	test('the module imports and exports what it did before, and holds no text', () => {
		const names = (code: string) => ({
			from: parse(code)[0].map(({ n }) => n),
			exported: parse(code)[1].map(({ n }) => n),
		});
		const [before, after] = [names(compiled), names(module)];
		expect(after.from.filter((from) => !from?.endsWith('run-body.ts'))).toEqual(before.from);
		expect(after.exported.sort()).toEqual(before.exported.sort());
		expect(module).not.toContain('_createMdxContent');
		expect(module).toContain('{ _Fragment, _jsx, _jsxs, picture, all, components, __astro_tag_component__ }');
	});

	test('the body runs with what is imported, and returns what it exported', () => {
		const tagged: unknown[] = [];
		const jsx = (type: unknown, props: unknown) => ({ type, props });
		const body = runBody(file, {
			_Fragment: 'Fragment',
			_jsx: jsx,
			_jsxs: jsx,
			picture: 'picture.1234.png',
			all: {},
			components: { Term: 'Term' },
			__astro_tag_component__: (...tag: unknown[]) => tagged.push(...tag),
		});
		expect(Object.keys(body).sort()).toEqual(['Content', 'frontmatter', 'getHeadings']);
		expect(body['frontmatter']).toEqual({ title: 'export { no }', other: "import x from 'y'" });
		expect((body['Content'] as (props: object) => unknown)({})).toEqual({
			type: 'Fragment',
			props: {
				children: ['export const no = 1;\nexport default no;', { type: 'Term', props: { src: 'picture.1234.png' } }],
			},
		});
		expect(tagged).toEqual([body['Content'], 'astro:jsx']);
	});

	test('a mistake in a body names its file', () => {
		writeFileSync(file, 'nowhere();');
		expect(() => runBody(file, {})).toThrow('nowhere is not defined');
		try {
			runBody(file, {});
		} catch (error) {
			expect((error as Error).stack).toContain(file);
		}
	});
});
