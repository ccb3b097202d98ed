// What becomes of one file: a new source, one with a text that is there already, skipped, or refused, with the words for it.
import type { Clock, Id } from '../model/ids.ts';
import type { Source } from '../model/source.ts';
import { isRefusal, type Refusal } from './decode-text.ts';
import { encodingName } from './known-encodings.ts';
import type { DocumentFacts, ReadText } from './read-text.ts';
import { describeTextFile } from './text-file.ts';

export type ImportOutcome = 'new' | 'same-text' | 'skipped' | 'refused';

export interface ImportPlan {
  readonly outcome: ImportOutcome;
  /** One sentence for the import report. */
  readonly message: string;
}

/** One line of the import report. */
export interface ImportReportLine {
  readonly fileName: string;
  readonly outcome: ImportOutcome;
  readonly message: string;
  /** The source made, or the one that was there already; null when there is none. */
  readonly sourceId: Id | null;
}

export type KnownText = Pick<Source, 'id' | 'title' | 'fileName' | 'sha256'>;

/** The texts a corpus has, by hash; grows while an import goes on, so that two equal files of one import are told apart. */
export class KnownTexts {
  readonly #byHash = new Map<string, KnownText[]>();

  constructor(sources: Iterable<KnownText> = []) {
    for (const source of sources) this.add(source);
  }

  add(source: KnownText): void {
    const { id, title, fileName, sha256 } = source;
    const known = { id, title, fileName, sha256 };
    const same = this.#byHash.get(sha256);
    if (same) same.push(known);
    else this.#byHash.set(sha256, [known]);
  }

  withHash(sha256: string): readonly KnownText[] {
    return this.#byHash.get(sha256) ?? [];
  }
}

export interface TextFile {
  /** Null for pasted text. */
  readonly fileName: string | null;
  readonly decoded: ReadText | Refusal;
  /** Of the UTF-8 encoding of the text; ignored for what was refused. */
  readonly sha256: string;
}

/** Same hash and same file name: skipped. Same hash, another name: another source, and says so. */
export function planTextImport(
  known: KnownTexts,
  file: TextFile,
): ImportPlan & { readonly sameAs: Id | null } {
  const { decoded, fileName, sha256 } = file;
  if (isRefusal(decoded)) return { outcome: 'refused', message: decoded.message, sameAs: null };
  const same = known.withHash(sha256);
  const itself = same.find((source) => source.fileName === fileName);
  if (itself) {
    const message =
      fileName === null
        ? `Already in this corpus as “${itself.title}”; nothing was added.`
        : 'Already in this corpus under this name; nothing was added.';
    return { outcome: 'skipped', message, sameAs: itself.id };
  }
  const twin = same[0];
  const reading = describeReading(decoded);
  if (twin) {
    const message = `Same text as ${twin.fileName ?? `“${twin.title}”`}; added as another source. ${reading}`;
    return { outcome: 'same-text', message, sameAs: twin.id };
  }
  return { outcome: 'new', message: `Added. ${reading}`, sameAs: null };
}

/** How the bytes were read: by what, or in which encoding, and what it left out or unexplained. */
function describeReading({ encoding, replaced, document }: ReadText): string {
  if (document) {
    const { tool, version } = document.extraction ?? { tool: '', version: '' };
    const article = /^[aeio]/i.test(document.label) ? 'an' : 'a';
    return [`Text taken out of ${article} ${document.label} by ${tool} ${version}.`, ...document.notes].join(
      ' ',
    );
  }
  const read = `Read as ${encodingName(encoding ?? 'utf-8')}`;
  if (replaced === 0) return `${read}.`;
  return `${read}; ${replaced} ${replaced === 1 ? 'character' : 'characters'} that it does not explain came in as “\ufffd”.`;
}

export interface NewText {
  /** Null for pasted text. */
  readonly fileName: string | null;
  /** Instead of the one found in the text. */
  readonly title?: string;
  readonly text: string;
  /** Null for pasted text, and for documents that are not in an encoding. */
  readonly encoding: string | null;
  readonly sha256: string;
  readonly position: number;
  /** What the document stated that the text was taken out of. */
  readonly document?: DocumentFacts | null | undefined;
}

/** The source record of a text; everything nobody stated stays unknown. */
export function makeSource(from: NewText, clock: Clock, analyst: Id): Source {
  const described = describeTextFile(from.fileName, from);
  const { document } = from;
  const now = clock.now();
  return {
    id: clock.newId(),
    position: from.position,
    title: from.title ?? document?.title ?? described.title,
    fileName: from.fileName,
    mediaType: document?.mediaType ?? described.mediaType,
    language: document?.language ?? described.language,
    encoding: from.encoding,
    extraction: document?.extraction ?? null,
    sha256: from.sha256,
    length: from.text.length,
    supersedes: null,
    publisher: document?.publisher ?? null,
    authors: document?.authors ?? [],
    publishedOn: document?.publishedOn ?? null,
    retrievedOn: null,
    url: document?.url ?? null,
    reliability: null,
    interest: '',
    notes: document?.notes.join('\n') ?? '',
    readStatus: 'unread',
    zones: document?.zones ?? [],
    createdAt: now,
    createdBy: analyst,
    updatedAt: now,
    updatedBy: analyst,
  };
}

/** The report in one sentence: "12 texts added (2 with a text that was there already), 1 skipped, 3 refused." */
export function summarise(lines: readonly Pick<ImportReportLine, 'outcome'>[]): string {
  const count = (outcome: ImportOutcome) => lines.filter((line) => line.outcome === outcome).length;
  const twins = count('same-text');
  const added = count('new') + twins;
  const words = (number: number) => number.toLocaleString('en-GB');
  const parts = [`${added === 0 ? 'No' : words(added)} ${added === 1 ? 'text' : 'texts'} added`];
  if (twins > 0) parts[0] += ` (${words(twins)} with a text that was there already)`;
  if (count('skipped') > 0) parts.push(`${words(count('skipped'))} skipped`);
  if (count('refused') > 0) parts.push(`${words(count('refused'))} refused`);
  return `${parts.join(', ')}.`;
}
