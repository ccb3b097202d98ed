// doccano: JSON Lines, a source on each line, with spans and relations.

import type { Id } from '../model/ids.ts';
import { CorpusView } from './corpus-view.ts';
import { oneFile } from './counted-export.ts';
import type { Exporter, ExportInput, ExportOptions } from './exporter.ts';
import { countLeftOut } from './left-out.ts';
import type { LossCounter } from './loss-counter.ts';
import { asciiJson } from './standoff/ascii-json.ts';
import { flatPassages, passagesOf } from './standoff/flat-passages.ts';
import { Labels } from './standoff/labels.ts';
import { placedSources } from './standoff/placed-source.ts';
import {
  countAllLinks,
  countBareLabel,
  countLinkWithoutEnd,
  countPassagesApart,
  linksBySource,
} from './standoff/standoff-losses.ts';

/** `*.doccano.jsonl`. */
export const doccano: Exporter = {
  id: 'doccano',
  label: 'doccano',
  extension: '.doccano.jsonl',
  mediaType: 'application/x-ndjson',
  summary: 'For doccano projects that label spans, with or without relations.',
  options: [
    {
      id: 'layout',
      label: 'Kind of project',
      hint: 'A project with relations reads entities with ids; one without reads start, end and label.',
      choices: [
        { value: 'relations', label: 'Spans and relations' },
        { value: 'labels', label: 'Spans alone' },
      ],
    },
    {
      id: 'overlaps',
      label: 'Overlapping spans',
      // doccano's import stops with a KeyError at a relation whose end it has dropped.
      hint: 'A project that does not allow overlaps drops them, and refuses the file if a relation leads to one.',
      choices: [
        { value: 'keep', label: 'Keep all' },
        { value: 'longest', label: 'Keep the longest' },
      ],
    },
  ],
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
  const related = options.format?.layout !== 'labels';
  const links = related ? linksBySource(view, counter) : new Map();
  if (!related) countAllLinks(view, counter);
  // Over the whole file: doccano looks for the ends of relations by id.
  let entityNumber = 0;
  let relationNumber = 0;
  const projection = { unit: 'code-point', newlines: 'lf', xml: false } as const;
  for await (const { source, text, marks } of placedSources(view, projection, counter)) {
    for (const placed of marks) {
      countBareLabel(placed, counter);
      countPassagesApart(placed, counter);
    }
    const all = passagesOf(marks);
    const passages = options.format?.overlaps === 'longest' ? flatPassages(all, counter) : all;
    const numbers = new Map<Id, number>();
    const entities = passages.map(({ start, end, placed, index }) => {
      const id = entityNumber++;
      if (index === 0) numbers.set(placed.mark.id, id);
      return { id, label: labels.of(placed.mark), start_offset: start, end_offset: end };
    });
    const relations: object[] = [];
    for (const link of links.get(source.id) ?? []) {
      const [from, to] = [numbers.get(link.from.id), numbers.get(link.to.id)];
      if (from === undefined || to === undefined) countLinkWithoutEnd(link, counter);
      else relations.push({ id: relationNumber++, from_id: from, to_id: to, type: link.type });
    }
    const spans = related
      ? { entities, relations }
      : { label: entities.map(({ label, start_offset, end_offset }) => [start_offset, end_offset, label]) };
    yield `${asciiJson({ text, ...spans, source_id: source.id, title: source.title })}\n`;
  }
  countLeftOut(view, { sources: ['title'] }, counter);
}
