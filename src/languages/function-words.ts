import { wordsOf } from './analyse.ts';
import { type LanguagePath, languages } from './languages.ts';

const written: Record<LanguagePath, string> = {
	en: 'a about an and any are as at be by can definition did do does for from had has have how i if in is it mean meaning means my no not of on or our should so that the their there they this to was we what when where which who why will with you your',
	ar: 'في من على عن إلى ما هو هي أو أن إن أنه أنها إنه إنها كان كانت هذا هذه التي الذي الذين مع كيف ماذا متى أين هل لا لم لن قد و عند عندما كل بين معنى تعريف يعني شنو شلون منو وين ليش اكدر تكدر اريد راح مو اكو ماكو يكول تكول كال كالت يحجي حجى حجت اجا اجت اسوي يسوي سوى مسوي انطي هسه هيج',
	ku: 'لە بە بۆ و یان کە ئەم ئەو لەگەڵ چۆن چی چییە کەی کێ لەسەر تا هەر لەو لەم ئەوە ئایا دەبێت واتە واتا یانی مانای من تۆ ئێمە نا نییە هەیە',
};

const asking: Record<LanguagePath, string> = {
	en: 'mean means meaning definition define',
	ar: 'معنى تعريف يعني',
	ku: 'واتە واتا یانی مانای پێناسە',
};

const folded = (written: Record<LanguagePath, string>) =>
	Object.fromEntries(
		Object.entries(written).map(([path, words]) => [
			path,
			new Set(wordsOf(words, languages[path as LanguagePath].tag)),
		]),
	) as unknown as Record<LanguagePath, ReadonlySet<string>>;

/** Words with which one asks what a word means, folded. */
export const meaningWords = folded(asking);

/** Words of a language that say nothing about a page, folded; with those that ask: "what is", «شنو», «واتە چی». */
export const functionWords = folded(written);

/** An "and" written onto the end of a folded word, in languages that do. */
export const joinedAnd: Partial<Record<LanguagePath, RegExp>> = { ku: /(?<=..)و$/ };
