import type { Kind } from './kinds.ts';

/** The components a body may use, where, and with which attributes. The site has one Astro component for each. */
export const vocabulary: Record<string, { attributes: string[]; inside?: string[]; kinds?: Kind[] }> = {
	Term: { attributes: ['id'] },
	Law: { attributes: ['source', 'ref'] },
	BothLaws: { attributes: [] },
	Step: { attributes: ['id'], kinds: ['session-plan'] },
	Do: { attributes: [], inside: ['Step'] },
	Say: { attributes: [], inside: ['Step', 'Pair'] },
	DoNotSay: { attributes: [], inside: ['Pair'] },
	Expect: { attributes: [], inside: ['Step'] },
	Trouble: { attributes: [], inside: ['Step'] },
	TrainerOnly: { attributes: [] },
	Handout: { attributes: ['id'], kinds: ['session-plan'] },
	Decision: { attributes: ['id'], kinds: ['case-study'] },
	Option: { attributes: [], inside: ['Decision'] },
	Then: { attributes: [], inside: ['Option'] },
	Pair: { attributes: [] },
	Write: { attributes: ['lines'] },
};
