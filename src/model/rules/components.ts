import { closest } from '../frontmatter.ts';
import type { Problem } from '../problem.ts';
import type { Content } from '../read.ts';
import { vocabulary } from '../vocabulary.ts';

const names = Object.keys(vocabulary);
const asides = ['note', 'caution', 'tip', 'danger'];

/** Bodies use the vocabulary's components, in their places, and no code. */
export function components({ entries }: Content): Problem[] {
	const problems: Problem[] = [];
	for (const { kind, files } of entries)
		for (const { file, body } of Object.values(files)) {
			for (const { what, line } of body?.code ?? [])
				problems.push({
					file,
					line,
					rule: 'no-code',
					message: `An ${what} stands here; bodies hold words and components only. Delete it: the components are there without one, and a lone { is written \\{.`,
				});
			for (const { name, attributes, line } of body?.asides ?? [])
				if (!asides.includes(name) || attributes.length > 0)
					problems.push({
						file,
						line,
						rule: 'unknown-aside',
						message: `An aside starts with :::${asides.join(' or :::')}, and takes a title alone: :::note[Title]. It ends with :::.`,
					});
			for (const { name, attributes, line, inside } of body?.components ?? []) {
				const report = (rule: string, message: string) => problems.push({ file, line, rule, message });
				const known = Object.hasOwn(vocabulary, name) ? vocabulary[name] : undefined;
				if (!known) {
					const close = closest(name, names);
					report(
						'unknown-component',
						`There is no component <${name}>.${close ? ` Did you mean <${close}>?` : ` There are: ${names.join(', ')}.`}`,
					);
					continue;
				}
				for (const attribute of known.attributes)
					if (!attributes[attribute]) report('missing-attribute', `<${name}> needs ${attribute}="…".`);
				for (const [attribute, values] of Object.entries(known.values ?? {}))
					if (attributes[attribute] && !values.includes(attributes[attribute]))
						report(
							'unknown-value',
							`<${name} ${attribute}="${attributes[attribute]}"> knows only: ${values.join(', ')}.`,
						);
				for (const attribute of Object.keys(attributes))
					if (!known.attributes.includes(attribute))
						report('unknown-attribute', `<${name}> knows no ${attribute}. Delete it.`);
				if (known.inside && !known.inside.some((parent) => inside.includes(parent)))
					report('misplaced-component', `<${name}> belongs inside <${known.inside.join('> or <')}>.`);
				if (known.alone && inside.length > 0)
					report('misplaced-component', `<${name}> stands in no other component. Move it out of <${inside.at(-1)}>.`);
				if (known.kinds && !known.kinds.includes(kind))
					report('misplaced-component', `<${name}> belongs in a ${known.kinds.join(' or ')}.`);
			}
		}
	return problems;
}
