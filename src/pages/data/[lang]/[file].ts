import manifest from 'virtual:manifest';
import type { APIRoute } from 'astro';
import type { LanguagePath } from '../../../languages/languages.ts';
import { dataFiles } from '../../../reports/data-files.ts';
import { dataFile } from '../../../site/programmes.ts';

/** Programmes' tables, to reckon with and to take into other programs. */
export const getStaticPaths = () =>
	manifest.languages.flatMap((lang: LanguagePath) =>
		Object.keys(manifest.programmes).flatMap((id) =>
			Object.entries(dataFiles(manifest, id, lang)).map(([name, text]) => ({
				params: { lang, file: dataFile(lang, id, name).split('/').at(-1) },
				props: { text },
			})),
		),
	);

export const GET: APIRoute = ({ props }) => new Response(props['text'] as string);
