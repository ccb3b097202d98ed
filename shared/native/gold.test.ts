import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CorpusStore } from '../store/corpus-store.ts';
import { previewImport } from './preview-import.ts';
import { readNative } from './read-native.ts';
import { nativeText } from './write-native.ts';

const path = `${process.env.GLOSSATOR_REFERENCE ?? ''}/gold/gold.glossator.json`;
const options = {
  at: '2026-11-21T10:00:00Z',
  by: 'reader',
  sha256: (text: string) => createHash('sha256').update(text).digest('hex'),
};

test.skipIf(!existsSync(path))(
  'the reference corpus reads clean, comes in whole and goes out the same',
  async () => {
    const original = readFileSync(path, 'utf8');
    const { file, problems } = await readNative(original, options);
    expect(problems).toEqual([]);
    if (!file) throw new Error('no file');
    const store = new CorpusStore();
    const preview = await previewImport({ store, textOf: () => null }, file);
    expect(preview.refused).toEqual([]);
    store.apply(preview.changeSet?.changes ?? [], 'import');
    const input = { store, textOf: (hash: string) => file.texts.get(hash) ?? null, journal: () => [] };
    const written = await nativeText(input, {
      withText: true,
      withJournal: true,
      sourceIds: null,
      exportedAt: file.exportedAt ?? '',
      generator: file.generator,
    });
    // The reference leaves `to` out of dates; a writer says null.
    const before = JSON.parse(original, (_key, value) =>
      value?.basis
        ? { value: value.value, to: value.to ?? null, precision: value.precision, basis: value.basis }
        : value,
    );
    const sorted = (list: { id: string }[]) => list.sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const key of ['entityTypes', 'relationTypes', 'tags']) sorted(before.codebook[key]);
    for (const key of ['entities', 'annotations', 'links', 'analysts']) sorted(before[key]);
    expect(JSON.stringify(JSON.parse(written))).toBe(JSON.stringify(before));
    for (const mark of file.annotations) {
      const text = file.texts.get(store.get('sources', mark.sourceId)?.sha256 ?? '') ?? '';
      for (const span of mark.spans) expect(text.slice(span.start, span.end)).toBe(span.quote);
    }
  },
);
