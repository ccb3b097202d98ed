// Backups by themselves: after a minute of quiet, at most every five, again after a failure, and when a corpus is closed.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Catalogue } from './catalogue.ts';
import { addTexts, memoryHost } from './memory-host.test-support.ts';
import { openCatalogue } from './open-catalogue.ts';
import { adding } from './session-fixture.test-support.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const minute = 60_000;
const tag = (id: string) => adding(`Tag ${id}`, 'tags', [{ id }]);

/** Resolves when the backups say `kind`; the worker that writes them runs on real time. */
function said(catalogue: Catalogue, kind: 'done' | 'failed'): Promise<void> {
  const { backups } = catalogue;
  return new Promise((resolve) => {
    const stop = backups?.state.subscribe(() => {
      if (backups.state.get().kind !== kind) return;
      stop?.();
      resolve();
    });
  });
}

async function openWithHost() {
  const host = memoryHost();
  const catalogue = await openCatalogue(host.client);
  const id = await catalogue.create('Watched');
  const session = await catalogue.open(id);
  await session.whenComplete();
  return { host, catalogue, id, session };
}

test('a backup comes a minute after a change, the next one not before five', async () => {
  const { host, catalogue, session } = await openWithHost();
  await vi.advanceTimersByTimeAsync(20 * minute);
  expect(catalogue.backups?.state.get().kind).toBe('none');

  session.run(tag('t1'));
  await session.flush();
  await vi.advanceTimersByTimeAsync(minute - 1);
  expect(catalogue.backups?.state.get().kind).toBe('none');
  const first = said(catalogue, 'done');
  await vi.advanceTimersByTimeAsync(1);
  expect(catalogue.backups?.state.get().kind).toBe('running');
  await first;
  expect(host.made()).toBe(1);

  await vi.advanceTimersByTimeAsync(minute);
  session.run(tag('t2'));
  await session.flush();
  await vi.advanceTimersByTimeAsync(4 * minute - 1);
  expect(catalogue.backups?.state.get().kind).toBe('done');
  const second = said(catalogue, 'done');
  await vi.advanceTimersByTimeAsync(1);
  await second;
  expect(host.made()).toBe(2);
  expect(host.newest()).toContain('"t2"');

  await vi.advanceTimersByTimeAsync(60 * minute);
  expect(host.made()).toBe(2);
  await session.close();
  expect(host.made()).toBe(2);
});

test('a backup that failed is tried again without another change', async () => {
  const { host, catalogue, session } = await openWithHost();
  host.breakDown();
  session.run(tag('t1'));
  await session.flush();
  const failed = said(catalogue, 'failed');
  await vi.advanceTimersByTimeAsync(minute);
  await failed;
  expect(catalogue.backups?.state.get()).toEqual({
    kind: 'failed',
    message: 'The backup failed: The disk is gone.',
  });
  host.repair();
  const done = said(catalogue, 'done');
  await vi.advanceTimersByTimeAsync(5 * minute);
  await done;
  expect(host.made()).toBe(1);
  await session.close();
});

test('closing backs up what is not backed up yet, and ends the timer', async () => {
  const { host, catalogue, id, session } = await openWithHost();
  await addTexts(session, ['one text']);
  await session.close();
  expect(host.made()).toBe(1);
  expect(host.sent()).toBe(1);
  await vi.advanceTimersByTimeAsync(60 * minute);
  expect(host.made()).toBe(1);
  const again = await catalogue.open(id);
  await again.whenComplete();
  await again.close();
  expect(host.made()).toBe(1);
});

test('what the last window left without a backup is backed up after the next opening, without a change', async () => {
  const { host, catalogue, id, session } = await openWithHost();
  session.run(tag('t1'));
  await session.flush();
  // As good as a kill: the backup on closing does not come about.
  host.breakDown();
  await session.close();
  host.repair();
  expect(host.made()).toBe(0);
  const again = await catalogue.open(id);
  const done = said(catalogue, 'done');
  // The database answers in its own time, between the steps.
  for (let step = 0; step < 100 && catalogue.backups?.state.get().kind === 'none'; step++)
    await vi.advanceTimersByTimeAsync(minute / 50);
  await done;
  expect(host.newest()).toContain('"t1"');
  await again.close();
  expect(host.made()).toBe(1);
});
