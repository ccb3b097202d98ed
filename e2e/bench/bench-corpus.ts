// Corpora to measure with, as native files: made from seeds, written piece by piece.

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Entity } from '../../shared/model/entity.ts';
import type { Source } from '../../shared/model/source.ts';
import { seededRandom } from '../../shared/store/seeded.test-support.ts';
import { analystId, benchMarks, benchText, benchWords, entityId, uuidOf } from './page/bench-text.ts';

/** Sources of one size. */
export interface SourcePlan {
  /** Titles are this and a number from 1 on. */
  readonly title: string;
  readonly count: number;
  /** UTF-16 units each, roughly. */
  readonly length: number;
  readonly lines: number;
  /** Marks each. */
  readonly marks: number;
}

export interface CorpusPlan {
  readonly sources: readonly SourcePlan[];
  readonly entities: number;
}

const stamps = {
  createdAt: '2026-01-01T00:00:00Z',
  createdBy: analystId,
  updatedAt: '2026-01-01T00:00:00Z',
  updatedBy: analystId,
};

/** Texts of one size differ in their first line only: making 200 MB of prose would take longer than measuring it. */
const textsPerSize = 16;

/** The native file in pieces. */
export function* nativeFile(plan: CorpusPlan): Generator<string, void> {
  yield `{"format":"glossator-corpus","version":1,"offsetUnit":"utf-16","generator":"bench",`;
  yield `"exportedAt":"2026-01-01T00:00:00Z","corpus":{"id":"${uuidOf(1, 0xc)}","title":"Bench","description":"","yardstick":"icd203"},`;
  yield `"analysts":[{"id":"${analystId}","name":"Ada"}],"sources":[`;
  let separator = '';
  for (const { source, text } of sources(plan)) {
    yield `${separator}${JSON.stringify({ ...source, text })}`;
    separator = ',\n';
  }
  yield '],"annotations":[';
  separator = '';
  for (const { source, text, number, marks } of sources(plan)) {
    const made = benchMarks(text, marks, {
      sourceId: source.id,
      seed: number,
      group: 0x1000 + number,
      entities: plan.entities,
    });
    for (const mark of made) {
      yield `${separator}${JSON.stringify(mark)}`;
      separator = ',\n';
    }
  }
  yield '],"entities":[';
  separator = '';
  for (const entity of entities(plan.entities)) {
    yield `${separator}${JSON.stringify(entity)}`;
    separator = ',\n';
  }
  yield ']}';
}

/** Writes the native file of a plan. */
export async function writeNativeFile(plan: CorpusPlan, path: string): Promise<void> {
  const stream = createWriteStream(path);
  let waiting = '';
  for (const piece of nativeFile(plan)) {
    waiting += piece;
    if (waiting.length < 1 << 20) continue;
    if (!stream.write(waiting)) await once(stream, 'drain');
    waiting = '';
  }
  stream.end(waiting);
  await once(stream, 'close');
}

function* sources(plan: CorpusPlan) {
  let number = 0;
  for (const { title, count, length, lines, marks } of plan.sources) {
    const texts = Array.from({ length: Math.min(count, textsPerSize) }, (_, seed) =>
      benchText({ name: 'S', length, lines, marks }, seed + 1),
    );
    for (let index = 0; index < count; index++) {
      number++;
      const text = `${title} ${index + 1}\n${texts[index % texts.length] ?? ''}`;
      const source: Partial<Source> = {
        id: uuidOf(number, 0x5),
        position: number,
        title: `${title} ${index + 1}`,
        fileName: `${title.toLowerCase().replaceAll(' ', '-')}-${index + 1}.txt`,
        sha256: createHash('sha256').update(text).digest('hex'),
        length: text.length,
        publisher: 'The Bench Gazette',
        ...stamps,
      };
      yield { source: source as Partial<Source> & { id: string }, text, number, marks };
    }
  }
}

function* entities(count: number): Generator<Partial<Entity>> {
  const random = seededRandom(7);
  const word = () => benchWords[Math.floor(random() * benchWords.length)] ?? 'the';
  const types = ['person', 'organisation', 'location', 'event'];
  for (let index = 0; index < count; index++) {
    const name = `${word()} ${word()} ${index}`;
    const capital = name.charAt(0).toUpperCase() + name.slice(1);
    yield {
      id: entityId(index),
      type: types[index % types.length] ?? 'person',
      name: capital,
      aliases: [word()],
      ...stamps,
    };
  }
}
