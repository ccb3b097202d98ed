// Finding a passage by what a file says of it.
import { describe, expect, test } from 'vitest';
import type { Range } from '../model/span.ts';
import { seededRandom } from '../store/seeded.test-support.ts';
import { makeSpan } from '../text/make-span.ts';
import {
  editText,
  makeText,
  placesOf,
  randomPassages,
  survivor,
  vocabulary,
} from './edited-text.test-support.ts';
import { type FoundPassage, PassageFinder, type PassageSelector } from './find-passage.ts';

const report = 'The ship sailed on Friday. Officials said the ship was empty. The ship sank on Sunday.';
const boilerplate = 'Page 1. All rights reserved. Alpha.\nPage 2. All rights reserved. Beta.\n';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly selector: Partial<PassageSelector> & { readonly quote: string };
  /** Offset in the text, words there when not the quote, anchor; null: lost. */
  readonly expected: {
    readonly start: number;
    readonly words?: string;
    readonly anchor: FoundPassage['anchor'];
  } | null;
}

const cases: readonly Case[] = [
  {
    name: 'at its place',
    text: report,
    selector: { start: 4, quote: 'ship' },
    expected: { start: 4, anchor: 'exact' },
  },
  {
    name: 'at its place, context agrees',
    text: report,
    selector: { start: 4, quote: 'ship', prefix: 'The ', suffix: ' sailed' },
    expected: { start: 4, anchor: 'exact' },
  },
  {
    name: 'at its place, but the context is that of another place',
    text: report,
    selector: { start: 4, quote: 'ship', prefix: 'Officials said the ', suffix: ' was empty' },
    expected: { start: report.indexOf('ship was'), anchor: 'moved' },
  },
  {
    name: 'moved, told apart by context',
    text: report,
    selector: { start: 0, quote: 'ship', prefix: 'empty. The ', suffix: ' sank on' },
    expected: { start: report.indexOf('ship sank'), anchor: 'moved' },
  },
  {
    name: 'several places and nothing to tell them apart',
    text: report,
    selector: { start: 1, quote: 'ship' },
    expected: { start: 4, anchor: 'uncertain' },
  },
  {
    name: 'the only place, without context',
    text: report,
    selector: { start: null, quote: 'Officials' },
    expected: { start: 27, anchor: 'moved' },
  },
  {
    name: 'the only place of a short word in quite another context',
    text: report,
    selector: { start: null, quote: 'empty', prefix: 'glasses were half ', suffix: ' of tea' },
    expected: { start: report.indexOf('empty'), anchor: 'uncertain' },
  },
  {
    name: 'equal context twice: position decides',
    text: 'a b c. a b c.',
    selector: { start: 9, quote: 'b', prefix: 'a ', suffix: ' c' },
    expected: { start: 9, anchor: 'exact' },
  },
  {
    name: 'equal context twice and another position',
    text: 'a b c. a b c.',
    selector: { start: 8, quote: 'b', prefix: 'a ', suffix: ' c' },
    expected: { start: 9, anchor: 'uncertain' },
  },
  {
    name: 'boilerplate told apart by what follows',
    text: boilerplate,
    selector: { start: 0, quote: 'All rights reserved', prefix: '. ', suffix: '. Beta' },
    expected: { start: boilerplate.lastIndexOf('All'), anchor: 'moved' },
  },
  {
    name: 'other quotation marks and blanks, context agrees',
    text: 'He said: “We\u00a0did\r\nnot go” on Friday.',
    selector: { start: 9, quote: '"We did not go"', prefix: 'He said: ', suffix: ' on Friday' },
    expected: { start: 9, words: '“We\u00a0did\r\nnot go”', anchor: 'moved' },
  },
  {
    name: 'other quotation marks, no context',
    text: 'He said: “We did not go” on Friday.',
    selector: { start: 9, quote: '"We did not go"' },
    expected: { start: 9, words: '“We did not go”', anchor: 'uncertain' },
  },
  {
    name: 'another accent is another word',
    text: 'The Muller family left.',
    selector: { start: 4, quote: 'Müller', prefix: 'The ', suffix: ' family' },
    expected: { start: 4, words: 'Muller', anchor: 'uncertain' },
  },
  {
    name: 'a changed word',
    text: 'The minister of defence denied the report.',
    selector: { start: 0, quote: 'The minister of defense denied' },
    expected: { start: 0, words: 'The minister of defence denied', anchor: 'uncertain' },
  },
  { name: 'gone', text: report, selector: { start: 4, quote: 'aeroplane' }, expected: null },
  { name: 'no quote', text: report, selector: { start: 4, quote: '' }, expected: null },
  {
    name: 'half a character is not a place',
    text: '𝔘𝔙',
    selector: { start: 1, quote: '\udd18' },
    expected: null,
  },
  {
    name: 'a letter under an accent is not a place',
    text: 'cafe\u0301 e',
    selector: { start: null, quote: 'e' },
    expected: { start: 6, anchor: 'moved' },
  },
  {
    name: 'right to left',
    text: 'قال الوزير إن السفينة غادرت. السفينة هنا.',
    selector: { start: 0, quote: 'السفينة', prefix: 'غادرت. ', suffix: ' هنا' },
    expected: { start: 29, anchor: 'moved' },
  },
];

test.each(cases)('$name', ({ text, selector, expected }) => {
  const found = new PassageFinder(text).find({ start: null, prefix: '', suffix: '', ...selector });
  if (!expected || !found) {
    expect(found).toBe(expected);
    return;
  }
  const { start, end, anchor } = found;
  expect({ start, words: text.slice(start, end), anchor }).toEqual({ words: selector.quote, ...expected });
});

test('a text that got a long preface: all but the first are found', () => {
  const random = seededRandom(4);
  const words = vocabulary(random, 6_000);
  const old = makeText(random, { length: 40_000, words, boilerplate: 0 });
  const text = `${makeText(random, { length: 9_000, words, boilerplate: 0 })}\n\n${old}`;
  const finder = new PassageFinder(text);
  const passages = randomPassages(random, old, 300, 8).sort((a, b) => a.start - b.start);
  const moved = passages.filter((range) => {
    const { start, quote, prefix, suffix } = makeSpan(old, range);
    const found = finder.find({ start, quote, prefix, suffix });
    return found?.anchor === 'moved' && found.start === start + text.length - old.length;
  });
  expect(moved.length).toBeGreaterThanOrEqual(290);
});

test('without the old text less is sure of an edited one, and next to nothing is wrong', () => {
  for (let seed = 1; seed <= 3; seed++) {
    const random = seededRandom(seed);
    const words = vocabulary(random, 6_000);
    const old = makeText(random, { length: 60_000, words, boilerplate: 0.1 });
    const edited = editText(random, old, { rate: 0.05, words, paragraphs: false });
    const places = placesOf(edited, old.length);
    const finder = new PassageFinder(edited.text);
    const counts = { survived: 0, sure: 0, wrong: 0 };
    for (const range of randomPassages(random, old, 1_000, 12).sort((a, b) => a.start - b.start)) {
      const { start, quote, prefix, suffix } = makeSpan(old, range);
      const found = finder.find({ start, quote, prefix, suffix });
      const truth = survivor(places, range);
      const isTrue = truth !== null && found?.start === truth.start && found.end === truth.end;
      if (truth) counts.survived++;
      if (!found || found.anchor === 'uncertain') continue;
      if (isTrue) counts.sure++;
      else if (!around(edited.text, found).includes(around(old, range))) counts.wrong++;
    }
    expect(counts.sure / counts.survived).toBeGreaterThan(0.85);
    expect(counts.wrong).toBeLessThanOrEqual(2);
  }
});

function around(text: string, { start, end }: Range): string {
  return text.slice(Math.max(0, start - 32), end + 32);
}

describe('bounded in time', () => {
  const pathological = [
    { name: 'one letter', text: 'a'.repeat(100_000), quote: 'aaaa' },
    { name: 'a long line', text: 'ab '.repeat(33_000), quote: 'ab ab' },
    { name: 'a long quote that is nearly there', text: 'x'.repeat(100_000), quote: `${'x'.repeat(4_000)}y` },
  ];
  test.each(pathological)('$name', ({ text, quote }) => {
    const finder = new PassageFinder(text);
    const begun = performance.now();
    for (let turn = 0; turn < 200; turn++)
      finder.find({ start: turn * 400 + 1, quote, prefix: 'no such', suffix: 'context' });
    expect(performance.now() - begun).toBeLessThan(8_000);
  });
});
