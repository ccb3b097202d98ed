// The command line's entry: process in, exit code out.
import { randomUUID } from 'node:crypto';
import { runCli } from './run-cli.ts';

// A reader that has seen enough (`| head`) closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await runCli(process.argv.slice(2), {
  stdout: (text) =>
    new Promise((done) => {
      if (process.stdout.write(text)) done();
      else process.stdout.once('drain', done);
    }),
  stderr: (text) => {
    process.stderr.write(text);
  },
  now: () => new Date().toISOString(),
  newId: randomUUID,
});
