// What the codes of a project mean here: most are tags; those of our own exports say kind, grades and entities again.

import { annotationKinds, annotationStatuses } from '../../model/annotation.ts';
import { type Claim, claimKinds } from '../../model/claim.ts';
import { confidences, credibilities, icd203Terms, phiaTerms, reliabilities } from '../../model/scales.ts';
import { uuid5 } from '../../model/uuid5.ts';
import { foldName } from '../../text/fold.ts';
import { entityTypeOfLabel } from '../entity-labels.ts';
import type { IncomingMark } from '../incoming.ts';
import type { IncomingBuilder } from '../incoming-builder.ts';
import { attributeOf, childrenOf, type XmlElement } from '../xml-tree.ts';
import { descriptionOf, ownGuid } from './qde-values.ts';

export type CodeRole =
  | { readonly is: 'tag'; readonly key: string }
  | { readonly is: 'entity'; readonly key: string }
  | { readonly is: 'kind'; readonly kind: IncomingMark['kind'] }
  | { readonly is: 'status'; readonly status: NonNullable<IncomingMark['status']> }
  | { readonly is: 'grade'; readonly claim: Partial<Claim> }
  /** A heading over others. */
  | { readonly is: 'heading' };

/** By the GUID of the code. */
export type CodeRoles = Map<string, CodeRole>;

/** The codes that every export of ours has, by the GUIDs they are given there. */
export function ownCodeRoles(): CodeRoles {
  const roles: CodeRoles = new Map();
  const add = (kind: string, key: string, role: CodeRole) =>
    roles.set(uuid5(`refi-qda/${kind}/${key}`), role);
  for (const kind of annotationKinds) add('kind', kind, { is: 'kind', kind });
  for (const status of annotationStatuses) add('status', `status/${status}`, { is: 'status', status });
  const grade = (scale: string, value: string | number, claim: Partial<Claim>) =>
    add(scale, `${scale}/${value}`, { is: 'grade', claim });
  for (const kind of claimKinds) grade('claim-kind', kind, { kind });
  for (const term of icd203Terms) grade('icd203', term, { likelihood: { scale: 'icd203', term } });
  for (const term of phiaTerms) grade('phia', term, { likelihood: { scale: 'phia', term } });
  for (const confidence of confidences) grade('confidence', confidence, { confidence });
  for (const reliability of reliabilities) grade('reliability', reliability, { reliability });
  for (const credibility of credibilities) grade('credibility', credibility, { credibility });
  for (const scale of ['claim-kind', 'icd203', 'phia', 'confidence', 'reliability', 'credibility', 'status'])
    add('scale', scale, { is: 'heading' });
  for (const group of ['tags', 'entities']) add('group', group, { is: 'heading' });
  return roles;
}

/** Headings under which analysts keep names, beside those that name a type. Folded. */
const entityHeadings = new Set([
  'entities',
  'entity',
  'named entities',
  'actors',
  'actor',
  'cases',
  'names',
  'stakeholders',
]);

export interface CodeReading {
  readonly builder: IncomingBuilder;
  readonly roles: CodeRoles;
  /** True: codes under a heading of names are entities. */
  readonly asEntities: boolean;
  /** Texts of the notes on a code, joined. */
  readonly notesOf: (element: XmlElement) => string;
  readonly path: string;
}

/** Gives every code of the tree a role that has none yet, and makes its tag or entity. */
export function readCodes(codes: XmlElement | undefined, reading: CodeReading): void {
  const taken = new Set<string>();
  const walk = (element: XmlElement, above: readonly string[], parent?: string, type?: string): void => {
    const { builder, roles } = reading;
    const guid = ownGuid(element);
    const name = attributeOf(element, 'name')?.trim() || guid;
    if (!guid || !name) {
      builder.problems.warning(reading.path, 'A code without GUID and name is left out.');
      return;
    }
    const where = `${reading.path} code “${name}”`;
    const below = childrenOf(element, 'Code');
    const heading = reading.asEntities ? entityHeadingOf(name, below.length > 0, type) : undefined;
    const next = [...above, name];
    if (roles.has(guid)) {
      for (const child of below) walk(child, next, undefined, undefined);
      return;
    }
    const description = [descriptionOf(element), reading.notesOf(element)].filter(Boolean).join('\n\n');
    if (heading !== undefined) {
      roles.set(guid, { is: 'heading' });
      for (const child of below) walk(child, next, undefined, heading);
      return;
    }
    if (type !== undefined) {
      roles.set(guid, { is: 'entity', key: guid });
      builder.addEntity({ key: guid, where, name, type, fields: description ? { description } : {} });
      for (const child of below) walk(child, next, undefined, type);
      return;
    }
    // Names are how tags are found again, so two codes of one name must not become one.
    const unique = uniqueName(name, above, taken);
    if (unique !== name)
      builder.problems.repeatedWarning(
        'code-renamed',
        where,
        'Several codes have the same name; here the name of the code above is put before it.',
      );
    const colour = attributeOf(element, 'color');
    roles.set(guid, { is: 'tag', key: guid });
    builder.addEntry('tags', {
      key: guid,
      where,
      name: unique,
      ...(parent !== undefined && { parent }),
      fields: {
        ...(colour && /^#(?:[0-9a-f]{6}|[0-9a-f]{3})$/i.test(colour) && { colour: longColour(colour) }),
        ...(description && { description }),
      },
    });
    for (const child of below) walk(child, next, guid, undefined);
  };
  for (const element of childrenOf(codes, 'Code')) walk(element, []);
}

/** The entity type of what stands under a heading of names; undefined where the code is none. */
function entityHeadingOf(name: string, hasCodes: boolean, above: string | undefined): string | undefined {
  if (!hasCodes) return;
  const isHeading = entityHeadings.has(foldName(name));
  const named = entityTypeOfLabel(name);
  if (named !== undefined && (above !== undefined || isHeading || isPlural(name))) return named;
  return isHeading ? 'other' : undefined;
}

/** A code called "Event" may be anything; "People" and "Organisations" over others are headings. */
function isPlural(name: string): boolean {
  return /(?:s|people)$/i.test(name.trim());
}

function uniqueName(name: string, above: readonly string[], taken: Set<string>): string {
  let unique = name;
  for (let level = above.length - 1; taken.has(foldName(unique)) && level >= 0; level--)
    unique = `${above[level]} / ${unique}`;
  const base = unique;
  for (let number = 2; taken.has(foldName(unique)); number++) unique = `${base} (${number})`;
  taken.add(foldName(unique));
  return unique;
}

/** `#abc` as `#aabbcc`, in lower case. */
function longColour(colour: string): string {
  const digits = colour.slice(1).toLowerCase();
  return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`;
}
