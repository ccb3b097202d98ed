// What a label of another tool makes of a passage: a mention of an entity, a claim, or a note with the label as its tag.
import type { FormatOption } from '../export/exporter.ts';
import { claimLinkTypes } from '../model/link.ts';
import { entityTypeOfLabel } from './entity-labels.ts';
import type { IncomingLink, IncomingMark } from './incoming.ts';
import type { EntityIdentity, IncomingBuilder } from './incoming-builder.ts';

/** How labels are understood: by what they are called, or all of them as the analyst says. */
export type LabelChoice = 'known' | 'mentions' | 'tags';

/** The choice as importers offer it. */
export const labelOption: FormatOption = {
  id: 'labels',
  label: 'Labels become',
  hint: 'Labels such as Person, ORG or LOC name types of entities; what they cover is an entity’s name. Others are tags.',
  choices: [
    { value: 'known', label: 'Entities or tags, by their names' },
    { value: 'mentions', label: 'All entities, whatever they are called' },
    { value: 'tags', label: 'All tags, on notes' },
  ],
};

export function labelChoiceOf(value: string | undefined): LabelChoice {
  return value === 'mentions' || value === 'tags' ? value : 'known';
}

/** Longer passages are no name, whatever their label says (UTF-16 units): a sentence tagged "Event" is a note. */
const longestName = 120;

type Said = Pick<IncomingMark, 'kind'> & Partial<Pick<IncomingMark, 'entity' | 'tags' | 'claim'>>;

/**
 * The kind of mark that labels make of the words they cover, with entity or tags made in the builder. The first label
 * that names a type makes a mention; the others stay as tags. With an `identity` it is a mention of that entity, whatever
 * the labels, unless all of them are to be tags.
 */
export function labelledMark(
  labels: readonly string[],
  words: string,
  choice: LabelChoice,
  builder: IncomingBuilder,
  where: string,
  identity?: EntityIdentity,
): Said {
  const surface = words.trim();
  if (identity && choice !== 'tags') {
    const naming = labels.find((label) => entityTypeOfLabel(label) !== undefined) ?? labels[0] ?? 'other';
    const type = entityTypeOfLabel(naming) ?? builder.entry('entityTypes', naming, where);
    const tags = labels
      .filter((label) => label !== naming)
      .map((label) => builder.entry('tags', label, where));
    const entity = builder.entityIdentified(identity, surface, type, where);
    return { kind: 'mention', entity, ...(tags.length > 0 && { tags }) };
  }
  const canName = choice === 'mentions' || (surface !== '' && surface.length <= longestName);
  const naming =
    choice === 'tags' || !canName
      ? undefined
      : labels.find((label) => choice === 'mentions' || entityTypeOfLabel(label) !== undefined);
  const isOwn = choice !== 'tags' && labels[0] !== undefined && /^(?:claim|note)$/i.test(labels[0]);
  const rest = labels.filter((label, index) => (isOwn ? index > 0 : label !== naming));
  const tags = rest.map((label) => builder.entry('tags', label, where));
  const tagged = tags.length > 0 ? { tags } : {};
  if (isOwn)
    return labels[0]?.toLowerCase() === 'claim'
      ? { kind: 'claim', claim: {}, ...tagged }
      : { kind: 'note', ...tagged };
  if (naming === undefined) return { kind: 'note', ...tagged };
  const type = entityTypeOfLabel(naming) ?? builder.entry('entityTypes', naming, where);
  return { kind: 'mention', entity: builder.entityNamed(surface || naming, type, where), ...tagged };
}

/** A relation between two marks of a foreign file. */
export interface Relation {
  readonly key: string;
  readonly where: string;
  /** Its label; empty where it has none. */
  readonly type: string;
  /** Keys of marks. */
  readonly from: string;
  readonly to: string;
}

/**
 * Adds a relation as a link: between the claims, or between the entities that are mentioned, with the marks as evidence.
 * One that ends at a note, or leads from an entity to a claim, is counted as dropped.
 */
export function addRelation({ key, where, type, from, to }: Relation, builder: IncomingBuilder): void {
  const [ends, others] = [endOf(builder.mark(from)), endOf(builder.mark(to))];
  const named = type.trim() || 'related to';
  const drop = (kind: string, message: string) =>
    builder.losses.add(kind, message, { id: key, words: named });
  if (!ends || !others)
    return drop(
      'relation-end-dropped',
      'Relations that end at a note or at nothing are left out: only claims and entities are linked. Labels can be taken as entity types',
    );
  if (ends.kind === 'entity' && others.kind === 'claim')
    return drop(
      'relation-direction-dropped',
      'Relations from an entity to a claim are left out: such links lead from the claim',
    );
  const known = claimLinkTypes.find((each) => each === named.toLowerCase());
  const areClaims = ends.kind === 'claim' && others.kind === 'claim';
  if (areClaims && !known)
    return drop(
      'claim-relation-dropped',
      `Relations between claims are kept where they are called ${claimLinkTypes.join(', ')}; others are left out`,
    );
  if (ends.key === others.key)
    return drop('relation-to-itself-dropped', 'Relations of a claim or an entity to itself are left out');
  const link: IncomingLink = {
    key,
    where,
    type: areClaims && known ? known : builder.entry('relationTypes', named, where),
    from: ends,
    to: others,
    ...(!areClaims && { evidence: [...new Set([from, to])] }),
  };
  builder.addLink(link);
}

function endOf(mark: IncomingMark | undefined): IncomingLink['from'] | undefined {
  if (mark?.kind === 'claim') return { kind: 'claim', key: mark.key };
  if (mark?.kind === 'mention' && mark.entity !== undefined) return { kind: 'entity', key: mark.entity };
  return;
}
