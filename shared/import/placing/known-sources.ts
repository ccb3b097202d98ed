// The corpus's sources by everything that a foreign file may call them.
import type { Id } from '../../model/ids.ts';
import type { Source } from '../../model/source.ts';
import type { CorpusStore } from '../../store/corpus-store.ts';
import { foldName } from '../../text/fold.ts';
import type { IncomingSource } from '../incoming.ts';
import type { SourceMatch } from './placement-report.ts';

/** A source of the corpus that may be meant, and why. */
export interface Candidate {
  readonly source: Source;
  readonly by: SourceMatch;
}

export class KnownSources {
  /** By position. */
  readonly all: readonly Source[];
  readonly #store: CorpusStore;
  readonly #byHash: ReadonlyMap<string, readonly Source[]>;
  readonly #byFileName: ReadonlyMap<string, readonly Source[]>;
  readonly #byBaseName: ReadonlyMap<string, readonly Source[]>;
  readonly #byUrl: ReadonlyMap<string, readonly Source[]>;
  readonly #byTitle: ReadonlyMap<string, readonly Source[]>;

  constructor(store: CorpusStore) {
    this.#store = store;
    this.all = store.sourcesInOrder();
    this.#byHash = grouped(this.all, (source) => source.sha256);
    this.#byFileName = grouped(this.all, (source) => source.fileName);
    this.#byBaseName = grouped(this.all, (source) => baseNameOf(source.fileName));
    this.#byUrl = grouped(this.all, (source) => comparableUrl(source.url));
    this.#byTitle = grouped(this.all, (source) => foldName(source.title));
  }

  withId(id: Id | undefined): Source | undefined {
    return id === undefined ? undefined : this.#store.get('sources', id);
  }

  withHash(sha256: string): readonly Source[] {
    return this.#byHash.get(sha256) ?? [];
  }

  /** Sources of the same file name (with its folders before without), then URL, then title. Each once, by its surest name. */
  named({ fields }: IncomingSource): readonly Candidate[] {
    const found = new Map<Id, Candidate>();
    const add = (by: SourceMatch, sources: readonly Source[] | undefined) => {
      for (const source of sources ?? []) if (!found.has(source.id)) found.set(source.id, { source, by });
    };
    if (isText(fields.fileName)) {
      add('file-name', this.#byFileName.get(fields.fileName));
      add('file-name', this.#byBaseName.get(baseNameOf(fields.fileName) ?? ''));
    }
    if (isText(fields.url)) add('url', this.#byUrl.get(comparableUrl(fields.url) ?? ''));
    if (isText(fields.title)) add('title', this.#byTitle.get(foldName(fields.title)));
    return [...found.values()];
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function grouped(
  sources: readonly Source[],
  key: (source: Source) => string | null,
): Map<string, readonly Source[]> {
  const groups = new Map<string, Source[]>();
  for (const source of sources) {
    const name = key(source);
    if (name === null || name === '') continue;
    const group = groups.get(name);
    if (group) group.push(source);
    else groups.set(name, [source]);
  }
  return groups;
}

function baseNameOf(fileName: string | null): string | null {
  return fileName?.split(/[/\\]/).at(-1)?.toLowerCase() ?? null;
}

/** An address without what does not change the page: scheme, fragment, a slash at the end. */
function comparableUrl(url: string | null): string | null {
  return (
    url
      ?.trim()
      .replace(/^https?:\/\/(www\.)?/i, '')
      .replace(/#.*$/s, '')
      .replace(/\/$/, '') ?? null
  );
}
