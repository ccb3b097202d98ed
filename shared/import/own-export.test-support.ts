// What an importer read from our own export beside the corpus that was exported, for tests to compare.
import { unzip } from '../archive/unzip.ts';
import { utf8 } from '../archive/utf8.ts';
import { exportedBytes } from '../export/exported.test-support.ts';
import type { Exporter, ExportInput } from '../export/exporter.ts';
import { trapOptions } from '../export/trap-corpus.test-support.ts';
import type { Annotation } from '../model/annotation.ts';
import type { Span } from '../model/span.ts';
import { CoveredText } from './covered-text.ts';
import type { ImportedFile } from './importer.ts';
import type { Incoming, IncomingMark } from './incoming.ts';

/** The files of an export that is a zip. */
export async function exportedFiles(exporter: Exporter, input: ExportInput): Promise<ImportedFile[]> {
  const files = unzip(await exportedBytes(exporter, input, trapOptions));
  return [...files].map(([path, bytes]) => ({ path, bytes }));
}

/** Files from texts by path. */
export function filesOf(texts: Readonly<Record<string, string>>): ImportedFile[] {
  return Object.entries(texts).map(([path, text]) => ({ path, bytes: utf8(text) }));
}

/** What each passage of a mark covers in the file's own text, by the file's own offsets. Throws where its quote differs. */
export function coveredWords(incoming: Incoming, mark: IncomingMark): string[] {
  const source = incoming.sources.find(({ key }) => key === mark.source);
  if (source?.text === undefined) throw new Error(`${mark.where}: no text of ${mark.source}`);
  const covered = new CoveredText(source.text, incoming.unit === 'utf-16' ? 'utf-16' : 'code-point');
  return mark.passages.map(({ start = -1, end = -1, quote }) => {
    const words = covered.slice(start, end);
    if (quote !== undefined && quote !== words)
      throw new Error(`${mark.where}: ${JSON.stringify(quote)} is quoted, ${JSON.stringify(words)} covered`);
    return words;
  });
}

type Compared = Readonly<Record<string, unknown>>;

/** Marks of a corpus and of what was read from its export, each with all that it refers to by id and name, sorted by id. */
export interface ComparedMarks {
  readonly wanted: readonly Compared[];
  readonly read: readonly Compared[];
}

/** `asWritten`: the words of a span as the format writes them, from the span and the source's text. */
export async function comparedMarks(
  incoming: Incoming,
  input: ExportInput,
  asWritten: (span: Span, text: string) => string,
): Promise<ComparedMarks> {
  const wanted: Compared[] = [];
  for (const mark of input.store.table('annotations').values()) {
    const text = await input.textOf(input.store.get('sources', mark.sourceId)?.sha256 ?? '');
    wanted.push(
      ownMark(
        mark,
        input,
        mark.spans.map((span) => asWritten(span, text ?? '')),
      ),
    );
  }
  return { wanted: sorted(wanted), read: sorted(incoming.marks.map((mark) => readMark(mark, incoming))) };
}

function ownMark(mark: Annotation, { store }: ExportInput, words: readonly string[]): Compared {
  const entity = (id: string) => {
    const { name, mergedInto } = store.get('entities', id) ?? {};
    return { id, name, mergedInto: mergedInto ?? null };
  };
  const { id, sourceId, kind, tags, comment, status, createdAt, createdBy, updatedAt, updatedBy } = mark;
  return {
    ...{ id, source: sourceId, kind, words, comment, status, createdAt, updatedAt },
    by: [createdBy, updatedBy].map((by) => ({ id: by, name: store.get('analysts', by)?.name ?? by })),
    tags: tags.map((tag) => ({ id: tag, name: store.get('tags', tag)?.name ?? tag })),
    entity: mark.kind === 'mention' ? entity(mark.entityId) : null,
    claim:
      mark.kind === 'claim'
        ? {
            ...mark.claim,
            attribution: mark.claim.attribution.map(({ entityId, ...hop }) => ({
              ...hop,
              entity: entityId === null ? null : entity(entityId),
            })),
          }
        : null,
  };
}

function readMark(mark: IncomingMark, incoming: Incoming): Compared {
  const entity = (key: string | undefined) => {
    const found = incoming.entities.find((each) => each.key === key);
    const head = incoming.entities.find((each) => each.key === found?.mergedInto);
    return { id: found?.id, name: found?.name, mergedInto: head?.id ?? null };
  };
  const { id, kind, comment, status, createdAt, createdBy, updatedAt, updatedBy } = mark;
  return {
    ...{ id, source: incoming.sources.find(({ key }) => key === mark.source)?.id, kind },
    ...{ words: coveredWords(incoming, mark), comment, status, createdAt, updatedAt },
    by: [createdBy, updatedBy].map((by) => {
      const analyst = incoming.analysts.find(({ key }) => key === by);
      return { id: analyst?.id, name: analyst?.name };
    }),
    tags: (mark.tags ?? []).map((key) => {
      const tag = incoming.tags.find((each) => each.key === key);
      return { id: tag?.id, name: tag?.name };
    }),
    entity: mark.kind === 'mention' ? entity(mark.entity) : null,
    claim: mark.claim
      ? {
          ...mark.claim,
          attribution: mark.claim.attribution?.map(({ entity: key, ...hop }) => ({
            ...hop,
            entity: key === undefined ? null : entity(key),
          })),
        }
      : null,
  };
}

function sorted(marks: readonly Compared[]): Compared[] {
  return [...marks].sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
}

/** Links between claims of one source as `from type to`, of the corpus and of what was read, sorted. */
export function comparedLinks(
  incoming: Incoming,
  { store }: ExportInput,
): { wanted: string[]; read: string[] } {
  const within = [...store.table('links').values()].filter(({ from, to }) => {
    const [one, other] = [store.get('annotations', from.id), store.get('annotations', to.id)];
    return one?.kind === 'claim' && other?.kind === 'claim' && one.sourceId === other.sourceId;
  });
  return {
    wanted: within.map(({ type, from, to }) => `${from.id} ${type} ${to.id}`).sort(),
    read: incoming.links.map(({ type, from, to }) => `${from.key} ${type} ${to.key}`).sort(),
  };
}
