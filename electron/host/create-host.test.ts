// The contract over direct calls: what it answers, what it refuses, what it leaves on disk.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HostEvent } from '../../shared/host/contract.ts';
import { createHostClient } from '../../shared/host/host-client.ts';
import type { Host } from './create-host.ts';
import { createHost } from './create-host.ts';
import { describeDataFolder } from './data-folder.ts';
import { createRespond } from './respond.ts';

let folder = '';
let host: Host;
const make = () =>
  createHost({
    shell: 'browser',
    version: '0.1.0',
    data: describeDataFolder(join(folder, 'data')),
    openExternal: async () => {
      throw new Error(`secret ${folder}`);
    },
    chooseFolder: async () => null,
  });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glossator-host-'));
  host = await make();
});
afterEach(() => rm(folder, { recursive: true }));

const client = () => createHostClient(host.call);
const hash = (text: string) => createHash('sha256').update(text).digest('hex');

async function backUp(at: string, records: string) {
  const { upload } = await client().beginBackup({ corpusId: 'c', title: 'T', at });
  await client().appendBackup({ upload, chunk: records });
  return (await client().commitBackup({ upload, sourceCount: 1, markCount: 2 })).backup;
}

test('a disk that takes only a part at a time gets the whole record file', async () => {
  const probe = await open(join(folder, 'probe'), 'w');
  const handle = Object.getPrototypeOf(probe);
  await probe.close();
  const { write } = handle;
  // What a full or slow disk does: half of what is asked, without an error.
  handle.write = function (text: string) {
    return Reflect.apply(write, this, [text.slice(0, text.length / 2)]);
  };
  try {
    expect((await backUp('2026-01-02T03:04:05Z', '{"records":[]}')).size).toBe(14);
  } finally {
    handle.write = write;
  }
});

test('an unexpected error becomes a reply without its words', async () => {
  const reply = await host.call('openExternal', { url: 'https://example.org/' });
  expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(JSON.stringify(reply)).not.toContain(folder);
});

test.each([
  undefined,
  null,
  7,
  'text',
  [],
  { url: {} },
  { url: 'x', __proto__: { url: 'https://example.org' } },
])('nonsense is refused: %j', async (input) => {
  for (const method of ['openExternal', 'putBackupTexts', 'beginBackup', 'toString', '__proto__', '']) {
    expect(await host.call(method, input)).toMatchObject({ ok: false });
  }
});

test('files come in by id, once asked for, and are read by that id alone', async () => {
  const texts = join(folder, 'Rain');
  await mkdir(texts);
  await writeFile(join(texts, 'a.txt'), 'exact \u{1F701} bytes');
  const events: HostEvent[] = [];
  const end = host.listen((event) => events.push(event));
  await host.open({ paths: [texts], corpusTitle: null });
  end();
  await host.open({ paths: [], corpusTitle: null });
  expect(events).toEqual([{ kind: 'open-request' }]);
  const { request } = await client().takeOpenRequest({});
  expect(request).toMatchObject({ corpusTitle: 'Rain', files: [{ name: 'a.txt' }], problems: [] });
  expect((await client().takeOpenRequest({})).request).toBeNull();

  const respond = createRespond(join(folder, 'renderer'), host);
  const address = `/incoming/${request?.files[0]?.id}`;
  expect(await (await respond(address)).text()).toBe('exact \u{1F701} bytes');
  // The file is replaced by a link to another one: nothing is served.
  await writeFile(join(folder, 'other'), 'other');
  await rm(join(texts, 'a.txt'));
  await symlink(join(folder, 'other'), join(texts, 'a.txt'));
  expect((await respond(address)).status).toBe(404);
});

test('another corpus title wins over the folder’s name', async () => {
  await mkdir(join(folder, 'Rain'));
  await host.open({ paths: [join(folder, 'Rain')], corpusTitle: 'Storm' });
  expect((await client().takeOpenRequest({})).request?.corpusTitle).toBe('Storm');
});

describe('backups', () => {
  test('an upload that was begun and not committed is not seen', async () => {
    const { upload } = await client().beginBackup({ corpusId: 'c', title: 'T', at: '2026-01-01T00:00:00Z' });
    await client().appendBackup({ upload, chunk: '{' });
    expect((await client().listBackups({})).backups).toEqual([]);
    await expect(client().commitBackup({ upload: 'other', sourceCount: 0, markCount: 0 })).rejects.toThrow(
      'begun',
    );
  });

  test('they survive a restart, newest first, and a broken one is left out', async () => {
    const first = await backUp('2026-01-01T00:00:00Z', '{"a":1}');
    const second = await backUp('2026-01-02T00:00:00Z', '{"a":2}');
    const [shelf, name] = first.id.split('.');
    const meta = join(folder, 'data/backups/records', String(shelf), `${name}.meta.json`);
    host = await make();
    expect((await client().listBackups({})).backups.map(({ id }) => id)).toEqual([second.id, first.id]);
    await writeFile(meta, '{ broken');
    expect((await client().listBackups({})).backups.map(({ id }) => id)).toEqual([second.id]);
    await expect(client().openBackup({ backup: first.id })).rejects.toThrow('not there');
  });

  test('what a killed host left half-written goes with the next backup', async () => {
    await backUp('2026-01-01T00:00:00Z', '{"a":1}');
    const left = join(folder, 'data/backups/records', `${'0'.repeat(32)}.tmp`);
    await writeFile(left, '{"half": ');
    host = await make();
    await backUp('2026-01-02T00:00:00Z', '{"a":2}');
    expect(await readdir(dirname(left))).not.toContain(basename(left));
    expect((await client().listBackups({})).backups).toHaveLength(2);
  });

  test('rotation drops records, and old texts that no backup names', async () => {
    const [kept, lost, young] = ['kept', 'lost', 'young'];
    await client().putBackupTexts({
      texts: [kept, lost, young].map((text) => ({ sha256: hash(text), text })),
    });
    const path = (text: string) =>
      join(folder, 'data/backups/texts', hash(text).slice(0, 2), `${hash(text)}.txt`);
    const longAgo = new Date(Date.now() - 3 * 24 * 60 * 60 * 1000);
    await utimes(path(kept), longAgo, longAgo);
    await utimes(path(lost), longAgo, longAgo);
    // A new run: nothing has been promised to a backup under way.
    host = await make();
    await backUp('2025-01-01T00:00:00Z', `{"sha256":"${hash(lost)}"}`);
    for (let minute = 0; minute < 11; minute += 1) {
      await backUp(new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(), `{"sha256":"${hash(kept)}"}`);
    }
    expect((await client().listBackups({})).backups).toHaveLength(10);
    expect([kept, lost, young].map((text) => existsSync(path(text)))).toEqual([true, false, true]);
  });

  test('another folder is remembered, and one that cannot be written is refused', async () => {
    const elsewhere = join(folder, 'elsewhere');
    await client().setBackupFolder({ folder: elsewhere });
    await backUp('2026-01-01T00:00:00Z', '{}');
    expect(await readdir(elsewhere)).toEqual(['records']);
    host = await make();
    expect((await client().hello({})).backupFolder).toBe(elsewhere);
    await writeFile(join(folder, 'file'), '');
    await expect(client().setBackupFolder({ folder: join(folder, 'file') })).rejects.toThrow(
      'cannot be written',
    );
    expect(await readFile(join(folder, 'data/settings.json'), 'utf8')).toContain('elsewhere');
  });
});
