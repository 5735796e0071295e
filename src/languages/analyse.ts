/**
 * Makes words comparable: what a reader types and what a page prints meet in the same stem. Pure, and the same code
 * when the index is made and in the browser. Light on purpose: it takes off endings and spelling, never a word's core.
 */
import type { languages } from './languages.ts';

export type AnalysedLanguage = (typeof languages)[keyof typeof languages]['tag'];

/**
 * The stems of a text's words, one a word, in order.
 * Words of Latin letters are English in every language; so are words of Arabic script Arabic where `lang` is `en`.
 * @param text anything a person can type or paste
 * @param lang the language's tag
 */
export const analyse = (text: string, lang: AnalysedLanguage): string[] =>
	wordsOf(text, lang).map((word) => stem(word, lang));

/**
 * The words of a text in folded spelling: one form for all ways to write the same letters, digits and marks.
 * Words are runs of letters or of digits. In Sorani an ending that is written onto digits (22ی) is not a word.
 */
export function wordsOf(text: string, lang: AnalysedLanguage): string[] {
	let plain = lang === 'ckb' ? text.normalize('NFKC') : spellArabic(text.normalize('NFC')).normalize('NFKD');
	plain = plain
		.replace(/[\p{M}\p{Cf}ـ]/gu, '')
		.toLowerCase()
		.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));
	if (lang === 'ckb') plain = plain.replace(/(\p{N})\p{Script=Arabic}+/gu, '$1 ');
	return (plain.match(/\p{N}+|\p{L}+(?:['’]\p{L}+)*/gu) ?? []).map((word) => fold(word, lang)).filter(Boolean);
}

const isArabicScript = (word: string) => /\p{Script=Arabic}/u.test(word);

function fold(word: string, lang: AnalysedLanguage): string {
	if (!isArabicScript(word)) return word.replace(/['’]s?$/, '').replace(/['’]/g, '');
	return lang === 'ckb' ? foldSorani(word) : foldArabic(word);
}

/** @param word as {@link wordsOf} folds it */
export function stem(word: string, lang: AnalysedLanguage): string {
	if (/\p{N}/u.test(word)) return word;
	if (!isArabicScript(word)) return stemEnglish(word);
	return lang === 'ckb' ? stemSorani(word) : stemArabic(word);
}

/*
 * Sorani. Where people type the Arabic neighbour of a Kurdish letter both become one: ڕ/ر, ڵ/ل, ۆ/و, ێ/ی, ە/ه.
 * Endings as in Payne and others' and Lucene's light stemmer, here on folded letters and then once more for what
 * stood before them.
 */

const foldSorani = (word: string) =>
	word
		.replace(/[يىېے]/g, 'ی')
		.replace(/[كڪ]/g, 'ک')
		.replace(/[ڕڒ]/g, 'ر')
		.replace(/ڵ/g, 'ل')
		.replace(/[ۇؤ]/g, 'ۆ')
		// "And" written onto the word before it; not the و of a participle, nor of وو with one left out.
		.replace(/(?<=.[^اوۆبیێەه]|...[یەه])(?<!رد|هات|وت|شت|هەم|ش|چ|^ز|^ش[ەه]|[مە]ش[ەه])و$/, '')
		// A short word's -ێک, before ێ falls together with the ی of تاریک.
		.replace(/(?<=^...)ێکی?$/, '')
		// A vowel at the beginning stands on ئ; many type a bare or hamza'd alif for it, or the vowel alone.
		.replace(/^(?:[ئاأإ]?[ۆ]|[ئاأإ]و)(?!$)/, 'ئو')
		.replace(/^(?:[ئاأإ][ێیهەا]|[اأإآەێ])(?!$)/, 'ئا')
		.replace(/(?<=.)[ئأإآ]/g, (letter) => (letter === 'ئ' ? '' : 'ا'))
		.replace(/ێ/g, 'ی')
		.replace(/ۆ/g, 'و')
		.replace(/[ەةھہۀۃ]/g, 'ه')
		.replace(/([^ه])\1+/g, '$1');

/** Endings by their place in a word, outermost first; the number is the shortest word, in letters, that loses one. */
const soraniEndings: readonly (readonly (readonly [RegExp, number])[])[] = [
	[
		[/(?<=[^اه]|یاسا|دادگا)یش$/, 4],
		[/(?<=گا|یاسا|..[^ک]ه|[هاو]که)ش$/, 5],
		[/(?<=[اه])یهش$/, 6],
	],
	[
		[/(?<!^بهغ|^پهی)دا$/, 5],
		[/(?<=.[اه])را$/, 6],
		[/(?<=ن)ا$/, 5],
	],
	[
		[/(?<=که|[^رو]ا)وه$/, 6],
		[/هوه$/, 6],
	],
	[
		[/(?<=هکه|هکان|[اوی]که|[اوی]کان|..یه?ک)[میت]$/, 6],
		[/(مان|یان|(?<!س)تان)$/, 7],
	],
	[
		[/(یهکی|یهکان|هکانی|یانی|یانه)$/, 8],
		[/هکان$/, 6],
		[/هکه$/, 5],
		[/(?<=[اوی])(کان|که)$/, 5],
		[/(یکی|یهک|هکه|کان|انی|یان|(?<=ه)گان|انه)$/, 7],
		[/(یک|که|ان)$/, 6],
	],
];

function stemSorani(word: string): string {
	let base = word;
	for (const group of soraniEndings) {
		const found = group.find(([ending, least]) => base.length >= least && ending.test(base));
		if (found) base = base.replace(found[0], '');
	}
	// Ezafe and the vowel before an ending are written or left out; a stem never ends in what would be taken off alone.
	base = base
		.replace(/(?<=...)[یه]+$/, '')
		.replace(/(?<=....)ان$/, '')
		.replace(/(?<=...)[یه]+$/, '');
	return base.replace(/(?<=..گ)ا$/, '');
}

/*
 * Arabic. Prefixes and endings of light stemming (Larkey's light10, as in Lucene), held back where light10 takes a
 * root's own letters: a short word keeps ة and ي, a word of the shape of إنسان or تعيين keeps its end.
 */

/** What a decomposition would lose: the alif that carries a tanwin, and a hamza whose seat follows its vowel. */
const spellArabic = (text: string) =>
	text
		.replace(/اً|ًا/g, '')
		.replace(/ئو/g, 'وو')
		.replace(/يأ/g, 'ي')
		.replace(/ا[ؤئ](?=(?:ه|ها|هم|هن|هما|نا|كم|ك)(?!\p{L}))/gu, 'ا');

const foldArabic = (word: string) =>
	word
		.replace(/[ىیېے]/g, 'ي')
		.replace(/[کڪ]/g, 'ك')
		.replace(/[ةەھہۀۃ]/g, 'ه')
		.replace(/ٱ/g, 'ا')
		.replace(/(?<=..)ء/g, '')
		.replace(/يي+/g, 'ي')
		.replace(/وو+/g, 'و');

/** Beginnings of words whose first letter is the root's own, not و ف ب ك ل before it. */
const ownFirstLetter =
	/^(و[ا]?(ساط|دي[هع]|زير|زار|ثيق|ثاي|حد(?!ث)|حش|حي(?!ا)|لا([يد]|$)|لي|ق[تعف]|قاي|قو[فد]|ض[عح]|ضو|ج[بو]|جه(?!ا)|سيل|ساي|سط|فاه|فيا|ف[دق]|ص[يمفل]|صاي|صول|ك[زي]|كال|ر[شثدط]|رق(?!ا)|طن|عد(?![ما])|ع[يظ]|ز[نع]|لد|ثب|سام|شاي|ش[كم]|ظي|ظاي|هم|يل)|ف(قيد|ريق|رق|رد|راد|رص|رض|رع|رار|رش|قر|قه|قد|كر|كك|هم|عل|عال|اعل|تح|تر|تن|تي|تش|تاه|تو|حص|حش|ساد|سخ|سر|صل|صيل|ضا|ضي|ضح|طر|ظ|ن|ور|يدي|لس|لك|ايد|اي|ات|ار|اس|اق|وض)|ب(لد|لاد|لاغ|ليغ|لوغ|لدي|يت|يوت|اب|حث|حر|حوث|دل|ديل|دا|دي|دن|راه|رها|ري|رنا|رل|رق|رت|طاق|طل|طا|عد|عث|عض|عيد|قا|قي|ين|يان|يه|نا|ند|نت|نك|نود|صم|صر|وليس|واب|وسط|ش|غ|كا|كر|هج|هت|اح|اد|ار|اس|اط|اع|اق|ال|ايع|يع)|ك(تاب|تب|تم|رام|ريم|رس|ره(?!ين)|امل|افي|اميرا|ام|لام|لم|لي|لف|شف|بير|بر|بار|در|ادر|ادح|فال|فيل|في|فا|فء|رد|رك|ردي|سر|سب|ذب|اذب|ثير|ثر|ان|اي|ات|هرب|ور|وم|يد|يان|يف|نس)|ل(جن|جان|جا|اجي|قا(?![ضن])|غ|ايح|واي|وح|وم|وا|يل|يبي|زم|ازم|زوم|حظ|حا|قب|سان|باس|با|بن|دي|ذ|طف|مس|عب|عن|هج|هف|اعب|احق|حق|صو|ص|ف|ين))/;

/** Endings that look like an ending and are the word's own. */
const ownEnding =
	/^(ت..ين|[^م].ا.ين|ا..ا[نت]|تفاهم|مساهم|.?برلمان|امتحان|استبيان|مهرجان|كردستان|سليمان|اربعين|ثلاثين|ثمانين|فلسطين|امهات)$/;

/** Words on -ون and -ين with a root of three letters around an alif that are no plurals, as لاجئين is. */
const ownPlural = /^(قانون|كانون|صابون|طاعون|هارون|مامون|ماعون|ت.*)$/;

function stemArabic(word: string): string {
	let base = word;
	const cut = (pattern: RegExp, instead = '') => {
		base = base.replace(pattern, instead);
	};
	if (/^[وف]?لل(جن|قا|غ)/.test(base)) cut(/^[وف]?ل/);
	else if (/^[وف]?(ال|بال|كال|لل)/.test(base)) {
		if (!/^الت(ماس|زام|حاق|هاب|فات|باس|جا)/.test(base)) cut(/^(?:[وف]?[بك]?ال|[وف]?لل)(?=..)/);
	} else
		for (const letters of [/^[وف](?=...)/, /^[بكل](?=...)/])
			if (base.length > 3 && !ownFirstLetter.test(base)) cut(letters);
	if (base === 'شرطي') return 'شرطه';

	// Pronouns and the dual, with the ت that a ة before them becomes; then plural; then ة; then ي.
	if (!ownEnding.test(base)) {
		if (/(?<=...)(?<!ا|كردس|بس|انس|اكس)ت(ها|هم|هن|نا|كم|هما|ه|ي|ك|ان|ين)$|(?<=^حيا|^وفا|^فتا)ت/.test(base))
			cut(/ت(ها|هم|هن|نا|كم|هما|ه|ي|ك|ان|ين)?$/, 'ه');
		else if (!/^(قانو|انسا|ضما|امتحا|عنوا|ميدا|عدوا)نا$/.test(base)) cut(/(?<=...)(هما|ها|هم|هن|نا|كم|كن)$/);
	}
	if (!ownEnding.test(base)) {
		if (/^...?ات$/.test(base)) cut(/ات$/, /^(سجل|ملف|محل|مقر|ممر|شرط)/.test(base) ? '' : 'ه');
		else if (/^.ا.[وي]ن$/.test(base) && !ownPlural.test(base)) cut(/.ن$/);
		else cut(/(?<=....)(ات|ان|ون|ين)$|(?<=...[^ا])و$|(?<=...)يات$/);
	}
	if (!/^(دنيا|عليا|سوريا|ليبيا|سينا|رضا)$/.test(base)) cut(/(?<=...)ا$/);
	cut(/(?<=....)ه$/);
	cut(/(?<=...)ي$/);
	return base;
}

/*
 * English: plural and verb endings, and the spellings that American and British writers do not share. Short words
 * and words that only look inflected (news, process, being, need, police) stay whole.
 */

const wholeEnglish =
	/^(news|always|series|species|during|morning|evening|.*thing|.*being|.*string|ceiling|spring|speed|indeed|hundred|sacred|united|does|lens|family|assembly|supply|reply|apply|early)$/;

function stemEnglish(word: string): string {
	if (word.length < 4 || wholeEnglish.test(word)) return word;
	let base = word
		.replace(/^(cri|analy|hypothe|diagno)ses$/, '$1sis')
		.replace(/is(e[drs]?|ing|ers?|ations?)$/, 'iz$1')
		.replace(/(?<=..)our(?=(s|ed|ing|al|ally|able|ful)?$)/, 'or')
		.replace(/(?<=[aeiou]..?|[aeiou])tr(e[ds]?|ing)$/, 'ter$1')
		.replace(/^programme/, 'program')
		.replace(/dgement/, 'dgment')
		.replace(/(?<=[fc])ence(s?)$/, 'ense$1')
		.replace(/men$/, 'man')
		.replace(/^children$/, 'child')
		.replace(/^(wi|kni|thie|hal|lea|shel|sel|wol)ves$/, '$1fes');
	if (base.length > 6) base = base.replace(/ily$/, 'y').replace(/bly$/, 'ble').replace(/ly$/, '');
	base = base.replace(/ical$/, 'ic');
	if (/(ss|sh|ch|x|zz)es$/.test(base)) base = base.slice(0, -2);
	else if (!/(ss|us|is)$/.test(base)) base = base.replace(/(?<=..)ie[ds]?$/, 'y').replace(/s$/, '');
	const root = base.replace(/(?<=[aeiouy].*)(?<=...)(ed|ing)$/, '');
	if (root !== base) {
		if (/(?<!l)([bdgmnprt])\1$/.test(root)) base = root.slice(0, -1);
		else base = /^[^aeiou][aeiou][^aeiouwxy]$/.test(root) ? `${root}e` : root;
	}
	base = base.replace(/ll$/, 'l');
	return base.length > 4 ? base.replace(/e$/, '') : base;
}
