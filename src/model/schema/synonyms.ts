import { z } from 'zod';
import { eachTranslated, text } from './common.ts';

const forms = z.array(text).min(1);

/** Words that mean one thing to who searches, in any of the languages: `synonyms.yaml` is a list of such groups. */
const group = z
	.strictObject({ en: forms.optional(), ...eachTranslated(forms) })
	.refine(
		(words) => Object.values(words).flatMap((own) => own ?? []).length > 1,
		'A group joins two words or more, in one language or several.',
	);

export const synonymsSchema = z.array(group);
export type SynonymGroup = z.infer<typeof group>;
