// Label Studio: tasks with their annotations as JSON, and the labeling config that shows them.

import { CorpusView } from './corpus-view.ts';
import { severalFiles } from './counted-export.ts';
import type { ExportedFile, Exporter, ExportInput, ExportOptions } from './exporter.ts';
import { labelingConfig } from './label-studio/labeling-config.ts';
import { countLeftOut } from './left-out.ts';
import type { LossCounter } from './loss-counter.ts';
import { asciiJson } from './standoff/ascii-json.ts';
import { type Passage, passagesOf } from './standoff/flat-passages.ts';
import { Labels, uniqueNames } from './standoff/labels.ts';
import { likelihoodTerm, ownRecord, speakerChain } from './standoff/own-record.ts';
import { placedSources } from './standoff/placed-source.ts';
import { countLinkWithoutEnd, countPassagesApart, linksBySource } from './standoff/standoff-losses.ts';
import { xmlCharacters } from './xml-text.ts';

/** A zip of `tasks.json` and `labeling-config.xml`. */
export const labelStudio: Exporter = {
  id: 'label-studio',
  label: 'Label Studio',
  extension: '.label-studio.zip',
  mediaType: 'application/zip',
  summary: 'Tasks with annotations to import, and the labeling config of the project.',
  options: [],
  honours: { withText: false, withJournal: false },
  ...severalFiles(labelStudioFiles),
};

async function* labelStudioFiles(
  input: ExportInput,
  options: ExportOptions,
  counter: LossCounter,
): AsyncGenerator<ExportedFile> {
  const view = new CorpusView(input, options);
  const labels = new Labels(view, configName);
  const tags = uniqueNames(view.tags, configName, 'tag', []);
  const links = linksBySource(view, counter);
  yield {
    path: 'labeling-config.xml',
    content: labelingConfig(labels, view.entityTypes, [...tags.values()]),
  };
  const tasks: string[] = [];
  const projection = { unit: 'utf-16', newlines: 'lf', xml: false } as const;
  for await (const { source, text, marks, covered } of placedSources(view, projection, counter)) {
    for (const placed of marks) countPassagesApart(placed, counter);
    const written = new Set(marks.map(({ mark }) => mark.id));
    const result: object[] = passagesOf(marks).flatMap((passage) => {
      const span = passage.placed.mark.spans[passage.index];
      return regionResults(passage, span ? covered(span) : '', view, labels, tags);
    });
    for (const link of links.get(source.id) ?? []) {
      if (!written.has(link.from.id) || !written.has(link.to.id)) {
        countLinkWithoutEnd(link, counter);
        continue;
      }
      result.push({
        type: 'relation',
        from_id: link.from.id,
        to_id: link.to.id,
        direction: 'right',
        labels: [link.type],
      });
    }
    tasks.push(
      asciiJson({
        data: { text, title: source.title, source_id: source.id },
        annotations: [{ result, was_cancelled: false, ground_truth: false }],
      }),
    );
  }
  yield { path: 'tasks.json', content: `[\n${tasks.join(',\n')}\n]\n` };
  countLeftOut(
    view,
    {
      sources: ['title'],
      entities: ['name'],
      codebook: ['unused'],
      entityTypes: ['colour'],
      stamps: 'ids',
      anchors: ['moved', 'uncertain'],
    },
    counter,
  );
}

/** A name as the XML of the config gives it back. */
function configName(name: string): string {
  return xmlCharacters(name).replace(/\s+/g, ' ').trim();
}

/** The label of a passage, and on the first of a mark all it says, each under the id of the region. */
function regionResults(
  { start, end, index, placed: { mark } }: Passage,
  text: string,
  view: CorpusView,
  labels: Labels,
  tags: ReadonlyMap<string, string>,
): object[] {
  // The mark's own id for its first passage, so that relations and readers find it.
  const id = index === 0 ? mark.id : `${mark.id}#${index + 1}`;
  const common = { id, to_name: 'text', origin: 'manual' };
  const place = { start, end };
  const region = {
    ...common,
    from_name: 'label',
    type: 'labels',
    value: { ...place, text, labels: [labels.of(mark)] },
    // Kept by Label Studio as it is; what the controls cannot hold comes back from here.
    meta: { glossator: { passage: index + 1, ...(index === 0 && { record: ownRecord(mark) }) } },
  };
  if (index > 0) return [region];
  const results: object[] = [region];
  const choose = (name: string, values: readonly (string | null)[]) => {
    const choices = values.filter((value) => value !== null);
    if (choices.length > 0)
      results.push({ ...common, from_name: name, type: 'choices', value: { ...place, choices } });
  };
  const write = (name: string, value: string) => {
    if (value !== '')
      results.push({ ...common, from_name: name, type: 'textarea', value: { ...place, text: [value] } });
  };
  choose('status', [mark.status]);
  choose(
    'tags',
    mark.tags.map((tag) => tags.get(tag) ?? null),
  );
  write('comment', mark.comment);
  if (mark.kind === 'mention') write('entity', view.entity(mark.entityId)?.name ?? '');
  if (mark.kind === 'claim') {
    const { statement, kind, confidence, reliability, credibility } = mark.claim;
    write('statement', statement);
    write('speaker', speakerChain(mark));
    choose('kind', [kind]);
    choose('likelihood', [likelihoodTerm(mark)]);
    choose('confidence', [confidence]);
    choose('reliability', [reliability]);
    choose('credibility', [credibility === null ? null : String(credibility)]);
  }
  return results;
}
