// `formats`: what a corpus can be written as, and what can be read.
import { exporters } from '../../shared/export/registry.ts';
import { findImporter } from '../../shared/import/registry.ts';
import type { Command } from './command.ts';
import { optionUsage } from './format-options.ts';
import { readArguments } from './read-arguments.ts';

export const formatsCommand: Command = {
  name: 'formats',
  usage: '[--json]',
  summary: 'Lists the formats that are written and read, and their options.',
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
        read: readingOf(id),
      }));
      await io.stdout(`${JSON.stringify(list, null, 2)}\n`);
      return 0;
    }
    const width = Math.max(...exporters.map(({ id }) => id.length)) + 2;
    for (const exporter of exporters) {
      const { id, label, extension, summary } = exporter;
      const usage = optionUsage(exporter);
      const options = usage.length === 0 ? '' : ` Options: ${usage.join(', ')}.`;
      await io.stdout(
        `${id.padEnd(width)}${label} (${extension}): ${summary}${options}${readingWords(id)}\n`,
      );
    }
    return 0;
  },
};

/** What a program needs to choose a format for `import --from`; null where it is only written. */
function readingOf(id: string) {
  if (id === 'json') return { label: 'Glossator', extensions: ['.glossator.json', '.json'], options: [] };
  const importer = findImporter(id);
  if (!importer) return null;
  const { label, summary, extensions, options } = importer;
  return { label, summary, extensions, options };
}

function readingWords(id: string): string {
  const reading = readingOf(id);
  if (!reading) return '';
  const usage = optionUsage({ id, options: reading.options });
  return usage.length === 0 ? ' Also read.' : ` Also read, with options: ${usage.join(', ')}.`;
}
