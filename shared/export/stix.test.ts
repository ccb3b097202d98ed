import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { exportedText, inputOf, throughUtf8 } from './exported.test-support.ts';
import type { ExportInput, ExportOptions } from './exporter.ts';
import { stix } from './stix.ts';
import { trapCorpus, trapOptions } from './trap-corpus.test-support.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const traps = trapCorpus(sha256);
const corpusFile = (name: string) => resolve(import.meta.dirname, '../../corpus', name);

interface StixTestObject {
  readonly type: string;
  readonly id: string;
  readonly labels?: string[];
  readonly confidence?: number;
  readonly object_refs?: string[];
  readonly extensions?: Record<string, Extension>;
  readonly [key: string]: unknown;
}
interface Passage {
  readonly position?: { readonly start: number; readonly end: number };
  readonly quote: { readonly exact: string };
}
interface Extension {
  readonly record: { readonly id: string };
  readonly source_ref?: string;
  readonly text?: string;
  readonly passages?: Passage[];
  readonly mentions?: { readonly record: { readonly id: string }; readonly passages: Passage[] }[];
}

async function objectsOf(
  input: ExportInput,
  options: ExportOptions = trapOptions,
): Promise<StixTestObject[]> {
  const text = await exportedText(stix, input, options);
  expect(await exportedText(stix, input, options)).toBe(text);
  return JSON.parse(text).objects;
}

const extensionOf = (object: StixTestObject): Extension | undefined =>
  Object.values(object.extensions ?? {})[0];

/** Whether every id that any `_ref` or `_refs` names is in the bundle; gives the others. */
function danglingRefs(objects: StixTestObject[]): string[] {
  const ids = new Set(objects.map(({ id }) => id));
  expect(ids.size).toBe(objects.length);
  const missing: string[] = [];
  const visit = (value: unknown, key: string): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, key);
    else if (typeof value === 'object' && value !== null)
      for (const [inner, item] of Object.entries(value)) visit(item, inner);
    else if (/_refs?$/.test(key) && !ids.has(String(value))) missing.push(String(value));
  };
  visit(objects, '');
  for (const object of objects)
    for (const id of Object.keys(object.extensions ?? {})) if (!ids.has(id)) missing.push(id);
  return missing;
}

const schemas = join(process.env.GLOSSATOR_REFERENCE ?? '/nowhere', 'formats/stix21/schemas');
const inputs: { name: string; make: () => Promise<ExportInput> }[] = [
  { name: 'the corpus of traps', make: async () => traps },
  ...['every-field.glossator.json', 'munqar-blast.glossator.json'].map((name) => ({
    name,
    make: () => inputOf(readFileSync(corpusFile(name), 'utf8'), sha256),
  })),
];

/** RFC 3986: a scheme, then only the characters it allows. */
const uri = /^[a-z][a-z0-9+.-]*:(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9a-f]{2})+$/i;

describe.skipIf(!existsSync(schemas))(
  'by the schemas of OASIS (GLOSSATOR_REFERENCE not set: skipped)',
  () => {
    const validators = new Map<string, ValidateFunction>();
    const ajv = new Ajv2020({ strict: false, allErrors: true, unicodeRegExp: false, formats: { uri } });
    if (existsSync(schemas)) {
      const all = ['common', 'sdos', 'sros', 'observables'].flatMap((folder) =>
        readdirSync(join(schemas, folder)).map((name) => join(schemas, folder, name)),
      );
      for (const path of all) ajv.addSchema(JSON.parse(readFileSync(path, 'utf8')));
      for (const path of all) {
        const { $id, title } = JSON.parse(readFileSync(path, 'utf8'));
        const validate = /\/(sdos|sros)\/|\/common\/extension-definition/.test(path)
          ? ajv.getSchema($id)
          : undefined;
        if (validate) validators.set(title, validate);
      }
    }
    test.each(inputs)('each object of $name is valid, every reference is inside', async ({ make }) => {
      for (const withJournal of [false, true]) {
        const objects = await objectsOf(await make(), { ...trapOptions, withJournal });
        for (const object of objects) {
          const validate = validators.get(object.type);
          if (!validate) throw new Error(`no schema for ${object.type}`);
          const valid = validate(object);
          expect(valid, `${object.id}: ${JSON.stringify(validate.errors?.slice(0, 3))}`).toBe(true);
        }
        expect(danglingRefs(objects)).toEqual([]);
      }
    });
  },
);

test('every passage is found by its code points in the text of the report', async () => {
  const objects = await objectsOf(traps);
  const texts = new Map(objects.map((object) => [object.id, extensionOf(object)?.text ?? '']));
  const compared = new Map<string, number>();
  for (const object of objects) {
    const extension = extensionOf(object);
    const marks = [
      ...(extension?.mentions?.map((mention) => ({ ...mention, ref: object.id })) ?? []),
      ...(extension?.passages
        ? [{ record: extension.record, passages: extension.passages, ref: extension.source_ref ?? '' }]
        : []),
    ];
    for (const { record, passages, ref } of marks) {
      const mark = traps.store.get('annotations', record.id);
      passages.forEach(({ position, quote }, index) => {
        const text = texts.get(ref) ?? '';
        expect([...text].slice(position?.start, position?.end).join('')).toBe(quote.exact);
        expect(quote.exact).toBe(throughUtf8(mark?.spans[index]?.quote ?? '-'));
      });
      compared.set(record.id, passages.length);
    }
  }
  for (const mark of traps.store.table('annotations').values())
    expect(compared.get(mark.id), mark.id).toBe(mark.spans.length);
});

test('grades: confidence from the analyst, else from credibility, never from "cannot be judged"', async () => {
  const claims = (await objectsOf(traps)).filter((object) => object.labels?.includes('admiralty:B2'));
  expect(claims.length).toBeGreaterThan(3);
  for (const object of await objectsOf(traps)) {
    const mark = traps.store.get('annotations', extensionOf(object)?.record.id ?? '');
    if (object.type !== 'note' || mark?.kind !== 'claim') continue;
    const { confidence, credibility } = mark.claim;
    expect(object.confidence).toBe(confidence === 'moderate' ? 50 : credibility === 2 ? 70 : undefined);
  }
});

test('what STIX has no place for is counted', async () => {
  const losses = await stix.losses(traps, trapOptions);
  const count = (kind: string) => losses.find((loss) => loss.kind === kind)?.count;
  const ofTypes = [...traps.store.table('entities').values()].filter(({ type }) => /event|other/.test(type));
  expect(count('entity-as-note')).toBe(ofTypes.length);
  expect(count('published-unknown')).toBe(traps.store.table('sources').size - 1);
  expect(losses).toHaveLength(3);
});

test('a verdict of another analyst is an opinion, from the journal', async () => {
  const claim = [...traps.store.table('annotations').values()].find(
    (mark) => mark.kind === 'claim' && mark.status === 'accepted',
  );
  if (!claim) throw new Error('no claim');
  const entry = { id: 'j', seq: 1, at: '2026-04-01T00:00:00Z', label: '', reason: 'saw it', undoes: null };
  const change = {
    table: 'annotations' as const,
    id: claim.id,
    before: { ...claim, status: 'draft' as const },
  };
  const journal = (by: string) => () => [
    { ...entry, by, imported: false, changeCount: 1, changes: [{ ...change, after: claim }] },
  ];
  const options = { ...trapOptions, withJournal: true };
  const opinions = async (by: string) =>
    (await objectsOf({ ...traps, journal: journal(by) }, options)).filter(({ type }) => type === 'opinion');
  expect(await opinions(claim.createdBy)).toEqual([]);
  expect(await opinions('a0000000-0000-4000-8000-000000000002')).toMatchObject([
    { opinion: 'agree', explanation: 'saw it' },
  ]);
});
