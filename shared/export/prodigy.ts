// Prodigy: tasks as JSON Lines, with tokens, spans and relations; every span carries its whole record.

import type { Id } from '../model/ids.ts';
import { CorpusView } from './corpus-view.ts';
import { oneFile } from './counted-export.ts';
import type { Exporter, ExportInput, ExportOptions } from './exporter.ts';
import { countLeftOut } from './left-out.ts';
import type { LossCounter } from './loss-counter.ts';
import { asciiJson, asciiWord, decimal } from './standoff/ascii-json.ts';
import { passagesOf } from './standoff/flat-passages.ts';
import { Labels } from './standoff/labels.ts';
import { namedRecord } from './standoff/own-record.ts';
import { placedSources } from './standoff/placed-source.ts';
import { countLinkWithoutEnd, linksBySource } from './standoff/standoff-losses.ts';
import { tokenIndex, tokensOf } from './standoff/tokens.ts';

/** `*.prodigy.jsonl`. */
export const prodigy: Exporter = {
  id: 'prodigy',
  label: 'Prodigy',
  extension: '.prodigy.jsonl',
  mediaType: 'application/x-ndjson',
  summary: 'For Prodigy’s span and relation recipes; every span carries its whole record.',
  options: [],
  honours: { withText: false, withJournal: false },
  ...oneFile(lines),
};

async function* lines(
  input: ExportInput,
  options: ExportOptions,
  counter: LossCounter,
): AsyncGenerator<string> {
  const view = new CorpusView(input, options);
  const labels = new Labels(view);
  const links = linksBySource(view, counter, true);
  const projection = { unit: 'code-point', newlines: 'lf', xml: false } as const;
  for await (const { source, text, marks } of placedSources(view, projection, counter)) {
    const passages = passagesOf(marks);
    const tokens = tokensOf(text, passages);
    const { starting, ending } = tokenIndex(tokens);
    const first = new Map<Id, ReturnType<typeof place>>();
    const place = (range: { readonly start: number; readonly end: number }, label: string) => ({
      start: range.start,
      end: range.end,
      token_start: starting.get(range.start) ?? 0,
      token_end: ending.get(range.end) ?? 0,
      label,
    });
    const spans = passages.map((passage) => {
      const { mark } = passage.placed;
      const placed = place(passage, labels.of(mark));
      if (passage.index === 0) first.set(mark.id, placed);
      // A mark of several passages has its record on the first; all have its id.
      return {
        ...placed,
        id: mark.id,
        passage: passage.index + 1,
        ...(passage.index === 0 && { glossator: namedRecord(mark, view) }),
      };
    });
    const relations: object[] = [];
    for (const link of links.get(source.id) ?? []) {
      const [from, to] = [first.get(link.from.id), first.get(link.to.id)];
      if (!from || !to) countLinkWithoutEnd(link, counter);
      else
        relations.push({
          head: from.token_end,
          child: to.token_end,
          head_span: from,
          child_span: to,
          label: link.type,
          glossator: link,
        });
    }
    // Tokens are most of the line: written by hand, the rest by JSON.
    let written = '';
    let id = 0;
    for (const { text: word, start, end, space, plain } of tokens) {
      const tail = space ? ',"ws":true}' : ',"ws":false}';
      const head = id === 0 ? '{"text":' : ',{"text":';
      written += `${head}${plain ? `"${word}"` : asciiWord(word)},"start":${decimal(start)},"end":${decimal(end)},"id":${decimal(id++)}${tail}`;
    }
    const rest = { spans, relations, meta: { title: source.title, source: source.id } };
    yield `{"text":${asciiJson(text)},"tokens":[${written}],${asciiJson(rest).slice(1)}\n`;
  }
  countLeftOut(
    view,
    {
      sources: ['title'],
      entities: ['name', 'mergedInto'],
      stamps: 'whole',
      anchors: ['moved', 'uncertain'],
    },
    counter,
  );
}
