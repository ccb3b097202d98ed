// What every stage of placing reads and writes to.
import type { Id } from '../../model/ids.ts';
import type { ImportTarget } from '../../native/import-preview.ts';
import { isEmptyCorpus } from '../../native/preview-import.ts';
import { ProblemList } from '../../native/problem.ts';
import type { CorpusStore } from '../../store/corpus-store.ts';
import type { Incoming } from '../incoming.ts';
import type { PlacingOptions } from '../place-incoming.ts';
import { placedId } from './placed-id.ts';
import { StampMaker } from './stamp-maker.ts';
import { TextShelf } from './text-shelf.ts';

export interface PlacingContext {
  readonly incoming: Incoming;
  readonly options: PlacingOptions;
  readonly store: CorpusStore;
  /** Header and codebook of an empty corpus give way to the file's. */
  readonly intoEmpty: boolean;
  readonly shelf: TextShelf;
  readonly problems: ProblemList;
  readonly stamps: StampMaker;
  /** An id for a record that stands in no source, the same for the same format and corpus title. */
  readonly idOf: (...names: readonly string[]) => Id;
  readonly pause: () => Promise<void>;
}

export function placingContext(
  incoming: Incoming,
  target: ImportTarget,
  options: PlacingOptions,
): PlacingContext {
  const problems = new ProblemList();
  const { store } = target;
  const title = typeof incoming.corpus.title === 'string' ? incoming.corpus.title : '';
  const idOf = (...names: readonly string[]) => placedId(options.format, title, ...names);
  return {
    incoming,
    options,
    store,
    intoEmpty: isEmptyCorpus(store),
    shelf: new TextShelf(target),
    problems,
    stamps: new StampMaker(incoming, store, options, idOf, problems),
    idOf,
    pause: options.pause ?? (async () => {}),
  };
}
