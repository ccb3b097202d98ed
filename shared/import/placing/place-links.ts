// The file's links between claims and entities that came in.

import type { Id } from '../../model/ids.ts';
import { claimLinkTypes, type Link } from '../../model/link.ts';
import type { IncomingLink } from '../incoming.ts';
import type { PlacedCodebook } from './place-codebook.ts';
import type { PlacedEntities } from './place-entities.ts';
import { placedId } from './placed-id.ts';
import type { PlacingContext } from './placing-context.ts';
import { shapedRecord } from './shape-record.ts';

export interface LinkEnds {
  readonly entities: PlacedEntities;
  readonly relationTypes: PlacedCodebook;
  /** Ids of the marks that come in, by the file's key; `isClaim` for those that are claims. */
  readonly marks: ReadonlyMap<string, { readonly id: Id; readonly isClaim: boolean }>;
}

interface KnownEnds extends LinkEnds {
  /** Ids of the links that are here, by type and ends. */
  readonly known: ReadonlyMap<string, Id>;
}

const claimTypes: readonly string[] = claimLinkTypes;

/** Records of the links whose ends are both there; the others are told in the problems. */
export function placeLinks(links: readonly IncomingLink[], ends: LinkEnds, context: PlacingContext): Link[] {
  const placed = new Map<Id, Link>();
  const known = new Map<string, Id>();
  for (const { id, type, from, to } of context.store.table('links').values())
    known.set(endsKey(type, from, to), id);
  for (const link of links) {
    const record = placeLink(link, { ...ends, known }, context);
    if (!record) continue;
    if (placed.has(record.id))
      context.problems.warning(link.where, 'The same link stands twice in the file; the first is taken.');
    else placed.set(record.id, record);
  }
  return [...placed.values()];
}

function endsKey(type: string, from: Link['from'], to: Link['to']): string {
  return `${type}\n${from.id}\n${to.id}`;
}

function placeLink(link: IncomingLink, ends: KnownEnds, context: PlacingContext): Link | null {
  const { where, note, independence } = link;
  const leaveOut = (why: string): null => {
    context.problems.warning(where, `A link (${String(link.type).slice(0, 60)}) ${why}; it is left out.`);
    return null;
  };
  const [from, to] = [endOf(link.from, ends), endOf(link.to, ends)];
  for (const [end, stated] of [
    [from, link.from],
    [to, link.to],
  ] as const)
    if (!end)
      return leaveOut(
        `leads to a ${stated?.kind === 'claim' ? 'claim' : 'record'} that is not in the file or does not come in`,
      );
  if (!from || !to) return null;
  if (from.id === to.id) return leaveOut('leads back to where it begins');
  const isBetweenClaims = from.kind === 'claim' && to.kind === 'claim';
  if (from.kind === 'entity' && to.kind === 'claim')
    return leaveOut('leads from an entity to a claim, which no link does');
  const type = isBetweenClaims
    ? claimTypes.find((each) => each === link.type)
    : typeof link.type === 'string'
      ? ends.relationTypes.findOrAdd(link.type, where)
      : undefined;
  if (type === undefined) return leaveOut('is of a kind that claims are not linked by');
  // Without an id in the file a link of the same kind between the same two is this one.
  const id =
    link.id ??
    ends.known.get(endsKey(type, from, to)) ??
    placedId(context.options.format, 'link', link.key, type, from.id, to.id);
  const ours = context.store.get('links', id);
  const stamps = context.stamps.of('links', id, link, ours, where);
  const known = Array.isArray(link.evidence)
    ? link.evidence.map((key) => ends.marks.get(key)?.id ?? context.store.get('annotations', key)?.id)
    : undefined;
  const evidence = known?.filter((each) => each !== undefined);
  if (known && evidence && evidence.length < known.length)
    context.problems.repeatedWarning(
      'evidence',
      where,
      'Evidence of a link does not come in; the link does without it.',
    );
  const stated = {
    id,
    type,
    from,
    to,
    ...stamps,
    ...(independence === undefined ? {} : { independence }),
    ...(evidence === undefined ? {} : { evidence: [...new Set(evidence)] }),
    ...(note === undefined ? {} : { note }),
  };
  return shapedRecord('links', ours ?? { id, type, from, to, ...stamps }, stated, where, context.problems);
}

function endOf(end: IncomingLink['from'], { entities, marks }: LinkEnds): Link['from'] | null {
  if (end?.kind === 'entity') {
    const id = entities.find(end.key);
    return id === undefined ? null : { kind: 'entity', id };
  }
  const mark = marks.get(end?.key);
  return mark?.isClaim ? { kind: 'claim', id: mark.id } : null;
}
