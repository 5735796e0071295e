import { join } from 'node:path';
import { isPicture, readBytes } from '../files.ts';
import { lineAt, type Problem } from '../problem.ts';
import type { Content } from '../read.ts';

const starts: Record<string, RegExp> = {
	png: /^\x89PNG\r\n/,
	jpg: /^\xff\xd8\xff/,
	jpeg: /^\xff\xd8\xff/,
	gif: /^GIF8/,
	webp: /^RIFF[\s\S]{4}WEBP/,
	avif: /^[\s\S]{4}ftyp/,
	svg: /^(?:\xef\xbb\xbf)?\s*(?:<\?xml [^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<svg[\s>]/,
};

/** What runs or loads something when a drawing is opened by itself: there no policy of a page holds. */
const code =
	/<(?:[\w-]+:)?(?:script|foreignObject|iframe|embed|object|handler|animate\w*|set|style)\b|<!(?:DOCTYPE|ENTITY)|<\?xml-stylesheet|\son\w+\s*=|\b(?:href|src)\s*=\s*(?!"#|'#)|url\(\s*["']?(?!#)|@import/i;

/** A picture is what its name says, and a drawing only draws. */
export function pictures({ files, folder }: Content): Problem[] {
	const problems: Problem[] = [];
	for (const file of files.filter(isPicture)) {
		const report = (problem: Omit<Problem, 'file'>) => problems.push({ file, ...problem });
		const ending = file.slice(file.lastIndexOf('.') + 1);
		const bytes = readBytes(join(folder, file), report).toString('latin1');
		if (!starts[ending]?.test(bytes))
			report({
				rule: 'not-a-picture',
				message: `The file is no .${ending}, whatever its name says. Save the picture anew in that format.`,
			});
		else if (ending === 'svg') {
			const found = code.exec(bytes);
			if (found)
				report({
					line: lineAt(bytes, found.index),
					rule: 'picture-with-code',
					message: `"${found[0].trim()}" in a drawing runs or loads something. Save it as a plain SVG, or as .png.`,
				});
		}
	}
	return problems;
}
