import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { exportedZip, inputOf, throughUtf8 } from './exported.test-support.ts';
import type { ExportInput } from './exporter.ts';
import { UniqueNames } from './refi-qda/code-tree.ts';
import { refiQda } from './refi-qda.ts';
import { trapCorpus, trapOptions } from './trap-corpus.test-support.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const traps = trapCorpus(sha256);
const schema = join(process.env.GLOSSATOR_REFERENCE ?? '/nowhere', 'formats/refi-qda/Project-mrt2019.xsd');

function hasXmllint(): boolean {
  try {
    execFileSync('xmllint', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const corpora = [
  { name: 'the corpus of traps', make: async () => traps as ExportInput },
  ...['every-field', 'munqar-blast'].map((name) => ({
    name,
    make: () =>
      inputOf(
        readFileSync(resolve(import.meta.dirname, `../../corpus/${name}.glossator.json`), 'utf8'),
        sha256,
      ),
  })),
];

test.skipIf(!existsSync(schema) || !hasXmllint()).each(corpora)(
  '$name is valid by the schema of REFI (skipped without xmllint or GLOSSATOR_REFERENCE)',
  async ({ make }) => {
    const folder = mkdtempSync(join(tmpdir(), 'refi-'));
    const path = join(folder, 'project.qde');
    writeFileSync(path, (await exportedZip(refiQda, await make(), trapOptions)).get('project.qde') ?? '');
    execFileSync('xmllint', ['--noout', '--schema', schema, path], { stdio: ['ignore', 'ignore', 'pipe'] });
    rmSync(folder, { recursive: true });
  },
);

const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

test('every passage is the text between its positions, in code points', async () => {
  const files = await exportedZip(refiQda, traps, trapOptions);
  const project = files.get('project.qde') ?? '';
  let compared = 0;
  for (const [, head = '', body = ''] of project.matchAll(/<TextSource( [^>]*)>(.*?)<\/TextSource>/gs)) {
    const path = attribute(head, 'plainTextPath').replace('internal://', 'sources/');
    const text = [...(files.get(path) ?? '')];
    expect(files.has(path)).toBe(true);
    expect(text.includes('\r')).toBe(false);
    const source = traps.store.get('sources', attribute(head, 'guid'));
    const marks = traps.store.marksOf(source?.id ?? '').ordered;
    const wanted = marks
      .flatMap((mark) => mark.spans.map((span) => throughUtf8(span.quote.replace(/\r\n?/g, '\n'))))
      .sort();
    const found = [...body.matchAll(/<PlainTextSelection( [^>]*)>/g)].map(([, tag = '']) =>
      text.slice(Number(attribute(tag, 'startPosition')), Number(attribute(tag, 'endPosition'))).join(''),
    );
    for (const words of found) expect(words).not.toBe('');
    // A passage that begins or ends within a CRLF keeps the half it has.
    const loose = (texts: string[]) => texts.map((each) => each.replace(/^\n|\n$/g, '')).sort();
    expect(loose(found)).toEqual(loose(wanted));
    compared += found.length;
  }
  expect(compared).toBeGreaterThan(80);
});

test('every GUID that is named is there, none twice, and each note has its file', async () => {
  const files = await exportedZip(refiQda, traps, trapOptions);
  const project = files.get('project.qde') ?? '';
  const guids = [...project.matchAll(/ guid="([^"]+)"/g)].map(([, guid]) => guid);
  expect(new Set(guids).size).toBe(guids.length);
  for (const [, target] of project.matchAll(
    / (?:targetGUID|originGUID|creatingUser|modifyingUser|creatingUserGUID)="([^"]+)"/g,
  ))
    expect(guids).toContain(target);
  for (const [, path] of project.matchAll(/plainTextPath="internal:\/\/([^"]+)"/g))
    expect(files.has(`sources/${path}`)).toBe(true);
});

// QualCoder keeps the names of each of these unique, and stops importing at a second note of the same name.
test.each(['Code', 'TextSource', 'Case', 'Note', 'Variable'])(
  'no two elements %s have one name',
  async (element) => {
    const project = (await exportedZip(refiQda, traps, trapOptions)).get('project.qde') ?? '';
    const names = [...project.matchAll(new RegExp(`<${element} [^>]*?name="([^"]*)"`, 'g'))].map(
      ([, name = '']) => name.toLowerCase(),
    );
    expect(names.length).toBeGreaterThan(4);
    expect(new Set(names).size).toBe(names.length);
  },
);

test('the note of a claim ends with its whole record', async () => {
  const files = await exportedZip(refiQda, traps, trapOptions);
  const records = new Map(
    [...files].flatMap(([path, text]) => {
      const json = path.startsWith('sources/') ? (text.split('\n').at(-2) ?? '') : '';
      return json.startsWith('{"') ? [[JSON.parse(json).id, JSON.parse(json)] as const] : [];
    }),
  );
  for (const mark of traps.store.table('annotations').values())
    if (mark.kind === 'claim') expect(records.get(mark.id)).toMatchObject(JSON.parse(JSON.stringify(mark)));
});

test('what becomes of passages, newlines, names and merged entities is counted', async () => {
  const losses = Object.fromEntries(
    (await refiQda.losses(traps, trapOptions)).map(({ kind, count }) => [kind, count]),
  );
  const marks = [...traps.store.table('annotations').values()];
  expect(losses['passages-split']).toBe(marks.filter(({ spans }) => spans.length > 1).length);
  expect(losses['newlines-changed']).toBe(
    [...traps.texts.values()].filter((text) => text.includes('\r')).length,
  );
  expect(losses['merged-entities']).toBe(1);
  expect(losses['name-changed']).toBeGreaterThan(1);
  expect(losses['links-ignored']).toBe(8);
  const without = await refiQda.losses({ ...traps, textOf: () => null }, trapOptions);
  expect(without.find(({ kind }) => kind === 'source-without-text')?.count).toBe(
    traps.store.table('sources').size,
  );
});

test('names are told apart whatever their case', () => {
  const names = new UniqueNames();
  expect(['Syria', 'syria', ' ', 'Syria (2)'].map((name) => names.take(name))).toEqual([
    'Syria',
    'syria (2)',
    'unnamed',
    'Syria (2) (2)',
  ]);
  expect(names.changed).toBe(2);
  expect(['SYRIA', 'Syria (3)', 'Syria'].map((name) => names.take(name))).toEqual([
    'SYRIA (3)',
    'Syria (3) (2)',
    'Syria (4)',
  ]);
});
