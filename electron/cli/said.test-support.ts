// Runs the command line in the test's own process, with a clock and ids that count.
import { runCli } from './run-cli.ts';

export interface Said {
  readonly code: number;
  /** Bytes as Latin-1. */
  readonly out: string;
  readonly err: string;
}

/** What the command line says and with what it ends. Ids count from 1 in each run. */
export async function said(...args: string[]): Promise<Said> {
  let [out, err, made] = ['', '', 0];
  const code = await runCli(args, {
    stdout: async (text) => {
      out += typeof text === 'string' ? text : Buffer.from(text).toString('latin1');
    },
    stderr: (text) => {
      err += text;
    },
    now: () => '2026-11-21T10:00:00Z',
    newId: () => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`,
  });
  return { code, out, err };
}
