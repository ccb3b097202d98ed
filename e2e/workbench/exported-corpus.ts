// The parts of the native file that the tests look at, and the comparison of two states.
import { expect } from '@playwright/test';

export interface ExportedSpan {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

export interface ExportedMark {
  readonly id: string;
  readonly sourceId: string;
  readonly kind: 'claim' | 'mention' | 'note';
  readonly spans: readonly ExportedSpan[];
  readonly anchor: string;
  readonly tags: readonly string[];
  readonly status: string;
  readonly comment: string;
  readonly entityId?: string;
  readonly claim?: Readonly<Record<string, unknown>>;
}

export interface ExportedSource {
  readonly id: string;
  readonly title: string;
  readonly fileName: string | null;
  readonly text: string;
  readonly encoding: string | null;
  readonly sha256: string;
  readonly readStatus: string;
}

export interface ExportedEntity {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly mergedInto: string | null;
}

export interface ExportedEntry {
  readonly id: string;
  readonly label: string;
  readonly reason: string;
  readonly undoes: string | null;
}

export interface ExportedCorpus {
  readonly format: string;
  readonly corpus: { readonly title: string };
  readonly codebook: { readonly tags: readonly { readonly id: string; readonly name: string }[] };
  readonly sources: readonly ExportedSource[];
  readonly entities: readonly ExportedEntity[];
  readonly annotations: readonly ExportedMark[];
  readonly journal: readonly ExportedEntry[];
}

/** Everything that counts for "the same state": without journal, time of export and generator. */
export function stateOf(corpus: ExportedCorpus): Record<string, unknown> {
  const kept = Object.entries(corpus).filter(
    ([key]) => !['journal', 'exportedAt', 'generator'].includes(key),
  );
  return Object.fromEntries(kept);
}

/** Every passage's quote stands in its text where the mark says. Returns how many were compared. */
export function expectExactQuotes(corpus: ExportedCorpus): number {
  const texts = new Map(corpus.sources.map((source) => [source.id, source.text]));
  let compared = 0;
  for (const mark of corpus.annotations)
    for (const span of mark.spans) {
      expect(texts.get(mark.sourceId)?.slice(span.start, span.end)).toBe(span.quote);
      compared++;
    }
  return compared;
}

/** The quotes of all marks of a kind, each mark's passages joined by " | ", in the order of the text. */
export function quotesOf(corpus: ExportedCorpus, kind?: ExportedMark['kind']): string[] {
  return corpus.annotations
    .filter((mark) => kind === undefined || mark.kind === kind)
    .sort((a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0))
    .map((mark) => mark.spans.map((span) => span.quote).join(' | '));
}
