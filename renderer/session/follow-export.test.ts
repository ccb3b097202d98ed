// Progress of an export: different texts, what was written, ten times a second at most.
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { trapCorpus, trapOptions } from '../../shared/export/trap-corpus.test-support.ts';
import type { ExportProgress } from './export-messages.ts';
import { followExport } from './follow-export.ts';

const corpus = trapCorpus((text) => createHash('sha256').update(text, 'utf8').digest('hex'));
const sources = [...corpus.store.table('sources').values()];
const textsInAll = new Set(sources.map((source) => source.sha256)).size;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('counts different texts and pieces, and passes everything on', async () => {
  const heard: ExportProgress[] = [];
  const { input, wrote } = followExport(corpus, trapOptions, (progress) => heard.push(progress));
  for (const { sha256 } of [...sources, ...sources]) {
    vi.advanceTimersByTime(200);
    expect(await input.textOf(sha256)).toBe(await corpus.textOf(sha256));
  }
  expect(heard).toHaveLength(2 * sources.length);
  expect(heard.at(-1)).toEqual({ written: 0, texts: textsInAll, textsInAll });
  vi.advanceTimersByTime(200);
  wrote(7);
  wrote(5);
  expect(heard.at(-1)).toEqual({ written: 7, texts: textsInAll, textsInAll });
  vi.advanceTimersByTime(200);
  wrote(0);
  expect(heard.at(-1)).toEqual({ written: 12, texts: textsInAll, textsInAll });
});

test('says nothing before a person could read it, and counts only the scope', async () => {
  const heard: ExportProgress[] = [];
  const [first] = sources;
  const options = { ...trapOptions, sourceIds: new Set(first ? [first.id] : []) };
  const { input, wrote } = followExport(corpus, options, (progress) => heard.push(progress));
  for (let round = 0; round < 1_000; round++) wrote(1);
  expect(heard).toEqual([]);
  vi.advanceTimersByTime(100);
  await input.textOf(first?.sha256 ?? '');
  expect(heard).toEqual([{ written: 1_000, texts: 1, textsInAll: 1 }]);
});
