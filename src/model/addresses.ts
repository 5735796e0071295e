import { source } from '../languages/languages.ts';
import { programmePath } from './programme-paths.ts';
import { type Content, lineIn, recordIds } from './read.ts';
import type { Addresses } from './schema/addresses.ts';

/** An address at which a reader finds something, and whose it is. */
export interface HeldAddress {
	address: string;
	id: string;
	file: string;
	line?: number | undefined;
}

/** Addresses of what is published today; drafts have none. */
export const addressesNow = (content: Content): HeldAddress[] => [
	...content.entries.flatMap(({ path, files: { [source]: english } }) => {
		const id = english?.own['id'];
		return english && typeof id === 'string' && english.own['draft'] !== true
			? [{ address: path, id, file: english.file, line: english.yaml.lineOf(['id']) }]
			: [];
	}),
	// A programme has no other permanent id than the name of its file.
	...recordIds(content, 'programmes').map((id) => ({
		address: programmePath(id),
		id,
		file: `programmes/${id}.yaml`,
	})),
];

/** Addresses that pages had before: they lead on to where the page is now, or say that it was withdrawn. */
export const addressesBefore = ({ entries, programmes, withdrawn, dataFiles }: Content): HeldAddress[] => [
	...entries.flatMap(({ files: { [source]: english } }) =>
		english?.data && !english.data.draft
			? english.data.aliases.map((address, i) => ({
					address,
					id: english.data?.id ?? '',
					file: english.file,
					line: english.yaml.lineOf(['aliases', i]),
				}))
			: [],
	),
	...[...programmes.values()].flatMap(({ id, file, yaml, data }) =>
		data.aliases.map((address, i) => ({ address, id, file, line: yaml.lineOf(['aliases', i]) })),
	),
	...withdrawn.flatMap(({ id, addresses }, i) =>
		addresses.map((address, j) => ({
			address,
			id,
			file: 'withdrawn.yaml',
			line: lineIn(dataFiles, 'withdrawn.yaml', [i, 'addresses', j]),
		})),
	),
];

/** The record brought up to date: addresses are added, and none is ever taken out. */
export function updateAddresses(content: Content): Addresses {
	const all = { ...content.addresses };
	for (const { address, id } of [...addressesNow(content), ...addressesBefore(content)]) all[address] ??= id;
	return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
}
