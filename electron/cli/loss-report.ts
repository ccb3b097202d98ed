// What an export lost, as JSON for a program that runs the export.
import type { Exporter, ExportOptions, Loss } from '../../shared/export/exporter.ts';

/** The report with a line break at its end. Every option has its value, also those that were not given. */
export function lossReport(
  title: string,
  exporter: Exporter,
  options: ExportOptions,
  losses: readonly Loss[],
): string {
  const report = {
    corpus: title,
    format: exporter.id,
    exportedAt: options.exportedAt,
    generator: options.generator,
    sources: options.sourceIds === null ? 'all' : [...options.sourceIds],
    withText: options.withText,
    withJournal: options.withJournal,
    options: Object.fromEntries(
      exporter.options.map(({ id, choices }) => [id, options.format?.[id] ?? choices[0]?.value ?? null]),
    ),
    losses,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
