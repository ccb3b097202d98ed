// @vitest-environment jsdom
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { exportedZip } from './exported.test-support.ts';
import { labelStudio } from './label-studio.ts';
import { passageKey, standoffCorpora, wantedPassages } from './standoff/passages.test-support.ts';
import { trapOptions } from './trap-corpus.test-support.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

interface Result {
  id: string;
  type: string;
  from_name: string;
  to_name: string;
  from_id: string;
  to_id: string;
  labels: string[];
  value: { start: number; end: number; text: string | string[]; labels?: string[]; choices?: string[] };
  meta?: { glossator: { passage: number; record?: object } };
}

test.each(standoffCorpora(sha256))(
  '$name: regions cover their words in UTF-16 units, and every control is in the config',
  async ({ input }) => {
    const files = await exportedZip(labelStudio, input, trapOptions);
    const config = new DOMParser().parseFromString(files.get('labeling-config.xml') ?? '', 'text/xml');
    expect(config.querySelector('parsererror')).toBeNull();
    const valuesOf = (name: string) =>
      Array.from(config.querySelectorAll(`[name="${name}"] > *`)).map((node) => node.getAttribute('value'));
    expect(files.get('tasks.json')).toMatch(/^[\u0020-\u007e\n]*$/);
    const tasks: { data: { text: string }; annotations: { result: Result[] }[] }[] = JSON.parse(
      files.get('tasks.json') ?? '',
    );
    const found: string[] = [];
    let relations = 0;
    for (const { data, annotations } of tasks) {
      const results = annotations[0]?.result ?? [];
      const regions = new Map(results.filter(({ type }) => type === 'labels').map((each) => [each.id, each]));
      for (const result of results) {
        if (result.type === 'relation') {
          relations++;
          expect(regions.has(result.from_id) && regions.has(result.to_id)).toBe(true);
          expect(
            Array.from(config.querySelectorAll('Relation')).map((node) => node.getAttribute('value')),
          ).toContain(result.labels[0]);
          continue;
        }
        const control = config.querySelector(`[name="${result.from_name}"]`);
        expect(control?.getAttribute('toName')).toBe(result.to_name);
        expect(control?.tagName.toLowerCase()).toBe(result.type);
        const { start, end } = result.value;
        const region = regions.get(result.id);
        expect([region?.value.start, region?.value.end]).toEqual([start, end]);
        for (const value of [...(result.value.labels ?? []), ...(result.value.choices ?? [])])
          expect(valuesOf(result.from_name)).toContain(value);
        if (result.type !== 'labels') continue;
        expect(data.text.slice(start, end)).toBe(result.value.text);
        const [id = ''] = result.id.split('#');
        const { passage, record } = result.meta?.glossator ?? { passage: 0 };
        found.push(passageKey(id, passage, data.text.slice(start, end)));
        if (!record) continue;
        const { spans: _, ...rest } = input.store.get('annotations', id) ?? { spans: [] };
        expect(record).toEqual(rest);
      }
    }
    expect(found.sort()).toEqual(await wantedPassages(input));
    const losses = new Map(
      (await labelStudio.losses(input, trapOptions)).map(({ kind, count }) => [kind, count]),
    );
    const dropped = (losses.get('cross-source-link-dropped') ?? 0) + (losses.get('entity-link-dropped') ?? 0);
    expect(relations + dropped).toBe(input.store.table('links').size);
  },
);
