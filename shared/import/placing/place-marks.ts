// The file's marks, source by source, each in the text that its source has here.

import type { Annotation } from '../../model/annotation.ts';
import type { Id } from '../../model/ids.ts';
import type { Source } from '../../model/source.ts';
import type { IncomingMark, Selector } from '../incoming.ts';
import { markId, markRecord, type Vocabulary } from './place-mark.ts';
import { doubtedPassages, type PlacedPassages, placePassages } from './place-passages.ts';
import type { DoubtfulMark, ReadOffsets, UnplacedMark, UnplacedReason } from './placement-report.ts';
import type { PlacingContext } from './placing-context.ts';
import type { SourceText } from './source-text.ts';
import { TwinMarks } from './twin-marks.ts';
import { exampleWords } from './words-shown.ts';

/** A source of the file whose text is at hand. */
export interface MarkedSource {
  readonly name: string;
  readonly source: Source;
  readonly text: SourceText;
  readonly offsets: ReadOffsets;
  /** The passages of a mark, with quotes from the file's text where it gives none. */
  readonly passagesOf: (mark: IncomingMark) => readonly Selector[];
}

/** Marks between two pauses: a millisecond or two of looking up. */
const marksPerPause = 128;

const messages: Readonly<Record<UnplacedReason, string>> = {
  'no-text': 'The text of its source is neither in the file nor in this corpus.',
  'unknown-source': 'Its source is not in the file.',
  'quote-not-found': 'Its words are not found in the text.',
  'offsets-outside': 'Its offsets do not fit the text, and the file does not say its words.',
  'no-entity': 'It names an entity that is not in the file.',
  'no-passage': 'It covers no passage.',
  twice: 'The same mark stands twice in the file.',
  broken: 'Its record is broken.',
};

export class PlacedMarks {
  readonly #context: PlacingContext;
  readonly #vocabulary: Vocabulary;
  readonly #marks = new Map<Id, Annotation>();
  /** Ids of the marks that come in, by the file's key. */
  readonly ids = new Map<string, { readonly id: Id; readonly isClaim: boolean }>();
  readonly #unplaced: { readonly at: number; readonly mark: UnplacedMark }[] = [];
  readonly #doubtful: { readonly at: number; readonly mark: DoubtfulMark }[] = [];
  readonly counts = { exact: 0, moved: 0, uncertain: 0, lost: 0 };
  #sincePause = 0;
  readonly #twins: TwinMarks;

  constructor(context: PlacingContext, vocabulary: Vocabulary) {
    this.#context = context;
    this.#vocabulary = vocabulary;
    this.#twins = new TwinMarks(context.store, vocabulary.entities);
  }

  get annotations(): Annotation[] {
    return [...this.#marks.values()];
  }

  /** In the order of the file, as the others. */
  get unplaced(): UnplacedMark[] {
    return inOrder(this.#unplaced);
  }

  get doubtful(): DoubtfulMark[] {
    return inOrder(this.#doubtful);
  }

  /** Lists a mark that does not come in; `at`: its place in the file. */
  leaveOut(mark: IncomingMark, at: number, source: string, reason: UnplacedReason): void {
    const { key, where } = mark;
    this.#unplaced.push({
      at,
      mark: { key, where, source, words: wordsOf(mark), reason, message: messages[reason] },
    });
  }

  /** Places the marks of one source; resolves to how many come in. */
  async place(
    marks: readonly { readonly mark: IncomingMark; readonly at: number }[],
    on: MarkedSource,
  ): Promise<number> {
    let placed = 0;
    for (const { mark, at } of marks) {
      if (++this.#sincePause % marksPerPause === 0) await this.#context.pause();
      const fault = this.#place(mark, at, on);
      if (fault === null) placed++;
      else this.leaveOut(mark, at, on.name, fault);
    }
    return placed;
  }

  #place(
    mark: IncomingMark,
    at: number,
    { name, source, text, offsets, passagesOf }: MarkedSource,
  ): UnplacedReason | null {
    const { options, problems, store } = this.#context;
    if (this.ids.has(mark.key)) return 'twice';
    const entityId = mark.kind === 'mention' ? this.#vocabulary.entities.find(mark.entity ?? '') : null;
    if (entityId === undefined) return 'no-entity';
    const passages = this.#passages(mark, passagesOf(mark), text, offsets);
    if (passages.spans.length === 0) return passages.reason;
    if (passages.joined)
      problems.repeatedWarning(
        'joined',
        mark.where,
        'Passages of a mark overlap each other; they come in as one.',
      );
    const on = { source, text };
    const build = (as: Id, entity: Id | null) =>
      markRecord(mark, as, on, passages, entity, this.#vocabulary, this.#context);
    const id = markId(mark, source.sha256, options.format);
    const mayBeTwin = mark.id === undefined && !store.get('annotations', id);
    const twin = mayBeTwin ? this.#twins.find(mark.kind, source.id, passages.spans, entityId, build) : null;
    const record = twin ?? build(id, entityId);
    if (!record) return 'broken';
    if (this.#marks.has(record.id)) return 'twice';
    this.#marks.set(record.id, record);
    this.ids.set(mark.key, { id: record.id, isClaim: record.kind === 'claim' });
    if (record.anchor === 'moved' || record.anchor === 'uncertain') {
      this.#doubtful.push({ at, mark: doubtful(mark, record, record.anchor, name, text, passages) });
      this.counts[record.anchor]++;
    } else this.counts[record.anchor]++;
    return null;
  }

  /** Where the mark stands. One of our own that was in doubt in the file, too, waits here as it did there. */
  #passages(
    { anchor }: IncomingMark,
    passages: readonly Selector[],
    text: SourceText,
    counting: ReadOffsets,
  ): PlacedPassages {
    const found = placePassages(text, passages, counting);
    const isDoubted =
      (anchor === 'lost' && found.spans.length === 0) || (anchor === 'uncertain' && found.lost > 0);
    return (isDoubted ? doubtedPassages(text, passages, counting, anchor) : null) ?? found;
  }
}

function doubtful(
  mark: IncomingMark,
  { id, sourceId, spans }: Annotation,
  anchor: DoubtfulMark['anchor'],
  source: string,
  { text }: SourceText,
  passages: PlacedPassages,
): DoubtfulMark {
  const { key, where } = mark;
  const [first] = spans;
  const [start, end] = [first?.start ?? 0, first?.end ?? 0];
  const found = exampleWords(spans.map((span) => text.slice(span.start, span.end)));
  return {
    key,
    where,
    source,
    id,
    sourceId,
    anchor,
    words: wordsOf(mark),
    found,
    start,
    end,
    passagesLost: passages.lost,
  };
}

function wordsOf({ passages }: IncomingMark): string {
  const quotes = passages.flatMap(({ quote }) => (quote === undefined ? [] : [quote]));
  if (quotes.length > 0) return exampleWords(quotes);
  return passages
    .map(({ start, end }) => `${start ?? '?'}–${end ?? '?'}`)
    .join(', ')
    .slice(0, 80);
}

function inOrder<Mark>(list: readonly { readonly at: number; readonly mark: Mark }[]): Mark[] {
  return [...list].sort((a, b) => a.at - b.at).map(({ mark }) => mark);
}
