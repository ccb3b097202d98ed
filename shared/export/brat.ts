// brat standoff: a folder with a .txt and an .ann for each source, and the configuration that shows them.

import type { Id } from '../model/ids.ts';
import { claimLinkTypes } from '../model/link.ts';
import { bratAttributes } from './brat/brat-attributes.ts';
import { annotationConf, visualConf } from './brat/brat-conf.ts';
import { bratFragments } from './brat/brat-fragments.ts';
import { CorpusView } from './corpus-view.ts';
import { severalFiles } from './counted-export.ts';
import type { ExportedFile, Exporter, ExportInput, ExportOptions } from './exporter.ts';
import { countLeftOut } from './left-out.ts';
import { exampleOf, type LossCounter } from './loss-counter.ts';
import { asciiName, documentName, Labels } from './standoff/labels.ts';
import { namedRecord, sourceNames } from './standoff/own-record.ts';
import { type PlacedSource, placedSources } from './standoff/placed-source.ts';
import { countLinkWithoutEnd, linksBySource } from './standoff/standoff-losses.ts';

/** A zip of the folder that brat reads. */
export const brat: Exporter = {
  id: 'brat',
  label: 'brat standoff',
  extension: '.brat.zip',
  mediaType: 'application/zip',
  summary: 'A folder for brat and the many programs that read its .ann files.',
  options: [],
  honours: { withText: false, withJournal: false },
  ...severalFiles(bratFiles),
};

async function* bratFiles(
  input: ExportInput,
  options: ExportOptions,
  counter: LossCounter,
): AsyncGenerator<ExportedFile> {
  const view = new CorpusView(input, options);
  const labels = new Labels(view, asciiName);
  const links = linksBySource(view, counter);
  yield { path: 'annotation.conf', content: annotationConf(labels) };
  yield { path: 'visual.conf', content: visualConf(labels, view.entityTypes) };
  for await (const placed of placedSources(
    view,
    { unit: 'code-point', newlines: 'lf', xml: false },
    counter,
  )) {
    const path = documentName(placed.index, placed.source.title);
    yield { path: `${path}.txt`, content: placed.text };
    const lines: string[] = [];
    const numbers = markLines(placed, labels, view, lines, counter);
    let number = 0;
    for (const link of links.get(placed.source.id) ?? []) {
      const [from, to] = [numbers.get(link.from.id), numbers.get(link.to.id)];
      const type = claimLinkTypes.find((each) => each === link.type);
      if (from === undefined || to === undefined || type === undefined) countLinkWithoutEnd(link, counter);
      else lines.push(`R${++number}\t${type} Arg1:T${from} Arg2:T${to}`);
    }
    yield { path: `${path}.ann`, content: lines.map((line) => `${line}\n`).join('') };
  }
  countLeftOut(
    view,
    {
      sources: ['title', 'fileName'],
      entities: ['name', 'mergedInto'],
      entityTypes: ['colour'],
      stamps: 'whole',
      anchors: ['moved', 'uncertain'],
    },
    counter,
  );
}

/** Adds the lines of all marks; returns the number of each. */
function markLines(
  { source, marks, covered }: PlacedSource,
  labels: Labels,
  view: CorpusView,
  lines: string[],
  counter: LossCounter,
): ReadonlyMap<Id, number> {
  const numbers = new Map<Id, number>();
  let attributes = 0;
  let references = 0;
  for (const { mark, ranges } of marks) {
    const passages = mark.spans.map((span, index) => ({
      start: ranges[index]?.start ?? 0,
      text: covered(span),
    }));
    const fragments = bratFragments(passages);
    if (!fragments) {
      counter.add('line-break-dropped', 'Marks on line breaks alone are left out', exampleOf(mark));
      continue;
    }
    const { offsets, text } = fragments;
    const number = numbers.size + 1;
    numbers.set(mark.id, number);
    lines.push(`T${number}\t${labels.of(mark)} ${offsets}\t${text}`);
    for (const [name, value] of bratAttributes(mark))
      lines.push(`A${++attributes}\t${name} T${number}${value === '' ? '' : ` ${value}`}`);
    const entity = mark.kind === 'mention' ? view.entity(mark.entityId) : undefined;
    if (entity)
      lines.push(`N${++references}\tReference T${number} Glossator:${entity.id}\t${oneLine(entity.name)}`);
    // Fragments are in text order and cut at line breaks: what the passages were is said here.
    const asIs =
      ranges.map(({ start, end }) => `${start} ${end}`).join(';') === offsets && ranges.length === 1;
    const places = asIs ? null : ranges.map(({ start, end }) => [start, end]);
    const record = {
      ...namedRecord(mark, view),
      ...(places && { passages: places }),
      ...(number === 1 && { source: sourceNames(source) }),
    };
    lines.push(`#${number}\tAnnotatorNotes T${number}\t${noteOf(record)}`);
  }
  return numbers;
}

/** The whole record as JSON: on one line, since JSON writes line breaks and tabs as escapes. */
function noteOf(record: object): string {
  return JSON.stringify(record).replace(
    // What Python takes for the end of a line; JSON itself escapes the others.
    /[\u0085\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A name for a tab-separated line. */
function oneLine(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
