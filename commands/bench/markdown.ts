import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** An article without what only this site knows: no components, no facts but title and description. */
export interface Markdown {
	title: string;
	description: string;
	body: string;
}

/** Reads a page of a content folder. */
export function readMarkdown(file: string): Markdown {
	const [, frontmatter = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(file, 'utf8')) ?? [];
	const { title, summary } = parse(frontmatter) as { title: string; summary: string };
	return { title, description: summary, body: body.replace(/<[^>]+>/g, '') };
}

export const wordsIn = (markdown: string): number => markdown.match(/\p{L}[\p{L}\p{M}'’-]*/gu)?.length ?? 0;
