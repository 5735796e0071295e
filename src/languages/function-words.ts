import { wordsOf } from './analyse.ts';
import { type LanguagePath, languages } from './languages.ts';

const written: Record<LanguagePath, string> = {
	en: 'a about am an and any are as at be been being but by can could definition did do does doing dont for from had has have he her hers him his how i if in is it its just may me mean meaning means might must my no not of often on only or our ours said say says shall she should so some somebody someone something than that the their theirs them then there these they this those to us very was we were what whats when where which while who whom whose why will with would you your yours',
	ar: 'في من على عن إلى ما هو هي أو أن إن أنه أنها إنه إنها كان كانت كانوا يكون تكون هذا هذه هذي هاي هذاك هذول هؤلاء ذلك ذاك تلك التي الذي الذين اللي مع كيف ماذا متى أين هل لا لم لن قد و أم بل ثم حتى لحد إذا لو لكن لأن لأنه لأنها كي لكي أي بس أيضا فقط مثل عند عندما عندي عندنا عنده عندها عندهم كل بين هم هن نحن أنا أنت أنتم إحنا إنتو فيه فيها فيهم به بها بهم له لها لهم لنا لك لكم إلنا إلي إله إلها إلهم منه منها منهم عنه عنها عنهم عليه عليها عليهم علي عليك إليه إليها إليهم معه معها معهم ويا وياه وياها وياهم ليس ليست مو معنى تعريف يعني شنو شلون شكو شوكت شكد شسوي منو وين ليش اكدر تكدر يكدر نكدر اقدر تقدر يقدر نقدر يمكن ممكن لازم اريد تريد يريد نريد راح اكو ماكو صار يصير تصير اصير يكول تكول كال كالت يحجي حجى حجت اجا اجت اسوي يسوي سوى مسوي نسوي انطي هسه هيج',
	ku: 'لە بە بۆ و یان کە ئەم ئەو ئەوان ئێوە لەگەڵ چۆن چی چییە چیم چیت کەی کێ کوێ کوێوە کام بۆچی چەند لەسەر لەبەر تا هەتا هەر لەو لەم بەو بەم لەوێ لێرە ئەمە ئەوە ئەوەی ئایا ئەگەر بەڵام چونکە هەروەها پاشان تەنها تەنیا زۆر هیچ هەموو دەبێت ببێت ببم ببمە ببن دەبم دەبن بوو بوون بکە بکەم بکەین بکەیت بکات بکەن دەکەم دەکەین دەکەیت دەکات دەکەن دەکرێت بکرێت کرد کردم کردی کردیان دەتوانم دەتوانین دەتوانیت دەتوانێت دەتوانن بتوانم بتوانێت بدەم بدەین بدەیت بدات بدەن دەدەم دەدەین دەدات دەدەن هات هاتووە دێت دێن دەڵێم دەڵێت دەڵێن واتە واتا یانی مانای من تۆ ئێمە خۆم خۆت خۆی خۆمان خۆتان خۆیان لێ لێی لێم پێ پێی پێم تێ تێی بۆی بۆم نا نییە هەیە',
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
export const functionWords = folded(
	// An Arabic "and" is written onto the word after it.
	{ ...written, ar: `${written.ar} ${written.ar.replace(/(?<=^| )/g, 'و')}` },
);

/** An "and" written onto the end of a folded word, in languages that do. */
export const joinedAnd: Partial<Record<LanguagePath, RegExp>> = { ku: /(?<=..)و$/ };
