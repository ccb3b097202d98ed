// Runs the host on loopback until it is no longer needed: for an app window, or for a visitor's own browser.

import { createHost } from '../host/create-host.ts';
import type { DataFolder } from '../host/data-folder.ts';
import { errorCode, fileErrorReason } from '../host/host-refusal.ts';
import type { PathsToOpen } from '../host/open-requests.ts';
import { createRespond } from '../host/respond.ts';
import { readInstanceSecret } from '../loopback/instance-proof.ts';
import type { LoopbackServer } from '../loopback/loopback-server.ts';
import { startLoopbackServer } from '../loopback/loopback-server.ts';
import { openAppWindow } from './app-window.ts';
import { exitCodes, LaunchRefusal } from './exit-codes.ts';
import { handOver } from './hand-over.ts';
import { openExternally } from './open-externally.ts';

/** An app window uses its entry at once. */
const windowEntryMs = 60_000;
/** A reload is without a page for a moment. */
const emptyMs = 4_000;
/** A browser that was running already takes the address over and ends at once; its page needs a moment. */
const takenOverMs = 15_000;

export interface RunLoopbackOptions {
  readonly data: DataFolder;
  readonly port: number;
  readonly version: string;
  readonly renderer: string;
  readonly request: PathsToOpen;
  /** The browser that shows the window; null: no window, the address is printed. */
  readonly browser: string | null;
  readonly noSandbox: boolean;
  readonly print: (line: string) => void;
  readonly say: (sentence: string) => void;
}

/** Resolves when the host has ended and everything is closed. Throws LaunchRefusal. */
export async function runLoopback(options: RunLoopbackOptions): Promise<void> {
  const { data, port, request, browser, print, say } = options;
  const secret = await readInstanceSecret(data.instanceSecret).catch(() => {
    throw new LaunchRefusal(exitCodes.dataFolder, `The data folder ${data.root} cannot be written.`);
  });
  const host = await createHost({
    shell: 'browser',
    version: options.version,
    data,
    openExternal: openExternally,
    chooseFolder: async () => null,
  });
  let end: () => void = () => undefined;
  const ended = new Promise<void>((done) => {
    end = done;
  });
  let pages = 0;
  let hadPage = false;
  let waiting: NodeJS.Timeout | undefined;
  const endWhenEmptyFor = (milliseconds: number) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => pages === 0 && end(), milliseconds);
  };

  let server: LoopbackServer;
  try {
    server = await startLoopbackServer({
      host,
      respond: createRespond(options.renderer, host),
      port,
      version: options.version,
      secret,
      entryLifeMs: browser === null ? null : windowEntryMs,
      onPages: (count) => {
        pages = count;
        hadPage ||= count > 0;
        if (browser !== null && count === 0) endWhenEmptyFor(emptyMs);
      },
      entryForSecondStart: () => (browser === null ? server.issueEntry() : null),
    });
  } catch (error) {
    if (errorCode(error) !== 'EADDRINUSE') {
      throw new LaunchRefusal(
        exitCodes.portTaken,
        `Port ${port} cannot be used. ${fileErrorReason(error)} Choose another with --port (above 1023 anybody may).`,
      );
    }
    const running = await handOver(port, secret, request);
    say(
      request.paths.length > 0
        ? 'Glossator is running; it was handed the files.'
        : 'Glossator is running already.',
    );
    if (running.entry !== null) print(`Glossator: ${running.entry}`);
    return;
  }

  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  process.on('SIGHUP', end);
  await host.open(request);
  if (browser === null) {
    print(`Glossator: ${server.issueEntry()}`);
    say('Press Enter for another address, Ctrl+C to end.');
    process.stdin.on('data', (chunk) => {
      for (const _ of chunk.toString().matchAll(/\n/g)) print(`Glossator: ${server.issueEntry()}`);
    });
    process.stdin.on('error', () => undefined);
    await ended;
  } else {
    const { noSandbox } = options;
    const appWindow = openAppWindow({
      browser,
      profile: data.browserProfile,
      address: server.issueEntry(),
      noSandbox,
    });
    say('Window open.');
    void appWindow.ended.then((started) =>
      started ? endWhenEmptyFor(hadPage ? emptyMs : takenOverMs) : end(),
    );
    await ended;
    await appWindow.close();
  }
  clearTimeout(waiting);
  await server.close();
}
