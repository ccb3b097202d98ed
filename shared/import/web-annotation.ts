// W3C Web Annotation in any of its containers, and the JSON of Hypothesis and Recogito, which mean nearly the same. Our own
// exports come back whole by the records in them.
import type { FormatOption } from '../export/exporter.ts';
import { type ImportedFile, type Importer, ImportRefusal } from './importer.ts';
import type { OffsetUnit } from './incoming.ts';
import { IncomingBuilder } from './incoming-builder.ts';
import { beginningOf, readJsonOrLines } from './json-file.ts';
import { isJsonObject, type JsonObject } from './json-value.ts';
import { labelChoiceOf, labelOption } from './labelled-mark.ts';
import { type Container, containersOf } from './web-annotation/containers.ts';
import { addOwnCollection, addOwnLink, ownAnnotation } from './web-annotation/own-collection.ts';
import { isHypothesis, readHypothesis } from './web-annotation/read-hypothesis.ts';
import { isRecogito, readRecogito } from './web-annotation/read-recogito.ts';
import { type AddSource, readW3c } from './web-annotation/read-w3c.ts';
import { addWebAnnotations, type WebAnnotation } from './web-annotation/web-mark.ts';

const unitOption: FormatOption = {
  id: 'unit',
  label: 'Offsets count',
  hint: 'The standard counts Unicode code points; Hypothesis and Recogito count UTF-16 units. The quotes tell which.',
  choices: [
    { value: 'detect', label: 'As the quotes say' },
    { value: 'code-point', label: 'Code points (standard)' },
    { value: 'utf-16', label: 'UTF-16 units (Hypothesis, Recogito)' },
  ],
};

/** A collection, page, list or single annotation; a search result or export of Hypothesis; a list of Recogito's. */
export const webAnnotationImporter: Importer = {
  id: 'web-annotation',
  label: 'Web Annotation, Hypothesis, Recogito',
  summary: 'W3C JSON-LD of annotation servers, search results of the Hypothesis API, Recogito’s JSON.',
  extensions: ['.jsonld', '.json', '.jsonl'],
  options: [unitOption, labelOption],
  recognise: (files) => files.reduce((best, file) => Math.max(best, likeness(file)), 0),
  read: (files, { format }) => {
    const builder = new IncomingBuilder('detect');
    const named = files.filter(({ path }) => /\.json(?:ld?)?$/i.test(path));
    const containers = (named.length > 0 ? named : files).flatMap((file) =>
      containersOf(readJsonOrLines(file), file.path, builder),
    );
    if (containers.every(({ annotations }) => annotations.length === 0) && !containers.some(isOwn))
      throw new ImportRefusal(
        `${(named[0] ?? files[0])?.path ?? 'This file'} holds no annotations of the web. Choose W3C JSON-LD, a search result of Hypothesis, or the JSON of Recogito.`,
      );
    for (const container of containers)
      if (container.annotations.length > 0 || isOwn(container)) builder.use(container.path);
    builder.unit = unitOf(format.unit, containers);
    for (const { value, path } of containers) addOwnCollection(value, path, builder);
    const annotations: WebAnnotation[] = [];
    const markKeys = new Map<string, string>();
    for (const container of containers)
      for (const [index, item] of container.annotations.entries()) {
        const where = `${container.path} annotation ${index + 1}`;
        if (!isJsonObject(item)) {
          builder.problems.repeatedWarning(
            'no-object',
            where,
            'This item is no annotation and was passed over.',
          );
          continue;
        }
        const own = ownAnnotation(item, where, builder);
        if (own && 'link' in own) addOwnLink(own.link, where, builder);
        else if (own) {
          if (builder.addMark(own.mark) && typeof item.id === 'string') markKeys.set(item.id, own.mark.key);
        } else annotations.push(readAnnotation(item, where, sourceAdder(container.path, builder), builder));
      }
    addWebAnnotations(annotations, labelChoiceOf(format.labels), builder, markKeys);
    return builder.finish(files, 'It holds no annotations of the web (.jsonld, .json, .jsonl).');
  },
};

const isOwn = ({ value }: Container) => 'glossator:sources' in value;

function likeness(file: ImportedFile): number {
  const isLinked = /\.jsonld$/i.test(file.path);
  if (!isLinked && !/\.jsonl?$/i.test(file.path)) return 0;
  const start = beginningOf(file);
  if (!/^\s*[[{]/.test(start) || /"format"\s*:\s*"glossator-corpus"/.test(start)) return 0;
  if (/w3\.org\/ns\/anno\.jsonld|w3\.org\/ns\/oa|"AnnotationCollection"|"AnnotationPage"/.test(start))
    return 1;
  if (/"(?:Text(?:Quote|Position)Selector)"/.test(start)) return 0.95;
  if (/"rows"\s*:\s*\[/.test(start) && /"uri"\s*:/.test(start)) return 0.95;
  if (/"export_date"|"client_version"/.test(start) && /"annotations"\s*:/.test(start)) return 0.9;
  if (/"bodies"\s*:\s*\[/.test(start) && /"selector"\s*:/.test(start) && /"quote"\s*:/.test(start))
    return 0.95;
  if (/"total"\s*:\s*\d+/.test(start) && /"rows"\s*:/.test(start)) return 0.6;
  return isLinked ? 0.4 : 0;
}

/** The analyst's word, else the file's, else whichever the quotes bear out. */
function unitOf(chosen: string | undefined, containers: readonly Container[]): OffsetUnit {
  if (chosen === 'code-point' || chosen === 'utf-16') return chosen;
  const stated = new Set(containers.map(({ value }) => value['glossator:offsetUnit']));
  const [unit] = stated;
  return stated.size === 1 && (unit === 'code-point' || unit === 'utf-16') ? unit : 'detect';
}

function readAnnotation(
  item: JsonObject,
  where: string,
  addSource: AddSource,
  builder: IncomingBuilder,
): WebAnnotation {
  if (isRecogito(item)) return readRecogito(item, where, addSource, builder);
  return isHypothesis(item)
    ? readHypothesis(item, where, addSource, builder)
    : readW3c(item, where, addSource, builder);
}

/** Adds a source by its address, or the one nameless source of a file whose annotations do not say what they are on. */
function sourceAdder(path: string, builder: IncomingBuilder): AddSource {
  return (iri, title, where) => {
    const own = iri?.match(/^urn:uuid:([0-9a-f-]{36})$/)?.[1];
    const key = own ?? iri ?? `the text of ${path}`;
    const known = builder.source(key);
    if (known && (title === undefined || known.fields.title !== undefined)) return key;
    const isAddress = iri !== undefined && /^https?:\/\//i.test(iri);
    const fileName = iri !== undefined && /^file:/i.test(iri) ? lastOf(iri) : undefined;
    builder.changeSource({
      key,
      ...(own !== undefined && { id: own }),
      where,
      ...known,
      fields: {
        ...(isAddress && { url: iri }),
        ...(fileName && { fileName }),
        ...known?.fields,
        ...(title !== undefined && { title }),
      },
    });
    return key;
  };
}

/** The file's name in an address, as it is written on disk. */
function lastOf(iri: string): string {
  const name = iri.replace(/[?#].*$/, '').replace(/^.*\//, '');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
