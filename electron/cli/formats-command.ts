// `formats`: what a corpus can be written as.
import { exporters } from '../../shared/export/registry.ts';
import type { Command } from './command.ts';
import { optionUsage } from './format-options.ts';
import { readArguments } from './read-arguments.ts';

export const formatsCommand: Command = {
  name: 'formats',
  usage: '[--json]',
  summary: 'Lists the formats that “export --to” knows, and their options.',
  details: ['--json   the list as JSON, with the words for every choice'],
  async run(args, io) {
    const { flag } = readArguments(args, { json: { type: 'boolean' } });
    if (flag('json')) {
      const list = exporters.map(({ id, label, extension, mediaType, summary, options, honours, files }) => ({
        id,
        label,
        extension,
        mediaType,
        summary,
        severalFiles: files !== undefined,
        honours,
        options,
      }));
      await io.stdout(`${JSON.stringify(list, null, 2)}\n`);
      return 0;
    }
    const width = Math.max(...exporters.map(({ id }) => id.length)) + 2;
    for (const exporter of exporters) {
      const { id, label, extension, summary } = exporter;
      const usage = optionUsage(exporter);
      const options = usage.length === 0 ? '' : ` Options: ${usage.join(', ')}.`;
      await io.stdout(`${id.padEnd(width)}${label} (${extension}): ${summary}${options}\n`);
    }
    return 0;
  },
};
