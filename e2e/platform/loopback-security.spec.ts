// What the loopback server refuses: other hosts, other sites, forms, used codes, visitors without a cookie.
import { request as httpRequest } from 'node:http';
import { expect, test } from '../fixtures.ts';
import { freePort, LauncherProcess } from '../loopback-process.ts';

interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly text: string;
}

/** Plain HTTP with exactly these headers. */
function send(
  port: number,
  method: string,
  path: string,
  headers: Record<string, string>,
  body = '',
): Promise<Answer> {
  return new Promise((done, fail) => {
    const sent = httpRequest({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    sent.on('error', fail);
    sent.end(body);
  });
}

test('requests are let in step by step', async () => {
  const { mkdtemp, rm } = await import('node:fs/promises');
  const { tmpdir } = await import('node:os');
  const data = await mkdtemp(`${tmpdir()}/glossator-e2e-`);
  const port = await freePort();
  const launcher = new LauncherProcess(['--serve', '--port', String(port), '--data', data]);
  try {
    const entry = new URL(await launcher.entry()).pathname;
    const origin = `http://127.0.0.1:${port}`;

    expect((await send(port, 'GET', '/', {})).status, 'no cookie').toBe(403);
    expect((await send(port, 'GET', '/enter/guess', {})).status, 'a guessed code').toBe(403);
    expect((await send(port, 'HEAD', entry, {})).status, 'HEAD does not burn the code').toBe(403);
    expect(
      (await send(port, 'GET', entry, { 'sec-fetch-site': 'cross-site' })).status,
      'from a link elsewhere',
    ).toBe(403);
    const entered = await send(port, 'GET', entry, {});
    expect(entered.status).toBe(303);
    expect(entered.headers.location).toBe('/');
    const setCookie = String(entered.headers['set-cookie']);
    expect(setCookie).toMatch(/^glossator-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
    const cookie = setCookie.split(';')[0] ?? '';
    expect((await send(port, 'GET', entry, {})).status, 'the code is burned').toBe(403);
    expect((await send(port, 'GET', '/', { cookie })).status).toBe(200);

    const good = { cookie, origin, 'x-glossator': '1', 'content-type': 'application/json' };
    const hello = (headers: Record<string, string>, method = 'POST') =>
      send(port, method, '/__call/hello', headers, method === 'POST' ? '{}' : '');
    expect((await hello(good)).status).toBe(200);
    const { cookie: _cookie, ...noCookie } = good;
    const { origin: _origin, ...noOrigin } = good;
    const { 'x-glossator': _header, ...noHeader } = good;
    const refused: [string, Record<string, string>][] = [
      ['no cookie', noCookie],
      ['a wrong cookie', { ...good, cookie: `glossator-${port}=${'A'.repeat(43)}` }],
      ['no origin', noOrigin],
      ['another origin', { ...good, origin: 'https://example.org' }],
      ['another port', { ...good, origin: `http://127.0.0.1:${port + 1}` }],
      ['no own header', noHeader],
      ['a form', { ...good, 'content-type': 'text/plain' }],
      ['a rebound host', { ...good, host: `example.org:${port}` }],
      ['localhost', { ...good, host: `localhost:${port}` }],
      ['same site, other origin', { ...good, 'sec-fetch-site': 'same-site' }],
    ];
    for (const [why, headers] of refused) expect((await hello(headers)).status, why).toBe(403);
    expect((await hello(good, 'GET')).status).toBe(405);
    expect((await send(port, 'POST', '/__call/hello', good, 'no json')).status).toBe(400);
    expect(
      (await send(port, 'POST', '/__call/hello', { ...good, 'content-length': '99999999' })).status,
    ).toBe(413);
    expect((await send(port, 'DELETE', '/', { cookie })).status).toBe(405);

    expect(
      (await send(port, 'POST', '/__open', good, '{"paths":["/etc/passwd"],"corpusTitle":null}')).status,
    ).toBe(403);
    const identity = JSON.parse((await send(port, 'GET', '/__identity?challenge=a', {})).text);
    expect(Object.keys(identity).sort()).toEqual(['app', 'proof', 'version']);

    launcher.child.stdin.write('\n');
    const second = new URL(await launcher.entry(2)).pathname;
    expect(second).not.toBe(entry);
    expect((await send(port, 'GET', second, {})).status, 'Enter prints another').toBe(303);
  } finally {
    await launcher.stop();
    await rm(data, { recursive: true, force: true });
  }
});

test('a reload keeps the visitor in', async ({ app }) => {
  await app.page.reload();
  await expect(app.page).toHaveTitle(/Glossator/);
  await expect(app.page).toHaveURL(`${app.origin}/`);
});
