// One label for each kind of mark: Claim, Note, and one for every entity type.
import type { Annotation } from '../../model/annotation.ts';
import type { Id } from '../../model/ids.ts';
import type { CorpusView } from '../corpus-view.ts';

export class Labels {
  /** Labels of entity types by their id, in the order of the codebook; unlike each other and Claim and Note. */
  readonly types: ReadonlyMap<Id, string>;
  readonly claim = 'Claim';
  readonly note = 'Note';
  readonly #view: CorpusView;

  /** `clean` makes a name fit for the format; what is empty afterwards becomes `Entity`. */
  constructor(view: CorpusView, clean: (name: string) => string = (name) => name) {
    this.#view = view;
    this.types = uniqueNames(view.entityTypes, clean, 'Entity', [this.claim, this.note]);
  }

  /** All labels, Claim and Note first. */
  get all(): string[] {
    return [this.claim, this.note, ...this.types.values()];
  }

  /** The label of a mark; an entity that is not in the corpus has the type `Entity`. */
  of(mark: Annotation): string {
    if (mark.kind === 'claim') return this.claim;
    if (mark.kind === 'note') return this.note;
    const type = this.#view.entity(mark.entityId)?.type;
    return (type === undefined ? undefined : this.types.get(type)) ?? 'Entity';
  }
}

/** A name for each entry, cleaned, with a number where two would be the same (compared without case). */
export function uniqueNames(
  entries: readonly { readonly id: Id; readonly name: string }[],
  clean: (name: string) => string,
  fallback: string,
  reserved: readonly string[],
): Map<Id, string> {
  const taken = new Set(reserved.map((name) => name.toLowerCase()));
  const names = new Map<Id, string>();
  for (const { id, name } of entries) {
    const base = clean(name) || fallback;
    let unique = base;
    for (let number = 2; taken.has(unique.toLowerCase()); number++) unique = `${base}_${number}`;
    taken.add(unique.toLowerCase());
    names.set(id, unique);
  }
  return names;
}

/** ASCII letters, digits, `_` and `-`: accents are taken off, what remains of other letters is `_`. */
export function asciiName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^A-Za-z0-9_-]+/g, '_')
    .replace(/^[_-]+|_+$/g, '');
}

/** A file name without ending for a source: its number and the first words of its title; unlike all others. */
export function documentName(index: number, title: string): string {
  const words = asciiName(title)
    .slice(0, 40)
    .replace(/[_-]+$/, '');
  return `${String(index + 1).padStart(4, '0')}${words ? `-${words}` : ''}`;
}
