// Takes a native file record by record, whoever parses it, checks each record's shape, then the whole, and gives the corpus.
import type { Annotation } from '../model/annotation.ts';
import type { CodebookEntry } from '../model/codebook.ts';
import type { Analyst, CorpusInfo, Tombstone } from '../model/corpus.ts';
import type { Entity } from '../model/entity.ts';
import type { JournalEntry } from '../model/journal.ts';
import type { Link } from '../model/link.ts';
import type { Source } from '../model/source.ts';
import { checkCorpus } from './check-corpus.ts';
import { formatName, formatVersion, type NativeSource, offsetUnit } from './native-file.ts';
import { codebookLists, corpusShape, type ListName, listShapes, topKeys } from './native-shapes.ts';
import type { ParsedCorpus, ReadOptions, ReadResult } from './parsed-corpus.ts';
import { ProblemList } from './problem.ts';
import type { ShapeReport } from './record-shape.ts';

const unknownHint = 'Newer versions may know it. It is left out.';

/** Lists whose records carry stamps. */
const stamped: ReadonlySet<ListName> = new Set<ListName>(['sources', 'entities', 'annotations', 'links']);

interface Stamps {
  createdAt?: string;
  createdBy?: string;
  updatedAt?: string;
  updatedBy?: string;
}

interface Lists {
  readonly analysts: (Analyst | null)[];
  readonly tags: (CodebookEntry | null)[];
  readonly entityTypes: (CodebookEntry | null)[];
  readonly relationTypes: (CodebookEntry | null)[];
  readonly sources: (NativeSource | null)[];
  readonly entities: (Entity | null)[];
  readonly annotations: (Annotation | null)[];
  readonly links: (Link | null)[];
  readonly deleted: (Tombstone | null)[];
  readonly journal: (JournalEntry | null)[];
}

export class NativeCollector {
  readonly problems = new ProblemList();
  readonly #options: ReadOptions;
  readonly #header = new Map<string, unknown>();
  readonly #lists: Lists = {
    analysts: [],
    tags: [],
    entityTypes: [],
    relationTypes: [],
    sources: [],
    entities: [],
    annotations: [],
    links: [],
    deleted: [],
    journal: [],
  };
  readonly #broken = new Set<string>();
  #refused = false;
  #lacksList = false;
  #record: unknown = null;
  readonly #report: ShapeReport = {
    path: [],
    fault: (key, message) =>
      this.problems.error(this.#where(key), `${fieldName(this.#report.path, key)} ${message}.`),
    unknown: (key) => {
      const generic = [...this.#report.path, key].map((step) => (typeof step === 'number' ? '[]' : step));
      const name = joined(generic);
      this.problems.repeatedWarning(
        name,
        this.#where(key),
        `“${key}” is not a key of this format.`,
        unknownHint,
      );
    },
  };

  constructor(options: ReadOptions) {
    this.#options = options;
  }

  /** Whether there is no point in reading on: another format or a newer version. */
  get refused(): boolean {
    return this.#refused;
  }

  /** One key of the top level that is no list: format, version, offsetUnit, generator, exportedAt, corpus. */
  top(key: string, value: unknown): void {
    if (!topKeys.includes(key)) {
      this.problems.repeatedWarning(key, key, `“${key}” is not a key of this format.`, unknownHint);
      return;
    }
    this.#header.set(key, value);
    const hint = 'Choose a file that Glossator has exported (*.glossator.json).';
    if (key === 'format' && value !== formatName)
      this.#refuse('format', `This is not a Glossator corpus: its format is ${shown(value)}.`, hint);
    if (key === 'version' && typeof value === 'number' && value > formatVersion)
      this.#refuse(
        'version',
        `The file has format version ${value}; this program reads up to ${formatVersion}.`,
        'Open it with a newer Glossator.',
      );
    else if (key === 'version' && value !== formatVersion)
      this.#refuse('version', `The file's version is ${shown(value)}, not ${formatVersion}.`, hint);
    if (key === 'offsetUnit' && value !== offsetUnit)
      this.#refuse(
        'offsetUnit',
        `The file counts offsets in ${shown(value)}; only ${offsetUnit} is read.`,
        'Convert its offsets to UTF-16 code units.',
      );
  }

  /** The value of a list's key when it is not read record by record. */
  list(name: ListName, value: unknown): void {
    if (Array.isArray(value))
      for (let index = 0; index < value.length; index++) this.record(name, value[index], index);
    else if (value !== null && value !== undefined) {
      this.#lacksList = true;
      this.problems.error(listPath(name), `${listPath(name)} must be a list.`);
    }
  }

  /** One record of a list, as parsed; the object is taken over. */
  record(name: ListName, value: unknown, index: number): void {
    this.#record = value;
    const before = this.problems.errors;
    this.#report.path.length = 0;
    this.#report.path.push(listPath(name), index);
    const checked = listShapes[name].check(value, this.#report);
    if (stamped.has(name) && this.problems.errors === before) this.#stamp(checked as Stamps);
    // A broken record is kept as null, so that numbers in later messages stay those of the file.
    const list = this.#lists[name] as unknown[];
    if (this.problems.errors === before) list.push(checked);
    else {
      list.push(null);
      const id = (value as { id?: unknown } | null)?.id;
      if (typeof id === 'string') this.#broken.add(id);
    }
  }

  /** Checks everything that takes more than one record. */
  async finish(): Promise<ReadResult> {
    for (const key of ['format', 'version', 'offsetUnit'])
      if (!this.#header.has(key) && !this.#refused)
        this.#refuse(
          key,
          `The file has no “${key}”.`,
          'Choose a file that Glossator has exported (*.glossator.json).',
        );
    if (this.#refused) return this.#result(null);
    const corpus = this.#corpus();
    // Whatever refers to a list that is none would be reported as lost, too.
    if (this.#lacksList) return this.#result(null);
    const texts = new Map<string, string>();
    const sources = this.#lists.sources.map((source, index): Source | null => {
      if (!source) return null;
      const { text, ...record } = source;
      if (text === undefined) return record;
      texts.set(record.sha256, text);
      if (text.length !== record.length)
        this.problems.error(
          `sources[${index}].length (${record.id})`,
          `The text has ${text.length} UTF-16 units, the file says ${record.length}.`,
          'The text or its offsets were changed after the export.',
        );
      return record;
    });
    await this.#checkHashes();
    const journal = this.#lists.journal.map(
      (entry) => entry && { ...entry, imported: true, changeCount: entry.changes.length },
    );
    const lists = { ...this.#lists, sources, journal };
    const { problems } = this;
    const { by } = this.#options;
    const addedTypes = checkCorpus(lists, { texts, broken: this.#broken, by, problems });
    if (problems.errors > 0) return this.#result(null);
    const generator = this.#header.get('generator');
    const exportedAt = this.#header.get('exportedAt');
    return this.#result({
      generator: typeof generator === 'string' ? generator : '',
      exportedAt: typeof exportedAt === 'string' ? exportedAt : null,
      corpus,
      analysts: present(lists.analysts),
      tags: present(lists.tags),
      entityTypes: [...present(lists.entityTypes), ...addedTypes],
      relationTypes: present(lists.relationTypes),
      sources: present(sources),
      texts,
      entities: present(lists.entities),
      annotations: present(lists.annotations),
      links: present(lists.links),
      deleted: present(lists.deleted),
      journal: present(journal).sort((a, b) => a.seq - b.seq),
    });
  }

  async #checkHashes(): Promise<void> {
    for (const [index, source] of this.#lists.sources.entries()) {
      if (!source || source.text === undefined) continue;
      if ((await this.#options.sha256(source.text)) !== source.sha256)
        this.problems.error(
          `sources[${index}].sha256 (${source.id})`,
          `The text of “${source.title}” does not have the hash the file gives.`,
          'The text was changed after the export; restore it or leave it out.',
        );
    }
  }

  #corpus(): CorpusInfo {
    const value = this.#header.get('corpus') ?? null;
    this.#record = value;
    this.#report.path.length = 0;
    this.#report.path.push('corpus');
    return corpusShape.check(value, this.#report) as CorpusInfo;
  }

  #stamp(record: Stamps): void {
    record.createdAt ??= this.#options.at;
    record.createdBy ??= this.#options.by;
    record.updatedAt ??= record.createdAt;
    record.updatedBy ??= record.createdBy;
  }

  #refuse(where: string, message: string, hint: string): void {
    this.#refused = true;
    this.problems.error(where, message, hint);
  }

  #where(key: string | null): string {
    const path = joined(key === null ? this.#report.path : [...this.#report.path, key]);
    const id = (this.#record as { id?: unknown } | null)?.id;
    return typeof id === 'string' ? `${path} (${id.slice(0, 200)})` : path;
  }

  #result(file: ParsedCorpus | null): ReadResult {
    const { errors, warnings } = this.problems;
    return { file, problems: this.problems.all(), errors, warnings };
  }
}

/** `tags` stand in the file as `codebook.tags`. */
export function listPath(name: ListName): string {
  return codebookLists.includes(name) ? `codebook.${name}` : name;
}

function joined(steps: readonly (string | number)[]): string {
  let path = '';
  for (const step of steps) {
    const text = typeof step === 'number' ? `[${step}]` : step;
    path += path === '' || text.startsWith('[') ? text : `.${text}`;
  }
  return path;
}

function fieldName(path: readonly (string | number)[], key: string | null): string {
  if (key !== null && !key.startsWith('[')) return `“${key}”`;
  const name = path.findLast((step) => typeof step === 'string');
  return key !== null
    ? `An item of “${name}”`
    : typeof path.at(-1) === 'number'
      ? `A record of “${name}”`
      : `“${name}”`;
}

function shown(value: unknown): string {
  return value === undefined ? 'missing' : (JSON.stringify(value) ?? 'missing').slice(0, 80);
}

function present<Item>(list: readonly (Item | null)[]): Item[] {
  return list.filter((item) => item !== null);
}
