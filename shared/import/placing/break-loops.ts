// References from record to record that lead in a circle, which the checks of a corpus refuse.
import type { Id } from '../../model/ids.ts';

/** Sets `field` to null in the record that closes each circle, and tells which it was. In time proportional to the list. */
export function breakLoops<
  Field extends string,
  Item extends { readonly id: Id } & { readonly [Key in Field]: Id | null },
>(records: Map<Id, Item>, field: Field, told: (record: Item) => void): void {
  const done = new Set<Id>();
  for (const start of [...records.values()]) {
    const trail = new Set<Id>();
    let record: Item | undefined = start;
    while (record && !done.has(record.id)) {
      trail.add(record.id);
      const next: Id | null = record[field];
      if (next !== null && trail.has(next)) {
        records.set(record.id, { ...record, [field]: null });
        told(record);
        break;
      }
      record = next === null ? undefined : records.get(next);
    }
    for (const id of trail) done.add(id);
  }
}
