import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { CorpusStore } from '../store/corpus-store.ts';
import { type JsonSchema, nativeJsonSchema } from './json-schema.ts';
import { nativeFileSchema } from './native-file.ts';
import { previewImport } from './preview-import.ts';
import { readNative } from './read-native.ts';
import { nativeText } from './write-native.ts';

const original = readFileSync(
  resolve(import.meta.dirname, '../../corpus/every-field.glossator.json'),
  'utf8',
);
const root = JSON.parse(original);
const schema = nativeJsonSchema();

test('the worked example uses every field of the model with something other than its default', () => {
  const wanted = new Set<string>();
  const collect = (node: JsonSchema, path: string): void => {
    if (node.$ref) {
      // Records within the journal are those of the tables, which are looked at there.
      if (path.endsWith('.before') || path.endsWith('.after')) return;
      collect(schema.$defs?.[node.$ref.replace('#/$defs/', '')] ?? {}, path);
    }
    for (const option of [...(node.anyOf ?? []), ...(node.oneOf ?? [])])
      if (!/changes\[\]\.(before|after)$/.test(path)) collect(option, path);
    if (node.items) collect(node.items, `${path}[]`);
    for (const [key, property] of Object.entries(node.properties ?? {})) {
      wanted.add(`${path}.${key}`);
      collect(property, `${path}.${key}`);
    }
  };
  collect(schema, '');
  const used = new Set<string>();
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, `${path}[]`);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) {
        const unset = inner === null || inner === '' || inner === false || JSON.stringify(inner).length === 2;
        if (!unset || typeof inner === 'number') used.add(`${path}.${key}`);
        visit(inner, `${path}.${key}`);
      }
  };
  visit(root, '');
  expect(wanted.size).toBeGreaterThan(120);
  expect([...wanted].filter((path) => !used.has(path))).toEqual([]);
});

test('it reads clean, comes in and goes out the same to the byte', async () => {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const { file, problems } = await readNative(original, { at: '2026-11-21T10:00:00Z', by: 'reader', sha256 });
  expect(problems).toEqual([]);
  if (!file) throw new Error('refused');
  const store = new CorpusStore();
  const preview = await previewImport({ store, textOf: () => null }, file);
  store.apply(preview.changeSet?.changes ?? [], 'import');
  const written = await nativeText(
    { store, textOf: (hash) => preview.texts.get(hash) ?? null, journal: () => preview.journal },
    {
      withText: true,
      withJournal: true,
      sourceIds: null,
      exportedAt: file.exportedAt ?? '',
      generator: file.generator,
    },
  );
  expect(written).toBe(original);
});

test('the JSON Schema is valid, takes the example with and without what is optional, and refuses what the model refuses', () => {
  const validate = new Ajv2020({ strict: false, allErrors: true }).compile(schema);
  expect(validate(root), JSON.stringify(validate.errors)).toBe(true);
  expect(nativeFileSchema.safeParse(root).success).toBe(true);
  const minimal = JSON.parse(original, (key, value) =>
    value === null ||
    value === '' ||
    /^(created|updated)(At|By)$/.test(key) ||
    (Array.isArray(value) && value.length === 0)
      ? undefined
      : value,
  );
  expect(validate({ ...minimal, extra: { x: 1 } }), JSON.stringify(validate.errors)).toBe(true);
  for (const wrong of [
    { version: 2 },
    { format: 'x' },
    { offsetUnit: 'utf-8' },
    { corpus: null },
    { sources: [{}] },
    { annotations: [{ kind: 'x' }] },
  ])
    expect(validate({ ...root, ...wrong })).toBe(false);
});
