import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { isLanguagePath, source } from '../languages/languages.ts';
import { headOf } from './head.ts';
import { notFoundPath, viewAt } from './view.ts';

/** Gives each page its view and its head; Starlight's own sidebar, head and pagination are left unused. */
export const onRequest = defineRouteMiddleware(({ locals, site, url }) => {
	const route = locals.starlightRoute;
	const [first, ...rest] = route.id.split('/');
	const reader = isLanguagePath(first) ? first : source;
	locals.view = viewAt(reader, rest.join('/'));
	route.head = headOf(locals.view, {
		title: locals.view.text?.data.title ?? route.entry.data.title,
		description: locals.view.text?.data.summary ?? route.entry.data.description,
		indexed: locals.view.page !== undefined || route.entry.data.pagefind,
		// What is sent in the place of any page has no address of its own.
		site: locals.view.path === notFoundPath ? undefined : site,
		pathname: url.pathname,
		own: route.entry.data.head,
	});
});
