/// <reference path="../.astro/types.d.ts" />

declare module 'virtual:manifest' {
	const manifest: import('./model/manifest.ts').Manifest;
	export default manifest;
}

declare namespace App {
	interface Locals {
		/** What a page is made from: set by the route middleware before anything renders. */
		view: import('./site/view.ts').View;
	}
}
