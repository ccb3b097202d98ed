// Ids for records that a file gives none: made of what they are, so that the same file imported twice meets itself.
import { uuid5 } from '../../model/uuid5.ts';

const versionAt = 14;

/**
 * An id for the names given, the same every time. A hash in the shape of a UUIDv4, because ids of a corpus are that: who
 * reads them must not have to know where a record came from.
 */
export function placedId(...names: readonly string[]): string {
  const hashed = uuid5(`placed\n${JSON.stringify(names)}`);
  return `${hashed.slice(0, versionAt)}4${hashed.slice(versionAt + 1)}`;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether an id of a file can be the record's own here: a UUID in lower case. */
export function isUuid(id: string): boolean {
  return uuid.test(id);
}
