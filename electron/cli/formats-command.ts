// `formats`: what a corpus can be written as.
import { exporters } from '../../shared/export/registry.ts';
import type { Command } from './command.ts';
import { readArguments } from './read-arguments.ts';

export const formatsCommand: Command = {
  name: 'formats',
  usage: '',
  summary: 'Lists the formats that “export --to” knows.',
  details: [],
  async run(args, io) {
    readArguments(args, {});
    const width = Math.max(...exporters.map((exporter) => exporter.id.length)) + 2;
    for (const { id, label, extension } of exporters)
      await io.stdout(`${id.padEnd(width)}${label} (${extension})\n`);
    return 0;
  },
};
