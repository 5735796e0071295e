import { source } from '../../languages/languages.ts';
import { addressesBefore, addressesNow, type HeldAddress } from '../addresses.ts';
import { kindOfFolder } from '../kinds.ts';
import { lineAt, type Problem } from '../problem.ts';
import { isProgramme } from '../programme-paths.ts';
import { type Content, lineIn } from '../read.ts';
import { addressesFile } from '../schema/addresses.ts';
import { reserved } from './identity.ts';

/** Links last: an address that was published leads somewhere for good, and to one page alone. */
export const addresses = (content: Content): Problem[] => [...taken(content), ...lost(content)];

/** Former addresses that are somebody else's. */
function taken(content: Content): Problem[] {
	const owners = new Map(content.entries.map(({ path, files }) => [path, Object.values(files)[0]?.file ?? path]));
	for (const { address, file } of addressesNow(content)) owners.set(address, file);
	return addressesBefore(content).flatMap(({ address, file, line }) => {
		const owner = isOfSite(address) ? 'The site itself' : owners.get(address);
		if (!owner) owners.set(address, file);
		return owner
			? [
					{
						file,
						line,
						rule: 'address-twice',
						message: `${owner} has the address /${address}/ too. A former address is one that nothing else has: take it out here.`,
					},
				]
			: [];
	});
}

/** Whether the site has a page of its own there: a list or one of its further pages, what stands once in each language. */
function isOfSite(address: string): boolean {
	const [first = '', second] = address.split('/');
	if (second === undefined) return reserved.includes(first);
	const hasPages = kindOfFolder(first) !== undefined || isProgramme(address);
	return reserved.includes(first) && (!hasPages || /^\d+$/.test(second));
}

/** Addresses on record where a reader would find nothing, or something else. */
function lost(content: Content): Problem[] {
	const held = new Map([...addressesNow(content), ...addressesBefore(content)].map((each) => [each.address, each]));
	return Object.entries(content.addresses).flatMap(([address, id]) => {
		const holder = held.get(address);
		// A programme that has another name has another id, too.
		if (holder && (holder.id === id || isProgramme(address))) return [];
		return [{ rule: 'address-lost', ...loss(content, address, id, holder) }];
	});
}

/** Where an address that is lost is to be mended, and how. */
function loss(
	{ entries, withdrawn, dataFiles, texts }: Content,
	address: string,
	id: string,
	holder: HeldAddress | undefined,
): Omit<Problem, 'rule'> {
	const at = `/${address ? `${address}/` : ''}`;
	const withdraw = `write into withdrawn.yaml \`- { id: ${id}, addresses: [${address}], title: { en: … }, on: 2026-11-21, reason: { en: … } }\``;
	if (holder)
		return {
			...holder,
			message: `${at} was published as the page \`${id}\`, and here it is that of \`${holder.id}\`. Ids are permanent: give the page that id again; or, if this is another page, another address.`,
		};
	const english = entries.find(({ files }) => files[source]?.own['id'] === id)?.files[source];
	if (english?.own['draft'] === true)
		return {
			file: english.file,
			line: english.yaml.lineOf(['draft']),
			message: `The page was published at ${at}, and a draft is not. Finish it; or delete it, and ${withdraw}.`,
		};
	if (english)
		return {
			file: english.file,
			line: english.yaml.lineOf([english.data?.aliases.length ? 'aliases' : 'id']),
			message: `The page was published at ${at} before, and links lead there. Say so: \`aliases: [${[...(english.data?.aliases ?? []), address].join(', ')}]\`.`,
		};
	const i = withdrawn.findIndex((each) => each.id === id);
	if (i >= 0)
		return {
			file: 'withdrawn.yaml',
			line: lineIn(dataFiles, 'withdrawn.yaml', [i, 'id']),
			message: `The page was published at ${at}, and links lead there. Say so: \`addresses: [${[...(withdrawn[i]?.addresses ?? []), address].join(', ')}]\`.`,
		};
	const text = texts.get(addressesFile) ?? '';
	return {
		file: addressesFile,
		line: lineAt(text, text.indexOf(`"${address}"`)),
		message: `Nothing is at ${at} any more, where \`${id}\` was published. Has it another name now? Write \`aliases: [${address}]\` into its file. Is it gone? Then ${withdraw}.`,
	};
}
