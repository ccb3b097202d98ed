import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { emptyClaim } from '../model/claim.ts';
import { exportedZip, inputOf, throughUtf8 } from './exported.test-support.ts';
import type { ExportInput } from './exporter.ts';
import { claimTags } from './misp/misp-tags.ts';
import { misp } from './misp.ts';
import { trapCorpus, trapOptions } from './trap-corpus.test-support.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const traps = trapCorpus(sha256);

interface Attribute {
  readonly uuid: string;
  readonly type: string;
  readonly category: string;
  readonly value: string;
  readonly comment?: string;
  readonly object_relation?: string;
}
interface TestEvent {
  readonly uuid: string;
  readonly Attribute: Attribute[];
  readonly Object: {
    readonly uuid: string;
    readonly comment: string;
    readonly Attribute: Attribute[];
    readonly ObjectReference: { readonly object_uuid: string; readonly referenced_uuid: string }[];
  }[];
  readonly EventReport: { readonly content: string }[];
  readonly [key: string]: unknown;
}

async function eventsOf(input: ExportInput): Promise<TestEvent[]> {
  const files = await exportedZip(misp, input, trapOptions);
  const manifest = JSON.parse(files.get('manifest.json') ?? '');
  expect(Object.keys(manifest)).toHaveLength(files.size - 1);
  return Object.keys(manifest).map((uuid) => JSON.parse(files.get(`${uuid}.json`) ?? '').Event);
}

const reference = join(process.env.GLOSSATOR_REFERENCE ?? '/nowhere', 'formats/misp');
const corpora = [
  { name: 'traps', make: async () => traps as ExportInput },
  {
    name: 'the sample',
    make: () =>
      inputOf(
        readFileSync(resolve(import.meta.dirname, '../../corpus/munqar-blast.glossator.json'), 'utf8'),
        sha256,
      ),
  },
];

test.skipIf(!existsSync(reference)).each(corpora)(
  'events of $name are valid by the schema of PyMISP, every type is known (skipped without GLOSSATOR_REFERENCE)',
  async ({ make }) => {
    const json = (name: string) => JSON.parse(readFileSync(join(reference, name), 'utf8'));
    const schema = (name: string) => {
      const { $schema: _, id: __, ...rest } = json(name);
      return new Ajv({ strict: false, allErrors: true }).compile(rest);
    };
    const [lax, strict] = [schema('schema-lax.json'), schema('schema.json')];
    const { types, category_type_mappings: mappings } = json('describeTypes.json').result;
    for (const event of await eventsOf(await make())) {
      expect(lax({ Event: event }), JSON.stringify(lax.errors)).toBe(true);
      // The strict schema is older than objects and reports; all else has to fit it.
      const { Object: objects, EventReport: _, ...rest } = event;
      expect(strict({ Event: rest }), JSON.stringify(strict.errors)).toBe(true);
      for (const attribute of [...event.Attribute, ...objects.flatMap((object) => object.Attribute)]) {
        expect(types).toContain(attribute.type);
        expect(mappings[attribute.category]).toContain(attribute.type);
        expect(attribute.value).not.toBe('');
        expect(attribute.value).toBe(attribute.value.trim());
      }
    }
  },
);

test('uuids are there once, references stay within the event, no attribute is there twice', async () => {
  const seen = new Set<string>();
  for (const event of await eventsOf(traps)) {
    const within = new Set([
      ...event.Attribute.map(({ uuid }) => uuid),
      ...event.Object.map(({ uuid }) => uuid),
    ]);
    for (const object of event.Object)
      for (const reference of object.ObjectReference) {
        expect(reference.object_uuid).toBe(object.uuid);
        expect(within.has(reference.referenced_uuid)).toBe(true);
      }
    for (const uuid of [
      ...within,
      ...event.Object.flatMap((object) => object.Attribute.map((a) => a.uuid)),
    ]) {
      expect(seen.has(uuid), uuid).toBe(false);
      seen.add(uuid);
    }
    const values = event.Attribute.map(({ type, category, value }) => `${type}/${category}/${value}`);
    expect(new Set(values).size).toBe(values.length);
  }
});

test('every claim and note has its place in code points, and the report holds the text there', async () => {
  let compared = 0;
  for (const event of await eventsOf(traps)) {
    const report = event.EventReport[0]?.content ?? '';
    const text = report.slice(report.indexOf('\n') + 1, report.lastIndexOf('\n`'));
    for (const object of event.Object) {
      const mark = traps.store.get('annotations', object.uuid);
      const ranges = [...(/code points ([\d–, ]+)/.exec(object.comment)?.[1] ?? '').matchAll(/(\d+)–(\d+)/g)];
      expect(ranges).toHaveLength(mark?.spans.length ?? -1);
      ranges.forEach(([, start, end], at) => {
        const quote = throughUtf8(mark?.spans[at]?.quote ?? '').replaceAll('\0', '\ufffd');
        expect([...text].slice(Number(start), Number(end)).join('')).toBe(quote);
        compared++;
      });
    }
  }
  expect(compared).toBeGreaterThan(40);
});

test('grades are tags of the taxonomies; what nobody judged has none', () => {
  const claim = {
    ...emptyClaim,
    reliability: 'B' as const,
    credibility: 2 as const,
    confidence: 'high' as const,
    likelihood: { scale: 'icd203' as const, term: 'probable' as const },
  };
  expect(claimTags(claim).map(({ name }) => name)).toEqual([
    'admiralty-scale:source-reliability="b"',
    'admiralty-scale:information-credibility="2"',
    'estimative-language:likelihood-probability="likely"',
    'estimative-language:confidence-in-analytic-judgment="high"',
  ]);
  expect(claimTags(emptyClaim)).toEqual([]);
  const phia = { ...emptyClaim, likelihood: { scale: 'phia' as const, term: 'likely' as const } };
  expect(claimTags(phia)).toEqual([{ name: 'glossator:phia-yardstick="likely"' }]);
});

test('what is left out is counted', async () => {
  const losses = Object.fromEntries(
    (await misp.losses(traps, trapOptions)).map(({ kind, count }) => [kind, count]),
  );
  const marks = [...traps.store.table('annotations').values()];
  expect(losses['mention-details']).toBe(
    marks.filter((mark) => mark.kind === 'mention' && (mark.tags.length > 0 || mark.comment !== '')).length,
  );
  expect(losses['claim-details']).toBe(
    marks.filter((mark) => mark.kind === 'claim' && mark.claim.figures.length > 0).length,
  );
  expect(losses['link-details']).toBe(8);
  expect(losses['link-dropped']).toBeGreaterThan(0);
  expect(losses['published-unknown']).toBe(traps.store.table('sources').size - 1);
});
