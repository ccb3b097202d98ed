// One document of brat while it is read, and what its parts have in common.
import { entityTypeOfLabel } from '../entity-labels.ts';
import type { IncomingBuilder } from '../incoming-builder.ts';
import type { LabelChoice } from '../labelled-mark.ts';
import type { AnnAttribute, AnnEvent, AnnLines, AnnNormalisation } from './ann-lines.ts';
import type { BoundPassages } from './bound-passages.ts';
import type { BratConfig } from './brat-config.ts';
import type { OwnNote } from './own-note.ts';

export interface BratDocument {
  /** The path without its ending: key of the source and beginning of all keys. */
  readonly key: string;
  readonly lines: AnnLines;
  /** Null where the document has no .txt. */
  readonly passages: BoundPassages | null;
  readonly config: BratConfig;
  readonly choice: LabelChoice;
  /** Notes that hold a record of our own, by the text bound they are on. */
  readonly own: ReadonlyMap<string, OwnNote>;
}

/** What other lines say of one text bound. */
export interface AboutBound {
  readonly events: readonly AnnEvent[];
  readonly attributes: readonly AnnAttribute[];
  readonly references: readonly AnnNormalisation[];
  readonly comment: readonly string[];
}

/** How a label is shown, unless it names an entity type by itself. */
export function shownLabel(label: string, { labels }: BratConfig): string {
  return entityTypeOfLabel(label) === undefined ? (labels.get(label) ?? label) : label;
}

/** The tag of an attribute; one with a value stands below the attribute's name. */
export function attributeTag(name: string, value: string, where: string, builder: IncomingBuilder): string {
  const parent = builder.entry('tags', name, where);
  return value === '' ? parent : builder.entry('tags', `${name}: ${value}`, where, { parent });
}

/** Tells a reference to what the document does not have. */
export function tellDangling(where: string, target: string, builder: IncomingBuilder): void {
  builder.problems.repeatedWarning(
    'brat dangling',
    where,
    `It refers to ${target}, which the document does not have.`,
    'What refers to nothing was left out.',
  );
}
