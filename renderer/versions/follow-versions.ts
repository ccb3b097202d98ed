// Undo and redo of a replacement take the version that is read away, or bring a newer one: the reader follows.
import { newestVersion } from '../../shared/store/source-versions.ts';
import type { CorpusSession } from '../session/corpus-session.ts';
import { openSource } from '../sources/step-source.ts';
import { workspace } from '../workspace/workspace.ts';

/** Keeps a version open that exists; returns what stops it. */
export function followVersions(session: CorpusSession): () => void {
  return session.store.subscribe(({ origin, changes, tables }) => {
    if (!tables.has('sources') || (origin !== 'undo' && origin !== 'redo')) return;
    const { sourceId } = workspace.getState();
    if (sourceId === null) return;
    for (const change of changes) {
      if (change.table !== 'sources') continue;
      const before = change.before?.supersedes ?? null;
      const after = change.after?.supersedes ?? null;
      if (before === after) continue;
      const { store } = session;
      if (change.id === sourceId && before !== null && after === null && store.get('sources', before))
        return openSource(before);
      if (sourceId === after) return openSource(newestVersion(store.table('sources'), sourceId));
    }
  });
}
