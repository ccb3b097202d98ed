// The fields of a record as they are compared and chosen when two versions of it meet. What only makes sense together is one
// field: the passages of a mark with their state, its kind with what the kind brings, the ends of a link with its type.
import type { TableName } from '../change/change-set.ts';
import type { Span } from '../model/span.ts';
import { type FieldDifference, sameValue } from './same-value.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Identity and stamps are no matter of opinion; a source's place in the list is each corpus's own. */
const ownToEach: ReadonlySet<string> = new Set(['id', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy']);
const ownToSources: ReadonlySet<string> = new Set([...ownToEach, 'position']);

/** Fields of a record that are decided as one, under the name of the whole. */
const together: Readonly<Partial<Record<TableName, Readonly<Record<string, readonly string[]>>>>> = {
  annotations: { passages: ['spans', 'anchor', 'sourceId'], kind: ['kind', 'claim', 'entityId'] },
  links: { ends: ['type', 'from', 'to'] },
};

/** Empty in these says something: at the top, unmerged, no version before. */
const tellingWhenEmpty: ReadonlySet<string> = new Set(['mergedInto', 'supersedes', 'parentId', 'key']);

/** Whether a value of a field says nothing: null, absent, "", [], {}; a source that nobody has begun to read. */
export function saysNothing(field: string, value: unknown): boolean {
  if (tellingWhenEmpty.has(field)) return false;
  if (field === 'readStatus' && value === 'unread') return true;
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/**
 * The fields in which two versions of a record differ; those of a claim one by one as `claim.statement`. Several that are
 * decided as one stand under one name, their values as an object of those that differ. Contexts of passages are computed and
 * no difference, nor are two ways of saying nothing.
 */
export function differingFields(table: TableName, ours: object, theirs: object): FieldDifference[] {
  const [a, b] = [ours as Fields, theirs as Fields];
  const own = table === 'sources' ? ownToSources : ownToEach;
  const raw = new Set(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
      (field) => !own.has(field) && !isSame(field, a[field], b[field]),
    ),
  );
  const found: FieldDifference[] = [];
  for (const [name, parts] of Object.entries(together[table] ?? {})) {
    const differing = parts.filter((part) => raw.has(part));
    // Of one kind on both sides, claim and entity differ by themselves.
    if (differing.length === 0 || (name === 'kind' && !raw.has('kind'))) continue;
    for (const part of differing) raw.delete(part);
    found.push({ field: name, ours: picked(a, differing), theirs: picked(b, differing) });
  }
  for (const field of raw) {
    if (field === 'claim') found.push(...claimDifferences(a.claim, b.claim));
    else found.push({ field, ours: a[field] ?? null, theirs: b[field] ?? null });
  }
  return found;
}

/** The record of ours with the named fields as theirs has them. */
export function withFieldsOf<Kept extends object>(
  table: TableName,
  ours: Kept,
  theirs: Kept,
  fields: readonly string[],
): Kept {
  if (fields.length === 0) return ours;
  const record = { ...ours } as Record<string, unknown>;
  const from = theirs as Fields;
  for (const field of fields) {
    const inClaim = field.startsWith('claim.') ? field.slice('claim.'.length) : null;
    if (inClaim !== null) {
      record.claim = {
        ...(record.claim as Fields),
        [inClaim]: (from.claim as Fields | undefined)?.[inClaim],
      };
      continue;
    }
    for (const part of together[table]?.[field] ?? [field]) {
      if (Object.hasOwn(from, part)) record[part] = from[part];
      else delete record[part];
    }
  }
  return record as Kept;
}

/** A difference as the plain fields of the record, for wording: parts one by one, those of a claim within their claim. */
export function plainDifferences({ field, ours, theirs }: FieldDifference): FieldDifference[] {
  if (field.startsWith('claim.')) {
    const name = field.slice('claim.'.length);
    return [{ field: 'claim', ours: { [name]: ours }, theirs: { [name]: theirs } }];
  }
  const isGroup = Object.values(together).some((groups) => groups && field in groups);
  if (!isGroup || !isObject(ours) || !isObject(theirs)) return [{ field, ours, theirs }];
  if (field === 'kind')
    return [
      { field: 'annotationKind', ours: ours.kind, theirs: theirs.kind },
      ...['entityId', 'statement'].flatMap((part): FieldDifference[] => {
        const [a, b] = [ours, theirs].map((side) =>
          part === 'statement' ? (side.claim as Fields | undefined)?.statement : side[part],
        );
        return saysNothing(part, a) && saysNothing(part, b)
          ? []
          : [{ field: part, ours: a ?? null, theirs: b ?? null }];
      }),
    ];
  return Object.keys(ours).map((part) => ({ field: part, ours: ours[part], theirs: theirs[part] }));
}

function claimDifferences(ours: unknown, theirs: unknown): FieldDifference[] {
  const [a, b] = [ours, theirs].map((claim) => (isObject(claim) ? claim : {}));
  return differingFields('corpus', a ?? {}, b ?? {}).map((each) => ({
    ...each,
    field: `claim.${each.field}`,
  }));
}

function isSame(field: string, ours: unknown, theirs: unknown): boolean {
  if (saysNothing(field, ours) && saysNothing(field, theirs)) return true;
  if (field === 'spans') return sameValue(places(ours), places(theirs));
  if (field === 'claim')
    return claimDifferences(ours, theirs).length === 0 && isObject(ours) === isObject(theirs);
  return sameValue(ours, theirs);
}

/** Spans without their contexts. */
function places(spans: unknown): unknown {
  return Array.isArray(spans) ? spans.map(({ start, end, quote }: Span) => ({ start, end, quote })) : spans;
}

function picked(record: Fields, fields: readonly string[]): Fields {
  return Object.fromEntries(fields.map((field) => [field, record[field] ?? null]));
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
