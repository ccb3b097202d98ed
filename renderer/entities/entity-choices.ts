// What an entity picker offers for a query: known entities first, then a new one of each type.
import { codebookInOrder } from '../../shared/codebook/codebook-order.ts';
import type { CodebookEntry } from '../../shared/model/codebook.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { CorpusStore } from '../../shared/store/corpus-store.ts';
import type { NameMatch } from '../../shared/text/name-match.ts';
import { nameIndex } from './name-index.ts';

export type EntityOption =
  | { readonly kind: 'known'; readonly id: string; readonly match: NameMatch }
  | { readonly kind: 'new'; readonly id: string; readonly name: string; readonly type: CodebookEntry };

/** Known entities offered at once: more are found by typing on. */
const matchLimit = 7;

let lastType: Id | null = null;

/** The type a new entity gets when nobody chooses: the one chosen last, else the first of the codebook. */
export function lastUsedType(store: CorpusStore): CodebookEntry | undefined {
  const types = codebookInOrder(store, 'entityTypes');
  return types.find((type) => type.id === lastType) ?? types[0];
}

/** Remembers the type of the entity made last. */
export function rememberType(id: Id): void {
  lastType = id;
}

/** The options for a query, best first; new ones at the end, the type used last first among them. */
export function entityOptions(
  store: CorpusStore,
  query: string,
  { withNew, except }: { readonly withNew: boolean; readonly except?: Id | undefined },
): EntityOption[] {
  const known = nameIndex(store)
    .match(query, matchLimit + 1)
    .filter((match) => match.entity.id !== except)
    .slice(0, matchLimit)
    .map((match): EntityOption => ({ kind: 'known', id: match.entity.id, match }));
  const name = query.replace(/\s+/g, ' ').trim();
  if (!withNew || name === '') return known;
  const preferred = lastUsedType(store);
  const types = codebookInOrder(store, 'entityTypes');
  const ordered = preferred ? [preferred, ...types.filter((type) => type !== preferred)] : types;
  return [
    ...known,
    ...ordered.map((type): EntityOption => ({ kind: 'new', id: `new-${type.id}`, name, type })),
  ];
}
