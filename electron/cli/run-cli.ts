// Finds the command, runs it, and turns what goes wrong into one sentence and an exit code.
import { CliError, type CliIo, type Command, failed, misused } from './command.ts';
import { commands } from './command-registry.ts';

const call = 'npm run -s glossator --';

/** Runs one call of the command line; resolves to its exit code and never throws. */
export async function runCli(args: readonly string[], io: CliIo): Promise<number> {
  try {
    const [name, ...rest] = args;
    if (name === undefined) {
      io.stderr(help());
      return misused;
    }
    if (name === '--help' || name === '-h' || name === 'help') {
      await io.stdout(help());
      return 0;
    }
    const command = commands.find((each) => each.name === name);
    if (!command)
      throw new CliError(
        `There is no command “${name}”; there is: ${commands.map((each) => each.name).join(', ')}.`,
        misused,
      );
    if (beforeOperandsOnly(rest).some((arg) => arg === '--help' || arg === '-h')) {
      await io.stdout(helpOf(command));
      return 0;
    }
    return await command.run(rest, io);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    io.stderr(`${error instanceof CliError ? message : `Something unforeseen happened: ${message}`}\n`);
    return error instanceof CliError ? error.exitCode : failed;
  }
}

/** Arguments up to `--`, after which everything is an operand. */
function beforeOperandsOnly(args: readonly string[]): readonly string[] {
  const end = args.indexOf('--');
  return end < 0 ? args : args.slice(0, end);
}

function help(): string {
  const width = Math.max(...commands.map((command) => command.name.length)) + 2;
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}${command.summary}`);
  return `Glossator on the command line.\n\n  ${call} <command> …\n\n${lines.join('\n')}\n\n  ${call} <command> --help says more.\n`;
}

function helpOf(command: Command): string {
  const details = command.details.map((line) => `  ${line}\n`).join('');
  return `${command.summary}\n\n  ${call} ${`${command.name} ${command.usage}`.trim()}\n${details === '' ? '' : `\n${details}`}`;
}
