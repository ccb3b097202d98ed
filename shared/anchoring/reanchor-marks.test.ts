// Marks placed in a new version of their text: one case for each way a text changes.
import { describe, expect, test } from 'vitest';
import type { AnchorState } from '../model/annotation.ts';
import type { Range, Span } from '../model/span.ts';
import { spanFaults } from '../native/check-spans.ts';
import { makeSpan } from '../text/make-span.ts';
import { acceptedSpans, MarkReanchoring, type ReanchoredMark, spansIn } from './reanchor-marks.ts';

/** A text with passages in ⟦brackets⟧: the text without them, and where they were. */
function bracketed(marked: string): { text: string; ranges: Range[] } {
  const ranges: Range[] = [];
  let text = '';
  let start = 0;
  for (const unit of marked) {
    if (unit === '⟦') start = text.length;
    else if (unit === '⟧') ranges.push({ start, end: text.length });
    else text += unit;
  }
  return { text, ranges };
}

function reanchored(before: string, now: string, anchor: AnchorState = 'exact') {
  const old = bracketed(before);
  const { text, ranges } = bracketed(now);
  const spans = old.ranges.map((range) => makeSpan(old.text, range));
  const reanchoring = new MarkReanchoring(old.text, text);
  const mark = reanchoring.place({ id: 'mark', anchor, spans });
  return { old, text, ranges, spans, reanchoring, mark };
}

const lead = 'Report of the harbour office for the second week of August. ';
const tail = ' Further details were not available by the time of writing, the office said.';
const boiler = 'All rights reserved. Reproduction without permission of the publisher is prohibited.';

interface Case {
  readonly name: string;
  /** The mark's passages in ⟦⟧. */
  readonly before: string;
  /** Where they are expected, or proposed; nothing in ⟦⟧: lost. */
  readonly now: string;
  readonly anchor: AnchorState;
  readonly reason?: string;
}

const cases: readonly Case[] = [
  {
    name: 'nothing changed',
    before: `${lead}The ⟦ship⟧ sailed.`,
    now: `${lead}The ⟦ship⟧ sailed.`,
    anchor: 'exact',
  },
  {
    name: 'changed behind it',
    before: `${lead}The ⟦ship⟧ sailed on Friday.${tail}`,
    now: `${lead}The ⟦ship⟧ sailed on Saturday.${tail}`,
    anchor: 'exact',
  },
  {
    name: 'inserted before it',
    before: `${lead}The ⟦ship⟧ sailed.${tail}`,
    now: `Correction. ${lead}The ⟦ship⟧ sailed.${tail}`,
    anchor: 'moved',
  },
  {
    name: 'inserted directly before it',
    before: `${lead}The ⟦ship⟧ sailed.${tail}`,
    now: `${lead}The grey ⟦ship⟧ sailed.${tail}`,
    anchor: 'moved',
  },
  {
    name: 'deleted before it',
    before: `${lead}On Friday the grey ⟦ship⟧ sailed.${tail}`,
    now: `${lead}On Friday the ⟦ship⟧ sailed.${tail}`,
    anchor: 'moved',
  },
  {
    name: 'the passage is gone',
    before: `${lead}⟦Forty people died.⟧ Nobody was hurt.${tail}`,
    now: `${lead}Nobody was hurt.${tail}`,
    anchor: 'lost',
    reason: 'gone',
  },
  {
    name: 'the word is gone but stands elsewhere, as another passage of the old text',
    before: `${lead}The ⟦ship⟧ sailed. Later the ship sank.${tail}`,
    now: `${lead}It sailed. Later the ship sank.${tail}`,
    anchor: 'lost',
  },
  {
    name: 'at the same offset the same word, but it is another one',
    before: `${lead}ship A left port, then the ⟦ship⟧ B left.${tail}`,
    now: `${lead}The crew of ship A left, then the ⟦ship⟧ B left.${tail}`,
    anchor: 'moved',
  },
  {
    name: 'a word within it was changed',
    before: `${lead}⟦The minister denied the report on Friday⟧.${tail}`,
    now: `${lead}⟦The minister denied the story on Friday⟧.${tail}`,
    anchor: 'uncertain',
    reason: 'words-changed',
  },
  {
    name: 'its last word was changed',
    before: `${lead}⟦The minister denied the report⟧ on Friday.${tail}`,
    now: `${lead}⟦The minister denied the story⟧ on Friday.${tail}`,
    anchor: 'uncertain',
  },
  {
    name: 'a page break splits it',
    before: `${lead}⟦The minister denied the report on Friday⟧.${tail}`,
    now: `${lead}⟦The minister denied\n\n— 12 —\n\nthe report on Friday⟧.${tail}`,
    anchor: 'uncertain',
    reason: 'words-changed',
  },
  {
    name: 'other quotation marks, blanks and dashes',
    before: `${lead}He said: ⟦"We - all of us - left"⟧ on Friday.${tail}`,
    now: `${lead}He said: ⟦“We – all of\u00a0us – left”⟧ on Friday.${tail}`,
    anchor: 'moved',
    reason: 'typography',
  },
  {
    name: 'soft hyphens',
    before: `${lead}The ⟦ministerial conference⟧ failed.${tail}`,
    now: `${lead}The ⟦minis\u00adterial con\u00adference⟧ failed.${tail}`,
    anchor: 'moved',
    reason: 'typography',
  },
  {
    name: 'CRLF became LF',
    before: `${lead}\r\nThe ⟦ship sailed\r\non Friday⟧.\r\n${tail}`,
    now: `${lead}\nThe ⟦ship sailed\non Friday⟧.\n${tail}`,
    anchor: 'moved',
    reason: 'typography',
  },
  {
    name: 'CRLF became LF before it',
    before: `${lead}\r\nThe ⟦ship⟧ sailed.\r\n${tail}`,
    now: `${lead}\nThe ⟦ship⟧ sailed.\n${tail}`,
    anchor: 'moved',
    reason: 'moved',
  },
  {
    name: 'lines were broken anew',
    before: `${lead}The grey ship\nsailed from the ⟦northern harbour⟧ with\na crew of nine.${tail}`,
    now: `${lead}The grey\nship sailed from the ⟦northern\nharbour⟧ with a crew of nine.${tail}`,
    anchor: 'moved',
    reason: 'typography',
  },
  {
    name: 'another accent is another word',
    before: `${lead}The ⟦Müller⟧ family left.${tail}`,
    now: `${lead}The ⟦Muller⟧ family left.${tail}`,
    anchor: 'uncertain',
    reason: 'words-changed',
  },
  {
    name: 'composed and decomposed letters',
    before: `${lead}The ⟦M\u00fcller⟧ family left.${tail}`,
    now: `${lead}The ⟦Mu\u0308ller⟧ family left.${tail}`,
    anchor: 'moved',
    reason: 'typography',
  },
  {
    name: 'an accent was put on its last letter',
    before: `${lead}The ⟦cafe⟧ burnt.${tail}`,
    now: `${lead}The ⟦cafe\u0301⟧ burnt.${tail}`,
    anchor: 'uncertain',
  },
  {
    name: 'the number grew',
    before: `${lead}The fire killed ⟦40⟧ people.${tail}`,
    now: `${lead}The fire killed ⟦40⟧,000 people.${tail}`,
    anchor: 'uncertain',
    reason: 'part-of-word',
  },
  {
    name: 'the word grew',
    before: `${lead}The ⟦ship⟧ sailed.${tail}`,
    now: `${lead}The ⟦ship⟧ping sailed.${tail}`,
    anchor: 'uncertain',
    reason: 'part-of-word',
  },
  {
    name: 'astral characters',
    before: `${lead}𝔘𝔙 the ⟦𝔘𝔙𝔚⟧ sign.${tail}`,
    now: `${lead}new 𝔘𝔙 the ⟦𝔘𝔙𝔚⟧ sign.${tail}`,
    anchor: 'moved',
  },
  {
    name: 'an emoji of several code points',
    before: `${lead}They posted ⟦👩‍👩‍👧‍👦⟧ and left.${tail}`,
    now: `${lead}Again they posted ⟦👩‍👩‍👧‍👦⟧ and left.${tail}`,
    anchor: 'moved',
  },
  {
    name: 'right to left',
    before: `${lead}قال الوزير إن ⟦السفينة غادرت⟧ الميناء يوم الجمعة.${tail}`,
    now: `${lead}وقال الوزير إن ⟦السفينة غادرت⟧ الميناء يوم الجمعة.${tail}`,
    anchor: 'moved',
  },
  {
    name: 'no blanks between words',
    before: `${lead}委员会星期四说，⟦部长⟧将辞职。其他消息尚未公布，办公室说。${tail}`,
    now: `${lead}据报道，委员会星期四说，⟦部长⟧将辞职。其他消息尚未公布，办公室说。${tail}`,
    anchor: 'moved',
  },
  {
    name: 'the paragraph was moved',
    before: `${lead}\n\nThe ⟦ship⟧ sailed from the northern harbour with nine men.\n\n${boiler}\n\n${tail}`,
    now: `${lead}\n\n${boiler}\n\n${tail}\n\nThe ⟦ship⟧ sailed from the northern harbour with nine men.`,
    anchor: 'moved',
  },
  {
    name: 'boilerplate on every page: told apart by its neighbours',
    before: `${lead}First. ${boiler} Second. ⟦${boiler}⟧ Third. ${boiler}${tail}`,
    now: `News. ${lead}First. ${boiler} Second. ⟦${boiler}⟧ Third. ${boiler}${tail}`,
    anchor: 'moved',
  },
  {
    name: 'one of three equal paragraphs in a row is gone: nobody knows which',
    before: `${lead}${boiler}\n⟦${boiler}⟧\n${boiler}\n${tail}`,
    now: `${lead}⟦${boiler}⟧\n${boiler}\n${tail}`,
    anchor: 'uncertain',
    reason: 'repeated',
  },
  {
    name: 'an equal paragraph was put beside it',
    before: `${lead}⟦${boiler}⟧\n${tail}`,
    // Either of the two would do as a proposal.
    now: `${lead}${boiler}\n⟦${boiler}⟧\n${tail}`,
    anchor: 'uncertain',
    reason: 'repeated',
  },
  {
    name: 'a copy of it was put elsewhere',
    before: `${lead}The ⟦ship⟧ sailed from the northern harbour. Then it sank.${tail}`,
    now: `The ship sailed from the northern harbour. ${lead}The ⟦ship⟧ sailed from the northern harbour. Then it sank.${tail}`,
    anchor: 'moved',
  },
  {
    name: 'several passages, all found',
    before: `${lead}The ⟦ship⟧ sailed and, after a storm, ⟦sank⟧ off the coast.${tail}`,
    now: `${lead}The grey ⟦ship⟧ sailed and, after a storm, ⟦sank⟧ off the coast.${tail}`,
    anchor: 'moved',
  },
  {
    name: 'several passages, one changed',
    before: `${lead}⟦The minister denied the report⟧ and ⟦resigned on Friday⟧.${tail}`,
    now: `${lead}⟦The minister denied the report⟧ and ⟦resigned on Monday⟧.${tail}`,
    anchor: 'uncertain',
  },
];

test.each(cases)('$name', ({ before, now, anchor, reason }) => {
  const { old, text, ranges, spans, reanchoring, mark } = reanchored(before, now);
  expect(mark.passages.flatMap(({ range }) => (range ? [text.slice(range.start, range.end)] : []))).toEqual(
    ranges.map((range) => text.slice(range.start, range.end)),
  );
  expect(mark.passages.flatMap(({ range }) => range ?? [])).toEqual(ranges);
  expect(mark.anchor).toBe(anchor);
  if (reason !== undefined) expect(mark.passages[0]?.reason).toBe(reason);
  expectStorable(old.text, text, spans, reanchoring, mark);
});

/** What is written for the mark passes the check of native files. */
function expectStorable(
  _oldText: string,
  text: string,
  old: readonly Span[],
  reanchoring: MarkReanchoring,
  { anchor, passages }: ReanchoredMark,
): void {
  if (anchor === 'lost') return;
  const spans = spansIn(text, old, passages, (offset) => reanchoring.expectedOffset(offset));
  expect(spans).not.toBeNull();
  const record = { spans: spans ?? [], anchor } as Parameters<typeof spanFaults>[0];
  expect(spanFaults(record, text, text.length)).toEqual([]);
  const accepted = acceptedSpans(text, passages) ?? [];
  expect(spanFaults({ ...record, spans: accepted, anchor: 'moved' }, text, text.length)).toEqual([]);
}

describe('marks of several passages', () => {
  test('one lost passage makes the mark uncertain, and stands in near its place', () => {
    const { text, spans, reanchoring, mark } = reanchored(
      `${lead}The ⟦grey ship⟧ sailed. ⟦Forty people died.⟧${tail}`,
      `${lead}The ⟦grey ship⟧ sailed.${tail}`,
    );
    expect(mark.anchor).toBe('uncertain');
    expect(mark.passages.map((passage) => passage.range === null)).toEqual([false, true]);
    const kept = spansIn(text, spans, mark.passages, (offset) => reanchoring.expectedOffset(offset));
    expect(kept?.[0]?.quote).toBe('grey ship');
    expect(kept?.[1]).toMatchObject({ quote: 'Forty people died.' });
    expect((kept?.[1]?.end ?? 0) - (kept?.[1]?.start ?? 0)).toBe(1);
    expect(acceptedSpans(text, mark.passages)?.map((span) => span.quote)).toEqual(['grey ship']);
  });
  test('passages that have changed places are not sure', () => {
    const one = 'The grey ship sailed from the northern harbour with nine men.';
    const two = 'The minister for transport denied every report about the accident.';
    const { mark } = reanchored(
      `${lead}\n\n⟦${one}⟧\n\n${boiler}\n\n⟦${two}⟧\n\n${tail}`,
      `${lead}\n\n${two}\n\n${boiler}\n\n${one}\n\n${tail}`,
    );
    expect(mark.anchor).toBe('uncertain');
    expect(mark.passages.map((passage) => passage.range !== null)).toEqual([true, true]);
  });
  test('reading order that is not offset order stays', () => {
    const before = bracketed(`${lead}The ⟦ship⟧ sailed and ⟦sank⟧.${tail}`);
    const text = `News. ${before.text}`;
    const spans = before.ranges.map((range) => makeSpan(before.text, range)).reverse();
    const mark = new MarkReanchoring(before.text, text).place({ id: 'm', anchor: 'exact', spans });
    expect(mark.anchor).toBe('moved');
    expect(mark.passages.map(({ range }) => range && text.slice(range.start, range.end))).toEqual([
      'sank',
      'ship',
    ]);
  });
});

describe('marks that were not sure before', () => {
  const without = `${lead}Nobody was hurt.${tail}`;
  const withIt = `${lead}Forty people died. Nobody was hurt.${tail}`;
  test('a lost one is found when its words come back', () => {
    const start = withIt.indexOf('Forty');
    const span = makeSpan(withIt, { start, end: start + 18 });
    const mark = new MarkReanchoring(without, withIt).place({ id: 'm', anchor: 'lost', spans: [span] });
    expect(mark.anchor).toBe('moved');
    expect(mark.passages[0]?.range).toEqual({ start, end: start + 18 });
  });
  test('it stays lost otherwise', () => {
    const start = withIt.indexOf('Forty');
    const span = makeSpan(withIt, { start, end: start + 18 });
    expect(
      new MarkReanchoring(without, without).place({ id: 'm', anchor: 'lost', spans: [span] }).anchor,
    ).toBe('lost');
  });
});
