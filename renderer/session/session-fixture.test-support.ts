// Records, sessions and their comparison for the tests of session and storage.
import type { Change, ChangeSet, TableName } from '../../shared/change/change-set.ts';
import { tableNames } from '../../shared/change/change-set.ts';
import type { Steps } from '../../shared/change/steps.ts';
import type { Annotation } from '../../shared/model/annotation.ts';
import type { Clock, Id } from '../../shared/model/ids.ts';
import { type Source, sourceSchema } from '../../shared/model/source.ts';
import type { CorpusStore } from '../../shared/store/corpus-store.ts';
import { createCorpusDatabase } from '../storage/create-corpus-database.ts';
import type { CorpusSession, IncomingText } from './corpus-session.ts';
import { ObservableValue } from './observable-value.ts';
import { openSession } from './open-session.ts';

export const stamps = {
  createdAt: '2026-01-02T03:04:05Z',
  createdBy: 'a1',
  updatedAt: '2026-01-02T03:04:05Z',
  updatedBy: 'a1',
};

let counted = 0;
export const countingClock: Clock = {
  now: () => '2026-01-02T03:04:05Z',
  newId: () => `${crypto.randomUUID().slice(0, 8)}-${counted++}`,
};

export const analyst = new ObservableValue<{ id: Id; name: string } | null>({ id: 'a1', name: 'Ada' });

/** A new empty corpus on disk. */
export async function newCorpus(): Promise<Id> {
  const id = crypto.randomUUID();
  await createCorpusDatabase(id, 'Test');
  return id;
}

export function openTest(id: Id, firstSource: Id | null = null): Promise<CorpusSession> {
  return openSession({ id, clock: countingClock, analyst, firstSource });
}

export function source(id: Id, position: number, length = 1000): Source {
  const sha256 = [...id].reduce((hash, char) => (hash * 31 + char.charCodeAt(0)) % 2 ** 32, 7);
  return sourceSchema.parse({
    id,
    position,
    title: `Report ${position}`,
    fileName: `${id}.txt`,
    sha256: sha256.toString(16).padStart(64, '0'),
    length,
    ...stamps,
  });
}

export function incoming(from: Source, text = `text of ${from.id}`): IncomingText {
  return { sha256: from.sha256, text, sourceId: from.id, original: new TextEncoder().encode(text) };
}

export function note(id: Id, sourceId: Id, start = 0): Annotation {
  const span = { start, end: start + 5, quote: 'quote', prefix: 'before ', suffix: ' after' };
  return {
    id,
    sourceId,
    kind: 'note',
    spans: [span],
    tags: [],
    comment: '',
    status: 'draft',
    anchor: 'exact',
    ...stamps,
  };
}

export function adding(label: string, table: TableName, records: readonly { readonly id: Id }[]): ChangeSet {
  const changes = records.map((after) => ({ table, id: after.id, before: null, after }) as Change);
  return { label, reason: '', changes };
}

/** Everything of a store, comparable. */
export function stateOf(store: CorpusStore): Record<string, unknown> {
  return Object.fromEntries(
    tableNames.map((name) => [name, [...store.table(name).entries()].sort(([a], [b]) => (a < b ? -1 : 1))]),
  );
}

/** A source with marks, imported in one step. */
export async function importMarks(session: CorpusSession, sourceId: Id, count: number): Promise<void> {
  const report = source(sourceId, 1);
  const marks = Array.from({ length: count }, (_, index) => note(`${sourceId}-${index}`, sourceId, index));
  const changes = [...adding('', 'sources', [report]).changes, ...adding('', 'annotations', marks).changes];
  const changeSet = { label: `Imported ${sourceId}`, reason: '', changes };
  await session.importBulk({ changeSet, texts: [incoming(report)], history: [] });
}

/** The command that gives every mark this comment. */
export function* edited(session: CorpusSession, comment: string): Steps<ChangeSet> {
  const changes: Change[] = [];
  for (const before of session.store.table('annotations').values()) {
    if (changes.length % 100 === 0) yield;
    changes.push({ table: 'annotations', id: before.id, before, after: { ...before, comment } });
  }
  return { label: `Commented ${comment}`, reason: '', changes };
}
