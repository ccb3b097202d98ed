// Cases of a project as entities, and its links: between entities, or from a selection to its note.
import type { Id } from '../../model/ids.ts';
import { entityTypeOfLabel } from '../entity-labels.ts';
import type { IncomingBuilder } from '../incoming-builder.ts';
import { attributeOf, childOf, childrenOf, type XmlElement } from '../xml-tree.ts';
import type { CodeRoles } from './code-roles.ts';
import type { ProjectNotes } from './project-notes.ts';
import { descriptionOf, guidOf, ownGuid, targetsOf, variablesOf } from './qde-values.ts';

export interface CaseReading {
  readonly builder: IncomingBuilder;
  readonly roles: CodeRoles;
  readonly asEntities: boolean;
  /** Cases of our own export: their entities are known, by the GUID of the case. */
  readonly known: ReadonlyMap<string, Id>;
  /** Names of variables by GUID. */
  readonly variables: ReadonlyMap<string, string>;
  readonly path: string;
}

export interface ReadCases {
  /** Keys of entities by the GUID of a selection. */
  readonly bySelection: ReadonlyMap<string, readonly string[]>;
  /** Keys of entities by the GUID of a case or code. */
  readonly entities: ReadonlyMap<string, string>;
}

/** Makes an entity of each case, or counts it as left out. */
export function addCases(root: XmlElement, reading: CaseReading): ReadCases {
  const { builder, roles, known, path } = reading;
  const bySelection = new Map<string, string[]>();
  const entities = new Map<string, string>(known);
  for (const [guid, role] of roles) if (role.is === 'entity') entities.set(guid, role.key);
  for (const element of childrenOf(childOf(root, 'Cases'), 'Case')) {
    const guid = ownGuid(element);
    if (guid === undefined || known.has(guid)) continue;
    const name = attributeOf(element, 'name')?.trim();
    // MAXQDA and Quirkos tie variables to texts by cases without a name.
    if (!reading.asEntities || !name) {
      builder.losses.add('case-dropped', 'Cases are left out; as entities they can come in', {
        id: guid,
        words: name ?? '',
      });
      continue;
    }
    const same = targetsOf(element, 'CodeRef').find((code) => roles.get(code)?.is === 'entity');
    const key = entities.get(guid) ?? same ?? guid;
    entities.set(guid, key);
    if (!builder.hasEntity(key)) addCase(element, { key, name, where: `${path} case “${name}”` }, reading);
    for (const selection of targetsOf(element, 'SelectionRef')) {
      const found = bySelection.get(selection);
      if (found) found.push(key);
      else bySelection.set(selection, [key]);
    }
    const whole = targetsOf(element, 'SourceRef').length;
    if (whole > 0)
      builder.losses.add(
        'case-source-dropped',
        'That a case stands for a whole text is left out',
        { id: guid, words: name },
        whole,
      );
  }
  return { bySelection, entities };
}

function addCase(
  element: XmlElement,
  named: { readonly key: string; readonly name: string; readonly where: string },
  { builder, variables }: CaseReading,
): void {
  let aliases: string[] = [];
  let type: string | undefined;
  const lines: string[] = [];
  for (const { name, value } of variablesOf(element, variables)) {
    if (/^(aliases|also known as|other names)$/i.test(name))
      aliases = value.split(/\s*[;|]\s*/).filter(Boolean);
    else if (/^(entity )?type$/i.test(name))
      type = entityTypeOfLabel(value) ?? builder.entry('entityTypes', value, named.where);
    else lines.push(`${name}: ${value}`);
  }
  const description = [descriptionOf(element), lines.join('\n')].filter(Boolean).join('\n\n');
  builder.addEntity({
    ...named,
    ...(type !== undefined && { type }),
    fields: {
      ...(aliases.length > 0 && { aliases }),
      ...(description && { description }),
    },
  });
}

/** Notes that a link ties to a selection, by the selection's GUID: NVivo keeps annotations so. */
export function linkedNotesOf(root: XmlElement, notes: ProjectNotes): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { ends } of linksOf(root))
    for (const [end, other] of [ends, [ends[1], ends[0]] as const])
      if (end !== undefined && other !== undefined && notes.has(other) && !notes.has(end))
        found.set(end, [...(found.get(end) ?? []), other]);
  return found;
}

interface LinkReading {
  readonly builder: IncomingBuilder;
  readonly notes: ProjectNotes;
  readonly entities: ReadonlyMap<string, string>;
  readonly path: string;
}

/** Adds links between entities and between claims; others are counted. Notes tied to a selection are its comment already. */
export function addProjectLinks(root: XmlElement, reading: LinkReading): void {
  const { builder, notes, entities, path } = reading;
  for (const { element, guid, ends } of linksOf(root)) {
    const [from, to] = ends;
    if (from === undefined || to === undefined) continue;
    if (notes.has(from) || notes.has(to)) continue;
    const endOf = (end: string) => {
      const entity = entities.get(end);
      if (entity !== undefined) return { kind: 'entity', key: entity } as const;
      return builder.mark(end)?.kind === 'claim' ? ({ kind: 'claim', key: end } as const) : undefined;
    };
    const [first, second] = [endOf(from), endOf(to)];
    const name = attributeOf(element, 'name')?.trim() || 'related to';
    const where = `${path} link “${name}”`;
    if (!first || !second || (first.kind === 'entity' && second.kind === 'claim')) {
      builder.losses.add(
        'link-dropped',
        'Links between passages, codes or texts are left out: only claims and entities are linked',
        { id: guid, words: name },
      );
      continue;
    }
    builder.addLink({
      key: guid,
      where,
      type: builder.entry('relationTypes', name, where),
      from: first,
      to: second,
    });
  }
}

function linksOf(root: XmlElement) {
  return childrenOf(childOf(root, 'Links'), 'Link').map((element, index) => ({
    element,
    guid: ownGuid(element) ?? `link ${index + 1}`,
    ends: [guidOf(attributeOf(element, 'originGUID')), guidOf(attributeOf(element, 'targetGUID'))] as const,
  }));
}
