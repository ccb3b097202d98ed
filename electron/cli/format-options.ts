// A format's own options on the command line: `--option id=value`.
import type { FormatOption } from '../../shared/export/exporter.ts';
import { CliError, misused } from './command.ts';

/** A format, written or read, with its options. */
export interface WithOptions {
  readonly id: string;
  readonly options: readonly FormatOption[];
}

/** Choices by option, checked against what the format offers. Throws CliError with what there is to choose. */
export function readFormatOptions(format: WithOptions, given: readonly string[]): Record<string, string> {
  const chosen: Record<string, string> = {};
  for (const words of given) {
    const at = words.indexOf('=');
    if (at < 1) throw new CliError(`--option takes id=value, not “${words}”.`, misused);
    const [id, value] = [words.slice(0, at), words.slice(at + 1)];
    const option = format.options.find((each) => each.id === id);
    if (!option) {
      const known = format.options.map((each) => each.id).join(', ') || 'none';
      throw new CliError(`The format “${format.id}” has no option “${id}”; it has: ${known}.`, misused);
    }
    if (!option.choices.some((choice) => choice.value === value)) {
      const known = option.choices.map((choice) => choice.value).join(', ');
      throw new CliError(`The option “${id}” cannot be “${value}”; it can be: ${known}.`, misused);
    }
    chosen[id] = value;
  }
  return chosen;
}

/** `guard=apostrophe|none`, the default first. */
export function optionUsage({ options }: WithOptions): string[] {
  return options.map(({ id, choices }) => `${id}=${choices.map(({ value }) => value).join('|')}`);
}
