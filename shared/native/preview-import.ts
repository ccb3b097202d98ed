// Says what importing a file would do, and makes the one change set that does it: all or nothing.
import type { Change, TableName } from '../change/change-set.ts';
import { tombstoneKey } from '../model/corpus.ts';
import type { Id } from '../model/ids.ts';
import type { CorpusStore } from '../store/corpus-store.ts';
import { spanFaults } from './check-spans.ts';
import {
  type ImportCounts,
  type ImportOptions,
  type ImportPreview,
  type ImportTarget,
  noCounts,
} from './import-preview.ts';
import { CorpusMerge } from './merge-corpus.ts';
import type { ParsedCorpus } from './parsed-corpus.ts';
import { ProblemList } from './problem.ts';
import { sameValue } from './same-value.ts';

/**
 * Compares a file that was read without errors with a corpus. Into an empty corpus everything comes in as it is. Otherwise
 * records are matched by id, sources also by hash and file name; the newer `updatedAt` wins, fields that differ without
 * being newer are conflicts that keep ours unless `resolve` says otherwise. Where the journals tell what both had before, a
 * field that only one side changed since is that side's, and one that both changed is a conflict whoever is newer.
 */
export async function previewImport(
  target: ImportTarget,
  file: ParsedCorpus,
  options: ImportOptions = {},
): Promise<ImportPreview> {
  const { store } = target;
  const problems = new ProblemList();
  await checkMissingTexts(target, file, problems);
  const journal = target.hasJournalEntry
    ? file.journal.filter((entry) => !target.hasJournalEntry?.(entry.id))
    : file.journal;
  const common = { texts: file.texts, journal };
  const label = `Imported ${file.corpus.title.trim() === '' ? 'a corpus' : `“${file.corpus.title}”`}`;
  if (isEmptyCorpus(store)) {
    const counts = noCounts();
    const changes = takeover(store, file, counts);
    return {
      ...common,
      counts,
      conflicts: [],
      stayDeleted: [],
      keptAlive: [],
      refused: problems.all(),
      changeSet: problems.errors > 0 || changes.length === 0 ? null : { label, reason: '', changes },
      remapped: new Map(),
      intoEmpty: true,
    };
  }
  const merge = new CorpusMerge(
    store,
    file,
    options,
    problems,
    (id) => target.hasJournalEntry?.(id) ?? false,
  );
  const changes = await merge.run();
  return {
    ...common,
    counts: merge.counts,
    conflicts: merge.conflicts,
    stayDeleted: merge.stayDeleted,
    keptAlive: merge.keptAlive,
    refused: problems.all(),
    changeSet: problems.errors > 0 || changes.length === 0 ? null : { label, reason: '', changes },
    remapped: merge.remapped,
    intoEmpty: false,
  };
}

/** Whether a corpus has nothing yet that an import could meet; codebook and analysts may already be there. */
export function isEmptyCorpus(store: CorpusStore): boolean {
  const tables: TableName[] = ['sources', 'entities', 'annotations', 'links', 'deleted'];
  return tables.every((name) => store.table(name).size === 0);
}

/** Everything of the file as it is; header and codebook of the empty corpus give way. Its analysts stay: they are at work. */
function takeover(store: CorpusStore, file: ParsedCorpus, counts: Record<TableName, ImportCounts>): Change[] {
  const changes: Change[] = [];
  const put = (table: TableName, id: Id, after: object) => {
    const before = store.get(table, id) ?? null;
    if (before && sameValue(before, after)) {
      counts[table].same++;
      return;
    }
    counts[table].new++;
    changes.push({ table, id, before, after } as Change);
  };
  const replace = (
    table: 'corpus' | 'tags' | 'entityTypes' | 'relationTypes',
    records: readonly { id: Id }[],
  ) => {
    const ids = new Set(records.map((record) => record.id));
    for (const [id, before] of store.table(table))
      if (!ids.has(id)) changes.push({ table, id, before, after: null } as Change);
    for (const record of records) put(table, record.id, record);
  };
  replace('corpus', [file.corpus]);
  for (const analyst of file.analysts) put('analysts', analyst.id, analyst);
  replace('tags', file.tags);
  replace('entityTypes', file.entityTypes);
  replace('relationTypes', file.relationTypes);
  for (const table of ['sources', 'entities', 'annotations', 'links'] as const) {
    for (const after of file[table]) changes.push({ table, id: after.id, before: null, after } as Change);
    counts[table].new += file[table].length;
  }
  for (const tombstone of file.deleted)
    put('deleted', tombstoneKey(tombstone.table, tombstone.id), tombstone);
  return changes;
}

/** A source without text in the file needs its text here, and the file's quotes must be found in it. */
async function checkMissingTexts(
  target: ImportTarget,
  file: ParsedCorpus,
  problems: ProblemList,
): Promise<void> {
  const without = file.sources.filter((source) => !file.texts.has(source.sha256));
  if (without.length === 0) return;
  const marks = new Map<Id, number[]>(without.map((source) => [source.id, []]));
  file.annotations.forEach((mark, index) => {
    marks.get(mark.sourceId)?.push(index);
  });
  for (const source of without) {
    const text = await target.textOf(source.sha256);
    if (text === null) {
      problems.error(
        `sources (${source.id})`,
        `The text of “${source.title}”${source.fileName === null ? '' : ` (${source.fileName})`} is neither in the file nor in this corpus.`,
        'Import its text first, or ask for an export with texts.',
      );
      continue;
    }
    for (const index of marks.get(source.id) ?? []) {
      const mark = file.annotations[index];
      for (const fault of mark ? spanFaults(mark, text, text.length) : [])
        problems.error(`annotations[${index}].spans[${fault.span}] (${mark?.id})`, fault.message, fault.hint);
    }
  }
}
