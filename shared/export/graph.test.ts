// @vitest-environment jsdom
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { exportedText } from './exported.test-support.ts';
import type { Exporter } from './exporter.ts';
import { gexf } from './gexf.ts';
import { graphml } from './graphml.ts';
import { trapCorpus, trapOptions } from './trap-corpus.test-support.ts';
import { xmlCharacters } from './xml-text.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const traps = trapCorpus(sha256);

interface Item {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly values: Record<string, string>;
}

/** Nodes and edges as a minimal reader sees them. */
async function read(exporter: Exporter): Promise<{ nodes: Item[]; edges: Item[] }> {
  const xml = new DOMParser().parseFromString(await exportedText(exporter, traps, trapOptions), 'text/xml');
  expect(xml.querySelector('parsererror')).toBeNull();
  const keyNames = new Map(
    [...xml.querySelectorAll('key')].map((key) => [key.id, key.getAttribute('attr.name')]),
  );
  const keyDomains = new Map(
    [...xml.querySelectorAll('key')].map((key) => [key.id, key.getAttribute('for')]),
  );
  const items = (name: string): Item[] =>
    [...xml.querySelectorAll(name)].map((element) => {
      const values: Record<string, string> = {};
      for (const attribute of ['label', 'weight'])
        if (element.hasAttribute(attribute)) values[attribute] = element.getAttribute(attribute) ?? '';
      for (const each of element.querySelectorAll('attvalue'))
        values[each.getAttribute('for') ?? ''] = each.getAttribute('value') ?? '';
      for (const each of element.querySelectorAll('data')) {
        const key = each.getAttribute('key') ?? '';
        expect(keyDomains.get(key)).toBe(name);
        values[keyNames.get(key) ?? ''] = each.textContent ?? '';
      }
      return {
        id: element.id,
        from: element.getAttribute('source') ?? '',
        to: element.getAttribute('target') ?? '',
        values,
      };
    });
  return { nodes: items('node'), edges: items('edge') };
}

test.each([{ exporter: graphml }, { exporter: gexf }])(
  '$exporter.id: each claim has its quote at its code points, each edge its ends',
  async ({ exporter }) => {
    const { nodes, edges } = await read(exporter);
    const ids = new Set(nodes.map(({ id }) => id));
    expect(ids.size).toBe(nodes.length);
    expect(new Set(edges.map(({ id }) => id)).size).toBe(edges.length);
    for (const { from, to } of edges) expect(ids.has(from) && ids.has(to)).toBe(true);
    const marks = [...traps.store.table('annotations').values()];
    const claims = marks.filter(({ kind }) => kind === 'claim');
    const textOf = (sourceId: string) => [
      ...(traps.texts.get(traps.store.get('sources', sourceId)?.sha256 ?? '') ?? ''),
    ];
    for (const mark of claims) {
      const values = nodes.find(({ id }) => id === `c:${mark.id}`)?.values ?? {};
      expect(values.quote).toBe(xmlCharacters(mark.spans.map(({ quote }) => quote).join(' … ')));
      const found = (values.positions ?? '').split(' ').map((range) => {
        const [start, end] = range.split('-').map(Number);
        return textOf(mark.sourceId).slice(start, end).join('');
      });
      expect(found).toEqual(mark.spans.map(({ quote }) => quote));
    }
    const weight = edges
      .filter(({ values }) => values.relation === 'mentions')
      .reduce((sum, { values }) => sum + Number(values.weight), 0);
    expect(weight).toBe(marks.filter(({ kind }) => kind === 'mention').length);
    expect(edges.filter(({ id }) => id.startsWith('link:'))).toHaveLength(8);
    expect(nodes.find(({ id }) => id.startsWith('e:') && id.endsWith('1'))?.values.label).toBe(
      '=HYPERLINK("x")',
    );
  },
);

test('what a graph leaves out is counted', async () => {
  const losses = Object.fromEntries(
    (await graphml.losses(traps, trapOptions)).map(({ kind, count }) => [kind, count]),
  );
  const marks = [...traps.store.table('annotations').values()];
  expect(losses['note-dropped']).toBe(marks.filter(({ kind }) => kind === 'note').length);
  expect(losses['claim-details']).toBeGreaterThan(0);
  expect(losses['control-characters']).toBeGreaterThan(0);
  // GEXF has the title of the corpus besides.
  const others = ({ kind }: { readonly kind: string }) => kind !== 'corpus-details-dropped';
  expect((await gexf.losses(traps, trapOptions)).filter(others)).toEqual(
    (await graphml.losses(traps, trapOptions)).filter(others),
  );
});
