import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from './read-corpus.ts';
import { said } from './said.test-support.ts';

let path = '';
let folder = '';
const [ada, ben, cem] = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`);
const sourceId = '00000000-0000-4000-8000-000000000010';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glossator-agreement-'));
  path = join(folder, 'two.glossator.json');
  const text = 'Nineteen people died. Forty were hurt.';
  let ids = 100;
  const mark = (by: string | undefined, start: number, end: number, reliability: string) => ({
    id: `00000000-0000-4000-8000-000000000${ids++}`,
    sourceId,
    kind: 'claim',
    spans: [{ start, end, quote: text.slice(start, end) }],
    claim: { reliability },
    createdBy: by,
  });
  await writeFile(
    path,
    JSON.stringify({
      format: 'glossator-corpus',
      version: 1,
      offsetUnit: 'utf-16',
      corpus: { id: '00000000-0000-4000-8000-000000000020', title: 'Two' },
      analysts: [
        { id: ada, name: 'Ada' },
        { id: ben, name: 'Ben' },
        { id: cem, name: 'Cem' },
      ],
      sources: [
        {
          id: sourceId,
          position: 0,
          title: 'Wire',
          fileName: 'wire.txt',
          text,
          length: text.length,
          sha256: sha256(text),
        },
      ],
      annotations: [
        mark(ada, 0, 21, 'B'),
        mark(ada, 22, 38, 'B'),
        mark(ben, 0, 21, 'C'),
        mark(cem, 0, 8, 'B'),
      ],
    }),
  );
});
afterAll(() => rm(folder, { recursive: true }));

const run = (...args: string[]) => said('agreement', ...args);

test('lines for people', async () => {
  const { code, out } = await run(path);
  expect(code).toBe(0);
  expect(out).toMatch(/^Ada and Ben: 1 source marked by both\./);
  expect(out).toMatch(/alpha claims: passages 0\.\d{3}, kinds not measured \(2 and 1 marks\)/);
  expect(out).toContain('Wire: “Nineteen people died.”: reliability B | C');
  expect(out).toContain('Wire: “Forty were hurt.”: only Ada');
});

test('JSON for programs', async () => {
  const report = JSON.parse((await run(path, '--json', '--analysts', `Ben,${ada}`)).out);
  expect(report.analysts.map(({ name }: { name: string }) => name)).toEqual(['Ben', 'Ada']);
  expect(report.kappa.find(({ field }: { field: string }) => field === 'reliability')).toMatchObject({
    pairs: 1,
    agreed: 0,
    kappa: 0,
  });
  expect(report.differences).toHaveLength(2);
  expect(report.differences[1].marks).toEqual([null, '00000000-0000-4000-8000-000000000101']);
});

describe('refused in one sentence', () => {
  const cases = [
    { args: [], says: /Name the one corpus/ },
    { args: ['--analysts', 'Ada,Dee', 'PATH'], says: /No analyst “Dee”.*Ada, Ben, Cem/ },
    { args: ['--analysts', 'Ada', 'PATH'], says: /two different/ },
    { args: ['--analysts', 'Ada,Ada', 'PATH'], says: /two different/ },
  ];
  test.each(cases)('$args', async ({ args, says }) => {
    const { code, err } = await run(...args.map((arg) => (arg === 'PATH' ? path : arg)));
    expect(code).toBe(2);
    expect(err).toMatch(says);
  });
});
