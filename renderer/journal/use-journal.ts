// The journal, newest first, page by page. Never the whole of it in memory: what scrolls into view is asked for.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { JournalHead } from '../../shared/model/journal.ts';
import { useSession } from '../session/use-session.tsx';

/** Entries a page: two screens. */
const pageSize = 60;

export interface JournalPages {
  readonly heads: readonly JournalHead[];
  readonly complete: boolean;
  readonly problem: string | null;
  /** Asks for the next page, unless one is on its way or all is there. */
  readonly more: () => void;
}

/** The pages read so far; begins anew after each change of the corpus. */
export function useJournal(): JournalPages {
  const session = useSession();
  const [heads, setHeads] = useState<readonly JournalHead[]>([]);
  const [complete, setComplete] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const state = useRef({ heads, complete, loading: false, stale: false });

  const load = useCallback(
    async (fresh: boolean): Promise<void> => {
      const now = state.current;
      if (now.loading) {
        now.stale ||= fresh;
        return;
      }
      now.loading = true;
      try {
        // As many as were shown, so that a new entry does not throw the reader back to the top.
        const wanted = fresh ? Math.max(pageSize, now.heads.length + 1) : pageSize;
        const before = fresh ? null : (now.heads.at(-1)?.seq ?? null);
        const page = await session.journalPage(before, wanted);
        now.heads = fresh ? page : [...now.heads, ...page];
        now.complete = page.length < wanted;
        setHeads(now.heads);
        setComplete(now.complete);
        setProblem(null);
      } catch (error) {
        setProblem(error instanceof Error ? error.message : String(error));
      }
      now.loading = false;
      if (!now.stale) return;
      now.stale = false;
      await load(true);
    },
    [session],
  );

  useEffect(() => {
    void load(true);
    const refresh = () => void load(true);
    // A change reaches the journal with its commit: the store says that one came, the save state that it is stored.
    const stops = [session.store.subscribe((event) => event.origin !== 'load' && refresh())];
    stops.push(session.saveState.subscribe(() => session.saveState.get().kind === 'saved' && refresh()));
    return () => {
      for (const stop of stops) stop();
    };
  }, [session, load]);

  const more = useCallback(() => {
    if (!state.current.complete) void load(false);
  }, [load]);
  return { heads, complete, problem, more };
}
