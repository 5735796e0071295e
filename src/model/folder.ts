import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** The content folder to build: KB_CONTENT, or the project's own. */
export const contentFolder = resolve(root, process.env['KB_CONTENT'] ?? 'content');

/** Interface words of the engine; a content folder's own `ui/` adds to them. */
export const engineWords = resolve(root, 'content/ui');

/** What builds keep for the next. Each content folder has its own: Astro's store would otherwise mix the entries of two. */
export const cacheFolder = resolve(
	root,
	'.cache',
	createHash('sha256').update(contentFolder).digest('hex').slice(0, 8),
);
