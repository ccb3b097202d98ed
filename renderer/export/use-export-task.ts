// Work that the export dialog has done for the choices as they are: begun a moment after the last change, stopped by
// the next one.
import { useEffect, useRef, useState } from 'react';
import type { ExportControl } from '../session/export-corpus.ts';
import type { ExportProgress } from '../session/export-messages.ts';
import { messageOf } from '../start/app-state.ts';

export type TaskState<Result> =
  | { readonly kind: 'running'; readonly progress: ExportProgress | null }
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly message: string };

export interface ExportTask<Result> {
  readonly state: TaskState<Result>;
  readonly stop: () => void;
  readonly again: () => void;
}

/** Milliseconds of quiet before work begins: who walks through the formats with the arrow keys starts nothing. */
const quiet = 250;

/** Runs `perform` anew whenever it is another function (wrap it in `useCallback`); null has nothing done. */
export function useExportTask<Result>(
  perform: ((control: ExportControl) => Promise<Result>) | null,
): ExportTask<Result> {
  const [round, setRound] = useState(0);
  const [said, setSaid] = useState<{ of: unknown; round: number; state: TaskState<Result> } | null>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => {
    if (!perform) return;
    const control = new AbortController();
    abort.current = control;
    const say = (state: TaskState<Result>) => {
      if (!control.signal.aborted) setSaid({ of: perform, round, state });
    };
    const timer = setTimeout(() => {
      if (control.signal.aborted) return;
      perform({
        signal: control.signal,
        onProgress: (progress) => say({ kind: 'running', progress }),
      }).then(
        (result) => say({ kind: 'done', result }),
        (error: unknown) => say({ kind: 'failed', message: messageOf(error) }),
      );
    }, quiet);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [perform, round]);
  // What was said of other choices is not true of these.
  const isCurrent = said !== null && said.of === perform && said.round === round;
  return {
    state: isCurrent ? said.state : { kind: 'running', progress: null },
    stop: () => {
      abort.current?.abort();
      setSaid({ of: perform, round, state: { kind: 'stopped' } });
    },
    again: () => setRound(round + 1),
  };
}
