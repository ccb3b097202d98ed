// The command line, in the launcher and in Electron.
import { expect, test } from 'vitest';
import { findBrowser } from './find-browser.ts';
import { parseStartArguments } from './parse-arguments.ts';
import { windowObstacle } from './window-obstacle.ts';

const nothing = {
  paths: [],
  corpusTitle: null,
  serve: false,
  port: 27613,
  data: null,
  shell: null,
  noSandbox: false,
  help: false,
};

test.each([
  { args: [], expected: {} },
  { args: ['a', 'b.txt', '--serve'], expected: { paths: ['a', 'b.txt'], serve: true } },
  { args: ['--port', '80', '--data=x y'], expected: { port: 80, data: 'x y' } },
  { args: ['--corpus', 'Rain', '--shell', 'browser'], expected: { corpusTitle: 'Rain', shell: 'browser' } },
  {
    args: ['--no-sandbox', '--', '--odd-name.txt'],
    expected: { noSandbox: true, paths: ['--odd-name.txt'] },
  },
])('$args', ({ args, expected }) => {
  expect(parseStartArguments(args)).toEqual({ ...nothing, ...expected });
});

test.each([
  ['--what'],
  ['--port', '0'],
  ['--port', '65536'],
  ['--port', '1e3'],
  ['--shell', 'x'],
  ['--data', ''],
  ['--serve=1'],
])('refuses %s %s', (...args) => {
  expect(() => parseStartArguments(args)).toThrow(/^[^\n]+\. See npm start -- --help\.$/);
});

test('Electron’s own options pass when not strict', () => {
  const parsed = parseStartArguments(['--enable-logging', '--data=d', '--no-sandbox', 'a.txt'], false);
  expect(parsed).toEqual({ ...nothing, data: 'd', noSandbox: true, paths: ['a.txt'] });
});

test.each([
  { platform: 'linux', environment: {}, uid: 1000, noSandbox: false, expected: /no display/ },
  { platform: 'linux', environment: { WAYLAND_DISPLAY: 'w' }, uid: 1000, noSandbox: false, expected: null },
  { platform: 'linux', environment: { DISPLAY: ':0' }, uid: 0, noSandbox: false, expected: /--no-sandbox/ },
  { platform: 'linux', environment: { DISPLAY: ':0' }, uid: 0, noSandbox: true, expected: null },
  { platform: 'win32', environment: {}, uid: undefined, noSandbox: false, expected: null },
] as const)('a window on $platform as $uid: $expected', ({ expected, ...conditions }) => {
  const obstacle = windowObstacle(conditions);
  if (expected === null) expect(obstacle).toBeNull();
  else expect(obstacle).toMatch(expected);
});

test.each([
  { platform: 'linux', there: '/opt/x/google-chrome', expected: '/opt/x/google-chrome' },
  { platform: 'linux', there: '/usr/bin/chromium', expected: '/usr/bin/chromium' },
  { platform: 'linux', there: '/usr/bin/firefox', expected: null },
  {
    platform: 'darwin',
    there: '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    expected: '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  },
  {
    platform: 'win32',
    there: 'C:\\P\\Microsoft\\Edge\\Application\\msedge.exe',
    expected: 'C:\\P\\Microsoft\\Edge\\Application\\msedge.exe',
  },
] as const)('a browser on $platform at $there', ({ platform, there, expected }) => {
  const environment = { PATH: '/opt/x:/usr/bin', PROGRAMFILES: 'C:\\P' };
  expect(findBrowser(platform, environment, (path) => path === there)).toBe(expected);
});
