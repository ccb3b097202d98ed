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
  return {
    name: 'README',
    hint: 'What the tables mean.',
    columns: [
      { name: 'table', hint: '' },
      { name: 'column', hint: '' },
      { name: 'meaning', hint: '' },
    ],
    *rows() {
      yield ['corpus', 'title', info.title];
      yield ['corpus', 'id', info.id];
      yield ['corpus', 'description', info.description];
      yield ['corpus', 'yardstick', info.yardstick];
      yield ['export', 'written by', options.generator];
      yield ['export', 'written at', options.exportedAt];
      for (const rule of rules) yield ['export', 'rule', rule];
      for (const table of tables) {
        yield [table.name, '', table.hint];
        for (const { name, hint } of table.columns) yield [table.name, name, hint];
      }
    },
  };
}
