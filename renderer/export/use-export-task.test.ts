// @vitest-environment jsdom
// Work for the choices as they are: begun after a moment of quiet, stopped by the next choice, never told of others.
import { act, createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ExportControl } from '../session/export-corpus.ts';
import { type ExportTask, useExportTask } from './use-export-task.ts';

type Perform = (control: ExportControl) => Promise<string>;

let root: Root;
let task: ExportTask<string>;

function Probe({ perform }: { readonly perform: Perform | null }) {
  task = useExportTask(perform);
  return null;
}

const show = (perform: Perform | null) => act(async () => root.render(createElement(Probe, { perform })));
const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

/** Work that ends when told to, and keeps what it was given. */
function work() {
  const calls: { control: ExportControl; end: (result: string) => void; fail: (error: Error) => void }[] = [];
  const perform: Perform = (control) =>
    new Promise((end, fail) => {
      calls.push({ control, end, fail });
    });
  return { calls, perform };
}

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.useFakeTimers();
  root = createRoot(document.createElement('div'));
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('begins after a moment, tells of progress and of the result', async () => {
  const { calls, perform } = work();
  await show(perform);
  expect(task.state).toEqual({ kind: 'running', progress: null });
  await pass(200);
  expect(calls).toHaveLength(0);
  await pass(100);
  expect(calls).toHaveLength(1);
  const progress = { written: 1, texts: 2, textsInAll: 3 };
  await act(async () => calls[0]?.control.onProgress?.(progress));
  expect(task.state).toEqual({ kind: 'running', progress });
  await act(async () => calls[0]?.end('all'));
  expect(task.state).toEqual({ kind: 'done', result: 'all' });
});

test('another choice stops the work, whose late answer counts for nothing', async () => {
  const [first, second] = [work(), work()];
  await show(first.perform);
  await pass(300);
  await show(second.perform);
  expect(first.calls[0]?.control.signal?.aborted).toBe(true);
  await act(async () => first.calls[0]?.end('stale'));
  expect(task.state).toEqual({ kind: 'running', progress: null });
  await pass(300);
  await act(async () => second.calls[0]?.end('fresh'));
  expect(task.state).toEqual({ kind: 'done', result: 'fresh' });
  await show(first.perform);
  expect(task.state).toEqual({ kind: 'running', progress: null });
});

test('stops on request, also before it began, and starts again', async () => {
  const { calls, perform } = work();
  await show(perform);
  await act(async () => task.stop());
  await pass(1_000);
  expect(task.state).toEqual({ kind: 'stopped' });
  expect(calls.filter(({ control }) => !control.signal?.aborted)).toEqual([]);
  await act(async () => task.again());
  await pass(300);
  await act(async () => calls.at(-1)?.end('all'));
  expect(task.state).toEqual({ kind: 'done', result: 'all' });
});

test('tells a failure in words, and does nothing without work', async () => {
  const { calls, perform } = work();
  await show(null);
  await pass(1_000);
  expect(calls).toEqual([]);
  await show(perform);
  await pass(300);
  await act(async () => calls[0]?.fail(new Error('The disk is gone.')));
  expect(task.state).toEqual({ kind: 'failed', message: 'The disk is gone.' });
});
