import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LanguagePath } from '../languages/languages.ts';
import { translator } from '../languages/words.ts';
import { FileCache } from '../model/file-cache.ts';
import { kinds } from '../model/kinds.ts';
import type { Manifest } from '../model/manifest.ts';
import { programmePath } from '../model/programme-paths.ts';
import { sharePath } from '../model/share.ts';
import { starPath, teal } from '../model/star.ts';
import { drawShareImage, type ShareWords } from './share-image.ts';

/** What each image of the site says, by its path in the built site: pages, and programmes, in each language. */
function* imagesOf({
	site,
	words,
	pages,
	programmes,
	languages,
}: Manifest): Generator<[path: string, said: ShareWords]> {
	const frame = (language: LanguagePath) => ({
		language,
		site: site.shortName[language] ?? site.shortName.en,
		accent: site.accent?.light ?? teal,
	});
	for (const { kind, path, in: texts } of pages)
		for (const [language, { data }] of Object.entries(texts) as [LanguagePath, (typeof texts)['en']][])
			yield [
				sharePath(language, path),
				{
					...frame(language),
					kind,
					label: kinds[kind].listed ? translator(words[language], language)(kinds[kind].label) : undefined,
					title: path === '' ? (site.name[language] ?? site.name.en) : data.title,
				},
			];
	for (const [id, { title }] of Object.entries(programmes))
		for (const language of languages)
			yield [
				sharePath(language, programmePath(id)),
				{
					...frame(language),
					// What is known of a programme is what its reports tell.
					kind: 'report',
					label: translator(words[language], language)('programme'),
					title: title[language] ?? title.en,
				},
			];
}

/**
 * Writes the images of shared links; one that is drawn already is taken from the cache.
 * @param folder the built site
 * @param cacheFolder kept from build to build
 * @returns how many there are
 */
export async function writeShareImages(folder: string, manifest: Manifest, cacheFolder: string): Promise<number> {
	const cache = new FileCache(cacheFolder, import.meta.dirname);
	let count = 0;
	for (const [path, said] of imagesOf(manifest)) {
		const key = cache.keyOf(JSON.stringify(said), starPath(said.kind));
		const known = cache.read(key);
		const image = known ?? (await drawShareImage(said));
		if (!known) cache.write(key, image);
		const file = join(folder, path);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, image);
		count++;
	}
	cache.prune();
	return count;
}
