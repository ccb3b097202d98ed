// STIX 2.1 objects as plain data: ids, timestamps, and values without what STIX forbids.
import { uuid5 } from '../../model/uuid5.ts';

export interface StixObject {
  readonly type: string;
  readonly id: string;
  readonly [property: string]: unknown;
}

/** The id of the object made from a record: the same in every export. */
export function stixId(type: string, recordId: string): string {
  return `${type}--${uuid5(`stix/${type}/${recordId}`)}`;
}

/** The id of this product's extension; its definition goes along in every bundle. */
export const extensionId = stixId('extension-definition', 'glossator-1');

/** A timestamp with milliseconds, as STIX wants `created` and `modified`. What is none becomes `fallback`. */
export function stixTime(time: string, fallback: string): string {
  const at = Date.parse(time);
  if (Number.isNaN(at)) return stixTime(fallback, '1970-01-01T00:00:00Z');
  return new Date(at).toISOString();
}

/** A value without nulls, empty lists, empty texts and empty objects, which STIX forbids; halves of pairs become U+FFFD. */
export function lean(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\p{Surrogate}/gu, '\ufffd');
  if (Array.isArray(value)) return value.filter(isSet).map(lean);
  if (typeof value !== 'object' || value === null) return value;
  const out: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    if (!isSet(inner)) continue;
    const kept = lean(inner);
    if (isSet(kept)) out[key] = kept;
  }
  return out;
}

function isSet(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** A word for `relationship_type`: lower-case letters, digits and hyphens; `related-to` where nothing is left. */
export function relationshipWord(name: string): string {
  const word = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return word.length < 3 ? 'related-to' : word;
}
