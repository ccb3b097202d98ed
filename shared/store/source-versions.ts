// Versions of one source: which sources a newer one has replaced, and the row they stand in.
import type { Id } from '../model/ids.ts';
import type { Source } from '../model/source.ts';

/** Ids of the sources that another one of them replaces: they fold under it. */
export function supersededIds(sources: Iterable<Source>): ReadonlySet<Id> {
  const replaced = new Set<Id>();
  for (const source of sources) if (source.supersedes !== null) replaced.add(source.supersedes);
  return replaced;
}

/** The source itself and all newer and older versions of it, newest first. A loop, or a version that is missing, ends it. */
export function versionsOf(sources: ReadonlyMap<Id, Source>, id: Id): Source[] {
  const versions: Source[] = [];
  const seen = new Set<Id>();
  let oldest = sources.get(newestVersion(sources, id));
  while (oldest && !seen.has(oldest.id)) {
    seen.add(oldest.id);
    versions.push(oldest);
    oldest = oldest.supersedes === null ? undefined : sources.get(oldest.supersedes);
  }
  return versions;
}

/** The version of a source that nothing replaces; the source itself when it is that one. */
export function newestVersion(sources: ReadonlyMap<Id, Source>, id: Id): Id {
  const newer = new Map<Id, Id>();
  for (const source of sources.values())
    if (source.supersedes !== null) newer.set(source.supersedes, source.id);
  const seen = new Set<Id>();
  let newest = id;
  for (let next = newer.get(newest); next !== undefined && !seen.has(next); next = newer.get(newest)) {
    seen.add(next);
    newest = next;
  }
  return newest;
}
