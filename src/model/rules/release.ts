import type { Problem } from '../problem.ts';
import { type Content, lineIn } from '../read.ts';
import { today } from '../today.ts';
import { contactMonths, holdsUntil, isOverdue } from '../verification.ts';

/** What a site may leave out, and a release may not: whoever reads or cites it asks for them. */
const namedBy = {
	publisher: 'Say who publishes it: `publisher`, in every language of the site.',
	address: 'Say where it is published: `address: https://…`.',
	contact:
		'Say where errors are reported: `contact: { address: …, verifiedOn: … }`, with the day somebody answered there.',
} as const;

/**
 * What a page may still say with a warning, and a release may not: what nobody has verified lately, and consent that ends;
 * and who answers for it.
 * @param day as 2026-11-21: of the release
 */
export function release({ sources, programmes, site, dataFiles }: Content, day = today()): Problem[] {
	const overdue = [...sources.values()]
		.filter(({ data }) => isOverdue(data, day))
		.map(({ file, yaml, data: { verifiedOn } }) => ({
			file,
			line: yaml.lineOf([verifiedOn ? 'verifiedOn' : 'kind']),
			rule: 'verification-due',
			message: verifiedOn
				? `It was last verified on ${verifiedOn}. Read it again, correct what changed, and put the new day into \`verifiedOn\`.`
				: 'Nobody has verified it: there is no `verifiedOn`. Read it, and put the day there.',
		}));
	const contact = site?.contact;
	const unnamed = Object.entries(namedBy)
		.filter(([key]) => site && !site[key as keyof typeof namedBy])
		.map(([key, message]) => ({
			file: 'site.yaml',
			line: lineIn(dataFiles, 'site.yaml', [key]),
			rule: 'missing-for-release',
			message,
		}));
	const ended = [...programmes.values()].flatMap(({ file, yaml, data }) =>
		data.partners.flatMap(({ naming }, i) =>
			naming && 'consent' in naming && naming.until < day
				? [
						{
							file,
							line: yaml.lineOf(['partners', i, 'naming', 'until']),
							rule: 'consent-ended',
							message: `Consent ended on ${naming.until}: the partner is no longer named. Ask again, or take its name out of the record.`,
						},
					]
				: [],
		),
	);
	return [
		...unnamed,
		...overdue,
		...(contact && holdsUntil(contact.verifiedOn, contactMonths) < day
			? [
					{
						file: 'site.yaml',
						line: lineIn(dataFiles, 'site.yaml', ['contact', 'verifiedOn']),
						rule: 'verification-due',
						message: `The contact was last verified on ${contact.verifiedOn}. Write to it, and put the day of the answer here.`,
					},
				]
			: []),
		...ended,
	];
}
