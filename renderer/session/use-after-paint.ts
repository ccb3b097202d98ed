// What the views show one frame late, so that it does not share a frame with painting: lists and forms follow after the text.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { TableName } from '../../shared/change/change-set.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { SourceMarks } from '../../shared/store/source-marks.ts';
import type { WorkspaceState } from '../workspace/workspace.ts';
import { workspace } from '../workspace/workspace.ts';
import { inNextFrame } from './after-paint.ts';
import { useSession } from './use-session.tsx';

/** What `read` gives, read again after the paint that follows each call of the listener. `subscribe` must be stable. */
export function useAfterPaint<Value>(
  subscribe: (listener: () => void) => () => void,
  read: () => Value,
): Value {
  const reader = useRef(read);
  reader.current = read;
  const [held, setHeld] = useState(() => ({ subscribe, value: read() }));
  useEffect(() => {
    let calledOff: (() => void) | null = null;
    const take = () => {
      calledOff = null;
      setHeld((before) => {
        const value = reader.current();
        return before.subscribe === subscribe && Object.is(before.value, value)
          ? before
          : { subscribe, value };
      });
    };
    take();
    const stop = subscribe(() => {
      calledOff ??= inNextFrame(take);
    });
    return () => {
      stop();
      calledOff?.();
    };
  }, [subscribe]);
  return held.subscribe === subscribe ? held.value : read();
}

/** A part of the workspace, one frame late. `select` must be stable in what it reads. */
export function useWorkspaceAfterPaint<Part>(select: (state: WorkspaceState) => Part): Part {
  return useAfterPaint(workspace.subscribe, () => select(workspace.getState()));
}

/** The marks of one source, one frame late; null as id gives an empty index. */
export function useMarksAfterPaint(sourceId: Id | null): SourceMarks {
  const { store } = useSession();
  const subscribe = useCallback(
    (listener: () => void) =>
      store.subscribe((event) => {
        if (sourceId !== null && event.markedSources.has(sourceId)) listener();
      }),
    [store, sourceId],
  );
  return useAfterPaint(subscribe, () => store.marksOf(sourceId ?? ''));
}

/** A string that changes with any of the tables, one frame late: the dependency of what is counted over a corpus. */
export function useVersionAfterPaint(...tables: readonly TableName[]): string {
  const { store } = useSession();
  const key = tables.join(' ');
  const subscribe = useCallback(
    (listener: () => void) => {
      const watched = key.split(' ') as TableName[];
      return store.subscribe((event) => {
        if (watched.some((table) => event.tables.has(table))) listener();
      });
    },
    [store, key],
  );
  return useAfterPaint(subscribe, () => tables.map((table) => store.version(table)).join(' '));
}
