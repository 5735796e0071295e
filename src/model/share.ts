import type { LanguagePath } from '../languages/languages.ts';
import { kinds } from './kinds.ts';

/** Pixels of the image beside a shared link: the size that messengers and networks ask for. */
export const shareSize = { width: 1200, height: 630 };

/**
 * Where a page's image is in the built site, without a slash in front.
 * @param path of the page after the language, without slashes at the ends
 */
export const sharePath = (language: LanguagePath, path: string): string => `share/${language}/${path || 'index'}.png`;

/** Where the feed of a language's reports is in the built site, without a slash in front. */
export const feedPath = (language: LanguagePath): string => `${language}/${kinds.report.folder}/feed.xml`;
