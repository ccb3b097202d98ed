// The pieces of a native file may be encoded one by one: none ends within a character.
import { expect, test } from 'vitest';
import type { Change } from '../change/change-set.ts';
import { annotationSchema } from '../model/annotation.ts';
import { corpusInfoSchema } from '../model/corpus.ts';
import { sourceSchema } from '../model/source.ts';
import { CorpusStore } from '../store/corpus-store.ts';
import { writeNative } from './write-native.ts';

const stamps = {
  createdAt: '2026-01-02T03:04:05Z',
  createdBy: 'a1',
  updatedAt: '2026-01-02T03:04:05Z',
  updatedBy: 'a1',
};
/** High and low surrogates that belong to no pair: damaged texts have them, and two pieces must not make a pair of them. */
const lone = { high: '\ud83d', low: '\ude00' };

function store(): CorpusStore {
  const made = new CorpusStore();
  const put = (table: string, record: { id: string }) =>
    ({ table, id: record.id, before: null, after: record }) as Change;
  const changes = [put('corpus', corpusInfoSchema.parse({ id: 'c', title: `💡${lone.high}` }))];
  for (let n = 0; n < 3; n++)
    changes.push(
      put(
        'sources',
        sourceSchema.parse({
          id: `s${n}`,
          position: n,
          title: `${lone.low}💡`,
          sha256: `${n}`.repeat(64),
          length: 4,
          ...stamps,
        }),
      ),
    );
  // Lengths that differ by one, over more than one piece, so that a cut by length would fall within a pair.
  for (let n = 0; n < 900; n++)
    changes.push(
      put(
        'annotations',
        annotationSchema.parse({
          id: `m${String(n).padStart(4, '0')}`,
          sourceId: 's0',
          kind: 'note',
          spans: [{ start: 0, end: 2, quote: '💡', prefix: '', suffix: '💡' }],
          comment: `${'x'.repeat(n % 7)}${'💡'.repeat(300)}${lone.high}`,
          ...stamps,
        }),
      ),
    );
  made.apply(changes, 'load');
  return made;
}

test('no piece ends between the halves of a surrogate pair', async () => {
  const texts = [`${'💡'.repeat(200_000)}${lone.high}`, `${lone.low}💡`, `a${'💡'.repeat(140_000)}`];
  const pieces: string[] = [];
  const encoder = new TextEncoder();
  for await (const piece of writeNative(
    {
      store: store(),
      textOf: (sha256) => texts[Number(sha256[0])] ?? null,
      journal: () => [],
    },
    {
      withText: true,
      withJournal: true,
      sourceIds: null,
      exportedAt: '2026-01-02T03:04:05Z',
      generator: `G${lone.high}`,
    },
  ))
    pieces.push(piece);
  expect(pieces.length).toBeGreaterThan(20);
  for (const piece of pieces) expect(piece).not.toMatch(/\p{Cs}/u);
  // What a Blob does with its parts, and a file with its writes.
  const encoded = pieces.map((piece) => encoder.encode(piece));
  const bytes = new Uint8Array(encoded.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of encoded) {
    bytes.set(part, at);
    at += part.length;
  }
  expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toBe(pieces.join(''));
  const parsed = JSON.parse(pieces.join('')) as { sources: { text: string }[]; annotations: unknown[] };
  expect(parsed.sources.map((source) => source.text)).toEqual(texts);
  expect(parsed.annotations).toHaveLength(900);
});
