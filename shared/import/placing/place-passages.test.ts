// Where the passages of a mark are found, and how sure that is, each case by itself.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Selector } from '../incoming.ts';
import { importInto } from '../placed-into.test-support.ts';
import { filled, id, note, nothing, text } from './ships.test-support.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

describe('passages', () => {
  const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const ship = text.indexOf('\u{1F6A2}');
  const cases: {
    name: string;
    passages: readonly Selector[];
    spans?: readonly (readonly [string, string])[];
    anchor?: string;
    reason?: string;
  }[] = [
    {
      name: 'offset and quote',
      passages: [{ ...at('port'), quote: 'port' }],
      spans: [['port', 'port']],
      anchor: 'exact',
    },
    {
      name: 'a quote alone',
      passages: [{ quote: 'Friday' }],
      spans: [['Friday', 'Friday']],
      anchor: 'exact',
    },
    {
      name: 'a quote alone that stands twice',
      passages: [{ quote: 'Nine ships' }],
      spans: [['Nine ships', 'Nine ships']],
      anchor: 'uncertain',
    },
    {
      name: 'a quote that stands twice, told by its context',
      passages: [{ quote: 'Nine ships', prefix: 'Friday. ', suffix: ' came back' }],
      spans: [['Nine ships', 'Nine ships']],
      anchor: 'exact',
    },
    {
      name: 'a wrong offset',
      passages: [{ start: 3, end: 9, quote: 'Friday' }],
      spans: [['Friday', 'Friday']],
      anchor: 'moved',
    },
    {
      name: 'offsets beyond all numbers',
      passages: [{ start: -5, end: 1e300, quote: 'Friday' }],
      spans: [['Friday', 'Friday']],
      anchor: 'moved',
    },
    {
      name: 'a quote with LF',
      passages: [{ start: text.indexOf('back'), quote: 'back.\nThe' }],
      spans: [['back.\r\nThe', 'back.\r\nThe']],
      anchor: 'exact',
    },
    {
      name: 'a quote that was edited',
      passages: [{ ...at('The minister'), quote: 'Nine ships left the harbour on Fryday' }],
      spans: [['Nine ships left the port on Friday', 'Nine ships left the harbour on Fryday']],
      anchor: 'uncertain',
    },
    {
      name: 'words that are nowhere',
      passages: [{ ...at('port'), quote: 'quite different words' }],
      reason: 'quote-not-found',
    },
    { name: 'offsets alone', passages: [at('port')], spans: [['port', 'port']], anchor: 'exact' },
    { name: 'offsets alone, outside', passages: [{ start: 5, end: 5000 }], reason: 'offsets-outside' },
    { name: 'offsets alone, backwards', passages: [{ start: 9, end: 5 }], reason: 'offsets-outside' },
    {
      name: 'offsets alone, no numbers',
      passages: [{ start: Number.NaN, end: 1.5 }],
      reason: 'offsets-outside',
    },
    {
      name: 'half of a pair',
      passages: [{ start: ship + 1, end: ship + 2 }],
      spans: [['\u{1F6A2}', '\u{1F6A2}']],
      anchor: 'exact',
    },
    { name: 'nothing', passages: [], reason: 'no-passage' },
    {
      name: 'passages in reading order',
      passages: [{ quote: 'came back' }, { quote: 'port' }],
      spans: [
        ['came back', 'came back'],
        ['port', 'port'],
      ],
      anchor: 'exact',
    },
    {
      name: 'passages that overlap',
      passages: [at('left the port'), at('port on Friday')],
      spans: [['left the port on Friday', 'left the port on Friday']],
      anchor: 'exact',
    },
    {
      name: 'one passage of two is nowhere',
      passages: [{ quote: 'port' }, { quote: 'quite different words' }],
      spans: [['port', 'port']],
      anchor: 'uncertain',
    },
  ];
  it.each(cases)('$name', async ({ passages, spans, anchor, reason }) => {
    const target = await filled(sha256, {});
    const { placed } = await importInto(target, { ...nothing, marks: [note('1', ...passages)] });
    const [mark] = placed.corpus.annotations;
    expect(placed.report.notPlaced).toMatchObject(
      reason === undefined ? [] : [{ key: '1', where: 'line 1', reason }],
    );
    expect(mark?.anchor).toBe(anchor);
    expect(mark?.spans.map(({ start, end, quote }) => [text.slice(start, end), quote])).toEqual(spans);
    expect(placed.report.doubtful.map(({ key }) => key)).toEqual(
      anchor === 'moved' || anchor === 'uncertain' ? ['1'] : [],
    );
  });
});

it('a mark that is lost in the file comes in as lost, with the words it had; the same again is nothing new', async () => {
  const target = await filled(sha256, {});
  const lost = {
    ...note('1', { start: 5000, end: 5010, quote: 'the old era' }),
    id: id(7),
    anchor: 'lost' as const,
  };
  const { placed } = await importInto(target, { ...nothing, marks: [lost] });
  expect(placed.report).toMatchObject({ counts: { lost: 1, notPlaced: 0 }, notPlaced: [], doubtful: [] });
  expect(target.store.get('annotations', id(7))).toMatchObject({
    anchor: 'lost',
    spans: [{ start: 5000, end: 5010, quote: 'the old era' }],
  });
  const again = await importInto(target, { ...nothing, marks: [lost] });
  expect(again.preview).toMatchObject({ changeSet: null, conflicts: [] });
  // Found after all, it is proposed.
  const found = await importInto(target, {
    ...nothing,
    marks: [{ ...lost, id: id(8), key: '2', passages: [{ start: 5000, end: 5006, quote: 'Friday' }] }],
  });
  expect(found.placed.corpus.annotations).toMatchObject([
    { anchor: expect.stringMatching(/moved|uncertain/) },
  ]);
});

it('a lost mark whose place the file leaves out comes in as lost', async () => {
  const target = await filled(sha256, {});
  const lost = { ...note('1', { quote: 'the old era' }), id: id(7), anchor: 'lost' as const };
  await importInto(target, { ...nothing, marks: [lost] });
  expect(target.store.get('annotations', id(7))).toMatchObject({
    anchor: 'lost',
    spans: [{ start: 0, end: 11, quote: 'the old era' }],
  });
});

it('a mark that is uncertain in the file waits at the place proposed there, with the words it had', async () => {
  const target = await filled(sha256, {});
  const passages = [
    { start: 2, end: 6, quote: 'Some words of an earlier edition' },
    { start: 8, end: 12, quote: 'and some more of its words' },
  ];
  const uncertain = { ...note('1', passages[0] ?? {}), id: id(7), anchor: 'uncertain' as const, passages };
  const { placed } = await importInto(target, { ...nothing, marks: [uncertain] });
  expect(placed.report).toMatchObject({ counts: { uncertain: 1, notPlaced: 0 }, notPlaced: [] });
  expect(target.store.get('annotations', id(7))).toMatchObject({ anchor: 'uncertain', spans: passages });
  const again = await importInto(target, { ...nothing, marks: [uncertain] });
  expect(again.preview).toMatchObject({ changeSet: null, conflicts: [] });
  // Outside the text, or in one another, they stand nowhere.
  for (const start of [5000, 4]) {
    const nowhere = [{ ...passages[0], start, end: start + 8 }, passages[1] ?? {}];
    const odd = await importInto(target, {
      ...nothing,
      marks: [{ ...uncertain, id: id(8), key: '2', passages: nowhere }],
    });
    expect(odd.placed.report.counts.notPlaced).toBe(1);
  }
});
