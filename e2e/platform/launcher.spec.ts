// How a start behaves from outside: what it prints, how it ends, what its exit code says.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumPath } from '../chromium-path.ts';
import { test as base, expect } from '../fixtures.ts';
import { freePort, LauncherProcess } from '../loopback-process.ts';

interface Start {
  readonly folder: string;
  readonly port: number;
  /** Starts with --port and --data of this test. */
  readonly launch: (args: readonly string[], environment?: NodeJS.ProcessEnv) => LauncherProcess;
}

const test = base.extend<{ start: Start }>({
  // Playwright insists on a pattern, even where nothing is taken.
  start: async ({ shell: _ }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'glossator-e2e-'));
    const port = await freePort();
    const started: LauncherProcess[] = [];
    try {
      await use({
        folder,
        port,
        launch: (args, environment) => {
          const options = ['--port', String(port), '--data', join(folder, 'data')];
          const launcher = new LauncherProcess([...options, ...args], environment);
          started.push(launcher);
          return launcher;
        },
      });
    } finally {
      for (const launcher of started) await launcher.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
});

const isTrace = /^\s+at .*:\d+/m;

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`--serve prints one line and ends with 0 at ${signal}`, async ({ start }) => {
    const launcher = start.launch(['--serve']);
    await launcher.entry();
    expect(launcher.stdout).toMatch(new RegExp(`^Glossator: http://127\\.0\\.0\\.1:${start.port}/\\S+\\n$`));
    launcher.child.kill(signal);
    expect(await launcher.exit).toBe(0);
    expect(launcher.stderr).not.toMatch(isTrace);
  });
}

test('a second start hands its files over and prints a way in', async ({ start }) => {
  const texts = join(start.folder, 'Harbour');
  await mkdir(texts);
  await writeFile(join(texts, 'a.txt'), 'x');
  const first = start.launch(['--serve']);
  await first.entry();
  const second = start.launch([texts, '--serve']);
  expect(await second.exit).toBe(0);
  expect(second.stderr).toContain('it was handed the files');
  expect(second.entries).toHaveLength(1);
  expect(first.entries).not.toContain(second.entries[0]);
});

const failures: { why: string; args: string[]; code: number; says: RegExp }[] = [
  { why: 'an unknown option', args: ['--bogus'], code: 2, says: /--bogus/ },
  { why: 'a port that is none', args: ['--port', '99999'], code: 2, says: /--port needs a number/ },
  { why: 'a shell that is none', args: ['--shell', 'vim'], code: 2, says: /--shell is electron or browser/ },
  { why: 'an option without its value', args: ['--corpus='], code: 2, says: /--corpus needs a value/ },
  { why: 'a folder that is not there', args: ['--serve', '/nowhere/texts'], code: 4, says: /cannot be read/ },
  {
    why: 'a data folder that cannot be',
    args: ['--serve', '--data', '/dev/null/x'],
    code: 7,
    says: /data folder/,
  },
];
for (const { why, args, code, says } of failures) {
  test(`${why}: one sentence and exit code ${code}`, async ({ start }) => {
    const launcher = start.launch(args);
    expect(await launcher.exit).toBe(code);
    expect(launcher.stdout).toBe('');
    expect(launcher.stderr).toMatch(says);
    expect(launcher.stderr).not.toMatch(isTrace);
  });
}

test('a port taken by another program: its name and exit code 3', async ({ start }) => {
  const server = createServer((_request, response) => response.end('not Glossator'));
  await new Promise<void>((done) => server.listen(start.port, '127.0.0.1', done));
  try {
    const launcher = start.launch(['--serve']);
    expect(await launcher.exit).toBe(3);
    expect(launcher.stderr).toContain(`Port ${start.port} is taken by another program`);
    expect(launcher.stderr).not.toMatch(isTrace);
  } finally {
    await new Promise((done) => server.close(done));
  }
});

test('a port taken by a Glossator with other data: exit code 3', async ({ start }) => {
  await start.launch(['--serve']).entry();
  const other = new LauncherProcess([
    '--serve',
    '--port',
    String(start.port),
    '--data',
    join(start.folder, 'other'),
  ]);
  expect(await other.exit).toBe(3);
  expect(other.stderr).toContain('with another data folder');
});

test('without a display it says why and serves instead', async ({ start }) => {
  const launcher = start.launch(['--shell', 'browser'], { DISPLAY: '', WAYLAND_DISPLAY: '' });
  await launcher.entry();
  expect(launcher.stderr).toMatch(/No window can be opened: there is no display\. Serving instead\./);
});

test('as root without --no-sandbox it says why and serves instead', async ({ start }) => {
  base.skip(process.getuid?.() !== 0, 'Only for root.');
  const launcher = start.launch(['--shell', 'browser'], { DISPLAY: ':9' });
  await launcher.entry();
  expect(launcher.stderr).toMatch(/as root it would need --no-sandbox/);
});

test('a missing Electron is said with the command that fetches it, and never waited for on CI', async ({
  start,
}) => {
  const launcher = start.launch(['--no-sandbox'], { DISPLAY: '', ELECTRON_OVERRIDE_DIST_PATH: start.folder });
  await launcher.entry();
  expect(launcher.stderr).toContain(
    'Electron’s binary is missing; “node node_modules/electron/install.js” fetches it.',
  );
  const asked = start.launch(['--shell', 'electron'], {
    DISPLAY: '',
    ELECTRON_OVERRIDE_DIST_PATH: start.folder,
  });
  expect(await asked.exit).toBe(6);
});

test('an app window opens, and the host ends when it is closed', async ({ start }) => {
  const browser = chromiumPath();
  base.skip(browser === null || process.platform !== 'linux', 'Needs an installed browser on Linux.');
  // A browser that needs no display: the installed one, headless, behind a name that is looked for.
  const bin = join(start.folder, 'bin');
  await mkdir(bin);
  const pidFile = join(start.folder, 'pid');
  const script = `#!/bin/sh\necho $$ > '${pidFile}'\nexec '${browser}' --headless=new --disable-gpu "$@"\n`;
  await writeFile(join(bin, 'chromium'), script, { mode: 0o755 });
  const environment = { DISPLAY: ':9', PATH: `${bin}:${process.env.PATH}` };
  const launcher = start.launch(['--shell', 'browser', '--no-sandbox'], environment);
  await launcher.until(() => launcher.stderr.includes('Window open.'));
  expect(launcher.entries).toEqual([]);
  const pid = Number(await readWhenThere(pidFile));
  process.kill(pid, 'SIGTERM');
  expect(await launcher.exit).toBe(0);

  const again = start.launch(['--shell', 'browser', '--no-sandbox'], environment);
  await again.until(() => again.stderr.includes('Window open.'));
  await again.until(() => true);
  again.child.kill('SIGTERM');
  expect(await again.exit).toBe(0);
});

async function readWhenThere(path: string): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const text = await readFile(path, 'utf8').catch(() => '');
    if (text !== '') return text.trim();
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`${path} did not appear`);
}
