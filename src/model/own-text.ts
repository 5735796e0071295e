/**
 * The same text in memory of its own. A piece that is cut from a page keeps the whole page in memory for as long as it is
 * kept itself.
 */
export const ownText = (piece: string): string => Buffer.from(piece).toString();
