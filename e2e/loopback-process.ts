// Runs the built launcher as a process of its own, as `npm start -- --serve` does.
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';

export const repository = join(import.meta.dirname, '..');
export const outFolder = resolve(repository, process.env.GLOSSATOR_OUT ?? 'out');

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? done(address.port) : fail(new Error('no port')),
      );
    });
  });
}

export class LauncherProcess {
  readonly child: ChildProcessWithoutNullStreams;
  stdout = '';
  stderr = '';
  /** Resolves with the exit code; null when a signal ended it. */
  readonly exit: Promise<number | null>;

  constructor(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
    const env = { ...process.env, CI: '1', ...environment };
    this.child = spawn(process.execPath, [join(repository, 'build/launch-built.mjs'), ...args], {
      cwd: repository,
      env,
    });
    this.child.stdout.on('data', (chunk) => {
      this.stdout += chunk;
    });
    this.child.stderr.on('data', (chunk) => {
      this.stderr += chunk;
    });
    this.exit = new Promise((done) => {
      this.child.once('close', (code) => done(code));
    });
  }

  /** The addresses printed so far. */
  get entries(): string[] {
    return [...this.stdout.matchAll(/^Glossator: (http:\S+)$/gm)].map((match) => match[1] ?? '');
  }

  /** Waits until `count` addresses have been printed; resolves with the last of them. */
  async entry(count = 1): Promise<string> {
    await this.until(() => this.entries.length >= count);
    return this.entries[count - 1] ?? '';
  }

  /** Waits for a condition on the output; throws with all output when the process ends first or 15 s go by. */
  async until(isMet: () => boolean): Promise<void> {
    const started = Date.now();
    while (!isMet()) {
      if (this.child.exitCode !== null || Date.now() - started > 15_000) {
        throw new Error(
          `The launcher did not come so far (exit ${this.child.exitCode}):\n${this.stdout}${this.stderr}`,
        );
      }
      await new Promise((done) => setTimeout(done, 20));
    }
  }

  /** SIGTERM, and its exit code. */
  async stop(): Promise<number | null> {
    if (this.child.exitCode === null) this.child.kill('SIGTERM');
    return this.exit;
  }
}
