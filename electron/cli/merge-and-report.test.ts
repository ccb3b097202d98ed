// What an import says beside what it brings in: files that were not read, fields that both sides say something else in.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findExporter } from '../../shared/export/registry.ts';
import { importers } from '../../shared/import/registry.ts';
import { said as run } from './said.test-support.ts';

const sample = join(import.meta.dirname, '../../corpus/munqar-blast.glossator.json');
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glossator-merge-'));
});
afterEach(() => rm(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const json = async (name: string) => JSON.parse(await readFile(at(name), 'utf8'));

describe('files beside those that are read', () => {
  const annotation = JSON.stringify({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'https://notes.example/1',
    type: 'Annotation',
    target: { source: 'file:///a.txt', selector: { type: 'TextQuoteSelector', exact: 'Nine' } },
  });
  const task = JSON.stringify([{ id: 1, data: { text: 'Nine ships' }, annotations: [] }]);
  const cases = [
    {
      from: 'brat',
      given: { 'a.txt': 'Nine', 'a.ann': 'T1\tOrg 0 4\tNine\n', 'b.txt': 'B' },
      left: ['b.txt'],
    },
    { from: 'brat', given: { 'a.txt': 'Nine', 'a.ann': 'T1\tOrg 0 4\tNine\n', 'tools.conf': '' }, left: [] },
    { from: 'csv', given: { 'e.csv': 'name,type\nAda,person\n', 'x.csv': '1,2\n3,4\n' }, left: ['x.csv'] },
    { from: 'csv', given: { 'e.csv': 'name,type\nAda,person\n', 'x.txt': 'x' }, left: ['x.txt'] },
    { from: 'web-annotation', given: { 'n.jsonld': annotation, 'x.json': '{"a":1}' }, left: ['x.json'] },
    {
      from: 'label-studio',
      given: { 't.json': task, 'x.json': '[]', 'a.png': 'x' },
      left: ['x.json', 'a.png'],
    },
    {
      from: 'doccano',
      given: { 'd.jsonl': '{"text":"Nine","label":[]}\n', 'x.jsonl': '{"a":1}' },
      left: ['x.jsonl'],
    },
  ];
  test.each(cases)('$from: $left', async ({ from, given, left }) => {
    for (const [name, text] of Object.entries(given)) await writeFile(at(name), text);
    const files = Object.keys(given).map(at);
    const { code, err } = await run(
      'import',
      ...files,
      '--from',
      from,
      '--out',
      at('o.json'),
      '--report',
      at('r.json'),
    );
    expect(code).toBe(0);
    const told = err.split('\n').filter((line) => / was not read: .+\.$/.test(line));
    expect(told.map((line) => line.split(' ')[0])).toEqual(left);
    const [outcome] = (await json('r.json')).imports;
    expect(outcome.passedOver.map(({ path }: { path: string }) => path)).toEqual(left);
  });

  test('of a folder, those with other names, too', async () => {
    await mkdir(at('in'));
    await writeFile(at('in/e.csv'), 'name,type\nAda,person\n');
    await writeFile(at('in/notes.docx'), 'x');
    const { err } = await run('import', at('in'), '--from', 'csv', '--out', at('o.json'));
    expect(err).toContain('notes.docx was not read: Its name does not end in .csv,');
  });

  test('a second project is named, not read', async () => {
    await run('export', sample, '--to', 'refi-qda', '--out', at('a.qdpx'));
    await writeFile(at('b.qdpx'), await readFile(at('a.qdpx')));
    const { err } = await run(
      'import',
      at('a.qdpx'),
      at('b.qdpx'),
      '--from',
      'refi-qda',
      '--out',
      at('o.json'),
    );
    expect(err.match(/.* was not read: .*/g)).toEqual([
      'b.qdpx was not read: It is a second project; import it by itself.',
    ]);
  });

  const formats = importers.flatMap(({ id }) => findExporter(id) ?? []);
  test.each(formats)('of our own $id none', async ({ id, extension }) => {
    await run('export', sample, '--to', id, '--out', at(`x${extension}`));
    const { err } = await run('import', at(`x${extension}`), '--from', id, '--out', at('o.json'));
    expect(err).not.toContain('was not read');
    if (!extension.endsWith('.zip')) return;
    await run('export', sample, '--to', id, '--out', at('x'));
    const walked = await run('import', at('x'), '--from', id, '--out', at('p.json'));
    expect(walked.err).not.toContain('was not read');
  });

  test('a corpus that lies beside them is merged', async () => {
    await mkdir(at('in'));
    await writeFile(at('in/tasks.json'), task);
    await writeFile(at('in/colleague.glossator.json'), await readFile(sample));
    const { err } = await run('import', at('in'), '--out', at('o.json'));
    expect(err).toContain('colleague.glossator.json: Merged.');
    expect(err).not.toContain('was not read');
    expect((await json('o.json')).sources.length).toBeGreaterThan(5);
  });
});

describe('another tool’s files in a folder of texts', () => {
  const registry = 'name,type,aliases\nAda Ren,person,A. Ren\n';
  const cases = [
    {
      given: { 'people.csv': registry },
      says: 'people.csv in in looks like an export of another tool: Tables (CSV). Import it with --from csv.',
    },
    { given: { 'data.csv': '1,2\n3,4\n', 'package.json': '{"a":1}' }, says: null },
  ];
  test.each(cases)('$says', async ({ given, says }) => {
    await mkdir(at('in'));
    await writeFile(at('in/a.txt'), 'Nine ships.');
    for (const [name, text] of Object.entries(given)) await writeFile(at(`in/${name}`), text);
    const { code, err } = await run('import', at('in'), '--out', at('o.json'));
    expect(code).toBe(0);
    expect(err).toContain('a.txt: Added.');
    if (says === null) expect(err).not.toContain('looks like');
    else expect(err.split('\n')).toContain(says);
  });
});

describe('fields that both sides say something else in', () => {
  /** Two copies of the sample: one claim each side has its own opinion of. */
  async function copies(): Promise<string> {
    const write = async (name: string, whose: string, updatedAt: string) => {
      const corpus = JSON.parse(await readFile(sample, 'utf8'));
      const claim = corpus.annotations.find(({ kind }: { kind: string }) => kind === 'claim');
      Object.assign(claim, { comment: `${whose} comment`, updatedAt });
      claim.claim.statement = `${whose} statement`;
      await writeFile(at(name), JSON.stringify(corpus));
      return claim.id as string;
    };
    await write('theirs.glossator.json', 'Their', '2020-01-01T00:00:00Z');
    return write('ours.glossator.json', 'Our', '2027-01-01T00:00:00Z');
  }
  const merge = (...more: string[]) =>
    run(
      ...['import', at('theirs.glossator.json'), '--into', at('ours.glossator.json'), '--out', at('o.json')],
      ...['--report', at('r.json'), ...more],
    );
  const claimIn = async (id: string) =>
    (await json('o.json')).annotations.find((mark: { id: string }) => mark.id === id);

  const cases = [
    { args: [], side: 'ours', says: 'ours kept', stands: 'Our' },
    { args: ['--conflicts', 'ours'], side: 'ours', says: 'ours kept', stands: 'Our' },
    { args: ['--conflicts', 'theirs'], side: 'theirs', says: 'theirs taken', stands: 'Their' },
  ];
  test.each(cases)('$args', async ({ args, side, says, stands }) => {
    const id = await copies();
    const { code, err } = await merge(...args);
    expect(code).toBe(0);
    const lines = err.split('\n');
    const first = lines.indexOf(`2 fields of 1 record differ; ${says} (ours | theirs):`);
    expect(first).toBeGreaterThanOrEqual(0);
    expect(lines.slice(first + 1, first + 3)).toEqual([
      expect.stringMatching(/^ {2}Mark “.+”, Comment: Our comment \| Their comment$/),
      expect.stringMatching(/^ {2}Mark “.+”, Statement: Our statement \| Their statement$/),
    ]);
    expect(await claimIn(id)).toMatchObject({
      comment: `${stands} comment`,
      claim: { statement: `${stands} statement` },
    });
    expect((await json('r.json')).imports).toMatchObject([
      {
        format: 'json',
        file: 'theirs.glossator.json',
        conflicts: [
          {
            table: 'annotations',
            id,
            fields: [
              { field: 'comment', ours: 'Our comment', theirs: 'Their comment', chosen: side },
              { field: 'claim.statement', chosen: side },
            ],
          },
        ],
      },
    ]);
    expect(await run('check', at('o.json'))).toMatchObject({ code: 0 });
  });

  test('refuse writes nothing but the report', async () => {
    await copies();
    const { code, err } = await merge('--conflicts', 'refuse');
    expect(code).toBe(1);
    expect(err).toContain('2 fields of 1 record differ; nothing was written (ours | theirs):');
    await expect(readFile(at('o.json'))).rejects.toThrow();
    expect((await json('r.json')).imports[0].conflicts).toHaveLength(1);
  });

  test('refuse without a conflict writes', async () => {
    const said = await run('import', sample, '--conflicts', 'refuse', '--out', at('o.json'));
    expect(said.code).toBe(0);
  });

  test('another word is refused', async () => {
    const said = await run('import', sample, '--conflicts', 'mine', '--out', at('o.json'));
    expect(said).toMatchObject({
      code: 2,
      err: '--conflicts takes ours, theirs, refuse; there is no “mine”.\n',
    });
  });
});
