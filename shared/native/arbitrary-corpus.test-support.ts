// Corpora from a seed, for tests and the bench: every table, every kind of mark, texts with the traps of Unicode.

import type { Change } from '../change/change-set.ts';
import type { Annotation } from '../model/annotation.ts';
import type { Claim } from '../model/claim.ts';
import { emptyClaim } from '../model/claim.ts';
import { initialEntityTypes } from '../model/codebook.ts';
import { tombstoneKey } from '../model/corpus.ts';
import type { Entity } from '../model/entity.ts';
import type { ImpreciseDate } from '../model/imprecise-date.ts';
import type { JournalEntry } from '../model/journal.ts';
import type { Link } from '../model/link.ts';
import type { Source } from '../model/source.ts';
import type { Span } from '../model/span.ts';
import { CorpusStore } from '../store/corpus-store.ts';
import { seededRandom } from '../store/seeded.test-support.ts';
import { cutsPair } from './check-spans.ts';

export interface ArbitraryCorpus {
  readonly store: CorpusStore;
  readonly texts: ReadonlyMap<string, string>;
  readonly journal: readonly JournalEntry[];
}

export interface CorpusSize {
  readonly sources: number;
  readonly entities: number;
  readonly marksPerSource: number;
  readonly wordsPerSource: number;
  readonly journalEntries: number;
}

export const smallCorpus: CorpusSize = {
  sources: 3,
  entities: 6,
  marksPerSource: 12,
  wordsPerSource: 60,
  journalEntries: 5,
};

const words = [
  'report',
  'the',
  'convoy',
  'said',
  'north',
  'nine',
  'camps',
  'Öskar',
  'naïve',
  'e\u0301',
  '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}',
  '\u{10348}',
  'المرصد',
  '\u200b',
  '\u00a0',
  '“quoted”',
  '<b>bold</b>',
  '\\',
  '"',
  '\u2028',
  '\ufeff',
  '\u0001',
  '20',
  '٢٠',
  '\ud83d',
]; // The last is half of a pair: texts may hold one.
const blanks = [' ', ' ', ' ', '\n', '\r\n', '\r', '\t'];

/** A corpus without faults, the same for the same seed. */
export function arbitraryCorpus(
  seed: number,
  sha256: (text: string) => string,
  size = smallCorpus,
): ArbitraryCorpus {
  const random = seededRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  const maybe = <Item>(item: Item): Item | null => (random() < 0.5 ? item : null);
  const id = () => {
    const digits = Array.from({ length: 32 }, () => below(16).toString(16)).join('');
    return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20)}`;
  };
  const phrase = (count: number) => Array.from({ length: count }, () => pick(words) + pick(blanks)).join('');
  const analysts = [id(), id()];
  const stamps = () => ({
    createdAt: `2026-01-${10 + below(9)}T10:00:00Z`,
    createdBy: pick(analysts),
    updatedAt: `2026-02-${10 + below(9)}T10:00:00Z`,
    updatedBy: pick(analysts),
  });
  const date = (): ImpreciseDate => ({
    value: '2024-02',
    to: maybe('2024-11'),
    precision: 'month',
    basis: pick(['stated', 'inferred']),
  });
  const changes: Change[] = [];
  const add = (table: Change['table'], record: { id: string }) =>
    changes.push({ table, id: record.id, before: null, after: record } as Change);

  add('corpus', {
    id: id(),
    title: `Corpus ${seed}`,
    description: phrase(3),
    yardstick: pick(['icd203', 'phia']),
  } as never);
  for (const analyst of analysts) add('analysts', { id: analyst, name: phrase(1) } as never);
  for (const type of initialEntityTypes) add('entityTypes', type);
  const tags = [id(), id(), id()];
  tags.forEach((tag, index) => {
    add('tags', {
      id: tag,
      name: phrase(1),
      colour: '#12ab34',
      key: index === 0 ? 7 : null,
      description: '',
      parentId: index === 2 ? tags[0] : null,
    } as never);
  });
  add('relationTypes', {
    id: 'hosts',
    name: 'hosts',
    colour: '#000',
    key: null,
    description: phrase(2),
    parentId: null,
  } as never);

  const entities: Entity[] = [];
  for (let index = 0; index < size.entities; index++) {
    entities.push({
      id: id(),
      type: pick(initialEntityTypes).id,
      name: phrase(2),
      aliases: random() < 0.3 ? [phrase(1), phrase(1)] : [],
      description: '',
      reliability: maybe(pick(['A', 'F'])),
      interest: '',
      externalIds: random() < 0.3 ? { wikidata: 'Q1', '10': 'ten', '9': 'nine', acled: phrase(1) } : {},
      mergedInto: random() < 0.2 ? (entities.at(-1)?.id ?? null) : null,
      ...stamps(),
    });
  }
  for (const entity of entities) add('entities', entity);

  const texts = new Map<string, string>();
  const claims: string[] = [];
  const marks: Annotation[] = [];
  const claim = (): Claim => ({
    ...emptyClaim,
    statement: phrase(4),
    kind: maybe('fact'),
    attribution: [
      {
        name: phrase(1),
        entityId: maybe(pick(entities).id),
        role: 'says',
        anonymous: random() < 0.3,
        alongside: false,
        note: '',
      },
    ],
    likelihood: maybe({ scale: 'icd203', term: 'remote' }),
    confidence: maybe('low'),
    confidenceBasis: random() < 0.3 ? ['gaps', 'extent'] : [],
    credibility: maybe(pick([1, 6] as const)),
    informationDate: maybe(date()),
    figures:
      random() < 0.3
        ? [
            {
              value: below(1000) / 8,
              min: null,
              max: -2e21,
              unit: 'dead',
              counts: '',
              qualifier: '',
              asOf: maybe(date()),
              text: '',
            },
          ]
        : [],
  });
  for (let position = 0; position < size.sources; position++) {
    const text = phrase(size.wordsPerSource);
    const sha = sha256(text);
    texts.set(sha, text);
    const source: Source = {
      id: id(),
      position,
      title: phrase(2),
      fileName: maybe(`${position}.txt`),
      mediaType: 'text/plain',
      language: maybe('en'),
      encoding: maybe('utf-16le-bom'),
      extraction: maybe({ tool: 'x', version: '1' }),
      sha256: sha,
      length: text.length,
      supersedes: null,
      publisher: maybe('P'),
      authors: random() < 0.5 ? ['A', 'B'] : [],
      publishedOn: maybe(date()),
      retrievedOn: null,
      url: null,
      reliability: null,
      interest: '',
      notes: '',
      readStatus: 'reading',
      zones: random() < 0.5 ? [{ kind: 'title', start: 0, end: 5 }] : [],
      ...stamps(),
    };
    add('sources', source);
    for (let count = 0; count < size.marksPerSource; count++) {
      const spans =
        random() < 0.15
          ? [arbitrarySpan(text, below), arbitrarySpan(text, below)]
          : [arbitrarySpan(text, below)];
      const [first, second] = spans as [Span, Span | undefined];
      const common = {
        id: id(),
        sourceId: source.id,
        spans: second && first.start < second.end && second.start < first.end ? [first] : spans,
        tags: random() < 0.3 ? [pick(tags)] : [],
        comment: random() < 0.2 ? phrase(2) : '',
        status: pick(['draft', 'accepted', 'rejected'] as const),
        anchor: 'exact' as const,
      };
      const kind = pick(['claim', 'mention', 'mention', 'note']);
      if (kind === 'claim') claims.push(common.id);
      marks.push(
        kind === 'claim'
          ? { ...common, kind, claim: claim(), ...stamps() }
          : kind === 'mention'
            ? { ...common, kind, entityId: pick(entities).id, ...stamps() }
            : { ...common, kind: 'note', ...stamps() },
      );
    }
  }
  for (const mark of marks) add('annotations', mark);
  for (let at = 1; at < Math.min(claims.length, 5); at++) {
    const link: Link = {
      id: id(),
      type: 'repeats',
      from: { kind: 'claim', id: claims[at - 1] as string },
      to: { kind: 'claim', id: claims[at] as string },
      independence: maybe('derived'),
      evidence: [pick(marks).id],
      note: '',
      ...stamps(),
    };
    add('links', link);
  }
  const gone = id();
  changes.push({
    table: 'deleted',
    id: tombstoneKey('annotations', gone),
    before: null,
    after: { table: 'annotations', id: gone, at: '2026-03-01T00:00:00Z', by: analysts[0] as string },
  });
  const journal = Array.from(
    { length: size.journalEntries },
    (_, index): JournalEntry => ({
      id: id(),
      seq: index + 1,
      at: '2026-01-11T10:00:00Z',
      by: pick(analysts),
      label: phrase(2),
      reason: '',
      changes: [pick(changes), pick(changes)],
      undoes: null,
      imported: false,
      changeCount: 2,
    }),
  );
  const store = new CorpusStore();
  store.apply(changes, 'load');
  return { store, texts, journal };
}

function arbitrarySpan(text: string, below: (limit: number) => number): Span {
  const whole = (offset: number) => (cutsPair(text, offset) ? offset - 1 : offset);
  const start = whole(below(text.length - 4));
  // At least two units, so that moving the end off a pair's middle never empties the span.
  const end = whole(Math.min(text.length, start + 2 + below(20)));
  return {
    start,
    end,
    quote: text.slice(start, end),
    prefix: text.slice(whole(Math.max(0, start - 32)), start),
    suffix: text.slice(end, whole(Math.min(text.length, end + 32))),
  };
}
