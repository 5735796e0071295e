/** Path of a tool the tests need, or undefined where it is not installed. */
export function findTool(
	tool:
		| 'apache'
		| 'caddy'
		| 'chromium'
		| 'firefox'
		| 'java'
		| 'nginx'
		| 'nginx-brotli'
		| 'pdftotext'
		| 'qpdf'
		| 'soffice',
): string | undefined;
/** Installs what is missing with apt where that works; otherwise says what to install and ends. */
export function installTools(): void;
