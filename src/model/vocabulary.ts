import type { Kind } from './kinds.ts';

/** What of a module a form's table can be filled with. */
export const fillings = ['sessions', 'outcomes'] as const;
export type Filling = (typeof fillings)[number];

interface Component {
	attributes: string[];
	/** What an attribute may say, where not everything will do. */
	values?: Record<string, readonly string[]>;
	inside?: string[];
	/** Whether it stands in no other component. */
	alone?: true;
	kinds?: Kind[];
	/** Whether participants do not get it. */
	forTrainers?: true;
}

/** The components a body may use, where, and with which attributes. The site has one Astro component for each. */
export const vocabulary: Record<string, Component> = {
	Term: { attributes: ['id'] },
	Law: { attributes: ['source', 'ref'] },
	BothLaws: { attributes: [] },
	Step: { attributes: ['id'], kinds: ['session-plan'], alone: true, forTrainers: true },
	Do: { attributes: [], inside: ['Step'] },
	Say: { attributes: [], inside: ['Step', 'Pair'] },
	DoNotSay: { attributes: [], inside: ['Pair'] },
	Expect: { attributes: [], inside: ['Step'] },
	Trouble: { attributes: [], inside: ['Step'] },
	TrainerOnly: { attributes: [], forTrainers: true },
	Handout: { attributes: ['id'], kinds: ['session-plan'], alone: true },
	TakeHome: { attributes: [], kinds: ['session-plan'], alone: true },
	Decision: { attributes: ['id'], kinds: ['case-study'], alone: true },
	Option: { attributes: [], inside: ['Decision'] },
	Then: { attributes: [], inside: ['Option'], forTrainers: true },
	Pair: { attributes: [] },
	Write: { attributes: ['lines'] },
	Rows: { attributes: ['of'], values: { of: fillings }, kinds: ['form'] },
};
