import { describe, expect, it } from 'vitest';
import type { Annotation } from '../model/annotation.ts';
import { annotationSchema } from '../model/annotation.ts';
import type { CodebookEntry } from '../model/codebook.ts';
import { codebookEntrySchema } from '../model/codebook.ts';
import { colourings, legendOf, markStyle } from './mark-style.ts';

const entry = (id: string, colour: string): CodebookEntry =>
  codebookEntrySchema.parse({ id, name: id, colour });
const person = entry('person', '#3B6FD4');
const urgent = entry('urgent', '#c2571a');
const lookups = {
  typeOfEntity: (id: string) => (id === 'known' ? person : undefined),
  tag: (id: string) => (id === 'urgent' ? urgent : undefined),
};
const mark = (more: object): Annotation =>
  annotationSchema.parse({
    id: 'm',
    sourceId: 's',
    status: 'accepted',
    spans: [{ start: 0, end: 1, quote: 'a' }],
    createdAt: 't',
    createdBy: 'a',
    updatedAt: 't',
    updatedBy: 'a',
    ...more,
  });
const mention = mark({ kind: 'mention', entityId: 'known' });
const claim = mark({ kind: 'claim', claim: { confidence: 'high' }, status: 'draft' });
const note = mark({ kind: 'note', tags: ['urgent'], status: 'rejected' });

describe('markStyle', () => {
  it('tells the kinds apart by line style under every colouring', () => {
    for (const colouring of colourings) {
      const looks = [mention, claim, note].map((each) => markStyle(each, colouring, lookups).look);
      expect(looks).toEqual(['fill', 'underline', 'dotted']);
    }
  });

  it('breaks the line of what is not accepted', () => {
    expect([mention, claim, note].map((each) => markStyle(each, 'kind', lookups).dashed)).toEqual([
      false,
      true,
      true,
    ]);
  });

  it.each([
    { colouring: 'entity-type', input: mention, expected: 'fill-3b6fd4' },
    { colouring: 'entity-type', input: claim, expected: 'underline-777777-dashed' },
    { colouring: 'confidence', input: claim, expected: 'underline-2f8f5b-dashed' },
    { colouring: 'confidence', input: mention, expected: 'fill-777777' },
    { colouring: 'tag', input: note, expected: 'dotted-c2571a-dashed' },
    { colouring: 'tag', input: claim, expected: 'underline-777777-dashed' },
  ] as const)('$colouring: $expected', ({ colouring, input, expected }) => {
    expect(markStyle(input, colouring, lookups).key).toBe(expected);
  });

  it('explains every colour it uses', () => {
    for (const colouring of colourings) {
      const explained = legendOf(colouring, [person], [urgent]).map((row) => row.colour);
      for (const each of [mention, claim, note])
        expect(explained).toContain(markStyle(each, colouring, lookups).colour);
    }
  });
});
