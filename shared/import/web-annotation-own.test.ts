import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { standoffCorpora } from '../export/standoff/passages.test-support.ts';
import { trapOptions } from '../export/trap-corpus.test-support.ts';
import { webAnnotation } from '../export/web-annotation.ts';
import { fileOf, filesOf, readFiles } from './read-back.test-support.ts';
import { webAnnotationImporter } from './web-annotation.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const containers = ['collection', 'list'].flatMap((container) =>
  ['code-point', 'utf-16'].map((unit) => ({ container, unit })),
);

test.each(standoffCorpora(sha256).flatMap((corpus) => containers.map((format) => ({ ...corpus, format }))))(
  '$name comes back whole from a $format.container in $format.unit',
  async ({ input, format }) => {
    const files = await filesOf(webAnnotation, input, { ...trapOptions, format });
    const isCollection = format.container === 'collection';
    if (input.store.table('annotations').size > 0)
      expect(webAnnotationImporter.recognise(files)).toBeGreaterThanOrEqual(0.95);
    const incoming = await readFiles(webAnnotationImporter, files);
    const { store } = input;
    expect(incoming.unit).toBe(isCollection ? format.unit : 'detect');
    expect(incoming.problems).toEqual([]);
    expect(incoming.dropped).toEqual([]);
    const marks = new Map(incoming.marks.map((mark) => [mark.id, mark]));
    expect([...marks.keys()].sort()).toEqual([...store.table('annotations').keys()].sort());
    const entities = new Map(incoming.entities.map((entity) => [entity.key, entity]));
    const tagNames = new Map(incoming.tags.map(({ key, name }) => [key, name]));
    for (const ours of store.table('annotations').values()) {
      const mark = marks.get(ours.id);
      const { spans, sourceId, kind, tags, comment, status, anchor, createdAt, updatedBy } = ours;
      expect(mark).toMatchObject({
        source: sourceId,
        kind,
        tags,
        comment,
        status,
        anchor,
        createdAt,
        updatedBy,
      });
      expect(mark?.passages.map(({ quote, prefix = '', suffix = '' }) => [quote, prefix, suffix])).toEqual(
        spans.map(({ quote, prefix, suffix }) => [quote, prefix, suffix]),
      );
      if (format.unit === 'utf-16' && anchor !== 'lost')
        expect(mark?.passages.map(({ start, end }) => [start, end])).toEqual(
          spans.map(({ start, end }) => [start, end]),
        );
      expect(tags.map((tag) => tagNames.get(tag))).toEqual(
        tags.map((tag) => store.get('tags', tag)?.name ?? tag),
      );
      if (ours.kind === 'mention' && store.resolveEntity(ours.entityId))
        expect(entities.get(mark?.entity ?? '')?.name).toBe(
          (isCollection ? store.get('entities', ours.entityId) : store.resolveEntity(ours.entityId))?.name,
        );
      if (ours.kind === 'claim') {
        const { attribution, ...claim } = ours.claim;
        expect(mark?.claim).toMatchObject(claim);
        expect(mark?.claim?.attribution).toEqual(
          attribution.map(({ entityId, ...hop }) => (entityId === null ? hop : { ...hop, entity: entityId })),
        );
      }
    }
    if (!isCollection) return;
    expect(incoming.corpus).toEqual(store.info);
    for (const table of [
      'sources',
      'entities',
      'links',
      'analysts',
      'tags',
      'entityTypes',
      'relationTypes',
    ] as const)
      expect(incoming[table].map(({ id }) => id).sort()).toEqual([...store.table(table).keys()].sort());
    for (const { id, text, sha256: hash, fields } of incoming.sources) {
      const source = store.get('sources', id ?? '');
      expect([hash, text, fields.title, fields.zones]).toEqual([
        source?.sha256,
        (await input.textOf(source?.sha256 ?? '')) ?? '',
        source?.title,
        source?.zones,
      ]);
    }
  },
);

test('what another program changed after our export is taken from the bodies', async () => {
  const [corpus] = standoffCorpora(sha256);
  if (!corpus) throw new Error('There is no corpus');
  const [file] = await filesOf(webAnnotation, corpus.input, trapOptions);
  const value = JSON.parse(new TextDecoder().decode(file?.bytes));
  const items: {
    motivation: string;
    modified: string;
    body: object[];
    'glossator:record': { id: string };
  }[] = value.first.items;
  const claim = items.find(({ motivation }) => motivation === 'describing');
  if (!claim) throw new Error('There is no claim');
  claim.modified = '2030-01-01T00:00:00Z';
  claim.body = [
    { type: 'TextualBody', purpose: 'describing', value: 'Said anew' },
    { type: 'TextualBody', purpose: 'commenting', value: 'by a colleague' },
    { type: 'TextualBody', purpose: 'tagging', value: 'fresh' },
  ];
  const incoming = await readFiles(webAnnotationImporter, [fileOf('edited.jsonld', value)]);
  const mark = incoming.marks.find(({ id }) => id === claim['glossator:record'].id);
  expect([mark?.claim?.statement, mark?.comment, mark?.updatedAt]).toEqual([
    'Said anew',
    'by a colleague',
    '2030-01-01T00:00:00.000Z',
  ]);
  const names = new Map(incoming.tags.map(({ key, name }) => [key, name]));
  expect(mark?.tags?.map((tag) => names.get(tag))).toEqual(['fresh']);
});
