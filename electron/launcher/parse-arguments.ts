// The command line of a start, for the launcher and for Electron's main process alike.
import { parseArgs } from 'node:util';
import { defaultPort } from '../loopback/default-port.ts';
import { exitCodes, LaunchRefusal } from './exit-codes.ts';

export interface StartArguments {
  /** As typed. */
  readonly paths: readonly string[];
  readonly corpusTitle: string | null;
  readonly serve: boolean;
  readonly port: number;
  /** As typed; null: the user's own data folder. */
  readonly data: string | null;
  /** Null: Electron where its binary is, otherwise a browser. */
  readonly shell: 'electron' | 'browser' | null;
  readonly noSandbox: boolean;
  readonly help: boolean;
}

const options = {
  corpus: { type: 'string' },
  serve: { type: 'boolean' },
  port: { type: 'string' },
  data: { type: 'string' },
  shell: { type: 'string' },
  'no-sandbox': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Throws LaunchRefusal with one sentence. `strict` false lets unknown options pass: Electron has many of its own. */
export function parseStartArguments(args: readonly string[], strict = true): StartArguments {
  const { values, positionals } = readArguments(args, strict);
  const text = (name: 'corpus' | 'port' | 'data' | 'shell') => {
    const value = values[name];
    if (value === undefined) return null;
    if (typeof value === 'string' && value.trim() !== '') return value;
    throw usage(`--${name} needs a value.`);
  };
  const port = text('port');
  const shell = text('shell');
  if (port !== null && !(/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65535)) {
    throw usage(`--port needs a number from 1 to 65535, not “${port}”.`);
  }
  if (shell !== null && shell !== 'electron' && shell !== 'browser') {
    throw usage(`--shell is electron or browser, not “${shell}”.`);
  }
  return {
    paths: positionals,
    corpusTitle: text('corpus'),
    serve: values.serve === true,
    port: port === null ? defaultPort : Number(port),
    data: text('data'),
    shell,
    noSandbox: values['no-sandbox'] === true,
    help: values.help === true,
  };
}

function readArguments(args: readonly string[], strict: boolean) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict });
  } catch (error) {
    // Node's own words name the option; its second sentence explains how to pass a file of that name.
    const reason = error instanceof Error ? (error.message.split('. ')[0] ?? '') : '';
    throw usage(`${reason.replace(/\.$/, '')}.`);
  }
}

function usage(message: string): LaunchRefusal {
  return new LaunchRefusal(exitCodes.usage, `${message} See npm start -- --help.`);
}
