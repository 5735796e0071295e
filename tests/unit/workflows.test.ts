import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { copiesOf } from '../../src/model/copies.ts';
import { root } from '../../src/model/folder.ts';
import { harmless, problemsPage } from '../../src/model/problems-page.ts';

interface Step {
	uses?: string;
	run?: string;
	with?: Record<string, unknown>;
}
interface Workflow {
	name: string;
	on: Record<string, unknown>;
	permissions: Record<string, string>;
	concurrency: unknown;
	jobs: Record<string, { permissions?: object; 'timeout-minutes': number; steps: Step[] }>;
}

const folder = join(root, '.github/workflows');
const workflows = globSync('*.{yml,yaml}', { cwd: folder }).map((file) => ({
	file,
	workflow: parse(readFileSync(join(folder, file), 'utf8')) as Workflow,
}));
const named = (file: string) => workflows.find((each) => each.file === file)?.workflow as Workflow;
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps);
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

describe.each(workflows.map(({ file, workflow }) => [file, workflow] as const))('%s', (_, workflow) => {
	test('is never one that runs a contribution with the rights of the project', () => {
		expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
	});

	test('says which rights it has, once for all jobs', () => {
		expect(workflow.permissions).toBeTypeOf('object');
		for (const job of Object.values(workflow.jobs)) expect(job).not.toHaveProperty('permissions');
	});

	test('ends, and gives way to a newer run of itself', () => {
		expect(workflow.concurrency).toBeTruthy();
		for (const job of Object.values(workflow.jobs)) expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
	});

	test('has official actions alone, each at a version', () => {
		for (const { uses } of stepsOf(workflow)) if (uses) expect(uses).toMatch(/^actions\/[a-z-]+@(v\d+|[0-9a-f]{40})$/);
	});

	test('puts nothing into a command or a script: that is how a title becomes code', () => {
		for (const { run = '', with: { script = '' } = {} } of stepsOf(workflow))
			expect(`${run}${script}`).not.toContain('${{');
	});

	test('names scripts that are there', () => {
		for (const { run = '' } of stepsOf(workflow))
			for (const [, script, own] of run.matchAll(/\bnpm (?:run (?:--silent )?([\w:-]+)|(test|start)\b)/g))
				expect(scripts).toHaveProperty([script ?? own ?? '']);
	});
});

describe('the check', () => {
	const check = named('check.yml');

	test('may read, on contributions from forks too, and keeps no key', () => {
		expect(Object.keys(check.on)).toContain('pull_request');
		expect(check.permissions).toEqual({ contents: 'read' });
		const checkouts = stepsOf(check).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
		expect(checkouts).toHaveLength(2);
		for (const step of checkouts) expect(step.with?.['persist-credentials']).toBe(false);
	});

	test('builds, tests, and hands on the problems and a site of all languages', () => {
		const commands = stepsOf(check).map(({ run }) => run);
		expect(commands).toContain('npm run build -- --markdown problems.md');
		expect(commands).toContain('npm test');
		const paths = stepsOf(check)
			.filter(({ uses }) => uses?.startsWith('actions/upload-artifact@'))
			.map((step) => step.with?.['path']);
		expect(paths).toEqual(['problems.md', `dist/${copiesOf(['en', 'ar', 'ku'])[0]?.path}`]);
	});
});

describe('the comment', () => {
	const comment = named('comment.yml');
	const script = stepsOf(comment).at(-1)?.with?.['script'] as string;
	const head = 'a'.repeat(40);
	const run = {
		id: 7,
		conclusion: 'failure',
		head_branch: 'better',
		head_sha: head,
		html_url: 'https://github.com/project/site/actions/runs/7',
		head_repository: { full_name: 'writer/site', owner: { login: 'writer' } },
	};
	const mark = '<!-- what the check found -->';
	let temporary: string;
	beforeEach(() => {
		temporary = mkdtempSync(join(tmpdir(), 'comment-'));
		mkdirSync(join(temporary, 'problems'));
	});
	afterEach(() => rmSync(temporary, { recursive: true }));

	/** What the script writes where the artifact holds a text. @param made whether the site could be built */
	async function written(
		problems: string | undefined,
		{ changed = {}, made = false, comments = [] as object[], pulls = [{ number: 3, head: { sha: head } }] } = {},
	): Promise<{ how?: string; to?: number; body?: string; asked?: string }> {
		if (problems !== undefined) writeFileSync(join(temporary, 'problems/problems.md'), problems);
		const said: Awaited<ReturnType<typeof written>> = {};
		const lists = {
			pulls,
			comments,
			artifacts: made
				? [
						{ id: 9, name: 'knowledge-base.zip' },
						{ id: 8, name: 'problems' },
					]
				: [],
		};
		const github = {
			paginate: async (list: keyof typeof lists, { head: asked }: { head?: string }) => {
				if (asked) said.asked = asked;
				return lists[list];
			},
			rest: {
				pulls: { list: 'pulls' },
				actions: { listWorkflowRunArtifacts: 'artifacts' },
				issues: {
					listComments: 'comments',
					createComment: async ({ issue_number: to, body }: { issue_number: number; body: string }) =>
						Object.assign(said, { how: 'new', to, body }),
					updateComment: async ({ comment_id: to, body }: { comment_id: number; body: string }) =>
						Object.assign(said, { how: 'updated', to, body }),
				},
			},
		};
		const context = { repo: { owner: 'project', repo: 'site' }, payload: { workflow_run: { ...run, ...changed } } };
		const AsyncFunction = (async () => {}).constructor as new (
			...args: string[]
		) => (...args: unknown[]) => Promise<void>;
		await new AsyncFunction('github', 'context', 'require', 'process', script)(
			github,
			context,
			createRequire(import.meta.url),
			{
				env: { RUNNER_TEMP: temporary },
			},
		);
		return said;
	}

	test('follows the check, may comment, and takes nothing of the contribution but one file', () => {
		expect(comment.on).toEqual({ workflow_run: { workflows: [named('check.yml').name], types: ['completed'] } });
		expect(comment.permissions).toEqual({ actions: 'read', 'pull-requests': 'write' });
		expect(stepsOf(comment).map(({ uses }) => uses?.split('@')[0])).toEqual([
			'actions/download-artifact',
			'actions/github-script',
		]);
		expect(stepsOf(comment)[0]?.with?.['name']).toBe('problems');
	});

	test('holds what it reads against the same pattern as the page is made by', () => {
		expect(script).toContain(`/${harmless}/u.source`);
	});

	test('shows the problems, each with a link to its line', async () => {
		const { how, to, body, asked } = await written(
			problemsPage([
				{ file: 'en/about.mdx', line: 20, rule: 'broken-link', message: 'There is no page /x/.' },
				{ file: 'en/odd (1).mdx', line: 2, rule: 'file-name', message: 'Rename it.' },
			]),
		);
		expect({ how, to, asked }).toEqual({ how: 'new', to: 3, asked: 'writer:better' });
		expect(body).toContain('2 problems in 2 files.');
		expect(body).toContain(
			`- [Line 20](https://github.com/writer/site/blob/${head}/content/en/about.mdx#L20): There is no page \`/x/\`. (\`broken-link\`)`,
		);
		expect(body).toContain('- Line 2: Rename it.');
	});

	test('leads to the site as it would be, and says whether a test failed', async () => {
		const { body } = await written(problemsPage([]), { made: true });
		expect(body).toContain('No problems in the content.');
		expect(body).toContain('a test of it failed');
		expect(body).toContain('(https://github.com/project/site/actions/runs/7/artifacts/9)');
		expect((await written(undefined, { made: true, changed: { conclusion: 'success' } })).body).not.toContain('failed');
	});

	test('is one: the next run changes it, and nobody else can claim it', async () => {
		const bot = { login: 'github-actions[bot]' };
		const comments = [
			{ id: 1, user: { login: 'writer' }, body: mark },
			{ id: 2, user: bot, body: 'Something else.' },
			{ id: 3, user: bot, body: `${mark} before` },
		];
		expect(await written('', { comments })).toMatchObject({ how: 'updated', to: 3 });
		expect(await written('', { comments: comments.slice(0, 2) })).toMatchObject({ how: 'new', to: 3 });
	});

	test('is not written for a run that was cancelled, waits, or is not of what the contribution is now', async () => {
		for (const conclusion of ['cancelled', 'action_required'])
			expect(await written('', { changed: { conclusion } })).toEqual({});
		expect((await written('', { pulls: [{ number: 3, head: { sha: 'b'.repeat(40) } }] })).body).toBeUndefined();
	});

	const unlisted = 'The check ended before it could list what it found';
	test.each([
		'- Line 1: hello @everyone',
		'- Line 1: [x](https://evil.example)',
		'- <b>x</b>',
		'https://evil.example',
		'# Heading',
		'- `code` `open',
		'- ``two``',
		'- `a\r\r@everyone`',
		'- `\u202eevil`',
		'- \\`@all`',
		`- ${'word '.repeat(1000)}`,
		'1 problem in 1 file.\n\n- good\n- see #1',
	])('a file that another hand wrote is not shown: %j', async (text) => {
		const { body } = await written(text);
		expect(body).toContain(unlisted);
		expect(body).not.toMatch(/evil|everyone|good|word|#1/);
	});

	test('nor a missing one, one of a million bytes, or a link to another', async () => {
		expect((await written(undefined)).body).toContain(unlisted);
		expect((await written('word\n'.repeat(300_000))).body).toContain(unlisted);
		rmSync(join(temporary, 'problems/problems.md'));
		writeFileSync(join(temporary, 'secret'), 'secret');
		symlinkSync(join(temporary, 'secret'), join(temporary, 'problems/problems.md'));
		expect((await written(undefined)).body).toContain(unlisted);
	});

	test('a file name cannot lead elsewhere, and a long list is cut', async () => {
		const { body } = await written('### `../../../evil/x`\n\n- Line 1: Look.\n\n### `en/../../x`\n\n- Line 2: Look.\n');
		expect(body).not.toContain('blob/');
		const many = problemsPage(
			Array.from({ length: 2000 }, (_, i) => ({ file: 'en/about.mdx', line: i + 1, rule: 'x', message: 'Mend it.' })),
		);
		const long = (await written(many)).body ?? '';
		expect(long).toContain('There are more');
		expect(long.length).toBeLessThan(65_536);
	});
});
