// Which marks a filter lets through. Fast enough for a key press over 10,000 marks: words are folded once per mark.
import type { AnchorState, Annotation, AnnotationKind, AnnotationStatus } from '../model/annotation.ts';
import type { Entity } from '../model/entity.ts';
import type { Id } from '../model/ids.ts';
import type { Confidence } from '../model/scales.ts';
import type { Range } from '../model/span.ts';

/** What the filter asks of the store: the entity a mention finally means, after merges. */
export interface EntityLookup {
  readonly resolveEntity: (entityId: Id) => Entity | undefined;
}

/** An empty set means "any". Several values within a set are alternatives, the sets add up. */
export interface MarkCriteria {
  readonly kinds: ReadonlySet<AnnotationKind>;
  /** Only mentions have one. */
  readonly entityTypes: ReadonlySet<Id>;
  /** Only claims have one; `none`: claims not assessed. */
  readonly confidences: ReadonlySet<Confidence | 'none'>;
  readonly statuses: ReadonlySet<AnnotationStatus>;
  readonly tags: ReadonlySet<Id>;
  /** How sure the place is. */
  readonly anchors: ReadonlySet<AnchorState>;
  readonly onlyInView: boolean;
  /** Every word must occur somewhere in quotes, statement, comment or the entity's names; case and accents folded. */
  readonly words: string;
}

/** Whether the criteria let everything through. */
export function letsAllThrough(criteria: MarkCriteria): boolean {
  const { kinds, entityTypes, confidences, statuses, tags, anchors } = criteria;
  const chosen = kinds.size + entityTypes.size + confidences.size + statuses.size + tags.size + anchors.size;
  return chosen === 0 && !criteria.onlyInView && criteria.words.trim() === '';
}

/**
 * The marks the criteria let through, in the given order; the very same array when nothing is filtered.
 * `visible` is what is on the screen (UTF-16 units), for `onlyInView`.
 */
export function filterMarks(
  marks: readonly Annotation[],
  criteria: MarkCriteria,
  store: EntityLookup,
  visible: Range,
): readonly Annotation[] {
  if (letsAllThrough(criteria)) return marks;
  const matches = markMatcher(criteria, store);
  return marks.filter((mark) => (!criteria.onlyInView || meets(mark, visible)) && matches(mark));
}

/** Tells whether a mark passes, whatever is in view. */
export function markMatcher(
  criteria: Omit<MarkCriteria, 'onlyInView'>,
  store: EntityLookup,
): (mark: Annotation) => boolean {
  const { kinds, entityTypes, confidences, statuses, tags, anchors } = criteria;
  const words = foldWords(criteria.words).split(' ').filter(Boolean);
  return (mark) => {
    if (anchors.size > 0 && !anchors.has(mark.anchor)) return false;
    if (kinds.size > 0 && !kinds.has(mark.kind)) return false;
    if (statuses.size > 0 && !statuses.has(mark.status)) return false;
    if (tags.size > 0 && !mark.tags.some((tag) => tags.has(tag))) return false;
    if (confidences.size > 0 && (mark.kind !== 'claim' || !confidences.has(mark.claim.confidence ?? 'none')))
      return false;
    if (entityTypes.size === 0 && words.length === 0) return true;
    const entity = mark.kind === 'mention' ? store.resolveEntity(mark.entityId) : undefined;
    if (entityTypes.size > 0 && (!entity || !entityTypes.has(entity.type))) return false;
    for (const word of words) {
      if (wordsOfMark(mark).includes(word)) continue;
      if (!entity || !wordsOfEntity(entity).includes(word)) return false;
    }
    return true;
  };
}

/** Folds a mark's words now, so that a filter finds them done. */
export function foldMark(mark: Annotation, store: EntityLookup): void {
  wordsOfMark(mark);
  const entity = mark.kind === 'mention' ? store.resolveEntity(mark.entityId) : undefined;
  if (entity) wordsOfEntity(entity);
}

function meets(mark: Annotation, range: Range): boolean {
  if (mark.anchor === 'lost') return false;
  return mark.spans.some((span) => span.start < range.end && span.end > range.start);
}

const markWords = new WeakMap<Annotation, string>();
const entityWords = new WeakMap<Entity, string>();

function wordsOfMark(mark: Annotation): string {
  const known = markWords.get(mark);
  if (known !== undefined) return known;
  const parts = mark.spans.map((span) => span.quote);
  if (mark.kind === 'claim') parts.push(mark.claim.statement);
  const folded = foldWords([...parts, mark.comment].join(' '));
  markWords.set(mark, folded);
  return folded;
}

/** The names of an entity, folded, for a filter by words. Remembered as long as the record. */
export function wordsOfEntity(entity: Entity): string {
  const known = entityWords.get(entity);
  if (known !== undefined) return known;
  const folded = foldWords([entity.name, ...entity.aliases].join(' '));
  entityWords.set(entity, folded);
  return folded;
}

/** Case and accents folded, white space single: for finding, never for storing. */
export function foldWords(text: string): string {
  // Plain ASCII is most of a corpus and needs no normalisation, which is ten times the price.
  const plain = isAscii(text) ? text : text.normalize('NFKD').replace(/\p{M}+/gu, '');
  return plain.toLowerCase().replace(/\s+/g, ' ').trim();
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 127) return false;
  return true;
}
