import manifest from 'virtual:manifest';
import type { APIRoute } from 'astro';
import { starPath, teal } from '../model/star.ts';

/** The star in the organisation's accent. */
export const GET: APIRoute = () =>
	new Response(
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="${manifest.site.accent?.light ?? teal}" fill-rule="evenodd" d="${starPath('page')}"/></svg>`,
		{ headers: { 'content-type': 'image/svg+xml' } },
	);
