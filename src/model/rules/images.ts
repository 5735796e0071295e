import { dirname, join } from 'node:path/posix';
import { isPicture } from '../files.ts';
import type { Problem } from '../problem.ts';
import type { Content } from '../read.ts';

/** Pictures are there and say in words what they show; nothing outside the content folder is taken for one. */
export function images({ entries, files: all }: Content): Problem[] {
	const pictures = new Set(all.filter(isPicture));
	const problems: Problem[] = [];
	for (const { files } of entries)
		for (const { file, body } of Object.values(files))
			for (const { url, alt, line, elsewhere } of body?.images ?? []) {
				if (alt.trim() === '')
					problems.push({
						file,
						line,
						rule: 'image-without-words',
						message: `Say in words what ${url} shows: ![a card with four fields](${url}).`,
					});
				if (!/^\.\.?\/[^\\?#%]*$/.test(url))
					problems.push({
						file,
						line,
						rule: 'image-address',
						message: `Put ${url} beside the page and write ./name.png: no picture is fetched from elsewhere.`,
					});
				else if (elsewhere)
					problems.push({
						file,
						line,
						rule: 'image-address',
						message: `A picture has its address with it: ![${alt}](${url}).`,
					});
				else if (!pictures.has(join(dirname(file), url)))
					problems.push({
						file,
						line,
						rule: 'missing-image',
						message: `There is no ${url} beside this page. Add the picture, or correct its name.`,
					});
			}
	return problems;
}
