// @vitest-environment jsdom
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createTextPositionSelectorMatcher, createTextQuoteSelectorMatcher } from '@apache-annotator/dom';
import { parseW3CTextAnnotation } from '@recogito/text-annotator';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import jsonld from 'jsonld';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Annotation } from '../model/annotation.ts';
import { arbitraryCorpus } from '../native/arbitrary-corpus.test-support.ts';
import { exportedText } from './exported.test-support.ts';
import type { ExportInput, ExportOptions } from './exporter.ts';
import { trapCorpus, trapOptions } from './trap-corpus.test-support.ts';
import { webAnnotation } from './web-annotation.ts';

interface Target {
  source: string;
  selector: {
    type: string;
    exact?: string;
    prefix?: string;
    suffix?: string;
    start?: number;
    end?: number;
  }[];
}
interface Web {
  id: string;
  motivation: string;
  target: Target | Target[] | string;
  'glossator:record': { id: string };
}
interface Collection {
  first: { items: Web[] };
  total: number;
  'glossator:sources': { id: string; text?: string }[];
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const reference = resolve(process.env.GLOSSATOR_REFERENCE ?? '-', 'formats/web-annotation');
if (!existsSync(reference))
  console.warn('Skipped: set GLOSSATOR_REFERENCE to the folder that holds formats/web-annotation.');
const utf16: ExportOptions = { ...trapOptions, format: { unit: 'utf-16', container: 'list' } };
let traps: ExportInput & { texts: ReadonlyMap<string, string> };
let collection: Collection;
let items: Web[];
beforeAll(async () => {
  traps = trapCorpus(sha256);
  collection = JSON.parse(await exportedText(webAnnotation, traps, trapOptions));
  items = collection.first.items;
});
const targetsOf = (web: Web) =>
  (Array.isArray(web.target) ? web.target : [web.target]).filter(
    (target): target is Target => typeof target === 'object',
  );
const textOf = (source: string) =>
  collection['glossator:sources'].find(({ id }) => source === `urn:uuid:${id}`)?.text ?? '';

test('every passage of every mark covers its quote, counted in code points', () => {
  const marks = new Map<string, Annotation>(traps.store.table('annotations'));
  let compared = 0;
  for (const web of items.filter(({ motivation }) => motivation !== 'linking')) {
    const mark = marks.get(web['glossator:record'].id);
    expect(targetsOf(web).map(({ selector }) => selector[0]?.exact)).toEqual(
      mark?.spans.map(({ quote }) => quote),
    );
    for (const { source, selector } of targetsOf(web)) {
      const characters = Array.from(textOf(source));
      expect(characters.slice(selector[1]?.start, selector[1]?.end).join('')).toBe(selector[0]?.exact);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(80);
  expect(items.length).toBe(marks.size + traps.store.table('links').size);
  expect(collection.total).toBe(items.length);
});

test('counted in UTF-16 units on request, in a plain list of marks that Recogito reads without an error', async () => {
  const list: Web[] = JSON.parse(await exportedText(webAnnotation, traps, utf16));
  expect(list).toHaveLength(traps.store.table('annotations').size);
  for (const web of list) {
    const mark = traps.store.get('annotations', web['glossator:record'].id);
    const { parsed, error } = parseW3CTextAnnotation(web as never);
    expect(error).toBeUndefined();
    expect(parsed?.target.selector.map(({ quote, start, end }) => ({ quote, start, end }))).toEqual(
      mark?.spans.map(({ quote, start, end }) => ({ quote, start, end })),
    );
    const text = textOf(targetsOf(web)[0]?.source ?? '');
    for (const { start, end, quote } of parsed?.target.selector ?? [])
      expect(text.slice(start, end)).toBe(quote);
  }
});

test('Apache Annotator finds each passage in the document by position and by quote', async () => {
  let found = 0;
  for (const web of items) {
    for (const { source, selector } of targetsOf(web)) {
      const [quote, position] = selector;
      const text = textOf(source);
      // Half a pair never comes out of UTF-8, so no document has one; Annotator throws where one ends a text.
      if (/\p{Surrogate}/u.test(text)) continue;
      found++;
      const scope = document.createElement('div');
      scope.append(document.createTextNode(text));
      document.body.replaceChildren(scope);
      const ranges = async (matches: AsyncIterable<Range>) => {
        const texts: string[] = [];
        for await (const range of matches) texts.push(range.toString());
        return texts;
      };
      expect(await ranges(createTextPositionSelectorMatcher(position as never)(scope))).toEqual([
        quote?.exact,
      ]);
      expect(await ranges(createTextQuoteSelectorMatcher(quote as never)(scope))).toContain(quote?.exact);
    }
  }
  expect(found).toBeGreaterThan(70);
});

test('links name body and target by the ids that stand in the file', () => {
  const ids = new Set(items.map(({ id }) => id));
  const links = items.filter(({ motivation }) => motivation === 'linking');
  expect(links).toHaveLength(8);
  for (const link of links) {
    const record = traps.store.get('links', link['glossator:record'].id);
    expect(link.target).toBe(`urn:uuid:${record?.from.id}`);
    if (record?.from.kind === 'claim') expect(ids).toContain(link.target);
  }
});

test.each([1, 2, 3])('nothing of the model is lost, seed %i: records stand in own terms', async (seed) => {
  const corpus = arbitraryCorpus(seed, sha256);
  const input = { ...corpus, textOf: (hash: string) => corpus.texts.get(hash) ?? null, journal: () => [] };
  const read: Collection = JSON.parse(await exportedText(webAnnotation, input, trapOptions));
  for (const web of read.first.items) {
    const { id } = web['glossator:record'];
    const mark = corpus.store.get('annotations', id);
    if (!mark) {
      expect(web['glossator:record']).toEqual(corpus.store.get('links', id));
      continue;
    }
    const { spans, ...rest } = mark;
    expect(web['glossator:record']).toEqual(rest);
    expect(targetsOf(web)).toHaveLength(spans.length);
  }
  const losses = await webAnnotation.losses(input, trapOptions);
  expect(losses.map(({ kind, count }) => [kind, count])).toEqual([['deletions-dropped', 1]]);
});

test('what is lost is counted: a lost place, a text that is not at hand, a plain list', async () => {
  const withoutText = await webAnnotation.losses({ ...traps, textOf: () => null }, trapOptions);
  expect(withoutText.map(({ kind, count }) => [kind, count])).toEqual([
    ['position-unknown', traps.store.table('annotations').size],
  ]);
  expect(await webAnnotation.losses(traps, trapOptions)).toEqual([]);
  const list = await webAnnotation.losses(traps, utf16);
  expect(list.map(({ kind }) => kind)).toEqual(['sources-dropped', 'entities-dropped', 'link-dropped']);
});

describe.skipIf(!existsSync(reference))('the standard’s own files', () => {
  test('every MUST assertion of the test suite of the W3C holds for every annotation', async () => {
    const ajv = new Ajv({ strict: false, validateFormats: true });
    formats.default(ajv);
    // Draft 4 names a schema by `id` and ignores what stands beside a `$ref`.
    const modern = (node: unknown): unknown => {
      if (Array.isArray(node)) return node.map(modern);
      if (typeof node !== 'object' || node === null) return node;
      if ('$ref' in node && typeof node.$ref === 'string') return { $ref: node.$ref };
      return Object.fromEntries(
        Object.entries(node)
          .filter(([key]) => key !== '$schema')
          .map(([key, value]) => (key === 'exclusiveMinimum' && value === true ? [key, 0] : [key, value]))
          .map(([key, value]) => [key === 'id' && typeof value === 'string' ? '$id' : key, modern(value)]),
      );
    };
    const folder = reference;
    const load = (path: string) => modern(JSON.parse(readFileSync(path, 'utf8'))) as Record<string, unknown>;
    const filesOf = (name: string) =>
      readdirSync(resolve(folder, name), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.json'))
        .map((file) => resolve(folder, name, file));
    for (const path of filesOf('definitions')) ajv.addSchema(load(path));
    let asserted = 0;
    for (const path of filesOf('annotations')) {
      const { $id: _, ...schema } = load(path);
      if (schema.assertionType !== 'must') continue;
      asserted++;
      const holds = ajv.compile(schema);
      for (const web of items)
        expect({ path, id: web.id, holds: holds(web) === (schema.expectedResult === 'valid') }).toEqual({
          path,
          id: web.id,
          holds: true,
        });
    }
    expect(asserted).toBe(53);
    // The assertions can fail: a target that is not there, a context that is not the standard's.
    const check = (name: string) =>
      ajv.compile(Object.fromEntries(Object.entries(load(resolve(folder, 'annotations', name))).slice(1)));
    expect(check('3.1-annotationContextValidated.json')({ ...items[0], '@context': 'https://x.test' })).toBe(
      false,
    );
  });

  test('JSON-LD in safe mode drops nothing and keeps own terms', async () => {
    const standard = JSON.parse(readFileSync(resolve(reference, 'anno.jsonld'), 'utf8'));
    const documentLoader = async (url: string) => {
      if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(`unexpected ${url}`);
      return { documentUrl: url, document: standard };
    };
    const options = { safe: true, documentLoader };
    const whole: unknown = await jsonld.expand(collection as never, options);
    const [expanded] = whole as Record<string, unknown>[];
    expect(Object.keys(expanded ?? {})).toContain('urn:x-glossator:sources');
    const dataset: unknown = await jsonld.toRDF(collection as never, options);
    const quads = dataset as { predicate: { value: string }; object: { value: string } }[];
    const count = (predicate: string) => quads.filter((quad) => quad.predicate.value === predicate).length;
    expect(count('urn:x-glossator:record')).toBe(items.length);
    expect(count('http://www.w3.org/ns/oa#hasTarget')).toBe(
      items.reduce((sum, web) => sum + Math.max(1, targetsOf(web).length), 0),
    );
    expect(
      quads
        .filter((quad) => quad.predicate.value === 'urn:x-glossator:record')
        .map((quad) => JSON.parse(quad.object.value).id)
        .sort(),
    ).toEqual(items.map((web) => web['glossator:record'].id).sort());
  });
});
