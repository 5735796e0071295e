import { documents } from '../src/documents/index.ts';
import { hosting } from '../src/hosting/index.ts';
import { localEdition } from '../src/local-edition/index.ts';
import type { Content } from '../src/model/read.ts';
import type { Step } from '../src/model/step.ts';
import { reports } from '../src/reports/index.ts';
import { search } from '../src/search/index.ts';
import { beside, policy } from '../src/site/steps.ts';

/**
 * What follows when the pages are rendered, in this order: documents are made from the pages and write their sizes into
 * them, search reads the finished pages, articles are set aside to stand beside others, the policy seals the pages, and
 * what is frozen or drawn for shared links is put beside them; the local edition copies what is published; and last the
 * pages are made ready for a host, and what hosts read is written.
 */
export const steps = (content: Content): Step[] => [
	documents(content),
	search(content),
	beside(content),
	policy(),
	reports(content),
	localEdition(content),
	hosting(content),
];
