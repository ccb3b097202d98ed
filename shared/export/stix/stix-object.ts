// STIX 2.1 objects as plain data: ids, timestamps, and values without what STIX forbids.
import { uuid5 } from '../../model/uuid5.ts';
import { withoutHalves } from '../half-pairs.ts';

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
  if (time === lastTime.given) return lastTime.written;
  const at = Date.parse(time);
  if (Number.isNaN(at)) return stixTime(fallback, '1970-01-01T00:00:00Z');
  const written = new Date(at).toISOString();
  lastTime = { given: time, written };
  return written;
}

/** Created and modified are most often the same. */
let lastTime = { given: '', written: '' };

/** Text of ASCII that JSON writes as it is: most values, told in one pass. */
const plain = /^[ !#-[\]-~]*$/;

/** Names of properties as JSON with their colon: there are few, and each is written a hundred thousand times. */
const names = new Map<string, string>();
const mostNames = 1_000;

function nameJson(name: string): string {
  let written = names.get(name);
  if (written === undefined) {
    written = `${JSON.stringify(name)}:`;
    if (names.size < mostNames) names.set(name, written);
  }
  return written;
}

/**
 * A value as JSON without nulls, empty lists, empty texts and empty objects, which STIX forbids; halves of pairs become
 * U+FFFD. Written in one walk: a lean copy of every object would cost more than its JSON.
 */
export function leanJson(value: unknown): string {
  if (typeof value === 'string')
    return plain.test(value) ? `"${value}"` : JSON.stringify(withoutHalves(value));
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  let out = '';
  if (Array.isArray(value)) {
    for (const item of value) if (isSet(item)) out += out === '' ? leanJson(item) : `,${leanJson(item)}`;
    return `[${out}]`;
  }
  const record = value as Readonly<Record<string, unknown>>;
  for (const key in record) {
    const inner = record[key];
    if (inner === null || inner === undefined || inner === '' || !Object.hasOwn(record, key)) continue;
    const kept = leanJson(inner);
    if (kept === '{}' || kept === '[]') continue;
    out += out === '' ? nameJson(key) + kept : `,${nameJson(key)}${kept}`;
  }
  return `{${out}}`;
}

function isSet(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false;
  if (typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.length > 0;
  for (const key in value) if (Object.hasOwn(value, key)) return true;
  return false;
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
