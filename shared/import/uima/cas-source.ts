// The sources a CAS brings: a text for each view, named by its metadata, and by our own records where they are.
import { documentAnnotation, metadataType } from '../../export/uima/type-system.ts';
import type { IncomingSource } from '../incoming.ts';
import type { IncomingBuilder } from '../incoming-builder.ts';
import { isJsonObject, textOf } from '../json-value.ts';
import { readOwnRecord } from '../own-record.ts';
import type { CasView } from './cas-context.ts';
import {
  type CasDocument,
  type CasSofa,
  type CasStructure,
  featureOf,
  isA,
  type SuperTypes,
} from './cas-document.ts';
import { isOwnPassage, parsedRecord } from './own-layers.ts';

/**
 * Who made a document's annotations: projects of INCEpTION hold a folder for each document and in it a file for each
 * annotator. The document as it was before and the curated one are nobody's.
 */
export function annotatorOf(document: CasDocument): string | undefined {
  const [, folder = '', name = ''] = /([^/]+)\/([^/]+)\.(?:json|xmi|xml)$/i.exec(document.path) ?? [];
  if (name === '' || /^(?:INITIAL_CAS|CURATION_USER)$/.test(name)) return;
  const isDocument = document.structures.some((structure) =>
    ['documentTitle', 'documentId'].some((feature) => featureOf(structure, feature) === folder),
  );
  return isDocument ? name : undefined;
}

/** The source of a view; null where it has neither a text nor anything on it. */
export function addView(
  sofa: CasSofa,
  document: CasDocument,
  superTypes: SuperTypes,
  builder: IncomingBuilder,
  twins: Map<string, string>,
): CasView | null {
  const of = document.structures.filter((structure) => structure.sofa === sofa.id);
  if (sofa.text === undefined && of.every(({ begin }) => begin === undefined)) {
    return null;
  }
  const isFirst = document.sofas[0] === sofa;
  const key = isFirst ? document.path : `${document.path} ${sofa.name}`;
  const meta = of.filter(
    (structure) => isA(structure.type, documentAnnotation, superTypes) || structure.type === metadataType,
  );
  const stated = (feature: string) =>
    meta.map((structure) => featureOf(structure, feature)).find((value) => value !== undefined);
  const source = sourceOf({ key, sofa, stated, own: ownSource(of) }, document.path);
  if (sofa.text !== undefined && stated('documentTitle') !== undefined) {
    const { title, fileName } = source.fields;
    const identity = JSON.stringify([source.id, title, fileName, sofa.text]);
    const twin = twins.get(identity);
    if (twin !== undefined) return { source: twin, text: sofa.text };
    twins.set(identity, key);
  }
  builder.addSource(source);
  return { source: key, text: sofa.text };
}

/** What our own records say of the source they are on: its id, and beside the first of them title, file name and hash. */
interface OwnSource {
  readonly id: string;
  readonly title: string | undefined;
  readonly fileName: string | undefined;
  readonly sha256: string | undefined;
}

function ownSource(structures: readonly CasStructure[]): OwnSource | undefined {
  let found: OwnSource | undefined;
  for (const structure of structures) {
    const record = isOwnPassage(structure) ? featureOf(structure, 'record') : undefined;
    if (record === undefined) continue;
    const parsed = parsedRecord(record);
    const read = readOwnRecord('annotations', parsed);
    if (!read || !isJsonObject(parsed)) continue;
    const source = isJsonObject(parsed.source) ? parsed.source : undefined;
    const [title, fileName, sha256] = [
      textOf(source?.title),
      textOf(source?.fileName),
      textOf(source?.sha256),
    ];
    if (!found || source) found = { id: read.sourceId, title, fileName, sha256 };
    if (source) return found;
  }
  return found;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const fileLike = /\.[a-z0-9]{1,5}$/i;

function sourceOf(
  {
    key,
    sofa,
    stated,
    own,
  }: {
    key: string;
    sofa: CasSofa;
    stated: (feature: string) => string | undefined;
    own: OwnSource | undefined;
  },
  path: string,
): IncomingSource {
  const [title, documentId, uri] = [stated('documentTitle'), stated('documentId'), stated('documentUri')];
  const id = own?.id ?? (documentId !== undefined && uuid.test(documentId) ? documentId : undefined);
  const language = stated('language');
  const withoutEnding = path.replace(/\.(?:json|xmi|xml)$/i, '');
  const fileName =
    [title, documentId, withoutEnding].find((name) => name !== undefined && fileLike.test(name)) ??
    `${withoutEnding}.txt`;
  return {
    key,
    where: `${path} ${sofa.name}`,
    ...(id !== undefined && { id }),
    ...(own?.sha256 !== undefined && /^[0-9a-f]{64}$/.test(own.sha256) && { sha256: own.sha256 }),
    ...(sofa.text !== undefined && { text: sofa.text }),
    fields: {
      // A title that is a file's name is none: the text has a better one.
      ...(title !== undefined &&
        (id !== undefined || !fileLike.test(title)) && { title: own?.title ?? title }),
      ...(own?.fileName !== undefined && { fileName: own.fileName }),
      ...(id === undefined && { fileName: sofa.uri?.split('/').at(-1) || fileName }),
      ...(language !== undefined && language !== 'x-unspecified' && { language }),
      ...(uri !== undefined && /^https?:\/\//i.test(uri) && { url: uri }),
    },
  };
}
