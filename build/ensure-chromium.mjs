// Finds the Chromium of the end-to-end tests; on Debian, as root, installs it.
import { existsSync } from 'node:fs';
import { findBrowserForTests } from './find-browser-for-tests.mjs';
import { runCommand } from './run-command.mjs';

/** Null when a browser is there (now), else one sentence with the one command. */
export async function ensureChromium() {
  if (findBrowserForTests() !== null) return null;
  const command = 'apt-get install --yes --no-install-recommends chromium';
  const isDebian = process.platform === 'linux' && existsSync('/usr/bin/apt-get');
  if (!isDebian)
    return 'The end-to-end tests need Chromium, Chrome or Edge: install one, or name it in GLOSSATOR_CHROMIUM.';
  if (process.getuid?.() !== 0) return `The end-to-end tests need Chromium: run “sudo ${command}”.`;
  process.stderr.write('Installing Debian’s chromium …\n');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const [program = '', ...args] = command.split(' ');
  const first = await runCommand(program, args, { env });
  // A fresh machine has no package lists yet.
  if (first.code !== 0) {
    await runCommand(program, ['update'], { env });
    await runCommand(program, args, { env });
  }
  if (findBrowserForTests() !== null) return null;
  return `The end-to-end tests need Chromium, and it could not be installed: run “${command}”.`;
}
