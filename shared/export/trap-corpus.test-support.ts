// A corpus that breaks careless exporters, for tests: each text with a Unicode trap, marked at 0, at the end, across,
// overlapping and in several passages; merged entities, links of every kind, names that look like formulas or markup.
import type { Change } from '../change/change-set.ts';
import type { Annotation } from '../model/annotation.ts';
import { emptyClaim } from '../model/claim.ts';
import { initialEntityTypes } from '../model/codebook.ts';
import type { Entity } from '../model/entity.ts';
import type { Link } from '../model/link.ts';
import type { Source } from '../model/source.ts';
import type { Span } from '../model/span.ts';
import { cutsPair } from '../native/check-spans.ts';
import { CorpusStore } from '../store/corpus-store.ts';
import { trapTexts } from '../text/trap-texts.test-support.ts';
import type { ExportInput, ExportOptions } from './exporter.ts';

/** One text with every trap at once, and plain words between them. */
export const everyTrap =
  '𝔘nter said “nine”.\r\nFamily 👨‍👩‍👧 of cafe\u0301 owners\rleft\u2028for المرصد السوري\u0001 and \u200bwent.\n' +
  '=SUM(A1) <b>bold</b> & "quoted" \t tab | pipe `code` [[link]] #tag\nLast 🚢';

const stamps = {
  createdAt: '2026-03-01T08:15:00Z',
  createdBy: 'a0000000-0000-4000-8000-000000000001',
  updatedAt: '2026-03-03T17:40:30.250Z',
  updatedBy: 'a0000000-0000-4000-8000-000000000002',
};

const idOf = (kind: number, number: number) =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** What an exporter reads, with no journal. The same every time. */
export function trapCorpus(sha256: (text: string) => string): ExportInput & {
  readonly store: CorpusStore;
  readonly texts: ReadonlyMap<string, string>;
} {
  const changes: Change[] = [];
  const add = (table: Change['table'], record: { id: string }) =>
    changes.push({ table, id: record.id, before: null, after: record } as Change);
  add('corpus', {
    id: idOf(1, 1),
    title: 'Traps & <tags>',
    description: 'Line\nbreak',
    yardstick: 'icd203',
  } as never);
  add('analysts', { id: stamps.createdBy, name: 'Ida “I.” Norling' } as never);
  add('analysts', { id: stamps.updatedBy, name: '=cmd|calc' } as never);
  for (const type of initialEntityTypes) add('entityTypes', type);
  const tagIds = [idOf(2, 1), idOf(2, 2)] as const;
  const entry = (id: string, name: string, parentId: string | null) => ({
    id,
    name,
    colour: '#1a6fb3',
    key: null,
    description: 'A; B',
    parentId,
  });
  add('tags', entry(tagIds[0], 'Casualties; the dead', null));
  add('tags', entry(tagIds[1], '-5 #weather', tagIds[0]));
  add('relationTypes', entry('speaks for', 'Speaks for', null));
  add('relationTypes', entry('about', 'About', null));
  const entityNames = [
    'المرصد السوري',
    '=HYPERLINK("x")',
    'Unter/den: Linden?*',
    'A. Velden',
    'unter/den: linden?*',
    'CON',
    'Pilots’ [[Union]] #1^a|b',
  ];
  entityNames.forEach((name, index) => {
    const record: Entity = {
      id: idOf(3, index),
      type: ['organisation', 'person', 'location', 'person', 'location', 'event', 'other'][index] ?? 'other',
      name,
      aliases: index % 2 === 0 ? [`alias ${index}`, '+1; "x"', '👨‍👩‍👧'] : [],
      description: index === 0 ? 'Line one\r\nline two' : '',
      reliability: index === 0 ? 'B' : null,
      interest: '',
      externalIds: index === 2 ? { wikidata: 'Q64', country: 'DE' } : {},
      mergedInto: index === 3 ? idOf(3, 1) : null,
      ...stamps,
    };
    add('entities', record);
  });

  const texts = new Map<string, string>();
  const claimIds: string[] = [];
  let markNumber = 0;
  const sources = [everyTrap, ...trapTexts];
  sources.forEach((text, position) => {
    const sha = sha256(text);
    texts.set(sha, text);
    const source: Source = {
      id: idOf(4, position),
      position,
      title:
        position === 0 ? 'Every trap: <a>/b? "c"' : position % 3 === 0 ? 'Same title' : `Trap ${position}`,
      fileName: position % 2 ? null : `folder/trap-${position}.txt`,
      mediaType: 'text/plain',
      language: position === 0 ? 'en' : null,
      encoding: 'utf-8',
      extraction: position === 2 ? { tool: 'pdf', version: '1' } : null,
      sha256: sha,
      length: text.length,
      supersedes: null,
      publisher: position === 0 ? 'Pelagic; Wire' : null,
      authors: position === 0 ? ['@nell', 'Bo; Li'] : [],
      publishedOn:
        position === 0 ? { value: '2026-03', to: '2026-04', precision: 'month', basis: 'inferred' } : null,
      retrievedOn:
        position === 0 ? { value: '2026-03-06', to: null, precision: 'day', basis: 'stated' } : null,
      url: position === 0 ? 'https://wire.example/a?b=1&c=2' : null,
      reliability: position === 0 ? 'C' : null,
      interest: '',
      notes: position === 0 ? '\tnote' : '',
      readStatus: 'reading',
      zones: position === 0 ? [{ kind: 'title', start: 0, end: 17 }] : [],
      ...stamps,
    };
    add('sources', source);
    if (text.length < 2) return;
    const whole = (offset: number) => (cutsPair(text, offset) ? offset + 1 : offset);
    const before = (offset: number) => (cutsPair(text, offset) ? offset - 1 : offset);
    const span = (from: number, to: number): Span => {
      const [start, end] = [before(from), whole(to)];
      return {
        start,
        end,
        quote: text.slice(start, end),
        prefix: text.slice(whole(Math.max(0, start - 32)), start),
        suffix: text.slice(end, before(Math.min(text.length, end + 32))),
      };
    };
    const { length } = text;
    const third = Math.max(1, Math.floor(length / 3));
    const common = (spans: readonly Span[]) => ({
      id: idOf(5, markNumber++),
      sourceId: source.id,
      spans: [...spans],
      tags: markNumber % 3 === 0 ? [...tagIds] : [],
      comment: markNumber % 4 === 0 ? '@comment; with\r\nlines' : '',
      status: (['draft', 'accepted', 'rejected'] as const)[markNumber % 3] ?? 'draft',
      anchor: 'exact' as const,
    });
    const marks: Annotation[] = [
      { ...common([span(0, third)]), kind: 'mention', entityId: idOf(3, position % 7), ...stamps },
      { ...common([span(length - 1, length)]), kind: 'mention', entityId: idOf(3, 3), ...stamps },
      { ...common([span(0, length)]), kind: 'note', ...stamps },
      {
        ...common([span(0, Math.min(length, third + 1))]),
        kind: 'claim',
        claim: { ...emptyClaim, statement: `=claim of source ${position}` },
        ...stamps,
      },
    ];
    if (length > 8) {
      const spans = [span(third * 2, length), span(0, third)];
      marks.push({
        ...common(spans),
        kind: 'claim',
        claim: {
          statement: 'Nine & more <died> "today"\nand after.',
          kind: 'forecast',
          attribution: [
            {
              name: 'Sound Watch',
              entityId: null,
              role: 'author',
              anonymous: false,
              alongside: false,
              note: '',
            },
            {
              name: 'Observatory',
              entityId: idOf(3, 3),
              role: 'says',
              anonymous: false,
              alongside: false,
              note: 'on air',
            },
            { name: 'officials', entityId: null, role: 'cites', anonymous: true, alongside: true, note: '' },
          ],
          sourceWording: '-likely',
          likelihood: { scale: 'icd203', term: 'very-likely' },
          confidence: position % 2 ? 'moderate' : null,
          confidenceBasis: ['timeliness', 'gaps'],
          reliability: 'B',
          credibility: position % 3 ? 2 : 6,
          informationDate: { value: '2026-03-04', to: null, precision: 'day', basis: 'stated' },
          figures: [
            {
              value: -9,
              min: null,
              max: 12.5,
              unit: 'people',
              counts: 'killed',
              qualifier: 'about',
              asOf: { value: '2026', to: null, precision: 'year', basis: 'inferred' },
              text: '=nine',
            },
          ],
          reason: '+because',
        },
        ...stamps,
      });
    }
    for (const mark of marks) {
      add('annotations', mark);
      if (mark.kind === 'claim') claimIds.push(mark.id);
    }
  });
  const link = (
    number: number,
    type: string,
    from: Link['from'],
    to: Link['to'],
    independence: Link['independence'],
  ) => {
    const record: Link = {
      id: idOf(6, number),
      type,
      from,
      to,
      independence,
      evidence: claimIds.slice(0, 1),
      note: number === 0 ? 'by name; "x"' : '',
      ...stamps,
    };
    add('links', record);
  };
  const claim = (index: number) => ({ kind: 'claim' as const, id: claimIds[index] ?? '' });
  const entity = (index: number) => ({ kind: 'entity' as const, id: idOf(3, index) });
  ['repeats', 'corroborates', 'contradicts', 'updates', 'qualifies', 'elaborates'].forEach((type, index) => {
    link(index, type, claim(index), claim(index + 1), index % 2 ? null : 'independent');
  });
  link(6, 'speaks for', entity(3), entity(0), null);
  link(7, 'about', claim(0), entity(2), null);
  const store = new CorpusStore();
  store.apply(changes, 'load');
  return { store, texts, textOf: (hash) => texts.get(hash) ?? null, journal: () => [] };
}

/** Options of a whole export, the same every time. */
export const trapOptions: ExportOptions = {
  withText: true,
  withJournal: false,
  sourceIds: null,
  exportedAt: '2026-11-21T10:00:00Z',
  generator: 'Glossator test',
};
