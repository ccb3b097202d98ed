// The host contract, over the page's own way to the host: loopback HTTP or Electron's ipc.
import { createHash } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningApp } from '../fixtures.ts';
import { expect, test } from '../fixtures.ts';

interface Reply {
  readonly ok: boolean;
  readonly value: Record<string, unknown>;
  readonly error: { code: string; message: string };
}

/** Calls the host from inside the page, as renderer/host/host-bridge.ts does. */
function call(app: RunningApp, method: string, input: unknown): Promise<Reply> {
  return app.page.evaluate(
    async ([name, argument]) => {
      const bridge = (window as { glossatorHost?: { call: (m: string, i: unknown) => Promise<unknown> } })
        .glossatorHost;
      if (bridge) return (await bridge.call(String(name), argument)) as Reply;
      const response = await fetch(`/__call/${name}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'x-glossator': '1' },
        body: JSON.stringify(argument),
      });
      return (await response.json()) as Reply;
    },
    [method, input] as const,
  );
}

const fetchText = (app: RunningApp, address: string) =>
  app.page.evaluate(async (path) => {
    const response = await fetch(path);
    return { status: response.status, text: await response.text() };
  }, address);

test('hello names the shell', async ({ app }) => {
  const { value } = await call(app, 'hello', {});
  expect(value.shell).toBe(app.shell === 'loopback' ? 'browser' : 'electron');
  expect(value.backupFolder).toBe(join(app.dataFolder, 'backups'));
});

const refused: { method: string; input: unknown; code: string }[] = [
  { method: 'noSuchMethod', input: {}, code: 'unknown-method' },
  { method: 'constructor', input: {}, code: 'unknown-method' },
  { method: 'openExternal', input: { url: 'file:///etc/passwd' }, code: 'address-refused' },
  { method: 'openExternal', input: { url: 'http://example.org/' }, code: 'address-refused' },
  { method: 'openExternal', input: { url: 7 }, code: 'bad-input' },
  { method: 'openExternal', input: null, code: 'bad-input' },
  { method: 'setBackupFolder', input: { folder: 'relative' }, code: 'folder-relative' },
  { method: 'setBackupFolder', input: { folder: '/dev/null/x' }, code: 'folder-not-writable' },
  { method: 'missingBackupTexts', input: { hashes: ['../../etc/passwd'] }, code: 'bad-input' },
  {
    method: 'putBackupTexts',
    input: { texts: [{ sha256: '0'.repeat(64), text: 'x' }] },
    code: 'hash-mismatch',
  },
  { method: 'appendBackup', input: { upload: 'none', chunk: 'x' }, code: 'no-such-upload' },
  { method: 'openBackup', input: { backup: '../../../etc.passwd' }, code: 'no-such-backup' },
];
for (const { method, input, code } of refused) {
  test(`${method} refuses ${JSON.stringify(input)} with ${code}, without a path or a stack`, async ({
    app,
  }) => {
    const reply = await call(app, method, input);
    expect(reply).toMatchObject({ ok: false, error: { code } });
    expect(reply.error.message).toMatch(/^[A-Z].*\.$/);
    expect(reply.error.message).not.toMatch(/\/|\\|\bat\b .*:\d+/);
  });
}

test('a backup goes out in pieces and comes back whole', async ({ app }) => {
  const text = 'Zwölf 𝔊 \u2028 لا';
  const sha256 = createHash('sha256').update(text).digest('hex');
  expect((await call(app, 'missingBackupTexts', { hashes: [sha256] })).value.missing).toEqual([sha256]);
  await call(app, 'putBackupTexts', { texts: [{ sha256, text }] });
  expect((await call(app, 'missingBackupTexts', { hashes: [sha256] })).value.missing).toEqual([]);

  const records = `{"sources":[{"sha256":"${sha256}","title":"A 🜁 B"}]}`;
  // Cut in the middle of the astral character.
  const cut = records.indexOf('🜁') + 1;
  const at = '2026-03-01T10:00:00.000Z';
  const begun = await call(app, 'beginBackup', { corpusId: 'c1', title: 'Rain', at });
  const upload = String(begun.value.upload);
  await call(app, 'appendBackup', { upload, chunk: records.slice(0, cut) });
  expect((await call(app, 'listBackups', {})).value.backups).toEqual([]);
  await call(app, 'appendBackup', { upload, chunk: records.slice(cut) });
  await call(app, 'commitBackup', { upload, sourceCount: 1, markCount: 0 });

  const backups = (await call(app, 'listBackups', {})).value.backups as { id: string }[];
  expect(backups).toMatchObject([{ corpusId: 'c1', title: 'Rain', at, sourceCount: 1, markCount: 0 }]);
  const opened = await call(app, 'openBackup', { backup: backups[0]?.id });
  const file = opened.value.file as { id: string; name: string };
  expect(file.name).toBe('Rain.glossator.json');
  expect(await fetchText(app, `/incoming/${file.id}`)).toEqual({ status: 200, text: records });
  expect(await fetchText(app, `/backup-text/${sha256}`)).toEqual({ status: 200, text });
  expect(
    (await readdir(join(app.dataFolder, 'backups/records'))).filter((name) => name.endsWith('.tmp')),
  ).toEqual([]);
});

test('addresses that are not there, or climb out, are 404', async ({ app }) => {
  const paths = [
    '/incoming/0',
    `/backup-text/${'0'.repeat(64)}`,
    '/incoming/..%2f..%2fsettings.json',
    '/%2e%2e/main/main.js',
    '/..%2fmain%2fmain.js',
  ];
  for (const path of paths) expect((await fetchText(app, path)).status, path).toBe(404);
});

test('files of a second start come in by id', async ({ app }) => {
  await expect.poll(async () => (await call(app, 'takeOpenRequest', {})).value.request).toBeNull();
  const folder = join(app.dataFolder, 'Flood reports');
  await mkdir(join(folder, 'north'), { recursive: true });
  await writeFile(join(folder, 'north/a.txt'), 'first');
  await writeFile(join(folder, 'north/.hidden.txt'), 'no');
  await writeFile(join(folder, 'picture.png'), 'no');
  await writeFile(join(folder, 'b.MD'), '');
  // The page may take the request first: only the host itself is asked here.
  const heard = app.page.evaluate(
    () =>
      new Promise((done) => {
        const bridge = (window as { glossatorHost?: { listen: (l: (event: unknown) => void) => void } })
          .glossatorHost;
        if (bridge) bridge.listen(done);
        else
          new EventSource('/__events').addEventListener('message', (message) =>
            done(JSON.parse(message.data)),
          );
      }),
  );
  await app.page.waitForTimeout(300);
  await app.openFiles([folder]);
  expect(await heard).toEqual({ kind: 'open-request' });
});
