// W3C Web Annotation (REC 2017) as JSON-LD. What it has no words for stands in own terms of a second context.

import type { Annotation } from '../model/annotation.ts';
import type { Link } from '../model/link.ts';
import type { Source } from '../model/source.ts';
import { uuidOf } from '../model/uuid5.ts';
import { CorpusView } from './corpus-view.ts';
import { oneFile } from './counted-export.ts';
import type { Exporter, ExportInput, ExportOptions } from './exporter.ts';
import { exampleOf, type LossCounter } from './loss-counter.ts';
import { ProjectedText } from './projected-text.ts';
import { ownRecord } from './standoff/own-record.ts';
import { countDeletions } from './tables/table-losses.ts';

/** Exactly so: the standard asks for this string, character for character. */
const standardContext = 'http://www.w3.org/ns/anno.jsonld';

/** Own terms. Without a context of their own JSON-LD drops them silently; `@json` keeps order, null and numbers. */
export const ownContext = {
  glossator: 'urn:x-glossator:',
  'glossator:record': { '@type': '@json' },
  'glossator:corpus': { '@type': '@json' },
  'glossator:sources': { '@type': '@json' },
  'glossator:entities': { '@type': '@json' },
  'glossator:codebook': { '@type': '@json' },
} as const;
const context = [standardContext, ownContext];

/** A collection of annotations, or a plain list of them. */
export const webAnnotation: Exporter = {
  id: 'web-annotation',
  label: 'Web Annotation (W3C JSON-LD)',
  extension: '.jsonld',
  mediaType: 'application/ld+json',
  summary: 'For annotation servers and web annotators; own terms keep the whole model.',
  options: [
    {
      id: 'unit',
      label: 'Offsets count',
      hint: 'The standard counts Unicode code points; Hypothesis and Recogito count UTF-16 units. Quotes are always there.',
      choices: [
        { value: 'code-point', label: 'Code points (standard)' },
        { value: 'utf-16', label: 'UTF-16 units (Hypothesis, Recogito)' },
      ],
    },
    {
      id: 'container',
      label: 'Annotations stand in',
      hint: 'A collection also holds sources, entities and codebook. Web annotators load a plain list of marks.',
      choices: [
        { value: 'collection', label: 'A collection (standard)' },
        { value: 'list', label: 'A plain list' },
      ],
    },
  ],
  honours: { withText: true, withJournal: false },
  ...oneFile(pieces),
};

async function* pieces(
  input: ExportInput,
  options: ExportOptions,
  counter: LossCounter,
): AsyncGenerator<string> {
  const view = new CorpusView(input, options);
  const list = options.format?.container === 'list';
  countDeletions(view, counter);
  if (list) countListLosses(view, counter);
  yield list ? '[\n' : `${head(input, view, options)},\n"items": [\n`;
  let separator = '';
  for (const source of view.scope.sources) {
    let piece = '';
    for (const record of await annotationsOf(source, view, options, counter)) {
      piece += separator + JSON.stringify(record);
      separator = ',\n';
    }
    yield piece;
  }
  if (!list)
    for (const link of view.scope.links) {
      yield separator + JSON.stringify(linkAnnotation(link, view));
      separator = ',\n';
    }
  if (list) {
    yield '\n]\n';
    return;
  }
  const sources: string[] = [];
  for (const source of view.scope.sources) {
    const text = options.withText ? await view.textOf(source) : null;
    sources.push(JSON.stringify(text === null ? source : { ...source, text }));
  }
  const { tags, entityTypes, relationTypes } = view;
  yield `\n]},\n"glossator:corpus": ${JSON.stringify({ ...input.store.info, analysts: view.scope.analysts })},\n`;
  yield `"glossator:codebook": ${JSON.stringify({ tags, entityTypes, relationTypes })},\n`;
  yield `"glossator:entities": ${JSON.stringify(view.scope.entities)},\n`;
  yield `"glossator:sources": [\n${sources.join(',\n')}\n]}\n`;
}

function head(input: ExportInput, view: CorpusView, options: ExportOptions): string {
  const { info } = input.store;
  const { annotations, links } = view.scope;
  const collection = {
    '@context': context,
    id: urn('corpus', info.id),
    type: 'AnnotationCollection',
    label: info.title,
    total: annotations.length + links.length,
    generator: { id: 'urn:x-glossator:program', type: 'Software', name: options.generator },
    generated: options.exportedAt,
    'glossator:offsetUnit': options.format?.unit === 'utf-16' ? 'utf-16' : 'code-point',
  };
  const page = `{"id": ${JSON.stringify(`${urn('corpus', info.id)}#page`)}, "type": "AnnotationPage", "startIndex": 0`;
  return `${JSON.stringify(collection).slice(0, -1)},\n"first": ${page}`;
}

async function annotationsOf(
  source: Source,
  view: CorpusView,
  options: ExportOptions,
  counter: LossCounter,
): Promise<object[]> {
  const marks = view.marksOf(source);
  if (marks.length === 0) return [];
  const unit = options.format?.unit === 'utf-16' ? 'utf-16' : 'code-point';
  const text = unit === 'utf-16' ? '' : await view.textOf(source);
  const projected = text === null ? null : new ProjectedText(text, { unit, newlines: 'keep', xml: false });
  return marks.map((mark) => {
    const placed = projected !== null && mark.anchor !== 'lost';
    if (!placed)
      counter.add(
        projected === null ? 'position-unknown' : 'lost-by-quote',
        projected === null
          ? 'The text is not at hand: code points cannot be counted, only quotes are written'
          : 'Marks whose place in the text is lost have quotes only',
        exampleOf(mark),
      );
    const targets = mark.spans.map((span, index) => ({
      type: 'SpecificResource',
      source: urn('source', source.id),
      selector: [
        {
          type: 'TextQuoteSelector',
          exact: span.quote,
          ...(span.prefix && { prefix: span.prefix }),
          ...(span.suffix && { suffix: span.suffix }),
        },
        ...(placed ? [{ type: 'TextPositionSelector', ...projected.range(span) }] : []),
      ],
      ...(mark.spans.length > 1 && { 'glossator:passage': index + 1 }),
    }));
    return annotation(mark, view, {
      motivation: motivationOf(mark),
      body: bodiesOf(mark, view),
      // Recogito stops at an annotation without `body`, the standard's own assertions at an empty one.
      always: options.format?.container === 'list',
      target: targets.length === 1 ? targets[0] : targets,
    });
  });
}

function annotation(
  record: Annotation | Link,
  view: CorpusView,
  parts: {
    readonly motivation: string;
    readonly body: object[];
    readonly always?: boolean;
    readonly target: unknown;
  },
): object {
  const { body, always, ...rest } = parts;
  return {
    // On each, not only on the collection: annotations are taken out of files one by one.
    '@context': context,
    id: urn('annotation', record.id),
    type: 'Annotation',
    creator: {
      id: urn('analyst', record.createdBy),
      type: 'Person',
      name: view.nameOf('analysts', record.createdBy),
    },
    created: record.createdAt,
    modified: record.updatedAt,
    ...rest,
    ...((always || body.length > 0) && { body }),
    'glossator:record': 'spans' in record ? ownRecord(record) : record,
  };
}

function motivationOf(mark: Annotation): string {
  if (mark.kind === 'claim') return 'describing';
  if (mark.kind === 'mention') return 'identifying';
  if (mark.comment !== '') return 'commenting';
  return mark.tags.length > 0 ? 'tagging' : 'highlighting';
}

function bodiesOf(mark: Annotation, view: CorpusView): object[] {
  const textual = (purpose: string, value: string) => ({
    type: 'TextualBody',
    purpose,
    value,
    format: 'text/plain',
  });
  const bodies: object[] = [];
  if (mark.kind === 'mention') {
    const entity = view.entity(mark.entityId);
    bodies.push({
      type: 'SpecificResource',
      purpose: 'identifying',
      source: urn('entity', entity?.id ?? mark.entityId),
    });
    if (entity) {
      bodies.push(textual('identifying', entity.name));
      bodies.push(textual('classifying', view.nameOf('entityTypes', entity.type)));
    }
  }
  if (mark.kind === 'claim') bodies.push(textual('describing', mark.claim.statement));
  for (const tag of mark.tags) bodies.push(textual('tagging', view.nameOf('tags', tag)));
  if (mark.comment !== '') bodies.push(textual('commenting', mark.comment));
  return bodies;
}

/** From the target to the body, as the standard says of linking. */
function linkAnnotation(link: Link, view: CorpusView): object {
  const end = ({ kind, id }: Link['from']) => urn(kind === 'claim' ? 'annotation' : 'entity', id);
  const type = { type: 'TextualBody', purpose: 'classifying', value: link.type, format: 'text/plain' };
  const to = { type: 'SpecificResource', purpose: 'linking', source: end(link.to) };
  return annotation(link, view, { motivation: 'linking', body: [to, type], target: end(link.from) });
}

function countListLosses(view: CorpusView, counter: LossCounter): void {
  const { sources, entities, links } = view.scope;
  const add = (kind: string, message: string, count: number) => {
    if (count > 0) counter.add(kind, message, undefined, count);
  };
  add('sources-dropped', 'A plain list has no place for the records and texts of sources', sources.length);
  add('entities-dropped', 'A plain list has only names and types of entities', entities.length);
  add('link-dropped', 'A plain list holds marks only: links are left out', links.length);
}

const urn = (kind: string, id: string) => `urn:uuid:${uuidOf(kind, id)}`;
