// Where in each text the reader was, for this run of the app; the corpus remembers the last one across restarts.
import type { Id } from '../../shared/model/ids.ts';

const offsets = new Map<Id, number>();

/** The first visible offset (UTF-16 units) of an earlier look at this source. */
export function rememberedOffset(sourceId: Id): number | undefined {
  return offsets.get(sourceId);
}

export function rememberOffset(sourceId: Id, offset: number): void {
  offsets.set(sourceId, offset);
}
