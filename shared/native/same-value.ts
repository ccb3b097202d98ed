// Equality of plain data, whatever the order of keys.

/** Whether two values of plain data (as JSON has it) are equal in depth. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    for (let index = 0; index < a.length; index++) if (!sameValue(a[index], b[index])) return false;
    return true;
  }
  const ours = a as Record<string, unknown>;
  const theirs = b as Record<string, unknown>;
  let count = 0;
  for (const key in ours) {
    if (!Object.hasOwn(theirs, key) || !sameValue(ours[key], theirs[key])) return false;
    count++;
  }
  return Object.keys(theirs).length === count;
}

/** A field in which two records differ. */
export interface FieldDifference {
  readonly field: string;
  readonly ours: unknown;
  readonly theirs: unknown;
}
