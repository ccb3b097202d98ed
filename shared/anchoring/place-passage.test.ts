// Passages in edited texts whose truth is known: how many are found, and that none is taken for another.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Range } from '../model/span.ts';
import { seededRandom } from '../store/seeded.test-support.ts';
import {
  type EditedText,
  editText,
  makeText,
  misspell,
  placesOf,
  randomPassages,
  survivor,
  vocabulary,
} from './edited-text.test-support.ts';
import { PassagePlacer } from './place-passage.ts';

interface Outcome {
  survived: number;
  found: number;
  /** Taken for sure at a place that is not the true one, or although the words were touched. */
  wrong: string[];
  /** Of passages that were not found for sure, how many are proposed at their true place. */
  proposed: number;
  milliseconds: number;
}

/** As much context as a mark keeps on each side. */
const context = 32;

function outcomeOf(old: string, edited: EditedText, passages: readonly Range[]): Outcome {
  const places = placesOf(edited, old.length);
  const outcome: Outcome = { survived: 0, found: 0, wrong: [], proposed: 0, milliseconds: 0 };
  const begun = performance.now();
  const placer = new PassagePlacer(old, edited.text);
  const placed = passages.map((passage) => placer.place(passage));
  outcome.milliseconds = performance.now() - begun;
  placed.forEach(({ range, sure, reason }, index) => {
    const passage = passages[index] as Range;
    const truth = survivor(places, passage);
    if (truth) outcome.survived++;
    const isTrue = truth !== null && range?.start === truth.start && range.end === truth.end;
    if (sure && isTrue) outcome.found++;
    else if (isTrue) outcome.proposed++;
    // The same words between the same 32 units: nobody could tell the two apart. Typography may change within a passage.
    else if (
      sure &&
      range &&
      reason !== 'typography' &&
      !isIndistinguishable(old, passage, edited.text, range)
    )
      outcome.wrong.push(
        `${old.slice(passage.start - 30, passage.end + 30)} → ${edited.text.slice(range.start - 30, range.end + 30)}`,
      );
  });
  return outcome;
}

function isIndistinguishable(old: string, { start, end }: Range, text: string, range: Range): boolean {
  const around = (of: string, from: number, to: number) =>
    of.slice(Math.max(0, from - context), to + context);
  return around(old, start, end) === around(text, range.start, range.end);
}

const reference = process.env.GLOSSATOR_REFERENCE;

/** The longest of the reference texts: about 95 KB. */
function realText(): string {
  const folder = `${reference}/sources`;
  const texts = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
  return texts.reduce((longest, text) => (text.length > longest.length ? text : longest), '');
}

interface Plan {
  readonly name: string;
  readonly words: number;
  readonly boilerplate: number;
  readonly paragraphs: boolean;
  readonly longest: number;
  readonly least: number;
}

const plans: readonly Plan[] = [
  {
    name: 'phrases and sentences',
    words: 8_000,
    boilerplate: 0,
    paragraphs: false,
    longest: 20,
    least: 0.995,
  },
  {
    name: 'paragraphs moved, doubled, dropped',
    words: 8_000,
    boilerplate: 0,
    paragraphs: true,
    longest: 12,
    least: 0.99,
  },
  { name: 'single words', words: 4_000, boilerplate: 0, paragraphs: false, longest: 1, least: 0.99 },
  {
    name: 'boilerplate in a third of the paragraphs',
    words: 5_000,
    boilerplate: 0.3,
    paragraphs: false,
    longest: 12,
    least: 0.99,
  },
  { name: 'a poor vocabulary', words: 1_000, boilerplate: 0.1, paragraphs: false, longest: 12, least: 0.99 },
];

describe('5,000 passages in 100 KB with 5 % of the words edited', () => {
  test.each(plans)('$name', ({ words: size, boilerplate, paragraphs, longest, least }) => {
    for (let seed = 1; seed <= 3; seed++) {
      const random = seededRandom(seed);
      const words = vocabulary(random, size);
      // What is put in comes from words of its own: else the maker itself puts a dropped word back beside its place.
      const others = vocabulary(random, size).slice(27);
      const old = makeText(random, { length: 100_000, words, boilerplate });
      const edited = editText(random, old, { rate: 0.05, words: others, paragraphs });
      const outcome = outcomeOf(old, edited, randomPassages(random, old, 5_000, longest));
      expect(outcome.wrong).toEqual([]);
      expect(outcome.survived).toBeGreaterThan(2_000);
      expect(outcome.found / outcome.survived, `seed ${seed}`).toBeGreaterThanOrEqual(least);
    }
  });

  test.skipIf(!reference)('a real report, edited with its own words (needs GLOSSATOR_REFERENCE)', () => {
    const old = realText();
    const words = old.match(/\p{L}+/gu) ?? [];
    for (let seed = 1; seed <= 4; seed++)
      for (const longest of [1, 15]) {
        const random = seededRandom(seed);
        const edited = editText(random, old, { rate: 0.05, words, paragraphs: false });
        const outcome = outcomeOf(old, edited, randomPassages(random, old, 5_000, longest));
        expect(outcome.wrong).toEqual([]);
        expect(outcome.found / outcome.survived, `seed ${seed}`).toBeGreaterThanOrEqual(0.99);
      }
  });

  test('every twentieth character misspelt: less is sure, nothing is wrong', () => {
    for (let seed = 1; seed <= 3; seed++) {
      const random = seededRandom(seed);
      const old = makeText(random, { length: 100_000, words: vocabulary(random, 5_000), boilerplate: 0 });
      const outcome = outcomeOf(old, misspell(random, old, 0.05), randomPassages(random, old, 5_000, 3));
      expect(outcome.wrong).toEqual([]);
      expect((outcome.found + outcome.proposed) / outcome.survived).toBeGreaterThan(0.97);
    }
  });
});

describe('texts that are hard on an alignment are done in time', () => {
  const random = seededRandom(5);
  const words = vocabulary(random, 3_000);
  const plain = makeText(random, { length: 100_000, words, boilerplate: 0 });
  const hard: { name: string; old: string; now: string }[] = [
    { name: 'one letter', old: 'a'.repeat(100_000), now: 'a'.repeat(100_007) },
    { name: 'one word', old: 'ab '.repeat(33_000), now: `x ${'ab '.repeat(32_990)}` },
    {
      name: 'one line',
      old: plain.replace(/\n/g, ' '),
      now: `News ${plain.replace(/\n/g, ' ').replace(/the/g, 'a')}`,
    },
    { name: 'no blanks', old: plain.replace(/\s/g, ''), now: plain.replace(/\s/g, '').slice(50_000) },
    {
      name: 'nothing in common',
      old: plain,
      now: makeText(seededRandom(6), {
        length: 100_000,
        words: vocabulary(seededRandom(7), 3_000),
        boilerplate: 0,
      }),
    },
    { name: 'everything gone', old: plain, now: '.' },
    { name: 'upside down', old: plain, now: plain.split('\n\n').reverse().join('\n\n') },
    {
      name: 'a line between periods',
      old: `${'ab '.repeat(9_000)}middle ${'ab '.repeat(9_000)}`,
      now: `${'ab '.repeat(8_000)}middle ${'ab '.repeat(9_900)}`,
    },
    {
      name: 'equal pages',
      old: `${plain.slice(0, 3_000)}\n`.repeat(33),
      now: `${plain.slice(0, 3_000)}\n`.repeat(32),
    },
  ];
  test.each(hard)('$name', ({ old, now }) => {
    const passages: Range[] = Array.from({ length: 1_000 }, (_, index) => {
      const start = Math.floor((index * (old.length - 400)) / 1_000);
      return { start, end: start + 1 + (index % 300) };
    });
    const begun = performance.now();
    const placer = new PassagePlacer(old, now);
    for (const passage of passages) {
      const { range, sure } = placer.place(passage);
      if (sure && range)
        expect(now.slice(range.start, range.end).replace(/\s+/g, ' ')).toBe(
          old.slice(passage.start, passage.end).replace(/\s+/g, ' '),
        );
    }
    // Far above what a machine needs that does nothing else: about a second.
    expect(performance.now() - begun).toBeLessThan(15_000);
  });
});
