import type { Kind } from '../src/model/kinds.ts';

/** What `npm run new` writes: a page that passes the check as it is and explains itself to its writer. */
interface Template {
	english(entry: { id: string; today: string }): string;
	translation(): string;
}

const frame = (id: string, today: string) => `id: ${id}                # permanent: never change it, never use it again
version: 1.0.0                # raised when a printed copy would mislead; say why under changes
published: ${today}
updated: ${today}          # the last day the meaning changed
audience: [trainer]           # officer, trainer, commander, partner
jurisdiction: [international] # international, iraq-federal, kurdistan-region
sensitivity: none             # none, moderate, high
sources: []                   # sources beside those the body cites with <Law>
terms: []                     # glossary terms worth listing under the page
`;

const words = `title: "Say what it is, in two lines on a phone"
summary: "One or two sentences: what the reader gets."
review: draft                 # or { by: legal, on: 2026-01-31 }: only what happened
draft: true                   # delete this line when the page is ready: until then it is checked, not built
`;

const template = (ownFrame: string, ownWords: string, body: string): Template => ({
	english: ({ id, today }) =>
		`---\n${words}\n# What is not language: in this file alone; translations inherit it.\n${frame(id, today)}${ownFrame}\n# Words: each language's file has its own; lists have the same length in all.\n${ownWords}---\n\n${body}`,
	translation: () =>
		`---\n# Translate the words; everything else is inherited from English. Then run \`npm run translations\`.\n${words}${ownWords}---\n\n${body}`,
});

export const templates: Record<Kind, Template> = {
	module: template(
		'order: 1                      # place in the curriculum\n',
		'outcomes:                     # what a participant can do afterwards\n  - "Do something that can be seen"\nkeyMessages:                  # three to five\n  - "First"\n  - "Second"\n  - "Third"\n',
		'## Why it matters\n\nWrite for someone who has ten minutes.\n\n## How to use it\n\nSessions, cases and guides name this module themselves.\n',
	),
	'session-plan': template(
		'module: name-of-a-module      # file name in modules/\norder: 1\nminutes: 30                   # the sum of the steps\ngroup: { min: 8, max: 20 }\nsteps:                        # words of each stand below as <Step id>\n  - { id: start, minutes: 10, phase: activity, method: reflection, grouping: individual }\n  - { id: talk, minutes: 10, phase: discussion, method: discussion, grouping: groups }\n  - { id: close, minutes: 10, phase: synthesis, method: discussion, grouping: plenary }\n',
		'aim: "Why this session exists, in one sentence."\nbring: "What to bring, in one line"\nwatchOut: "What can go wrong, in one line"\nroom: "How the room is set up."\npreparation:\n  - "What the trainer does before the day."\nmaterials:\n  - { item: "Large paper", instead: "The back of old posters" }\nobjectives:\n  - { text: "What participants can do at the end", check: "How the trainer sees it" }\nkeyMessages:\n  - "What should be remembered."\n',
		`## The session\n\n${['start', 'talk', 'close']
			.map(
				(id) =>
					`<Step id="${id}">\n\n### Title of the step\n\n<Do>\n\nWhat the trainer does, and what participants do.\n\n</Do>\n\n<Say>\n\n"Words to say aloud."\n\n</Say>\n\n<Expect>\n\n- An answer to expect.\n\n</Expect>\n\n<Trouble>\n\nWhat to do when it goes wrong.\n\n</Trouble>\n\n</Step>\n`,
			)
			.join(
				'\n',
			)}\n## Handouts\n\n<Handout id="sheet">\n\n### Handout 1\n\nWritten out in full.\n\n<Write lines="3" />\n\n</Handout>\n\n## Shorter and other forms\n\nHow to run it in half the time.\n\n## Back on duty\n\n<TakeHome>\n\nWhat participants do in the next seven days.\n\n</TakeHome>\n`,
	),
	'case-study': template(
		'module: name-of-a-module      # file name in modules/\norder: 1\nminutes: 45\ngroup: { min: 6, max: 20 }\nfictional: true               # every case is a composite that happened to nobody\n',
		'setting: "The kind of place it happens in, never a real one."\nroles:\n  - "Who is in it"\nobjectives:\n  - "What participants practise."\ndoNoHarm: "What to look out for."\n',
		'## The story\n\nA story that could happen at a station.\n\n## Decisions\n\n<Decision id="first">\n\n### The first decision\n\nWhat do you do?\n\n<Option>\n\nOne way.\n\n<Then>\n\nWhat follows from it.\n\n</Then>\n\n</Option>\n\n</Decision>\n\n## For the trainer\n\n<TrainerOnly>\n\nModel answer, typical wrong answers.\n\n</TrainerOnly>\n',
	),
	guide: template(
		'order: 1\nsessions: []                  # file names of the sessions it is for\n',
		'when: "The moment to open this guide."\n',
		'## What to do\n\n1. First.\n\n## What to say\n\n<Pair>\n\n<Say>\n\n"Words that help."\n\n</Say>\n\n<DoNotSay>\n\n"Words that hurt."\n\n</DoNotSay>\n\n</Pair>\n',
	),
	report: template(
		'programme: id-of-a-programme  # file name in programmes/; the figures stand there\nbasis: stated                 # stated: only what the sources say; illustrative: a template\n',
		'',
		'## In brief\n\nWhat was done, where and when.\n\n## What is not known\n\nUnknown stays unknown.\n\n## Limits of this report\n\nHow it was made.\n',
	),
	course: template(
		'order: 1\ngroup: { min: 8, max: 20 }\ndays:                         # one list a day\n  - - { open: true, minutes: 30 }\n    - { break: tea, minutes: 15 }\n    - { close: true, minutes: 30 }\n',
		'dayTitles:\n  - "What the day is about"\n',
		'## For whom\n\nWho takes part, and what they need to know before.\n',
	),
	form: template(
		'order: 1\n',
		'use: "Who fills it in, when, and what happens with it."\n',
		'## The form\n\nA question.\n\n<Write lines="3" />\n',
	),
	page: template('', '', '## First section\n\nText.\n'),
};
