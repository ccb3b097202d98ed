// What the tables and their columns mean, as a table itself.
import type { CorpusInfo } from '../../model/corpus.ts';
import type { ExportOptions } from '../exporter.ts';
import type { Table } from './table.ts';

/** The README: about the corpus, then each table and column in one sentence. `rules` are the format's own. */
export function readmeTable(
  info: CorpusInfo,
  options: ExportOptions,
  tables: readonly Table[],
  rules: readonly string[],
): Table {
  const about = [
    ['corpus', 'title', info.title],
    ['corpus', 'id', info.id],
    ['corpus', 'description', info.description],
    ['corpus', 'yardstick', info.yardstick],
    ['export', 'written by', options.generator],
    ['export', 'written at', options.exportedAt],
    ...rules.map((rule) => ['export', 'rule', rule]),
  ];
  const meanings = tables.flatMap((table) => [
    [table.name, '', table.hint],
    ...table.columns.map(({ name, hint }) => [table.name, name, hint]),
  ]);
  const rows = [...about, ...meanings];
  return {
    name: 'README',
    hint: 'What the tables mean.',
    columns: [
      { name: 'table', hint: '' },
      { name: 'column', hint: '' },
      { name: 'meaning', hint: '' },
    ],
    count: rows.length,
    rows: () => rows,
  };
}
