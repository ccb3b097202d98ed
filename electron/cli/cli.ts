// The command line's entry: process in, exit code out.
import { randomUUID } from 'node:crypto';
import { runCli } from './run-cli.ts';

// A reader that has seen enough (`| head`) closes the pipe: that is no failure, and the files asked for are still written.
let isRead = true;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.exit(1);
  isRead = false;
});

process.exitCode = await runCli(process.argv.slice(2), {
  stdout: (text) =>
    new Promise((done) => {
      if (!isRead || process.stdout.write(text)) return done();
      process.stdout.once('drain', done);
      process.stdout.once('close', done);
    }),
  stderr: (text) => {
    process.stderr.write(text);
  },
  now: () => new Date().toISOString(),
  newId: randomUUID,
});
