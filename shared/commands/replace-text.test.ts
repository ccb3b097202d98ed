// A new version of a text: what moves over, what stays, and that one step takes all of it back.
import { beforeEach, describe, expect, test } from 'vitest';
import { acceptance, decideMark, type ProposedMark } from '../anchoring/decide-mark.ts';
import { MarkReanchoring, spansIn } from '../anchoring/reanchor-marks.ts';
import { type ChangeSet, reverse } from '../change/change-set.ts';
import { type Annotation, annotationSchema } from '../model/annotation.ts';
import { type Source, sourceSchema } from '../model/source.ts';
import { spanFaults } from '../native/check-spans.ts';
import { CorpusStore } from '../store/corpus-store.ts';
import { makeSpan } from '../text/make-span.ts';
import type { CommandContext } from './command-context.ts';
import { acceptPlaces, isStandIn, needsPlace, placeByHand, rejectPlaces } from './place-marks.ts';
import { replaceText } from './replace-text.ts';

const oldText =
  'Report of the harbour office. The grey ship sailed on Friday with nine men. The minister denied the report on Saturday. Forty people died. The office said no more.';
const newText =
  'Report of the harbour office. The grey ship sailed on Friday with nine men. It was late. The minister denied the story on Saturday. The office said no more.';

const stamps = { createdAt: 'now', createdBy: 'me', updatedAt: 'now', updatedBy: 'me' };
const source = (id: string, fields: Partial<Source>): Source => ({
  ...sourceSchema.parse({ id, position: 3, title: id, sha256: '0'.repeat(64), length: 1, ...stamps }),
  ...fields,
});
const note = (id: string, ...quotes: readonly string[]): Annotation =>
  annotationSchema.parse({
    id,
    sourceId: 'old',
    kind: 'note',
    spans: quotes.map((quote) => {
      const start = oldText.indexOf(quote);
      return makeSpan(oldText, { start, end: start + quote.length });
    }),
    ...stamps,
  });

const marks = [
  note('exact', 'grey ship'),
  note('moved', 'no more'),
  note('uncertain', 'The minister denied the report on Saturday'),
  note('lost', 'Forty people died.'),
  note('half', 'nine men', 'Forty people died.'),
];

let store: CorpusStore;
let context: CommandContext;

beforeEach(() => {
  store = new CorpusStore();
  context = { store, analyst: 'ada', clock: { now: () => 'later', newId: () => 'id' } };
  const old = source('old', {
    title: 'Harbour',
    publisher: 'Office',
    url: 'https://a.example/',
    notes: 'mine',
  });
  store.apply(
    [
      { table: 'sources', id: 'old', before: null, after: old },
      ...marks.map((mark) => ({ table: 'annotations', id: mark.id, before: null, after: mark }) as const),
    ],
    'load',
  );
});

function proposed(): ProposedMark[] {
  const reanchoring = new MarkReanchoring(oldText, newText);
  return marks.map((mark) => {
    const placed = reanchoring.place(mark);
    const spans = spansIn(newText, mark.spans, placed.passages, (offset) =>
      reanchoring.expectedOffset(offset),
    );
    return { ...placed, spans: placed.anchor === 'lost' || !spans ? mark.spans : spans };
  });
}

function replace(
  decide: (mark: ProposedMark) => ReturnType<typeof acceptance> | undefined,
): ChangeSet | null {
  const decided = proposed().map((mark) => {
    const spans = store.get('annotations', mark.id)?.spans ?? [];
    return decideMark(newText, mark, spans, decide(mark));
  });
  const next = source('new', { position: 9, title: 'Whatever', publishedOn: null, publisher: 'Archive' });
  return replaceText(context, { oldId: 'old', next, marks: decided, zones: [] });
}

const anchors = () => Object.fromEntries(marks.map(({ id }) => [id, store.get('annotations', id)?.anchor]));
function expectSound(): void {
  for (const mark of store.table('annotations').values())
    expect(spanFaults(mark, newText, newText.length), mark.id).toEqual([]);
}

describe('replacing', () => {
  test('marks move over, the old version stays, details are taken over', () => {
    const change = replace(() => undefined);
    store.apply(change?.changes ?? [], 'command');
    expect(anchors()).toEqual({
      exact: 'exact',
      moved: 'moved',
      uncertain: 'uncertain',
      lost: 'lost',
      half: 'uncertain',
    });
    expect(store.marksOf('old').size).toBe(0);
    expect(store.marksOf('new').size).toBe(5);
    expect(store.get('sources', 'new')).toMatchObject({
      supersedes: 'old',
      createdBy: 'ada',
      title: 'Harbour',
      position: 3,
      publisher: 'Archive',
      url: 'https://a.example/',
      notes: 'mine',
    });
    expect(store.get('sources', 'old')?.title).toBe('Harbour');
    expect(change?.label).toBe(
      'Replaced “Harbour” with a new version: 1 mark in place, 1 moved, 2 uncertain, 1 lost',
    );
    expectSound();
  });
  test('one step back', () => {
    const change = replace(() => undefined);
    store.apply(change?.changes ?? [], 'command');
    store.apply(reverse(change?.changes ?? []), 'undo');
    for (const mark of marks) expect(store.get('annotations', mark.id)).toEqual(mark);
    expect(store.get('sources', 'new')).toBeUndefined();
    expect(store.marksOf('old').size).toBe(5);
  });
  test('accepted and rejected', () => {
    const change = replace((mark) =>
      mark.anchor !== 'uncertain' ? undefined : mark.id === 'half' ? { kind: 'rejected' } : acceptance(mark),
    );
    store.apply(change?.changes ?? [], 'command');
    expect(anchors()).toEqual({
      exact: 'exact',
      moved: 'moved',
      uncertain: 'moved',
      lost: 'lost',
      half: 'lost',
    });
    expect(store.get('annotations', 'uncertain')?.spans[0]?.quote).toBe(
      'The minister denied the story on Saturday',
    );
    expect(store.get('annotations', 'half')?.spans.map((span) => span.quote)).toEqual([
      'nine men',
      'Forty people died.',
    ]);
    expectSound();
  });
  test('a source that is in the corpus already becomes the new version', () => {
    store.apply([{ table: 'sources', id: 'new', before: null, after: source('new', {}) }], 'load');
    store.apply(replace(() => undefined)?.changes ?? [], 'command');
    expect(store.get('sources', 'new')?.supersedes).toBe('old');
  });
  test('what is replaced already is not replaced again', () => {
    store.apply(replace(() => undefined)?.changes ?? [], 'command');
    expect(replace(() => undefined)).toBeNull();
  });
});

describe('deciding later', () => {
  beforeEach(() => store.apply(replace(() => undefined)?.changes ?? [], 'command'));
  const apply = (change: ChangeSet | null) => store.apply(change?.changes ?? [], 'command');
  test('accepting takes what stands there and leaves out what stands in', () => {
    const half = store.get('annotations', 'half');
    expect(half?.spans.map((span) => isStandIn(newText, span))).toEqual([false, true]);
    apply(acceptPlaces(context, ['uncertain', 'half', 'lost', 'exact'], newText));
    expect(anchors()).toMatchObject({ uncertain: 'moved', half: 'moved', lost: 'lost', exact: 'exact' });
    expect(store.get('annotations', 'half')?.spans.map((span) => span.quote)).toEqual(['nine men']);
    expectSound();
  });
  test('rejecting keeps the old words', () => {
    apply(rejectPlaces(context, ['uncertain', 'exact']));
    expect(anchors()).toMatchObject({ uncertain: 'lost', exact: 'exact' });
    expect(store.get('annotations', 'uncertain')?.spans[0]?.quote).toBe(
      'The minister denied the report on Saturday',
    );
  });
  test('placing by hand', () => {
    const lost = store.get('annotations', 'lost');
    expect(lost && needsPlace(lost)).toBe(true);
    apply(placeByHand(context, 'lost', [makeSpan(newText, { start: 0, end: 6 })]));
    expect(store.get('annotations', 'lost')).toMatchObject({ anchor: 'exact', spans: [{ quote: 'Report' }] });
    expectSound();
  });
});
