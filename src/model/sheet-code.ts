/** The code on a printed sheet: which page it is, and which version of it. */
export interface SheetCode {
	id: string;
	version: string;
}

export const codeOf = ({ id, version }: SheetCode): string => `${id}-${version}`;

/** Letters of a code that are read: nobody types more, and the time it takes to read grows faster than its length. */
export const longestCode = 200;

/** A text as it is typed, with the digits that codes are made of, and no marks that do not show. */
export const plainDigits = (typed: string): string =>
	typed
		.normalize('NFKC')
		.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
		.replace(/\u00ad/g, '-')
		.replace(/\p{Cf}/gu, '');

/**
 * Reads a code as somebody types it: with any digits, dashes, dots and spaces, in capitals or not.
 * @returns undefined when there is no version at its end
 */
export function readCode(typed: string): SheetCode | undefined {
	const plain = plainDigits(typed.slice(0, longestCode))
		.toLowerCase()
		.replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
	const parts = /^(.*?[a-z].*?)[^a-z0-9]+v?(\d+)[^a-z0-9]+(\d+)[^a-z0-9]+(\d+)$/.exec(plain);
	if (!parts) return undefined;
	const [, id = '', ...numbers] = parts;
	return { id: id.replace(/[^a-z0-9]+/g, '-'), version: numbers.map(Number).join('.') };
}

/** Below zero when the first version is older, above when it is newer, zero when they are the same. */
export function compareVersions(a: string, b: string): number {
	const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
	for (let i = 0; i < Math.max(left.length, right.length); i++) {
		const difference = (left[i] ?? 0) - (right[i] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}
