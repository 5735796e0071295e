import { createHash } from 'node:crypto';
import { z } from 'zod';
import { text } from './common.ts';

/** Names that must never be published: `never-names.yaml`. Hashes alone, so that the list itself gives nobody away. */
export const neverNamesSchema = z.strictObject({
	/** Chosen once, at random: the same name has another hash in another list. */
	salt: text,
	/** Of pairs of words that follow each other in a name, each as hashOfPair makes it. */
	hashes: z.array(z.string().regex(/^[0-9a-f]{32}$/)),
});
export type NeverNames = z.infer<typeof neverNamesSchema>;

/** The words of a text without what writers do differently: marks, capitals, the forms of a letter. */
export const nameWords = (line: string): string[] => [
	...(line
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\p{M}\p{Cf}ـ]/gu, '')
		.replace(/[أإآٱ]/g, 'ا')
		.replace(/[ىيې]/g, 'ی')
		.replace(/ك/g, 'ک')
		.replace(/[ةھە]/g, 'ه')
		.replace(/ڕ/g, 'ر')
		.replace(/ڵ/g, 'ل')
		.replace(/ۆ/g, 'و')
		.match(/\p{L}+/gu) ?? []),
];

/** Two words of a name, beyond recognition. */
export const hashOfPair = (salt: string, first: string, second: string): string =>
	createHash('sha256').update(`${salt} ${first} ${second}`).digest('hex').slice(0, 32);
