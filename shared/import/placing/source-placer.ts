// Takes the matched sources of a file one by one: counting, record, marks, and the line of the report.
import type { Source } from '../../model/source.ts';
import type { IncomingMark, Selector } from '../incoming.ts';
import { countingOf, fileCounting, type Tally, tallyOf } from './choose-counting.ts';
import type { SourceMatching } from './match-sources.ts';
import type { PlacedMarks } from './place-marks.ts';
import { matchedSource, newSource } from './place-sources.ts';
import type { PlacedSource } from './placement-report.ts';
import type { PlacingContext } from './placing-context.ts';
import { type Counting, SourceText } from './source-text.ts';

type MarkAt = { readonly mark: IncomingMark; readonly at: number };

/** Of a source without text. */
const unreadOffsets: Tally = { lfText: null, quotes: 0, offsets: 0, standing: [] };

export class SourcePlacer {
  readonly texts = new Map<string, string>();
  readonly #sources = new Map<string, Source>();
  readonly #context: PlacingContext;
  readonly #matchings: readonly SourceMatching[];
  readonly #marksOf: (key: string) => readonly MarkAt[];
  readonly #keys: ReadonlySet<string>;

  constructor(
    context: PlacingContext,
    matchings: readonly SourceMatching[],
    marksOf: (key: string) => readonly MarkAt[],
  ) {
    this.#context = context;
    this.#matchings = matchings;
    this.#marksOf = marksOf;
    this.#keys = new Set(matchings.map(({ incoming }) => incoming.key));
  }

  get sources(): Source[] {
    return [...this.#sources.values()];
  }

  /** Whether the file has a source of this key. */
  knows(key: string): boolean {
    return this.#keys.has(key);
  }

  /** Places every source with its marks; the report's lines in the order of the file. */
  async place(marks: PlacedMarks): Promise<PlacedSource[]> {
    const tallies: Tally[] = [];
    for (const matching of this.#matchings) {
      const text = await this.#textOf(matching);
      tallies.push(text ? await this.#tally(matching, text) : unreadOffsets);
      await this.#context.pause();
    }
    const counting = fileCounting(this.#context.incoming.unit, tallies);
    const lines: PlacedSource[] = [];
    for (const [at, matching] of this.#matchings.entries())
      lines.push(await this.#placeOne(matching, tallies[at] ?? unreadOffsets, counting, at, marks));
    return lines;
  }

  async #placeOne(
    matching: SourceMatching,
    tally: Tally,
    counting: Counting,
    at: number,
    marks: PlacedMarks,
  ): Promise<PlacedSource> {
    const { incoming, match, note } = matching;
    const { key, where } = incoming;
    const name = nameOf(matching);
    const own = this.#marksOf(key);
    const line = { key, where, name, note, marks: own.length };
    const text = await this.#textOf(matching);
    const source = text && this.#record(matching, at);
    if (!text || !source) {
      for (const { mark, at: place } of own) marks.leaveOut(mark, place, name, 'no-text');
      return { ...line, outcome: 'no-text', id: null, title: null, by: null, offsets: null, placed: 0 };
    }
    const offsets = countingOf(this.#context.incoming.unit, counting, tally);
    const passagesOf = this.#quoting(matching, text);
    const placed = await marks.place(own, { name, source, text, offsets, passagesOf });
    return {
      ...line,
      outcome: match ? 'matched' : 'new',
      id: source.id,
      title: source.title,
      by: match?.by ?? null,
      offsets: tally.offsets > 0 ? offsets : null,
      placed,
    };
  }

  /** The record, put into the file's list; the first where two of the file's sources are one here. */
  #record(matching: SourceMatching, at: number): Source | null {
    const { incoming, match, hash } = matching;
    const { text } = incoming;
    const record = match
      ? matchedSource({ ...matching, match }, this.#context)
      : text === undefined || hash === null
        ? null
        : newSource({ ...incoming, text }, hash, at, this.#context, this.#sources);
    if (!record) return null;
    const known = this.#sources.get(record.id);
    if (known) return known;
    this.#sources.set(record.id, record);
    if (!match && text !== undefined) this.texts.set(record.sha256, text);
    return record;
  }

  async #textOf({ incoming, match, hash }: SourceMatching): Promise<SourceText | null> {
    const { shelf } = this.#context;
    if (match) return shelf.get(match.source.sha256);
    return incoming.text === undefined || hash === null ? null : shelf.brought(hash, incoming.text);
  }

  #tally(matching: SourceMatching, text: SourceText): Promise<Tally> {
    const { incoming } = matching;
    const passagesOf = this.#quoting(matching, text);
    return tallyOf(
      text,
      this.#marksOf(incoming.key).flatMap(({ mark }) => passagesOf(mark)),
      incoming.text,
      this.#context.pause,
    );
  }

  /** Passages with their words from the file's own text, where that differs from the one here and states the words alone. */
  #quoting({ incoming }: SourceMatching, text: SourceText): (mark: IncomingMark) => readonly Selector[] {
    const { unit } = this.#context.incoming;
    if (incoming.text === undefined || incoming.text === text.text || unit === 'detect')
      return ({ passages }) => passages;
    const theirs = new SourceText(incoming.text);
    return ({ passages }) =>
      passages.map((passage) => {
        if (passage.quote !== undefined) return passage;
        const range = theirs.between(passage, { unit, crlfAsOne: false });
        return range ? { ...passage, quote: theirs.text.slice(range.start, range.end) } : passage;
      });
  }
}

function nameOf({ incoming, match }: SourceMatching): string {
  const { title, fileName, url } = incoming.fields;
  const called = [title, fileName, url, match?.source.title].find(
    (each) => typeof each === 'string' && each.trim() !== '',
  );
  return called ?? incoming.key;
}
