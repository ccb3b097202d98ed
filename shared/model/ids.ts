// Identity and time, the two things every record carries. Both come from outside (see Clock), never from here.
import { z } from './schema.ts';

/** A UUIDv4 in lower case. Entity types, relation types and tags may also have a plain word as id (`person`). */
export type Id = string;
export const idSchema = z.string().min(1).max(200);

/** RFC 3339 in UTC, e.g. `2026-11-21T10:00:00Z`. */
export type Timestamp = string;
export const timestampSchema = z.string().min(1).max(40);

/** When and by whom (analyst id) a record was made and last changed. Last four keys of every record. */
export const stampShape = {
  createdAt: timestampSchema,
  createdBy: idSchema,
  updatedAt: timestampSchema,
  updatedBy: idSchema,
};

/** Where ids and time come from: the real ones in the app, counted ones in tests. */
export interface Clock {
  readonly now: () => Timestamp;
  readonly newId: () => Id;
}
