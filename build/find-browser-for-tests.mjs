// Where the browser of the tests lies: named by GLOSSATOR_CHROMIUM, or an installed one.
import { existsSync } from 'node:fs';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** An absolute path, or null when there is none. */
export function findBrowserForTests() {
  const named = process.env.GLOSSATOR_CHROMIUM;
  return [...(named ? [named] : []), ...usual].find((path) => existsSync(path)) ?? null;
}
