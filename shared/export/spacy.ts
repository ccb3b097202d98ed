// spaCy: a Doc as JSON on each line, as `Doc.from_json` reads it, with tokens that fit every span.

import { CorpusView } from './corpus-view.ts';
import { oneFile } from './counted-export.ts';
import type { Exporter, ExportInput, ExportOptions } from './exporter.ts';
import { countLeftOut } from './left-out.ts';
import { exampleOf, LossCounter } from './loss-counter.ts';
import { asciiJson } from './standoff/ascii-json.ts';
import { flatPassages, type Passage, passagesOf } from './standoff/flat-passages.ts';
import { Labels } from './standoff/labels.ts';
import { placedSources } from './standoff/placed-source.ts';
import { spacyTokens } from './standoff/spacy-tokens.ts';
import { countAllLinks, countBareLabel, countPassagesApart } from './standoff/standoff-losses.ts';

/** `*.spacy.jsonl`. */
export const spacy: Exporter = {
  id: 'spacy',
  label: 'spaCy',
  extension: '.spacy.jsonl',
  mediaType: 'application/x-ndjson',
  summary: 'For spaCy: every span in a span group, entities without overlaps also as ents.',
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
  countAllLinks(view, counter);
  const projection = { unit: 'code-point', newlines: 'lf', xml: false } as const;
  for await (const { text, marks } of placedSources(view, projection, counter)) {
    for (const placed of marks) {
      countBareLabel(placed, counter);
      countPassagesApart(placed, counter);
    }
    const all = passagesOf(marks);
    const { tokens, fitted } = spacyTokens(text, all);
    const passages = all.flatMap((passage) => {
      const range = fitted(passage);
      if (range === null)
        counter.add(
          'blank-dropped',
          'Passages of nothing but a part of the white space between two words cannot be written',
          exampleOf(passage.placed.mark),
        );
      else if (range.start !== passage.start || range.end !== passage.end)
        counter.add(
          'blank-trimmed',
          'White space between two words is one token: passages with a part of it are written without',
          exampleOf(passage.placed.mark),
        );
      return range === null ? [] : [{ ...passage, ...range }];
    });
    const span = ({ start, end, placed: { mark } }: Passage) => ({
      start,
      end,
      label: labels.of(mark),
      // spaCy's own name for the id in a knowledge base; its schema takes strings and integers only.
      kb_id: mark.kind === 'mention' ? (view.entity(mark.entityId)?.id ?? mark.entityId) : '',
      id: mark.id,
    });
    // Overlapping mentions are in the span group whole: nothing is lost that `ents` cannot hold.
    const flat = flatPassages(
      passages.filter(({ placed }) => placed.mark.kind === 'mention'),
      new LossCounter(),
    );
    const tokenLines = tokens.map(({ start, end }, id) => `{"id":${id},"start":${start},"end":${end}}`);
    const ents = flat.map(span).map(({ id: _, ...rest }) => rest);
    const spans = { sc: passages.map(span) };
    // Tokens are most of the line: written by hand, the rest by JSON.
    yield `${asciiJson({ text, ents, spans }).slice(0, -1)},"tokens":[${tokenLines.join(',')}]}\n`;
  }
  countLeftOut(view, {}, counter);
}
