import type { Problem } from '../problem.ts';
import type { Content } from '../read.ts';
import { addresses } from './addresses.ts';
import { components } from './components.ts';
import { headings } from './headings.ts';
import { hiddenControls } from './hidden-controls.ts';
import { identity } from './identity.ts';
import { images } from './images.ts';
import { languagesPresent } from './languages-present.ts';
import { law } from './law.ts';
import { links } from './links.ts';
import { minutes } from './minutes.ts';
import { figures, smallNumbers } from './numbers.ts';
import { pairs } from './pairs.ts';
import { naming, partners } from './partners.ts';
import { people } from './people.ts';
import { pictures } from './pictures.ts';
import { references } from './references.ts';
import { sameFacts } from './same-facts.ts';
import { sensitivity } from './sensitivity.ts';
import { spelling } from './spelling.ts';
import { steps } from './steps.ts';
import { namedTerms, terms } from './terms.ts';
import { untranslated } from './untranslated.ts';
import { versions } from './versions.ts';
import { words } from './words.ts';

/** Every rule looks at all the content and returns what is wrong. The order does not matter. */
export const rules: ((content: Content, day?: string) => Problem[])[] = [
	identity,
	addresses,
	references,
	minutes,
	steps,
	headings,
	pairs,
	sameFacts,
	components,
	links,
	images,
	pictures,
	hiddenControls,
	languagesPresent,
	versions,
	sensitivity,
	people,
	words,
	terms,
	namedTerms,
	untranslated,
	spelling,
	partners,
	naming,
	smallNumbers,
	figures,
	law,
];

/** All problems of a content folder: those found while reading it, and those the rules find. */
export const checkContent = (content: Content): Problem[] => [
	...content.problems,
	...rules.flatMap((rule) => rule(content)),
];
