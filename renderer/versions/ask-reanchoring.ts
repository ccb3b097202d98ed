// The page's side of the re-anchoring worker: marks and two texts in, proposals out, with progress and cancel.
import type { ProposedMark } from '../../shared/anchoring/decide-mark.ts';
import type { Annotation } from '../../shared/model/annotation.ts';
import type { Zone } from '../../shared/model/source.ts';
import { nextSlice } from '../storage/time-slices.ts';
import type { ReanchorMessage, ReanchorRequest } from './reanchor-messages.ts';
import { marksPerMessage } from './reanchor-messages.ts';

export interface Reanchored {
  /** In the order of the marks given. */
  readonly marks: readonly ProposedMark[];
  readonly zones: readonly Zone[];
}

export interface ReanchorControl {
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** A worker that was started ahead: it is ready when the text is chosen. */
let spare: Worker | null = null;

/** Starts the worker that the next `askReanchoring` takes. */
export function prepareReanchoring(): void {
  spare ??= start();
}

/** Ends a worker that was started ahead and is not needed. */
export function dropPreparedReanchoring(): void {
  spare?.terminate();
  spare = null;
}

function start(): Worker {
  return new Worker(new URL('../workers/reanchor-worker.ts', import.meta.url), { type: 'module' });
}

/** Finds the marks of the old text in the new one. Rejects with an AbortError when cancelled. */
export async function askReanchoring(
  oldText: string,
  newText: string,
  marks: readonly Annotation[],
  zones: readonly Zone[],
  { onProgress, signal }: ReanchorControl = {},
): Promise<Reanchored> {
  signal?.throwIfAborted();
  const worker = spare ?? start();
  spare = null;
  const send = (request: ReanchorRequest) => worker.postMessage(request);
  try {
    return await new Promise<Reanchored>((resolve, reject) => {
      const placed: ProposedMark[] = [];
      signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      worker.addEventListener('error', () =>
        reject(new Error('Finding the marks again failed; try it again.')),
      );
      worker.addEventListener('message', ({ data }: MessageEvent<ReanchorMessage>) => {
        if (data.kind === 'done') return resolve({ marks: placed, zones: data.zones });
        for (const mark of data.marks) placed.push(mark);
        onProgress?.(placed.length, marks.length);
      });
      send({ kind: 'texts', oldText, newText, zones, total: marks.length });
      void sendMarks(marks, send);
    });
  } finally {
    worker.terminate();
  }
}

async function sendMarks(
  marks: readonly Annotation[],
  send: (request: ReanchorRequest) => void,
): Promise<void> {
  for (let from = 0; from < marks.length; from += marksPerMessage) {
    const some = marks.slice(from, from + marksPerMessage);
    send({ kind: 'marks', marks: some.map(({ id, anchor, spans }) => ({ id, anchor, spans })) });
    await nextSlice();
  }
}
