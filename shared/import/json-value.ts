// Looks into JSON that nobody has checked: what is not of the kind asked for is not there.
import type { Timestamp } from '../model/ids.ts';

/** An object of untrusted JSON; every value of it is to be narrowed. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object and no list. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a list: a list as it is, nothing for null, anything else as the only item. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** The objects of a list (or the object itself); what is none is left out. */
export function objectsOf(value: unknown): readonly JsonObject[] {
  return listOf(value).filter(isJsonObject);
}

/** A text that is not empty, or undefined. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The texts of a list (or the text itself), empty ones left out. */
export function textsOf(value: unknown): readonly string[] {
  return listOf(value).filter((item): item is string => typeof item === 'string' && item !== '');
}

/** A text, or a finite number written out, as tools do with ids; else undefined. */
export function nameOf(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  return textOf(value);
}

/** A whole number from 0 that can be an offset; else undefined. */
export function offsetOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** A pair of offsets, the end not before the start; else undefined. */
export function rangeOf(
  start: unknown,
  end: unknown,
): { readonly start: number; readonly end: number } | undefined {
  const [from, to] = [offsetOf(start), offsetOf(end)];
  return from === undefined || to === undefined || to < from ? undefined : { start: from, end: to };
}

/** A time in RFC 3339 UTC; one in UTC as it is written, another converted; undefined where it is none. */
export function timestampOf(value: unknown): Timestamp | undefined {
  if (typeof value !== 'string') return;
  const time = Date.parse(value);
  if (Number.isNaN(time)) return;
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(value) ? value : new Date(time).toISOString();
}
