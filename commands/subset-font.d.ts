declare module 'subset-font' {
	/** A font with no more than the letters of a text. */
	export default function subsetFont(
		font: Buffer,
		text: string,
		options?: {
			targetFormat?: 'sfnt' | 'woff' | 'woff2' | 'truetype';
			noLayoutClosure?: boolean;
			noHinting?: boolean;
			keepFeatures?: string[];
		},
	): Promise<Buffer>;
}
