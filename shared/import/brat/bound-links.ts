// Relations and equivalences of a document, as links between what its text bounds became.
import type { IncomingBuilder } from '../incoming-builder.ts';
import { addRelation } from '../labelled-mark.ts';
import { type BratDocument, tellDangling } from './brat-document.ts';

/** Adds the links; `keys` are the marks by the ids of text bounds and events. */
export function addBoundLinks(
  document: BratDocument,
  keys: ReadonlyMap<string, string>,
  builder: IncomingBuilder,
): void {
  addRelations(document, keys, builder);
  addEquivalences(document, keys, builder);
}

function addRelations(
  { key, lines, config }: BratDocument,
  keys: ReadonlyMap<string, string>,
  builder: IncomingBuilder,
): void {
  for (const { id, where, label, args } of lines.relations) {
    const ends = args.map(({ target }) => ({ target, mark: keys.get(target) }));
    const [from, to] = ends;
    if (from?.mark === undefined || to?.mark === undefined)
      tellDangling(where, (from?.mark === undefined ? from : to)?.target ?? '', builder);
    else
      addRelation(
        {
          key: `${key} ${id}`,
          where,
          type: config.labels.get(label) ?? label,
          from: from.mark,
          to: to.mark,
        },
        builder,
      );
  }
}

/** Mentions said to be of one thing: their entities are linked as the same, never merged. */
function addEquivalences(
  { key, lines }: BratDocument,
  keys: ReadonlyMap<string, string>,
  builder: IncomingBuilder,
): void {
  for (const { where, label, targets } of lines.equivalences) {
    const marks = targets.flatMap((target) => {
      const mark = builder.mark(keys.get(target) ?? '');
      if (!mark) tellDangling(where, target, builder);
      return mark?.entity === undefined ? [] : [{ target, mark }];
    });
    if (marks.length < targets.length)
      builder.losses.add(
        'equivalence-dropped',
        'Equivalences of what is no mention of an entity are left out',
        { id: where, words: `${label} ${targets.join(' ')}` },
        targets.length - marks.length,
      );
    const [first, ...others] = marks;
    const linked = new Set([first?.mark.entity]);
    for (const { target, mark } of others) {
      if (!first || linked.has(mark.entity)) continue;
      linked.add(mark.entity);
      const type = label === 'Equiv' ? 'same as' : label;
      addRelation(
        {
          key: `${key} ${label} ${first.target} ${target}`,
          where,
          type,
          from: first.mark.key,
          to: mark.key,
        },
        builder,
      );
    }
  }
}
