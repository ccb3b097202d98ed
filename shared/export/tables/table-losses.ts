// What tables cannot hold, counted while they are written.
import type { Source } from '../../model/source.ts';
import type { CorpusView } from '../corpus-view.ts';
import { countHalves } from '../half-pairs.ts';
import type { LossCounter } from '../loss-counter.ts';
import type { TextLost } from './spans-table.ts';

/** Counts passages whose code points cannot be counted. */
export function countLostOffsets(counter: LossCounter): TextLost {
  return (source: Source, spans: number) =>
    counter.add(
      'code-points-unknown',
      'The text is not at hand: these passages have offsets in UTF-16 units only',
      { id: source.id, words: source.title },
      spans,
    );
}

/** Counts records of deletions: tables say what there is, not what there was. */
export function countDeletions(view: CorpusView, counter: LossCounter): void {
  const { deleted } = view.scope;
  if (deleted.length === 0) return;
  counter.add(
    'deletions-dropped',
    'Records of what was deleted are left out',
    { id: deleted[0]?.id ?? '', words: deleted[0]?.table ?? '' },
    deleted.length,
  );
}

/** Counts halves of surrogate pairs: UTF-8 has no bytes for them. */
export function countHalfPairs(text: string, counter: LossCounter): void {
  const found = countHalves(text);
  if (found > 0)
    counter.add(
      'half-pair-replaced',
      'Halves of surrogate pairs become U+FFFD, one character for one',
      undefined,
      found,
    );
}
