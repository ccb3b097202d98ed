// Folds the words of every source while nothing else is to do, so that the filter answers its first letter at once.
import type { Source } from '../../shared/model/source.ts';
import { foldedWords } from './source-rows.ts';

/** Milliseconds of idle time that are left untouched. */
const reserve = 4;

/** Begins; the returned function stops it. */
export function foldAhead(sources: readonly Source[]): () => void {
  let next = 0;
  const work = (deadline: IdleDeadline) => {
    while (next < sources.length && deadline.timeRemaining() > reserve) {
      const source = sources[next++];
      if (source) foldedWords(source);
    }
    if (next < sources.length) handle = requestIdleCallback(work);
  };
  let handle = requestIdleCallback(work);
  return () => cancelIdleCallback(handle);
}
