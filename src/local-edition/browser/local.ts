/** Runs first in every page of a copy, and stands in for what a browser does not do in a folder on disk. */

// What a page keeps: Firefox keeps it for each file apart, and shares only cookies. Chromium shares it, and has no
// cookies in a folder.
const prefix = 'kept-';
if (location.protocol === 'file:')
	try {
		// biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not there in a folder.
		document.cookie = 'kept=1';
		// What another page has cleared is gone from here too.
		if (document.cookie.includes('kept=1')) localStorage.clear();
		// biome-ignore lint/suspicious/noDocumentCookie: as above.
		document.cookie = 'kept=; max-age=0';
		for (const cookie of document.cookie.split('; ')) {
			const [key = '', value = ''] = cookie.split('=');
			if (key.startsWith(prefix)) localStorage.setItem(key.slice(prefix.length), decodeURIComponent(value));
		}
		const { setItem, removeItem } = Storage.prototype;
		Storage.prototype.setItem = function (key, value) {
			setItem.call(this, key, value);
			// biome-ignore lint/suspicious/noDocumentCookie: as above.
			document.cookie = `${prefix}${key}=${encodeURIComponent(value)}; path=/; max-age=31536000; samesite=strict`;
		};
		Storage.prototype.removeItem = function (key) {
			removeItem.call(this, key);
			// biome-ignore lint/suspicious/noDocumentCookie: as above.
			document.cookie = `${prefix}${key}=; path=/; max-age=0; samesite=strict`;
		};
	} catch {
		// A browser may keep nothing: a choice then lasts for its page.
	}

// The files of the search: a browser reads none from a folder, but runs scripts. Each file is one that hands itself over.
interface FileScript extends HTMLScriptElement {
	file?: Response;
}
Object.assign(globalThis, {
	receiveFile(text: string, encoded: boolean) {
		const body = encoded ? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)) : text;
		(document.currentScript as FileScript).file = new Response(body);
	},
	fetch: (address: string | URL) =>
		new Promise<Response>((resolve, reject) => {
			const script: FileScript = document.createElement('script');
			const end = () => {
				script.remove();
				if (script.file) resolve(script.file);
				else reject(new TypeError(`${script.src} could not be loaded.`));
			};
			script.onload = end;
			script.onerror = end;
			script.src = `${String(address).replace(/\?.*$/, '')}.js`;
			document.head.append(script);
		}),
});
