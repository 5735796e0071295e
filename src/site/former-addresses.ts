import manifest from 'virtual:manifest';
import { type LanguagePath, source } from '../languages/languages.ts';
import { programmePath } from '../model/programme-paths.ts';
import { textFor } from './view.ts';

/** Where an address leads that something had before. */
export interface Moved {
	/** Address after the language. */
	path: string;
	title: string;
	/** Language of the title. */
	titleIn: LanguagePath;
}

/** Former addresses of all that moved, with where each leads a reader now. */
export const movedFor = (reader: LanguagePath): { former: string; moved: Moved }[] => [
	...manifest.pages.flatMap((page) => {
		const { language, text } = textFor(page, reader);
		const moved = { path: page.path, title: text.data.title, titleIn: language };
		return text.data.aliases.map((former) => ({ former, moved }));
	}),
	...Object.entries(manifest.programmes).flatMap(([id, { title, aliases }]) => {
		const own = title[reader];
		const moved = { path: programmePath(id), title: own ?? title.en, titleIn: own ? reader : source };
		return aliases.map((former) => ({ former, moved }));
	}),
];
