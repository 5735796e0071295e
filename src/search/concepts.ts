import { analyse } from '../languages/analyse.ts';
import { type LanguagePath, languages } from '../languages/languages.ts';
import type { Manifest } from '../model/manifest.ts';
import { formsOf } from '../model/term-forms.ts';

/**
 * Words that mean one thing, in every language: a term of the glossary, or a group of the editors' list. Each form stands
 * by its stems, with a space between.
 */
export type Concept = Partial<Record<LanguagePath, readonly string[]>>;

/** A concept found in a text. */
export interface Mention {
	/** First and last word of the mention, by position. */
	from: number;
	to: number;
	/** Place of the concept in the list. */
	concept: number;
}

/** Finds the concepts of a list in the stems of one language. */
export class ConceptFinder {
	/** Concepts by the stems of their forms, joined by a space. */
	readonly #byStems = new Map<string, number[]>();
	#longest = 0;

	constructor(concepts: readonly Concept[], language: LanguagePath) {
		concepts.forEach((concept, i) => {
			for (const form of concept[language] ?? []) {
				const known = this.#byStems.get(form) ?? [];
				if (!known.includes(i)) this.#byStems.set(form, [...known, i]);
				this.#longest = Math.max(this.#longest, form.split(' ').length);
			}
		});
	}

	/** All mentions; where one form is part of a longer one that stands there too, both. */
	find(stems: readonly string[]): Mention[] {
		const mentions: Mention[] = [];
		for (let from = 0; from < stems.length; from++) {
			let key = '';
			for (let to = from; to < Math.min(stems.length, from + this.#longest); to++) {
				key += `${key && ' '}${stems[to]}`;
				for (const concept of this.#byStems.get(key) ?? []) mentions.push({ from, to, concept });
			}
		}
		return mentions;
	}

	/** How many concepts each stem of a one-word form gathers. */
	get gathered(): Map<string, number> {
		return new Map([...this.#byStems].filter(([key]) => !key.includes(' ')).map(([key, list]) => [key, list.length]));
	}
}

/** Terms of the glossary and groups of the editors' list. A group that names a term's own word adds to the term. */
export function conceptsOf({
	terms,
	synonyms,
	languages: paths,
}: Pick<Manifest, 'terms' | 'synonyms' | 'languages'>): Concept[] {
	const concepts: Partial<Record<LanguagePath, string[]>>[] = Object.values(terms).map((term) =>
		Object.fromEntries(paths.map((path) => [path, formsOf(term[path])])),
	);
	// The first term that prefers a form has it.
	const preferred = new Map(
		Object.values(terms).flatMap((term, i) =>
			paths.flatMap((path) => (term[path]?.preferred ?? []).map((form) => [`${path} ${form}`, i])),
		),
	);
	for (const group of synonyms) {
		const own = paths.flatMap((path) => (group[path] ?? []).map((form) => preferred.get(`${path} ${form}`)));
		const concept = concepts[own.find((i) => i !== undefined) as number];
		if (!concept)
			concepts.push(Object.fromEntries(paths.flatMap((path) => (group[path] ? [[path, group[path]]] : []))));
		else for (const path of paths) concept[path] = [...new Set([...(concept[path] ?? []), ...(group[path] ?? [])])];
	}
	return concepts.map(stemmed);
}

/** A concept's forms by their stems, each once. */
export const stemmed = (forms: Concept): Concept =>
	Object.fromEntries(
		(Object.entries(forms) as [LanguagePath, string[]][]).flatMap(([path, own]) => {
			const stems = new Set(own.map((form) => analyse(form, languages[path].tag).join(' ')));
			stems.delete('');
			return stems.size > 0 ? [[path, [...stems]]] : [];
		}),
	);
