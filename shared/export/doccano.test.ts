import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { doccano } from './doccano.ts';
import { exportedText } from './exported.test-support.ts';
import { codePointSlice, standoffCorpora, wantedPassages } from './standoff/passages.test-support.ts';
import { trapOptions } from './trap-corpus.test-support.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const corpora = standoffCorpora(sha256);

interface Line {
  text: string;
  source_id: string;
  entities: { id: number; label: string; start_offset: number; end_offset: number }[];
  relations: { id: number; from_id: number; to_id: number; type: string }[];
  label: [number, number, string][];
}
const linesOf = (content: string): Line[] =>
  content
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const words = (keys: readonly string[]) => keys.map((key) => JSON.parse(key)[2]).sort();

test.each(corpora)(
  '$name: every entity covers its words; ids hold over the whole file',
  async ({ input }) => {
    const content = await exportedText(doccano, input, trapOptions);
    expect(content).toMatch(/^[\u0020-\u007e\n]*$/);
    const lines = linesOf(content);
    const entities = lines.flatMap((line) => line.entities.map((entity) => ({ ...entity, line })));
    expect(entities.map(({ id }) => id)).toEqual(entities.map((_, index) => index));
    const covered = entities.map(({ line, start_offset, end_offset }) =>
      codePointSlice(line.text, start_offset, end_offset),
    );
    expect(covered.sort()).toEqual(words(await wantedPassages(input)));
    const losses = new Map(
      (await doccano.losses(input, trapOptions)).map(({ kind, count }) => [kind, count]),
    );
    const relations = lines.flatMap((line) =>
      line.relations.map((relation) => {
        const ids = line.entities.map(({ id }) => id);
        expect(ids).toContain(relation.from_id);
        expect(ids).toContain(relation.to_id);
        for (const id of [relation.from_id, relation.to_id])
          expect(line.entities.find((entity) => entity.id === id)?.label).toBe('Claim');
        return relation;
      }),
    );
    const dropped = (losses.get('cross-source-link-dropped') ?? 0) + (losses.get('entity-link-dropped') ?? 0);
    expect(relations.length + dropped).toBe(input.store.table('links').size);
  },
);

test.each(corpora)('$name: spans alone, the longest of those that overlap', async ({ input }) => {
  const options = { ...trapOptions, format: { layout: 'labels', overlaps: 'longest' } };
  let written = 0;
  for (const { label, text } of linesOf(await exportedText(doccano, input, options))) {
    let last = 0;
    for (const [start, end] of label) {
      expect(start).toBeGreaterThanOrEqual(last);
      expect(codePointSlice(text, start, end)).not.toBe('');
      last = end;
    }
    written += label.length;
  }
  const losses = new Map((await doccano.losses(input, options)).map(({ kind, count }) => [kind, count]));
  expect(written + (losses.get('overlap-dropped') ?? 0)).toBe((await wantedPassages(input)).length);
  expect(losses.get('link-dropped')).toBe(input.store.table('links').size);
});
