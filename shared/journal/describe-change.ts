// A change in words: which record, what became of it, and every field from what to what. For journal and histories.
import type { Change } from '../change/change-set.ts';
import { firstWords, kindLabels } from '../marks/mark-summary.ts';
import type { Annotation } from '../model/annotation.ts';
import { type FieldDifference, sameValue } from '../native/same-value.ts';
import type { CorpusStore } from '../store/corpus-store.ts';
import { fieldWording } from './field-wording.ts';
import { valueWording } from './value-wording.ts';

/** What names are looked up in; records that are gone keep their ids. */
export type NameLookup = Pick<CorpusStore, 'get'>;

export interface FieldStep {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

export interface ChangeInWords {
  /** "Claim “Forty people died…”", "Entity Ada Ren". */
  readonly subject: string;
  readonly verb: 'added' | 'removed' | 'changed';
  /** The fields that changed; of an added or removed record those that say something. */
  readonly steps: readonly FieldStep[];
}

const stampFields = new Set(['createdAt', 'createdBy', 'updatedAt', 'updatedBy']);
const selfEvident = new Set(['annotationKind', 'anchor']);
const quietFields = new Set([...stampFields, 'id', 'position', 'sha256', 'sourceId', 'extraction']);

/** One change in words. A tombstone is bookkeeping: null. */
export function describeChange(change: Change, names: NameLookup): ChangeInWords | null {
  const record = change.after ?? change.before;
  if (change.table === 'deleted' || record === null) return null;
  return {
    subject: subjectOf(change, names),
    verb: change.before === null ? 'added' : change.after === null ? 'removed' : 'changed',
    steps: stepsBetween(flat(change.before), flat(change.after), names),
  };
}

/** All changes of an entry in words, tombstones left out. */
export function describeChanges(changes: readonly Change[], names: NameLookup): ChangeInWords[] {
  return changes.flatMap((change) => describeChange(change, names) ?? []);
}

/**
 * The fields in which two versions of one record differ, in words; those of a claim one by one. What differs in nothing that
 * words tell, such as two texts of one title, is only there where nothing else is.
 */
export function describeDifferences(
  fields: readonly FieldDifference[],
  names: NameLookup,
): readonly FieldStep[] {
  const side = (of: 'ours' | 'theirs') =>
    flat(Object.fromEntries(fields.map((each) => [each.field, each[of]])));
  const [ours, theirs] = [side('ours'), side('theirs')];
  const steps = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])]
    .filter((field) => !sameValue(ours[field] ?? null, theirs[field] ?? null))
    .map((field) => ({
      field: fieldWording(field),
      from: valueWording(field, ours[field] ?? null, names),
      to: valueWording(field, theirs[field] ?? null, names),
    }));
  const telling = steps.filter(({ from, to }) => from !== to);
  return telling.length > 0 ? telling : steps;
}

function stepsBetween(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  names: NameLookup,
): FieldStep[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  // Of a record that came or went, the subject says what it is, and its text was where it should be.
  const whole = Object.keys(before).length === 0 || Object.keys(after).length === 0;
  return fields
    .filter((field) => !quietFields.has(field) && !(whole && selfEvident.has(field)))
    .flatMap((field) => {
      if (JSON.stringify(before[field] ?? null) === JSON.stringify(after[field] ?? null)) return [];
      const from = valueWording(field, before[field] ?? null, names);
      const to = valueWording(field, after[field] ?? null, names);
      return from === to ? [] : [{ field: fieldWording(field), from, to }];
    });
}

/** A record's own fields; those of a claim stand beside those of its mark. */
function flat(record: object | null): Readonly<Record<string, unknown>> {
  if (record === null) return {};
  const fields = record as Readonly<Record<string, unknown>>;
  const { claim, kind, ...rest } = fields;
  if (typeof claim !== 'object' || claim === null) return fields;
  const { kind: claimKind, ...claimFields } = claim as Readonly<Record<string, unknown>>;
  return { ...rest, annotationKind: kind, claimKind, ...claimFields };
}

function subjectOf(change: Change, names: NameLookup): string {
  switch (change.table) {
    case 'annotations': {
      const mark = change.after ?? change.before;
      return mark ? markSubject(mark, names) : 'Mark';
    }
    case 'entities':
      return `Entity ${(change.after ?? change.before)?.name}`;
    case 'sources':
      return `Source “${(change.after ?? change.before)?.title}”`;
    case 'tags':
      return `Tag “${(change.after ?? change.before)?.name}”`;
    case 'entityTypes':
      return `Entity type “${(change.after ?? change.before)?.name}”`;
    case 'relationTypes':
      return `Relation type “${(change.after ?? change.before)?.name}”`;
    case 'analysts':
      return `Analyst ${(change.after ?? change.before)?.name}`;
    case 'corpus':
      return 'Corpus';
    case 'links':
      return `Link “${(change.after ?? change.before)?.type}”`;
    case 'deleted':
      return 'Tombstone';
  }
}

function markSubject(mark: Annotation, names: NameLookup): string {
  const quote = `“${firstWords((mark.spans[0]?.quote ?? '').replace(/\s+/g, ' '), 60)}”`;
  if (mark.kind !== 'mention') return `${kindLabels[mark.kind]} ${quote}`;
  return `Mention of ${names.get('entities', mark.entityId)?.name ?? 'an unknown entity'} ${quote}`;
}
