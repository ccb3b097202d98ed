// Options and operands of one command, with errors in words.
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { CliError, misused } from './command.ts';

export type OptionTypes = NonNullable<ParseArgsConfig['options']>;

export interface Arguments {
  readonly operands: readonly string[];
  /** The value of a string option; undefined when it was not given. Throws for an empty one. */
  readonly text: (name: string) => string | undefined;
  /** All values of an option that may be given several times. */
  readonly list: (name: string) => readonly string[];
  readonly flag: (name: string) => boolean;
}

/** Reads `args` strictly: what is not in `options` is refused. Throws CliError with exit code 2. */
export function readArguments(args: readonly string[], options: OptionTypes): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true,
    });
    return {
      operands: positionals,
      flag: (name) => values[name] === true,
      list: (name) => {
        const value = values[name];
        return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
      },
      text: (name) => {
        const value = values[name];
        if (typeof value !== 'string') return undefined;
        if (value === '') throw new CliError(`--${name} needs a value.`, misused);
        return value;
      },
    };
  } catch (error) {
    if (error instanceof CliError) throw error;
    const message = error instanceof Error ? (error.message.split(/[\n.]/)[0] ?? '') : '';
    throw new CliError(`${message || 'The arguments are not understood'}.`, misused);
  }
}
