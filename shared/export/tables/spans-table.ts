// The passages as a table, in both offset units and with the quote: the one table a program needs to place a mark.
import type { Source } from '../../model/source.ts';
import type { CorpusView } from '../corpus-view.ts';
import { ProjectedText } from '../projected-text.ts';
import type { Cell, Table } from './table.ts';

/** Told of a source without a text at hand: its offsets cannot be given in code points. */
export type TextLost = (source: Source, spans: number) => void;

const columns = [
  { name: 'annotation_id', hint: 'Id of the mark' },
  { name: 'source_id', hint: 'Id of the source' },
  { name: 'kind', hint: 'claim, mention or note' },
  { name: 'anchor', hint: 'exact, moved, uncertain or lost: how sure the place is' },
  { name: 'number', hint: 'From 1, in reading order' },
  { name: 'start_utf16', hint: 'First UTF-16 code unit of the exact text, from 0' },
  { name: 'end_utf16', hint: 'UTF-16 code unit behind the last' },
  {
    name: 'start_code_point',
    hint: 'First Unicode code point of the exact text, from 0; empty where the place is lost',
  },
  { name: 'end_code_point', hint: 'Code point behind the last' },
  { name: 'quote', hint: 'The text between the two' },
  { name: 'prefix', hint: 'Up to 32 UTF-16 code units before it' },
  { name: 'suffix', hint: 'Up to 32 UTF-16 code units after it' },
] as const;

/** One row for each passage, source by source, in text order. */
export function spansTable(view: CorpusView, onTextLost: TextLost): Table {
  return {
    name: 'spans',
    hint: 'One row for each passage of a mark.',
    columns,
    get count() {
      let spans = 0;
      for (const source of view.scope.sources)
        for (const mark of view.marksOf(source)) spans += mark.spans.length;
      return spans;
    },
    async *rows() {
      for (const source of view.scope.sources) {
        const marks = view.marksOf(source);
        if (marks.length === 0) continue;
        const text = await view.textOf(source);
        const projected =
          text === null
            ? null
            : new ProjectedText(text, { unit: 'code-point', newlines: 'keep', xml: false });
        if (!projected)
          onTextLost(
            source,
            marks.reduce((sum, mark) => sum + mark.spans.length, 0),
          );
        for (const mark of marks) {
          let number = 0;
          for (const span of mark.spans) {
            const points = mark.anchor === 'lost' ? undefined : projected?.range(span);
            const row: Cell[] = [
              mark.id,
              source.id,
              mark.kind,
              mark.anchor,
              ++number,
              span.start,
              span.end,
              points?.start ?? null,
              points?.end ?? null,
              span.quote,
              span.prefix,
              span.suffix,
            ];
            yield row;
          }
        }
      }
    },
  };
}
