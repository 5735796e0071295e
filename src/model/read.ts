import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { isLanguagePath, type LanguagePath, languages, source } from '../languages/languages.ts';
import type { Word, Words } from '../languages/words.ts';
import { type ArchivedFile, archiveSums, readArchive } from './archive.ts';
import { type Body, BodyError, parseBody } from './body.ts';
import { isPage, isPicture, listFiles, readBytes } from './files.ts';
import { closest, parseYaml, schemaProblems, splitFrontmatter, type Yaml } from './frontmatter.ts';
import { type Kind, kindOfFolder } from './kinds.ts';
import type { Problem } from './problem.ts';
import { type Addresses, addressesFile, addressesSchema } from './schema/addresses.ts';
import { type Allowed, allowedSchema } from './schema/allowed.ts';
import { type Data, englishSchemas, frameKeys, translationSchemas } from './schema/entries.ts';
import { type TermData, termSchema } from './schema/glossary.ts';
import { type NeverNames, neverNamesSchema } from './schema/never-names.ts';
import { type PlaceData, type ProgrammeData, placesSchema, programmeSchema } from './schema/programme.ts';
import { type SiteData, siteSchema } from './schema/site.ts';
import { type SourceData, sourceSchema } from './schema/source.ts';
import { type SynonymGroup, synonymsSchema } from './schema/synonyms.ts';
import { type WithdrawnData, withdrawnSchema } from './schema/withdrawn.ts';
import { type Lock, lockFile, lockSchema } from './translations.ts';
import { survivesParsing } from './trial.ts';

/** One entry: the same page in every language it exists in. */
export interface Entry {
	kind: Kind;
	/** File name without ending; empty for the home page. */
	slug: string;
	/** Address after the language, without slashes at the ends: `session-plans/first-contact`, `about`, `` for home. */
	path: string;
	files: Partial<Record<LanguagePath, EntryFile>>;
}

export interface EntryFile {
	/** Path inside the content folder. */
	file: string;
	language: LanguagePath;
	text: string;
	yaml: Yaml;
	/** Frontmatter with the inherited frame; undefined when it does not fit the schema. */
	data: Data | undefined;
	/** The file's own frontmatter, unchecked. */
	own: Record<string, unknown>;
	/** Undefined when the body does not parse. */
	body: Body | undefined;
	/** What is wrong in the file as it stands, whatever the others say. */
	problems: Problem[];
}

export interface ContentRecord<T> {
	id: string;
	file: string;
	yaml: Yaml;
	data: T;
}

/** Everything in a content folder, read and checked against the schemas, with what was wrong on the way. */
export interface Content {
	folder: string;
	site: SiteData | undefined;
	words: Partial<Record<LanguagePath, { file: string; yaml: Yaml; words: Words }>>;
	entries: Entry[];
	terms: Map<string, ContentRecord<TermData>>;
	sources: Map<string, ContentRecord<SourceData>>;
	programmes: Map<string, ContentRecord<ProgrammeData>>;
	places: PlaceData[];
	synonyms: SynonymGroup[];
	withdrawn: WithdrawnData[];
	/** Reports as they were published, version by version. */
	archive: ArchivedFile[];
	allowed: Allowed[];
	neverNames: NeverNames | undefined;
	/** Every file that was read, by path. */
	texts: Map<string, string>;
	/** Every data file that fits its schema: site, places and records. */
	dataFiles: { file: string; yaml: Yaml }[];
	/** Paths inside the folder, of what could not be read too. */
	files: string[];
	lock: Lock;
	addresses: Addresses;
	/** Of all files: the same content has the same. */
	digest: string;
	problems: Problem[];
}

/**
 * Reads a content folder. Nothing throws for bad content: it all ends up in `problems`.
 * @param folder absolute path
 * @param ownWords folder of the interface words the content folder's own add to; the engine's
 * @param before the same folder as it was read before: pages and records that are still the same are not parsed again
 */
export function readContent(folder: string, ownWords = join(folder, 'ui'), before?: Content): Content {
	const problems: Problem[] = [];
	const report = (file: string) => (problem: Omit<Problem, 'file'>) => problems.push({ file, ...problem });
	const { files, tooLarge } = listFiles(folder, problems);
	const dataFiles: Content['dataFiles'] = [];
	const knownYaml = new Map(before?.dataFiles.map(({ file, yaml }) => [file, yaml]));
	const texts = new Map<string, string>();
	const readText = (file: string) => {
		const text = tooLarge.has(file) ? '' : readUtf8(join(folder, file), report(file));
		texts.set(file, text);
		return text;
	};

	function readRecords<T>(under: string, schema: z.ZodType<T>): Map<string, ContentRecord<T>> {
		const records = new Map<string, ContentRecord<T>>();
		for (const file of files.filter((name) => name.startsWith(`${under}/`) && name.endsWith('.yaml'))) {
			const id = file.slice(under.length + 1, -'.yaml'.length);
			if (!isSlug(id)) report(file)(slugProblem(id));
			const record = readYamlFile(file, schema);
			if (record) records.set(id, { id, file, ...record });
		}
		return records;
	}

	function readYamlFile<T>(file: string, schema: z.ZodType<T>): { yaml: Yaml; data: T } | undefined {
		const text = readText(file);
		const same = before?.texts.get(file) === text ? knownYaml.get(file) : undefined;
		const yaml = same ?? parseYaml(text);
		yaml.problems.forEach(report(file));
		if (yaml.value === undefined) return;
		const result = schema.safeParse(yaml.value);
		if (!result.success) {
			schemaProblems(result.error, yaml, shapeKeys(schema)).forEach(report(file));
			return;
		}
		dataFiles.push({ file, yaml });
		return { yaml, data: result.data };
	}

	/** A file that may be missing: then the list is empty. */
	const readList = <T>(file: string, schema: z.ZodType<T[]>): T[] =>
		files.includes(file) ? (readYamlFile(file, schema)?.data ?? []) : [];

	/** What a command writes down, and may not be there yet. */
	function readRecord<T>(file: string, schema: z.ZodType<T>, command: string): T | Record<string, never> {
		if (!files.includes(file)) return {};
		try {
			return schema.parse(JSON.parse(readText(file)));
		} catch {
			report(file)({
				rule: 'lock',
				message: `The file is not JSON as it was written; a merge may have left its marks in it. Take one side of it, then run \`${command}\`.`,
			});
			return {};
		}
	}

	const site = files.includes('site.yaml') ? readYamlFile('site.yaml', siteSchema)?.data : undefined;
	if (!files.includes('site.yaml'))
		problems.push({
			file: 'site.yaml',
			rule: 'missing-file',
			message: 'There is no site.yaml. Copy the one of this project and put in your own name and licence.',
		});

	return {
		folder,
		site,
		words: readWords(folder, ownWords, files, readText, site?.languages ?? [source], report),
		entries: readEntries(files, readText, tooLarge, site?.languages ?? [source], problems, before),
		terms: readRecords('glossary', termSchema),
		sources: readRecords('sources', sourceSchema),
		programmes: readRecords('programmes', programmeSchema),
		places: readList('places.yaml', placesSchema),
		synonyms: readList('synonyms.yaml', synonymsSchema),
		withdrawn: readList('withdrawn.yaml', withdrawnSchema),
		archive: readArchive(folder, files, files.includes(archiveSums) ? readText(archiveSums) : '', problems),
		allowed: readList('allowed.yaml', allowedSchema),
		neverNames: files.includes('never-names.yaml')
			? readYamlFile('never-names.yaml', neverNamesSchema)?.data
			: undefined,
		texts,
		dataFiles,
		files,
		digest: digestOfFiles(folder, files),
		lock: readRecord(lockFile, lockSchema, 'npm run translations'),
		addresses: readRecord(addressesFile, addressesSchema, 'npm run freeze -- --addresses'),
		problems,
	};
}

/** Line in a data file that a value stands on; undefined where the file or the value is not there. */
export const lineIn = (
	dataFiles: Content['dataFiles'],
	name: string,
	path: Parameters<Yaml['lineOf']>[0],
): number | undefined => dataFiles.find(({ file }) => file === name)?.yaml.lineOf(path);

/** Ids of the records in a data folder, those with problems of their own too: they are there. */
export const recordIds = ({ files }: Content, under: 'glossary' | 'sources' | 'programmes'): string[] =>
	files
		.filter((file) => file.startsWith(`${under}/`) && file.endsWith('.yaml'))
		.map((file) => file.slice(under.length + 1, -'.yaml'.length));

function digestOfFiles(folder: string, files: readonly string[]): string {
	const hash = createHash('sha256');
	for (const file of files) hash.update(`${file}\0`).update(readBytes(join(folder, file), () => {}));
	return hash.digest('hex');
}

/** The text of a file; what is not UTF-8 in it is reported, and read as far as it goes. */
function readUtf8(path: string, report: (problem: Omit<Problem, 'file'>) => void): string {
	const bytes = readBytes(path, report);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		report({
			line: lineOfBadByte(bytes),
			rule: 'not-utf-8',
			message:
				'The file is not UTF-8. In your editor choose "Save with encoding" and UTF-8; check the letters afterwards.',
		});
		return new TextDecoder().decode(bytes);
	}
}

/** The first line that is not UTF-8. */
function lineOfBadByte(bytes: Buffer): number {
	let line = 1;
	let start = 0;
	const decoder = new TextDecoder('utf-8', { fatal: true });
	for (let i = 0; i <= bytes.length; i++)
		if (i === bytes.length || bytes[i] === 0x0a) {
			try {
				decoder.decode(bytes.subarray(start, i));
			} catch {
				return line;
			}
			start = i + 1;
			line++;
		}
	return 1;
}

const isSlug = (text: string) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);

const slugProblem = (slug: string) => ({
	rule: 'bad-slug',
	message: `"${slug}" is part of an address: rename the file with only a-z, 0-9 and single hyphens.`,
});

function readEntries(
	files: string[],
	readText: (file: string) => string,
	tooLarge: ReadonlySet<string>,
	siteLanguages: LanguagePath[],
	problems: Problem[],
	before: Content | undefined,
): Entry[] {
	const entries = new Map<string, Entry>();
	const known = new Map(
		before?.entries.flatMap(({ files: each }) => Object.values(each).map((file) => [file.file, file])),
	);
	for (const file of files) {
		const [language, ...rest] = file.split('/');
		if (!isLanguagePath(language) || !siteLanguages.includes(language)) continue;
		const name = rest.at(-1) as string;
		if (isPicture(name)) continue;
		const report = (problem: Omit<Problem, 'file'>) => problems.push({ file, ...problem });
		const kind = kindOfFolder(rest.slice(0, -1).join('/'));
		if (!kind) {
			report({
				rule: 'unknown-folder',
				message: 'No kind of content has this folder. Move the file to one that content/README.md names.',
			});
			continue;
		}
		if (!isPage(name)) {
			report({
				rule: 'unknown-file',
				message:
					'Only .mdx files and pictures belong here. Rename the file, or start its name with _ to keep it private.',
			});
			continue;
		}
		const fileSlug = name.slice(0, -'.mdx'.length);
		if (!isSlug(fileSlug)) report(slugProblem(fileSlug));
		if (fileSlug === 'index' && kind !== 'page')
			report({
				rule: 'address-twice',
				message: `The site itself has a page at /${rest.slice(0, -1).join('/')}/. Give this file another name.`,
			});
		const slug = kind === 'page' && fileSlug === 'index' ? '' : fileSlug;
		const path = [...rest.slice(0, -1), slug].filter(Boolean).join('/');
		const key = path.toLowerCase();
		const entry = entries.get(key) ?? { kind, slug, path, files: {} };
		if (entry.files[language])
			report({
				rule: 'address-twice',
				message: `${entry.files[language].file} has the same address. Rename one of the two.`,
			});
		const text = readText(file);
		const same = known.get(file);
		const own =
			same?.text === text
				? { ...same, data: undefined }
				: tooLarge.has(file)
					? { file, language, text, yaml: parseYaml(''), own: {}, body: undefined, data: undefined, problems: [] }
					: readEntryFile(file, language, text);
		problems.push(...own.problems);
		entry.files[language] = own;
		entries.set(key, entry);
	}
	for (const entry of entries.values()) fitSchemas(entry, problems);
	return [...entries.values()];
}

function readEntryFile(file: string, language: LanguagePath, text: string): EntryFile {
	const problems: Problem[] = [];
	const report = (problem: Omit<Problem, 'file'>) => problems.push({ file, ...problem });
	const { yaml: frontmatter, unclean } = splitFrontmatter(text);
	const yaml = parseYaml(frontmatter, 2);
	yaml.problems.forEach(report);
	const own = isObject(yaml.value) ? yaml.value : {};
	if (unclean)
		report({
			line: unclean,
			rule: 'missing-frontmatter',
			message:
				'The block of keys ends on this line, which holds more than ---. End the block with a line of --- alone.',
		});
	else if (yaml.problems.length === 0 && Object.keys(own).length === 0)
		report({
			line: 1,
			rule: 'missing-frontmatter',
			message: 'The file does not start with a block between two lines of ---. Add one with the keys of its kind.',
		});
	// Astro's own reader makes a number or a date of it, and the build ends.
	if (typeof own['title'] === 'string' && /^title:[ \t]*[-+.\d][-+.:\w \t]*\r?$/m.test(frontmatter))
		if (!/[g-su-wyz]/i.test(own['title']))
			report({
				line: yaml.lineOf(['title']),
				rule: 'wrong-value',
				message: '`title` reads like a number or a day. Put it in quotation marks.',
			});
	let body: Body | undefined;
	try {
		if (!unclean && survivesParsing(text)) body = parseBody(text);
		else if (!unclean)
			report({
				rule: 'too-deep',
				message:
					'The parser ends on this page, or takes too long. Take apart what stands in each other: lists, brackets, code in braces.',
			});
	} catch (error) {
		if (!(error instanceof BodyError)) throw error;
		report({ line: error.line, rule: error.rule, message: error.message });
	}
	return { file, language, text, yaml, own, body, data: undefined, problems };
}

/** Checks each file's frontmatter and lets translations inherit the English frame. */
function fitSchemas(entry: Entry, problems: Problem[]): void {
	const english = entry.files[source];
	const schema = englishSchemas[entry.kind];
	const known = Object.keys(schema.shape);
	if (english && Object.keys(english.own).length > 0) {
		const result = schema.safeParse(english.own);
		if (result.success) english.data = result.data as Data;
		else
			problems.push(
				...schemaProblems(result.error, english.yaml, known).map((problem) => ({ file: english.file, ...problem })),
			);
	}
	const frame = new Set(frameKeys(entry.kind));
	const words = translationSchemas[entry.kind];
	for (const translation of Object.values(entry.files)) {
		if (translation.language === source || Object.keys(translation.own).length === 0) continue;
		const report = (problem: Omit<Problem, 'file'>) => problems.push({ file: translation.file, ...problem });
		for (const key of Object.keys(translation.own))
			if (frame.has(key) && !Object.hasOwn(words.shape, key))
				report({
					line: translation.yaml.lineOf([key]),
					rule: 'repeated-frame',
					message: `\`${key}\` stands in the English file alone and is inherited. Delete it here.`,
				});
		const own = Object.fromEntries(
			Object.entries(translation.own).filter(([key]) => !frame.has(key) || Object.hasOwn(words.shape, key)),
		);
		const result = words.safeParse(own);
		if (!result.success) {
			schemaProblems(result.error, translation.yaml, Object.keys(words.shape)).forEach(report);
			continue;
		}
		for (const [key, value] of Object.entries(result.data)) {
			const original = (english?.data as Record<string, unknown> | undefined)?.[key];
			if (Array.isArray(value) && Array.isArray(original) && value.length !== original.length)
				report({
					line: translation.yaml.lineOf([key]),
					rule: 'list-length',
					message: `\`${key}\` has ${value.length} items here and ${original.length} in English. Translate each item, in the same order.`,
				});
		}
		if (english?.data) translation.data = inherit(english.data, result.data) as Data;
	}
}

/** Puts words over the English data; lists of objects are merged item by item. */
export function inherit(english: unknown, words: unknown): unknown {
	if (Array.isArray(english) && Array.isArray(words)) return words.map((word, i) => inherit(english[i], word));
	if (isObject(english) && isObject(words)) {
		const merged: Record<string, unknown> = { ...english };
		for (const [key, value] of Object.entries(words)) merged[key] = inherit(english[key], value);
		return merged;
	}
	return words;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	value !== null && typeof value === 'object' && !Array.isArray(value);

const shapeKeys = (schema: z.ZodType): string[] => Object.keys((schema as { shape?: object }).shape ?? {});

/** Interface words of the engine, with the content folder's own over them. */
function readWords(
	folder: string,
	ownWords: string,
	files: readonly string[],
	readText: (file: string) => string,
	siteLanguages: LanguagePath[],
	report: (file: string) => (problem: Omit<Problem, 'file'>) => void,
): Content['words'] {
	const all: Content['words'] = {};
	const englishFiles = new Map<string, Yaml>();
	const own = join(folder, 'ui');
	for (const language of siteLanguages) {
		const words: Words = {};
		let last: { file: string; yaml: Yaml } | undefined;
		for (const base of new Set([ownWords, own])) {
			const file = `ui/${language}.yaml`;
			const isThere = (name: string) => (base === own ? files.includes(`ui/${name}`) : existsSync(join(base, name)));
			if (!isThere(`${language}.yaml`)) {
				if (base === ownWords || isThere(`${source}.yaml`))
					report(file)({
						rule: 'missing-file',
						message: `Interface words in this language are missing. Add ${file} with every key of ui/${source}.yaml.`,
					});
				continue;
			}
			const yaml = parseYaml(base === own ? readText(file) : readUtf8(join(base, `${language}.yaml`), report(file)));
			yaml.problems.forEach(report(file));
			const values = isObject(yaml.value) ? (yaml.value as Words) : {};
			if (language === source) englishFiles.set(base, yaml);
			const english = wordsOf(englishFiles.get(base));
			// A folder's own English words the engine's anew; another key would be read by nobody.
			const known = language === source ? wordsOf(englishFiles.get(ownWords)) : english;
			if (yaml.problems.length === 0) compareWords(values, yaml, language, english, known, report(file));
			Object.assign(words, values);
			last = { file, yaml };
		}
		if (last) all[language] = { ...last, words };
	}
	return all;
}

const wordsOf = (yaml: Yaml | undefined): Words => (isObject(yaml?.value) ? (yaml.value as Words) : {});

/** Every word English has, and no other, in the forms the language's plurals need. */
function compareWords(
	words: Words,
	yaml: Yaml,
	language: LanguagePath,
	english: Words,
	known: Words,
	report: (problem: Omit<Problem, 'file'>) => void,
): void {
	const { pluralCategories } = new Intl.PluralRules(languages[language].tag).resolvedOptions();
	for (const [key, word] of Object.entries(english)) {
		const own = Object.hasOwn(words, key) ? words[key] : undefined;
		if (isEmpty(own))
			report({
				line: Object.hasOwn(words, key) ? yaml.lineOf([key]) : undefined,
				rule: 'missing-word',
				message: `The interface word \`${key}\` ("${typeof word === 'string' ? word : (word?.other ?? '')}" in English) is missing. Add it.`,
			});
		else if (typeof own === 'object')
			for (const form of pluralCategories)
				if (!own[form])
					report({
						line: yaml.lineOf([key]),
						rule: 'missing-word',
						message: `The interface word \`${key}\` has no form \`${form}\`. Add it: this language counts with ${pluralCategories.join(', ')}.`,
					});
	}
	for (const key of Object.keys(words))
		if (!Object.hasOwn(known, key)) {
			const close = closest(key, Object.keys(known));
			report({
				line: yaml.lineOf([key]),
				rule: 'unknown-word',
				message: `${language === source ? 'The site' : 'English'} has no interface word \`${key}\`. ${close ? `Did you mean \`${close}\`?` : language === source ? 'Delete it.' : 'Delete it, or add it there first.'}`,
			});
		}
}

const isEmpty = (word: Word | null | undefined) =>
	word === undefined ||
	word === null ||
	(typeof word === 'string' ? word.trim() === '' : Object.keys(word).length === 0);
