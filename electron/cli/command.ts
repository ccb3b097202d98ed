// What a command of the command line is, and how it fails.
import type { Id, Timestamp } from '../../shared/model/ids.ts';

/** Everything a command touches besides files: the real terminal, or a test's. */
export interface CliIo {
  /** Resolves when more may be written. */
  readonly stdout: (text: string | Uint8Array) => Promise<void>;
  readonly stderr: (text: string) => void;
  readonly now: () => Timestamp;
  readonly newId: () => Id;
}

export interface Command {
  readonly name: string;
  /** Arguments and options, as shown after the name. */
  readonly usage: string;
  /** One sentence. */
  readonly summary: string;
  /** More lines for `--help` of this command. */
  readonly details: readonly string[];
  /** Runs with the arguments after the name; resolves to the exit code. Throws CliError. */
  readonly run: (args: readonly string[], io: CliIo) => Promise<number>;
}

/** Exit codes: something went wrong; the call itself was wrong. */
export const failed = 1;
export const misused = 2;

/** An expected failure: one sentence for stderr and an exit code. */
export class CliError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number = failed) {
    super(message);
    this.name = 'CliError';
    this.exitCode = exitCode;
  }
}
