// The corpus that a command puts together: records, texts and journal in memory, written at the end.
import { basename } from 'node:path';
import type { Change } from '../../shared/change/change-set.ts';
import { initialEntityTypes } from '../../shared/model/codebook.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import { corpusOfFile } from '../../shared/native/corpus-of-file.ts';
import type { ImportPreview, ImportTarget } from '../../shared/native/import-preview.ts';
import type { NativeInput } from '../../shared/native/write-native.ts';
import { KnownTexts } from '../../shared/raw-texts/plan-text-import.ts';
import { CorpusStore } from '../../shared/store/corpus-store.ts';
import type { CliIo } from './command.ts';
import { readCorpus } from './read-corpus.ts';

/** Who the command line is in a corpus: one analyst, however often it is used. */
const commandLineName = 'Command line';

export interface Draft {
  readonly store: CorpusStore;
  readonly texts: Map<string, string>;
  readonly journal: JournalEntry[];
  readonly analyst: string;
  known: KnownTexts;
  /** Where the next source stands in the list. */
  position: number;
}

/** An empty corpus with the types every corpus begins with. */
export function newDraft(title: string, io: CliIo): Draft {
  const store = new CorpusStore();
  const info = { id: io.newId(), title, description: '', yardstick: 'icd203' as const };
  const types = initialEntityTypes.map(
    (after): Change => ({ table: 'entityTypes', id: after.id, before: null, after }),
  );
  store.apply([{ table: 'corpus', id: info.id, before: null, after: info }, ...types], 'load');
  return withAnalyst({ store, texts: new Map(), journal: [] }, io);
}

/** A native file as a draft. Throws CliError. */
export async function existingDraft(path: string, io: CliIo): Promise<Draft> {
  const file = await readCorpus(path, io, 'command-line');
  return withAnalyst(
    { store: corpusOfFile(file), texts: new Map(file.texts), journal: [...file.journal] },
    io,
  );
}

/** The title of a corpus that is made at `path`; `-` has none to go by. */
export function titleFromPath(path: string): string {
  return path === '-' ? 'Corpus' : basename(path).replace(/(\.glossator)?\.json$/i, '');
}

function withAnalyst(draft: Pick<Draft, 'store' | 'texts' | 'journal'>, io: CliIo): Draft {
  const known = [...draft.store.table('analysts').values()].find(
    (analyst) => analyst.name === commandLineName,
  );
  const analyst = known ?? { id: io.newId(), name: commandLineName };
  if (!known)
    draft.store.apply([{ table: 'analysts', id: analyst.id, before: null, after: analyst }], 'command');
  return { ...draft, analyst: analyst.id, ...listOf(draft.store) };
}

/** What a new text is compared with, and where it goes. */
function listOf(store: CorpusStore): Pick<Draft, 'known' | 'position'> {
  const sources = [...store.table('sources').values()];
  const last = sources.reduce((highest, source) => Math.max(highest, source.position), -1);
  return { known: new KnownTexts(sources), position: Math.floor(last) + 1 };
}

/** The draft as an import's target. */
export function targetOf(draft: Draft): ImportTarget {
  const entries = new Set(draft.journal.map((entry) => entry.id));
  return {
    store: draft.store,
    textOf: (hash) => draft.texts.get(hash) ?? null,
    hasJournalEntry: (id) => entries.has(id),
  };
}

/** The draft as an exporter reads it. */
export function inputOf(draft: Draft): NativeInput {
  return {
    store: draft.store,
    textOf: (hash) => draft.texts.get(hash) ?? null,
    journal: () => draft.journal,
  };
}

/** Takes a preview's changes, texts and history over, all or nothing; false where it changes nothing. */
export function commitPreview(draft: Draft, preview: ImportPreview, io: CliIo): boolean {
  if (!preview.changeSet) return false;
  for (const [hash, text] of preview.texts) draft.texts.set(hash, text);
  for (const entry of preview.journal) draft.journal.push({ ...entry, seq: nextNumber(draft) });
  record(draft, io, preview.changeSet.label, preview.changeSet.changes);
  Object.assign(draft, listOf(draft.store));
  return true;
}

function nextNumber(draft: Draft): number {
  return (draft.journal.at(-1)?.seq ?? 0) + 1;
}

/** Applies changes and enters them in the journal. */
export function record(draft: Draft, io: CliIo, label: string, changes: readonly Change[]): void {
  draft.store.apply(changes, 'import');
  draft.journal.push({
    id: io.newId(),
    seq: nextNumber(draft),
    at: io.now(),
    by: draft.analyst,
    label,
    reason: '',
    undoes: null,
    imported: false,
    changeCount: changes.length,
    changes,
  });
}
