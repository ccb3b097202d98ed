// Seeded random commands, undo, redo and reopening against a model that keeps every state it has seen.
import { expect, test } from 'vitest';
import type { Change } from '../../shared/change/change-set.ts';
import { CorpusStore } from '../../shared/store/corpus-store.ts';
import { seeded } from '../../shared/store/seeded.test-support.ts';
import type { CorpusSession } from './corpus-session.ts';
import {
  adding,
  incoming,
  newCorpus,
  note,
  openTest,
  source,
  stateOf,
} from './session-fixture.test-support.ts';

function randomChanges(session: CorpusSession, pick: (below: number) => number, step: number): Change[] {
  const { store } = session;
  const marks = [...store.table('annotations').values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const sourceId = () => `s${pick(3)}`;
  const chosen = marks[pick(Math.max(1, marks.length))];
  switch (chosen ? pick(6) : 0) {
    case 0:
    case 1: {
      const count = pick(8) === 0 ? 150 : 1 + pick(3);
      const made = Array.from({ length: count }, (_, index) =>
        note(`m${step}-${index}`, sourceId(), pick(900)),
      );
      return [...adding('', 'annotations', made).changes];
    }
    case 2: {
      if (!chosen) return [];
      const tombstone = { table: 'annotations', id: chosen.id, at: 'now', by: 'a1' };
      const key = `annotations ${chosen.id}`;
      const before = store.get('deleted', key) ?? null;
      return [
        { table: 'annotations', id: chosen.id, before: chosen, after: null },
        { table: 'deleted', id: key, before, after: tombstone },
      ];
    }
    case 3:
      // To another source, as when a new version of a text takes over the marks.
      return chosen
        ? [
            {
              table: 'annotations',
              id: chosen.id,
              before: chosen,
              after: { ...chosen, sourceId: sourceId() },
            },
          ]
        : [];
    case 4:
      return marks
        .filter((_, index) => index % 3 === pick(3))
        .map(
          (before): Change => ({
            table: 'annotations',
            id: before.id,
            before,
            after: { ...before, comment: `c${step}` },
          }),
        );
    default: {
      const id = `t${pick(5)}`;
      const before = store.get('tags', id) ?? null;
      const after = {
        id,
        name: `Tag ${step}`,
        colour: '#123456',
        key: null,
        description: '',
        parentId: null,
      };
      return [{ table: 'tags', id, before, after }];
    }
  }
}

async function rebuilt(session: CorpusSession): Promise<Record<string, unknown>> {
  const store = new CorpusStore();
  const fresh = await openTest(await newCorpus());
  await fresh.whenComplete();
  for (const name of ['corpus', 'entityTypes'] as const) {
    const changes = [...fresh.store.table(name)].map(
      ([id, after]) => ({ table: name, id, before: null, after }) as Change,
    );
    store.apply(changes, 'load');
  }
  await fresh.close();
  for await (const entry of session.journal()) store.apply(entry.changes, 'load');
  return { ...stateOf(store), corpus: stateOf(session.store).corpus };
}

test.each([1, 2, 3, 4])('seed %i: every state is found again', async (seed) => {
  const pick = seeded(seed);
  const id = await newCorpus();
  let session = await openTest(id);
  await session.whenComplete();
  const reports = [source('s0', 1), source('s1', 2), source('s2', 3)];
  const changeSet = adding('Imported', 'sources', reports);
  await session.importBulk({ changeSet, texts: reports.map((report) => incoming(report)), history: [] });
  let now = JSON.stringify(stateOf(session.store));
  let past: string[] = [];
  let future: string[] = [];
  for (let step = 0; step < 120; step++) {
    const choice = pick(12);
    if (choice < 3) {
      if (past.length === 0) continue;
      await session.undo();
      future.push(now);
      now = past.pop() ?? '';
    } else if (choice < 5) {
      const label = await session.redo();
      const next = future.pop();
      expect(label === null).toBe(next === undefined);
      if (next === undefined) continue;
      past.push(now);
      now = next;
    } else if (choice === 5) {
      await session.close();
      session = await openTest(id, pick(2) === 0 ? null : 's1');
      // Half of the time the next step comes while the rest is still being read.
      if (pick(2) === 0) continue;
      await session.whenComplete();
    } else {
      await session.whenComplete();
      const changes = randomChanges(session, pick, step);
      if (changes.length === 0) continue;
      session.run({ label: `Step ${step}`, reason: '', changes });
      past.push(now);
      future = [];
      now = JSON.stringify(stateOf(session.store));
    }
    await session.whenComplete();
    expect(JSON.stringify(stateOf(session.store)), `step ${step}`).toBe(now);
  }
  expect(await rebuilt(session)).toEqual(stateOf(session.store));
  await session.close();
  session = await openTest(id);
  await session.whenComplete();
  expect(JSON.stringify(stateOf(session.store))).toBe(now);
  for (past = past.reverse(); past.length > 0; ) {
    await session.undo();
    expect(JSON.stringify(stateOf(session.store))).toBe(past.shift());
  }
  await session.close();
});
