import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { publish } from '../src/hosting/publish.ts';
import { carriedDays } from '../src/hosting/releases.ts';
import { root } from '../src/model/folder.ts';
import { lockCheckout } from './output.ts';

// `npm run publish -- /srv/knowledge-base`: puts the built site into a web server's folder, without a moment in which a
// reader gets parts of two. `--days 0` takes what is gone away at once, from pages that are open too.
const { positionals, values } = parseArgs({ allowPositionals: true, options: { days: { type: 'string' } } });
const days = Number(values.days ?? carriedDays);
const [folder, ...more] = positionals;
if (folder === undefined || more.length > 0 || !(days >= 0)) {
	console.error('Name the folder: npm run publish -- /srv/knowledge-base [--days 30]');
	process.exit(1);
}

const site = resolve(root, process.env['KB_OUT'] ?? 'dist');
try {
	// A build that ends meanwhile would put another site in the place of this one.
	const release = lockCheckout(root);
	try {
		const done = publish(site, resolve(folder), new Date().toISOString(), days);
		console.log(
			`Published ${done.files} files, ${done.files - done.unchanged} of them new or changed, as ${done.release}; ${done.carried} of earlier releases stay for a while.`,
		);
		if (done.before) console.log(`To go back: KB_OUT=${done.before} npm run publish -- ${folder}`);
	} finally {
		release();
	}
} catch (error) {
	console.error((error as Error).message);
	process.exitCode = 1;
}
