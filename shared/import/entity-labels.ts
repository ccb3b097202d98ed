// Labels under which tools for named entities know the types that every corpus begins with.
import { initialEntityTypes } from '../model/codebook.ts';
import type { Id } from '../model/ids.ts';
import { foldName } from '../text/fold.ts';

/** Labels of CoNLL-2003, GermEval, OntoNotes 5, ACE, spaCy and Recogito by the entity type they mean. */
const otherLabels: Readonly<Record<string, readonly string[]>> = {
  person: ['per', 'people', 'persons'],
  organisation: ['org', 'organization', 'organizations', 'organisations', 'company'],
  location: ['loc', 'gpe', 'fac', 'facility', 'place', 'places', 'locations', 'geo'],
  event: ['events'],
  document: ['work_of_art', 'law', 'documents'],
  date: ['time', 'dates', 'datetime'],
  quantity: ['money', 'percent', 'cardinal', 'ordinal', 'quantities', 'number'],
  other: ['misc', 'oth', 'norp', 'product', 'language'],
};

const typesByLabel = new Map<string, Id>([
  ...initialEntityTypes.flatMap(({ id, name }): [string, Id][] => [
    [id, id],
    [foldName(name), id],
  ]),
  ...Object.entries(otherLabels).flatMap(([id, labels]) => labels.map((label): [string, Id] => [label, id])),
]);

/** The entity type of every corpus that a label means (`B-` and `I-` taken off), or undefined. */
export function entityTypeOfLabel(label: string): Id | undefined {
  const folded = foldName(label);
  return typesByLabel.get(folded) ?? typesByLabel.get(folded.replace(/^[bi]-/, ''));
}
