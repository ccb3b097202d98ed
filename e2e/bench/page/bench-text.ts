// Texts and marks to measure with: made from a seed, so that every run and every contender gets the same.

import type { Annotation } from '../../../shared/model/annotation.ts';
import { emptyClaim } from '../../../shared/model/claim.ts';
import { seededRandom } from '../../../shared/store/seeded.test-support.ts';
import { makeSpan } from '../../../shared/text/make-span.ts';

export interface BenchSize {
  readonly name: 'S' | 'M' | 'L';
  /** UTF-16 units, roughly. */
  readonly length: number;
  readonly lines: number;
  readonly marks: number;
}

export const benchSizes: Readonly<Record<BenchSize['name'], BenchSize>> = {
  S: { name: 'S', length: 95_000, lines: 600, marks: 1_000 },
  M: { name: 'M', length: 1_000_000, lines: 6_000, marks: 10_000 },
  L: { name: 'L', length: 10_000_000, lines: 60_000, marks: 10_000 },
};

/** What the texts are made of. */
export const benchWords: readonly string[] =
  'officials said the reservoir gate near Munqar had been closed before dawn while reports from al-Sharqi’s office “could not be confirmed” and nine pumps were counted in 2024 by the commission under the ceasefire terms of a council that met on the northern road'.split(
    ' ',
  );

/** Lines of prose, some short, some empty, of about the asked length. */
export function benchText(size: BenchSize, seed = 1): string {
  const random = seededRandom(seed);
  const average = size.length / size.lines;
  const lines: string[] = [];
  for (let line = 0; line < size.lines; line++) {
    const target = line % 7 === 6 ? 0 : average * (0.4 + random() * 1.53);
    const parts: string[] = [];
    for (let length = 0; length < target; ) {
      const word = benchWords[Math.floor(random() * benchWords.length)] ?? 'the';
      parts.push(word);
      length += word.length + 1;
    }
    lines.push(parts.join(' '));
  }
  return lines.join('\n');
}

export interface MarkPlan {
  readonly count: number;
  readonly sourceId: string;
  readonly seed: number;
  /** Keeps the ids of one source's marks apart from another's. */
  readonly group: number;
  /** How many entities the mentions mean, from `entityId(0)` on. */
  readonly entities: number;
}

const usualMarks: MarkPlan = { count: 0, sourceId: 'source', seed: 2, group: 0, entities: 50 };

/** Overlapping marks over the whole text: three mentions of a few words to one claim of a sentence's length; every other is a draft. */
export function benchMarks(text: string, count: number, plan: Partial<MarkPlan> = {}): Annotation[] {
  const { sourceId, seed, group, entities } = { ...usualMarks, ...plan };
  const random = seededRandom(seed);
  const stamps = {
    createdAt: '2026-01-01T00:00:00Z',
    createdBy: analystId,
    updatedAt: '2026-01-01T00:00:00Z',
    updatedBy: analystId,
  };
  return Array.from({ length: count }, (_, index): Annotation => {
    const claim = index % 4 === 3;
    const start = Math.min(text.length - 2, Math.floor(random() * text.length));
    const end = Math.min(
      text.length,
      start + (claim ? 60 + Math.floor(random() * 140) : 6 + Math.floor(random() * 20)),
    );
    const common = {
      id: uuidOf(index, group),
      sourceId,
      spans: [makeSpan(text, { start, end })],
      tags: [],
      comment: '',
      status: index % 2 === 0 ? ('draft' as const) : ('accepted' as const),
      anchor: 'exact' as const,
    };
    return claim
      ? { ...common, kind: 'claim', claim: emptyClaim, ...stamps }
      : { ...common, kind: 'mention', entityId: entityId(index % entities), ...stamps };
  });
}

/** Who made everything in the bench's corpora. */
export const analystId = uuidOf(1, 0xa);

/** The id of an entity of the bench's corpora. */
export function entityId(index: number): string {
  return uuidOf(index, 0xe);
}

/** A well-formed UUIDv4 that says its number. */
export function uuidOf(index: number, group = 0): string {
  return `${group.toString(16).padStart(8, '0')}-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;
}
