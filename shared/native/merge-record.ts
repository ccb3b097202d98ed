// One record that both sides have: the same, theirs, ours, or field by field of both.
import type { TableName } from '../change/change-set.ts';
import type { Id, Timestamp } from '../model/ids.ts';
import type { SharedPast } from './common-past.ts';
import type { ConflictField, Side } from './import-preview.ts';
import { differingFields, saysNothing, withFieldsOf } from './merge-fields.ts';
import { sameValue } from './same-value.ts';

export interface MergedRecord<Kept> {
  /** What stands afterwards; null where ours stays as it is. */
  readonly record: Kept | null;
  readonly became: 'same' | 'changed' | 'conflicting';
  /** The fields that somebody has to decide. */
  readonly fields: readonly ConflictField[];
}

export interface MergeRules {
  /** Which side wins a field that both sides say something else in. */
  readonly resolve: (field: string) => Side;
  /** Nobody has touched ours since it came in: it gives way to whatever theirs says. */
  readonly yields?: boolean;
  /** What both had before, where the journals tell: then only what both changed has to be decided. */
  readonly past?: SharedPast | null;
}

interface Stamps {
  readonly createdAt?: Timestamp;
  readonly updatedAt?: Timestamp;
  readonly updatedBy?: Id;
}

/**
 * Where the shared past is known, a field that one side changed since then is that side's, and one that both changed is decided
 * by `resolve`. Else the newer of two stamped records is taken whole. Where theirs is not newer, what only one side says is
 * no conflict: ours stays where theirs says nothing; what ours leaves empty is filled, unless ours was changed later than
 * theirs, since somebody may have emptied it then. All else is decided by `resolve`.
 */
export function mergeRecord<Kept extends object>(
  table: TableName,
  ours: Kept & Stamps,
  theirs: Kept & Stamps,
  { resolve, yields = false, past = null }: MergeRules,
): MergedRecord<Kept> {
  const isNewer = later(theirs.updatedAt, ours.updatedAt);
  const differing = sameValue(ours, theirs) ? [] : differingFields(table, ours, theirs);
  // Only the stamps differ: the later ones stand, so that both copies come to agree.
  if (differing.length === 0) return { record: isNewer ? theirs : null, became: 'same', fields: [] };
  const theirFields = past?.theirs ?? null;
  const ourFields = past && new Set(differingFields(table, past.record, ours).map(({ field }) => field));
  if (isNewer && !yields) {
    const kept: string[] = [];
    const fields: ConflictField[] = [];
    for (const difference of differing) {
      const { field } = difference;
      if (!theirFields || !ourFields) continue;
      if (!hasField(theirFields, field)) kept.push(field);
      else if (hasField(ourFields, field)) fields.push({ ...difference, chosen: resolve(field) });
    }
    for (const { field, chosen } of fields) if (chosen === 'ours') kept.push(field);
    const record = kept.length < differing.length ? withFieldsOf(table, theirs, ours, kept) : null;
    const became = fields.length > 0 ? 'conflicting' : record ? 'changed' : 'same';
    return { record, became, fields };
  }
  const mayFill = !(later(ours.updatedAt, theirs.updatedAt) && later(ours.updatedAt, ours.createdAt));
  const taken: string[] = [];
  const fields: ConflictField[] = [];
  for (const difference of differing) {
    const { field } = difference;
    const name = field.replace(/^claim\./, '');
    if (theirFields && !hasField(theirFields, field)) continue;
    if (ourFields && !hasField(ourFields, field)) {
      taken.push(field);
      continue;
    }
    if (saysNothing(name, difference.theirs)) continue;
    if (yields || (mayFill && saysNothing(name, difference.ours))) taken.push(field);
    else fields.push({ ...difference, chosen: resolve(field) });
  }
  for (const { field, chosen } of fields) if (chosen === 'theirs') taken.push(field);
  const merged = withFieldsOf(table, ours, theirs, taken);
  // With all of theirs it is theirs, stamps included; a mixture keeps the stamps of ours, which are not older.
  const isTheirs = taken.length > 0 && differingFields(table, merged, theirs).length === 0;
  const whole = isTheirs && !yields ? theirs : isNewer ? withLaterStamp(merged, theirs) : merged;
  const record = taken.length === 0 ? null : whole;
  const became = fields.length > 0 ? 'conflicting' : record ? 'changed' : 'same';
  return { record, became, fields };
}

/** Who changed a claim has a say in whether it is one. */
function hasField(fields: ReadonlySet<string>, field: string): boolean {
  return (
    fields.has(field) || (field === 'kind' && [...fields].some((each) => /^(?:claim\.|entityId$)/.test(each)))
  );
}

function withLaterStamp<Kept extends object>(record: Kept, { updatedAt, updatedBy }: Stamps): Kept {
  return { ...record, ...(updatedAt && { updatedAt }), ...(updatedBy && { updatedBy }) };
}

/** Whether time `a` is after `b`, both RFC 3339; false where one is missing. */
export function later(a: Timestamp | undefined, b: Timestamp | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b && Date.parse(a) > Date.parse(b);
}
