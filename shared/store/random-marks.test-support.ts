// Made-up annotations and change sets from a seed, for tests that compare every index with one rebuilt from scratch.
import type { Change } from '../change/change-set.ts';
import { type Annotation, annotationSchema } from '../model/annotation.ts';

/** A mark on one of three sources with one to three passages within 1,000 units, not in offset order. */
export function randomMark(random: (limit: number) => number, id: string): Annotation {
  const spans = Array.from({ length: 1 + random(3) }, () => {
    const start = random(1_000);
    // Now and then a very long one, which a block index must not lose.
    return { start, end: start + 1 + random(random(10) === 0 ? 1_000 : 40), quote: 'x' };
  });
  const kind = (['note', 'mention', 'claim'] as const)[random(3)];
  const stamp = { createdAt: 'now', createdBy: 'me', updatedAt: 'now', updatedBy: 'me' };
  const extra =
    kind === 'mention' ? { entityId: `entity-${random(4)}` } : kind === 'claim' ? { claim: {} } : {};
  return annotationSchema.parse({ id, sourceId: `source-${random(3)}`, kind, spans, ...extra, ...stamp });
}

/** Up to twelve changes that follow from `table`; the same mark may change several times. `table` itself stays as it is. */
export function randomChanges(
  random: (limit: number) => number,
  table: ReadonlyMap<string, Annotation>,
): Change[] {
  const now = new Map(table);
  return Array.from({ length: 1 + random(12) }, () => {
    const id = `mark-${random(200)}`;
    const before = now.get(id) ?? null;
    const after = before && random(3) === 0 ? null : randomMark(random, id);
    if (after) now.set(id, after);
    else now.delete(id);
    return { table: 'annotations', id, before, after };
  });
}
