// Every format of the registry on the command line, with its loss report; folders and zips.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Exporter } from '../../shared/export/exporter.ts';
import { exporters } from '../../shared/export/registry.ts';
import { importers } from '../../shared/import/registry.ts';
import { said } from './said.test-support.ts';

const sample = join(import.meta.dirname, '../../corpus/every-field.glossator.json');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glossator-formats-'));
});
afterAll(() => rm(folder, { recursive: true }));

const at = (name: string) => join(folder, name);

const run = said;

const exportTo = (format: string, out: string, ...more: string[]) =>
  run('export', sample, '--to', format, '--out', out, ...more);

/** All files under a folder by path, `/` between folders. */
async function filesUnder(path: string): Promise<Record<string, Buffer>> {
  const found: Record<string, Buffer> = {};
  for (const entry of await readdir(path, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const place = join(entry.parentPath, entry.name);
    found[place.slice(path.length + 1).replaceAll('\\', '/')] = await readFile(place);
  }
  return found;
}

describe.each(exporters)('$id', (exporter) => {
  const { id, extension, options } = exporter;

  test('writes a file and a report of what was lost', async () => {
    const out = at(`whole-${id}${extension}`);
    expect(await exportTo(id, out, '--report', at(`${id}.json`))).toEqual({ code: 0, out: '', err: '' });
    expect((await readFile(out)).length).toBeGreaterThan(0);
    const report = JSON.parse(await readFile(at(`${id}.json`), 'utf8'));
    expect(report).toMatchObject({ format: id, sources: 'all', withText: true });
    expect(Object.keys(report.options)).toEqual(options.map((option) => option.id));
    for (const loss of report.losses) {
      expect(loss).toEqual({
        kind: expect.stringMatching(/^[a-z]+(-[a-z0-9]+)*$/),
        message: expect.stringMatching(/^[A-Z“].*[^.]$/su),
        count: expect.any(Number),
        examples: expect.any(Array),
      });
      expect(loss.count).toBeGreaterThanOrEqual(1);
      expect(loss.examples.length).toBeLessThanOrEqual(5);
    }
  });

  test('says what it is in words that end well, once each', () => {
    expect(exporter.summary).toMatch(/^[A-Z].*\.$/u);
    expect(extension).toMatch(/^\.[a-z0-9.-]+$/);
    expect(exporters.filter((other) => other.id === id)).toHaveLength(1);
    expect(new Set(options.map((option) => option.id)).size).toBe(options.length);
    for (const option of options) expect(option.choices.length).toBeGreaterThan(1);
  });

  test('takes each of its own choices and refuses others', async () => {
    for (const option of options)
      for (const { value } of option.choices)
        expect((await exportTo(id, '-', '--option', `${option.id}=${value}`)).code).toBe(0);
    const unknown = await exportTo(id, '-', '--option', 'no-such=x');
    expect(unknown).toMatchObject({ code: 2, out: '', err: expect.stringContaining('no-such') });
    const first = options[0];
    if (!first) return;
    const wrong = await exportTo(id, '-', '--option', `${first.id}=no-such`);
    expect(wrong).toMatchObject({ code: 2, out: '', err: expect.stringContaining('it can be') });
  });

  test('leaves texts out where it can, and says so where it cannot', async () => {
    const said = await exportTo(id, '-', '--without-text');
    expect(said.code).toBe(exporter.honours.withText ? 0 : 2);
  });
});

const asFolder = exporters.filter(({ files, extension }) => files && extension.endsWith('.zip'));

test.each(asFolder)('$id: the folder and the zip hold the same files', async ({ id }: Exporter) => {
  const [zip, folderPath] = [at(`same-${id}.zip`), at(`same-${id}`)];
  await exportTo(id, zip);
  await mkdir(folderPath);
  expect(await exportTo(id, folderPath)).toEqual({ code: 0, out: '', err: '' });
  const zipped = unzipSync(await readFile(zip));
  const files = await filesUnder(folderPath);
  expect(Object.keys(files).sort()).toEqual(Object.keys(zipped).sort());
  for (const [path, content] of Object.entries(files))
    expect(content.equals(zipped[path] ?? Buffer.of())).toBe(true);
  const again = await exportTo(id, folderPath);
  expect(again).toMatchObject({ code: 1, err: expect.stringMatching(/with something in it/) });
  expect(Object.keys(await filesUnder(folderPath))).toHaveLength(Object.keys(files).length);
  await writeFile(at(`file-${id}`), 'mine');
  const file = await exportTo(id, at(`file-${id}`));
  expect(file).toMatchObject({ code: 1, err: expect.stringMatching(/is a file/) });
  expect(await readFile(at(`file-${id}`), 'utf8')).toBe('mine');
  const nowhere = await exportTo(id, at('no/such/place'));
  expect(nowhere).toMatchObject({ code: 1, err: expect.stringMatching(/Its folder is not there/) });
  expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('the report has a place of its own', async () => {
  const printed = await exportTo('json', at('d.json'), '--report', '-');
  expect(JSON.parse(printed.out)).toMatchObject({ format: 'json', losses: [] });
  for (const [out, report] of [
    ['-', '-'],
    [at('d.json'), at('d.json')],
    [at('d.json'), sample],
  ] as const)
    expect(await exportTo('json', out, '--report', report)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/place of its own/),
    });
});

test('formats --json tells everything that a program needs to choose', async () => {
  const list = JSON.parse((await run('formats', '--json')).out);
  expect(list).toEqual(
    exporters.map(({ id, label, extension, mediaType, summary, options, honours, files }) => ({
      id,
      label,
      extension,
      mediaType,
      summary,
      severalFiles: files !== undefined,
      honours,
      options,
      read: id === 'json' || importers.some((importer) => importer.id === id) ? expect.any(Object) : null,
    })),
  );
  for (const { id, summary, extensions, options } of importers)
    expect(list.find((format: { id: string }) => format.id === id)?.read).toMatchObject({
      summary,
      extensions,
      options,
    });
  const { out } = await run('formats');
  for (const { id, label, extension, summary, options } of exporters) {
    const line = out.split('\n').find((each) => each.startsWith(`${id} `)) ?? '';
    expect(line).toContain(`${label} (${extension}): ${summary}`);
    for (const option of options) expect(line).toContain(`${option.id}=${option.choices[0]?.value}|`);
  }
});
