// Runs a program and waits for it. Never throws; says what came of it.
import { spawn } from 'node:child_process';
import { repository } from './out-folder.mjs';

/**
 * @typedef {{ code: number, output: string }} CommandResult `code` 127 when the program could not be started.
 * @typedef {{ show?: boolean, env?: NodeJS.ProcessEnv, stdoutTo?: 'stdout' | 'stderr' }} CommandOptions
 */

/**
 * Output is collected; with `show` it is passed on while it comes.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<CommandResult>}
 */
export function runCommand(program, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd: repository,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      // npm and npx are .cmd files on Windows, which only a shell starts.
      shell: process.platform === 'win32' && (program === 'npm' || program === 'npx'),
    });
    let output = '';
    /** @param {NodeJS.WriteStream} to */
    const take = (to) => (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
      if (options.show) to.write(chunk);
    };
    child.stdout.on('data', take(options.stdoutTo === 'stdout' ? process.stdout : process.stderr));
    child.stderr.on('data', take(process.stderr));
    child.on('error', (error) => done({ code: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}
