import { makeManifest } from '../model/manifest.ts';
import type { Content } from '../model/read.ts';
import type { Step } from '../model/step.ts';
import { writeArticles } from './beside-files.ts';
import { sealPages } from './policy.ts';

/**
 * Sets articles aside as scripts, so that a page can show another language beside it.
 * @param content the content the pages were made from
 */
export const beside = (content: Content): Step => ({
	name: 'beside',
	async run(folder) {
		await writeArticles(folder, makeManifest(content));
	},
});

/** Seals the finished pages with their content security policy, after all that puts a script into them. */
export const policy = (): Step => ({
	name: 'policy',
	async run(folder) {
		await sealPages(folder);
	},
});
